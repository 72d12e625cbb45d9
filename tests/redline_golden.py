"""Golden cases of the redline: a format that someone who reads contracts can write.

A case is five parts, parted by lines that hold a single full stop: its title, the old text, the
new text, what is marked, and why. What is marked is one line a clause: where it stands, then its
words with [-what is gone-] and {+what came+}; a note stands in round brackets under it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inforce.documents.document import Document
from inforce.documents.parse import parse_document
from inforce.publication.redline_text import redline_text
from inforce.redline.compare import compare
from inforce.redline.redline import Redline
from inforce.source.text import SourceText, normalise_newlines

CASES = Path(__file__).parent / "redline" / "cases"
PARTS = 5


@dataclass(frozen=True, slots=True)
class Case:
    """One golden case."""

    file: str
    title: str
    old: str
    new: str
    expected: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.title}"


def read_cases() -> Iterator[Case]:
    """Every case of every file."""
    for path in sorted(CASES.glob("*.md")):
        for block in path.read_text(encoding="utf-8").split("\n\n===\n\n"):
            parts = block.strip("\n").split("\n.\n")
            assert len(parts) == PARTS, f"{path.name}: {parts[0]}: {len(parts)} parts"
            title, old, new, expected, reason = parts
            yield Case(path.name, title.strip(), old, new, expected.strip(), reason.strip())


def document_of(markdown: str) -> Document:
    """The tree of a Markdown text."""
    return parse_document(SourceText("terms.md", normalise_newlines(markdown))).document


def redline_of(old: str, new: str, *, typography: bool = False) -> Redline:
    """The redline of two Markdown texts."""
    return compare(document_of(old), document_of(new), typography=typography)


def marked(redline: Redline) -> str:
    """What is marked, as a golden case says it."""
    if not redline.changes:
        return "nothing"
    lines: list[str] = []
    where = ""
    for line in redline_text(redline, clean=str).splitlines()[1:]:
        if not line:
            continue
        if not line.startswith("  "):
            where = line.split(" · ")[0] if " · " in line else ""
            fresh = True
        elif fresh and not line.startswith(("  renumbered", "  Moved", "  Link", "  Formatting")):
            lines.append(f"{where}: {line.strip()}")
            fresh = False
        elif line.startswith(("  renumbered", "  Moved", "  Link", "  Formatting")):
            lines.append(f"({where}: {line.strip()})")
        else:
            lines.append(f"   {line.strip()}")
    return "\n".join(lines)
