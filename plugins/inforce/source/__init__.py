"""Text, and where it came from."""
