"""What readers see, as values: one view a kind of page, computed from facts alone."""
