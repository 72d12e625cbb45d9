"""One rule a file; none knows another. Each takes a clause and says what it finds."""
