"""What long work is at, shown only where someone watches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.text import Text


@contextmanager
def progress(first: str) -> Iterator[Callable[[str], None]]:
    """Show one line that changes while the work goes on; nothing where there is no terminal.

    Args:
        first: What is being done at the start.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _words: None
        return
    with console.status(Text(first)) as line:
        yield lambda words: line.update(Text(words))
