"""Declared against found: an author's word for a change holds only if the text bears it out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation
from inforce.materiality.assessed import AssessedChange
from inforce.materiality.assessment import Assessment
from inforce.materiality.scale import Direction, Materiality
from inforce.source.declarations import DeclaredChange, DeclaredWaiver

CLASSES: Final = {one.word: one for one in Materiality}
OPEN: Final = "M002"
DEFINITION: Final = "definition"
SHOWN: Final = 3
CODE: Final = re.compile(r"[A-Z]\d{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What an author says of a version's changes.

    Args:
        path: The file that says so.
        change: Its class; empty where none is given.
        line: Where the class stands.
        notes: The author's reading, clause by clause.
        waivers: Findings answered on the record.
    """

    path: str
    change: str
    line: int
    notes: tuple[DeclaredChange, ...]
    waivers: tuple[DeclaredWaiver, ...]


def judge_declaration(
    declared: Declaration, found: Assessment, *, on: date
) -> Iterator[Diagnostic]:
    """Everything in which an author's word and the text disagree.

    Args:
        declared: What the author says.
        found: What the text shows, against the version before it.
        on: The day; a waiver ends with its `until`.
    """
    said = CLASSES.get(declared.change)
    if said is not None and said < found.shown:
        yield _weaker(declared, found)
    yield from _open(declared, found, on)
    for note in declared.notes:
        yield from _note(declared, note, found)
    for waiver in declared.waivers:
        yield from _waiver(declared, waiver, on)


def clausal(waiver: DeclaredWaiver) -> bool:
    """Whether a waiver answers for one clause only, and so is not for every finding of its code."""
    return waiver.finding == OPEN and bool(waiver.section)


def _weaker(declared: Declaration, found: Assessment) -> Diagnostic:
    weight = found.shown
    heavy = [change for change in found.weightiest if change.weight is weight]
    shown = "; ".join(_evidence(change) for change in heavy[:SHOWN])
    return Diagnostic(
        code="M001",
        severity=Severity.ERROR,
        location=SourceLocation(declared.path, declared.line),
        what=f"The change is declared {declared.change}; the text shows a {weight.word} one: "
        f"{shown}.",
        why="Who relies on the class is told too late or not at all.",
        remedy=f"Write `change: {weight.word}`, or answer the finding in `waivers`.",
    )


def _evidence(change: AssessedChange) -> str:
    words = tuple(dict.fromkeys(w for finding in change.findings for w in finding.evidence))
    quoted = ", ".join(f"“{word}”" for word in words[:SHOWN])
    place = change.citation or change.section
    return f"{place}: {change.reason.rstrip('.')}{f' ({quoted})' if quoted else ''}"


def _open(declared: Declaration, found: Assessment, on: date) -> Iterator[Diagnostic]:
    said = CLASSES.get(declared.change)
    told = {note.section for note in declared.notes if note.effect or note.what}
    told |= {
        waiver.section for waiver in declared.waivers if clausal(waiver) and _holds(waiver, on)
    }
    for change in found.open:
        if known_as(change) & told:
            continue
        defined = DEFINITION in change.categories
        place = change.citation or change.section
        line = None if defined else change.new_line  # a definition stands in a file of its own
        # Where a whole version is declared material, its definitions are taken for that, too.
        weighed = defined and said is Materiality.MATERIAL
        yield Diagnostic(
            code=OPEN,
            severity=Severity.INFO if weighed else Severity.WARNING,
            location=SourceLocation(declared.path, line or declared.line),
            what=f"What the change of {f'the definition “{place}”' if defined else place} does to "
            "the reader cannot be told from its words.",
            why="A change that nobody has read may be the one that matters.",
            remedy=f"Say it: `changes: [{{section: {change.section or change.id}, effect: …, "
            "what: …}]`, or answer it in `waivers`.",
        )


def _note(declared: Declaration, note: DeclaredChange, found: Assessment) -> Iterator[Diagnostic]:
    if not note.section:
        return
    meant = [change for change in found.changes if note.section in known_as(change)]
    location = SourceLocation(declared.path, note.line)
    if not meant:
        yield Diagnostic(
            code="M004",
            severity=Severity.WARNING,
            location=location,
            what=f"`changes` speaks of `{note.section}`, where nothing changed.",
            why="Readers would look for a change that is not there.",
            remedy="Name the section that changed by its id, or remove the entry.",
        )
    losses = [change for change in meant if change.direction is Direction.REDUCES]
    if losses and note.effect in {"expands", "neutral"}:
        yield Diagnostic(
            code="M003",
            severity=Severity.ERROR,
            location=location,
            what=f"`changes` says that `{note.section}` {_says(note.effect)}; the text shows a "
            f"loss: {_evidence(losses[0])}.",
            why="A reader who trusts the summary is misled.",
            remedy="Write `effect: reduces`, or answer the finding in `waivers`.",
        )


def _says(effect: str) -> str:
    return "expands rights" if effect == "expands" else "is neutral"


def _waiver(declared: Declaration, waiver: DeclaredWaiver, on: date) -> Iterator[Diagnostic]:
    location = SourceLocation(declared.path, waiver.line)
    if waiver.finding and CODE.fullmatch(waiver.finding) is None:
        yield Diagnostic(
            code="M007",
            severity=Severity.ERROR,
            location=location,
            what=f"A waiver is for `{waiver.finding}`, which is no code of a finding.",
            why="It answers nothing, and its author may think that it does.",
            remedy="Write the code that the finding bears: one letter and three digits, as `M001`.",
        )
    missing = [name for name in ("because", "by") if not getattr(waiver, name)]
    if missing:
        yield Diagnostic(
            code="M005",
            severity=Severity.ERROR,
            location=location,
            what=f"The waiver of {waiver.finding or 'a finding'} lacks "
            f"{' and '.join(f'`{name}`' for name in missing)}.",
            why="A finding set aside without a ground and a person is only hidden.",
            remedy="Say why it does not stand, and who says so.",
        )
    if waiver.until is not None and waiver.until < on:
        yield Diagnostic(
            code="M006",
            severity=Severity.WARNING,
            location=location,
            what=f"The waiver of {waiver.finding or 'a finding'} ended on {waiver.until}.",
            why="Its finding counts again.",
            remedy="Mend what was found, or decide anew and give a later `until`.",
        )


def _holds(waiver: DeclaredWaiver, on: date) -> bool:
    return bool(waiver.because and waiver.by) and (waiver.until is None or on <= waiver.until)


def known_as(change: AssessedChange) -> set[str]:
    """The names by which an author may speak of a change: of it, of its clause, of its section."""
    return {change.id, change.section, *change.provisions, *change.changes}
