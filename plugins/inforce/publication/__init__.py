"""What a reader or a machine will fetch, as values."""
