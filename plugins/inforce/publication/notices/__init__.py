"""Notices: one record of what is said of a coming change, and every form in which it is said."""
