"""Validated choices, as values."""
