"""Policies, their versions and their changes."""
