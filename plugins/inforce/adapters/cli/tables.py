"""Tables on a terminal: as wide as it is, and plain and wide where there is none."""

from rich.console import Console

NO_TERMINAL_WIDTH = 160


def console() -> Console:
    """Where results are printed."""
    found = Console(highlight=False)
    return found if found.is_terminal else Console(width=NO_TERMINAL_WIDTH, highlight=False)
