"""A text with the path it came from."""

from dataclasses import dataclass, field

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class SourceText:
    """The Markdown of one file at one moment, decoded, with LF line ends and no BOM.

    Args:
        path: POSIX path of the file, as an author would write it.
        text: The whole file, front matter included.
    """

    path: str
    # A text is known by its digest; repeating it in every description would cost more than it says.
    text: str = field(repr=False)


def normalise_newlines(text: str) -> str:
    """The same text without BOM and with LF line ends; neither is something a reader can see."""
    return text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")


def decode_text(data: bytes, path: str) -> SourceText | Diagnostic:
    """Decode a file; what is not UTF-8 is refused with the line where that shows."""
    try:
        return SourceText(path, normalise_newlines(data.decode("utf-8")))
    except UnicodeDecodeError as error:
        return Diagnostic(
            code="S904",
            severity=Severity.ERROR,
            location=SourceLocation(path, data.count(b"\n", 0, error.start) + 1),
            what=f"Byte 0x{data[error.start]:02x} is not UTF-8.",
            why="The words of a policy must not depend on guessing how they were encoded.",
            remedy="Save the file as UTF-8.",
        )
