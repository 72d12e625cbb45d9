"""Where a thing stands in a source file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class SourceLocation:
    """A place an author can open in an editor.

    Args:
        path: POSIX path, as the author would write it.
        line: Line of the file, front matter included, counted from 1.
        column: Column counted from 1.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
