"""Hands a notice to a mail server, once to each recipient, however often the sender is stopped."""
