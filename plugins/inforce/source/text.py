"""A text with the path it came from."""

from dataclasses import dataclass

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class SourceText:
    """The Markdown of one file at one moment, decoded, with LF line ends and no BOM.

    Args:
        path: POSIX path of the file, as an author would write it.
        text: The whole file, front matter included.
    """

    path: str
    text: str


def normalise_newlines(text: str) -> str:
    """The same text without BOM and with LF line ends; neither is something a reader can see."""
    return text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
