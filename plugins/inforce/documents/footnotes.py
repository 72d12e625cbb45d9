"""Footnotes in the order in which a reader meets them, each label once."""

from collections.abc import Mapping
from dataclasses import dataclass

from inforce.diagnostics import Diagnostic, Severity
from inforce.documents.drafts import Draft
from inforce.location import SourceLocation


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The footnotes of one text.

    Args:
        drafts: In the order of first reference; those nobody refers to stand last.
        diagnostics: What their author must be told.
    """

    drafts: list[Draft]
    diagnostics: list[Diagnostic]


def settle_footnotes(
    found: list[Draft], noted: Mapping[str, Mapping[str, int]], path: str
) -> Footnotes:
    """Put footnotes in order; no word of one is lost.

    Args:
        found: The footnotes, in the order of the source.
        noted: What the parser noted of references: the place of each label, or less than 0.
        path: Path of the source.
    """
    first: dict[str, Draft] = {}
    diagnostics: list[Diagnostic] = []
    for note in found:
        known = first.setdefault(note.name, note)
        if known is not note:
            # The reader sees one number for both, so they are one note.
            known.children += note.children
            diagnostics.append(_twice(note, known, path))
    places = noted.get("refs", {})

    def place(note: Draft) -> int:
        referred = places.get(f":{note.name}", -1)
        return referred if referred >= 0 else len(first)

    diagnostics += [
        _never_referred(note, path) for note in first.values() if place(note) == len(first)
    ]
    return Footnotes(sorted(first.values(), key=place), diagnostics)


def _twice(note: Draft, first: Draft, path: str) -> Diagnostic:
    return Diagnostic(
        code="D005",
        severity=Severity.WARNING,
        location=SourceLocation(path, note.line),
        what=f"The footnote “{note.name}” stands here again; line {first.line} has it already.",
        why="A reader sees one number for both, so their words were put together.",
        remedy="Give one of the two another label.",
    )


def _never_referred(note: Draft, path: str) -> Diagnostic:
    return Diagnostic(
        code="D004",
        severity=Severity.WARNING,
        location=SourceLocation(path, note.line),
        what=f"No text refers to the footnote “{note.name}”.",
        why="A reader meets it only at the end of the page.",
        remedy=f"Refer to it with [^{note.name}], or remove it.",
    )
