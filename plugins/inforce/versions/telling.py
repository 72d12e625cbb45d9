"""What an author must be told about the newest text of a policy; older ones cannot be mended."""

from collections.abc import Iterator

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation
from inforce.source.text import SourceText
from inforce.versions.draft_version import DraftText
from inforce.versions.events import Event
from inforce.versions.folding import Folder
from inforce.versions.placing import place_in
from inforce.versions.version import TextChange


def told_by_text(latest: Event) -> Iterator[Diagnostic]:
    """What the text itself gives cause for, under the path it has now."""
    for found in latest.facts.diagnostics if latest.facts else ():
        place = SourceLocation(latest.path, found.location.line, found.location.column)
        yield Diagnostic(
            code=found.code,
            severity=found.severity,
            location=place,
            what=found.what,
            why=found.why,
            remedy=found.remedy,
        )


def told_by_order(folder: Folder, source: SourceText, severity: Severity) -> Iterator[Diagnostic]:
    """That a version was given a date before the one that already bound.

    Args:
        folder: The fold.
        source: The text that says so.
        severity: How much it stops: what is published already cannot be unsaid.
    """
    if folder.moved_back is None:
        return
    was, now = folder.moved_back
    yield Diagnostic(
        code="V004",
        severity=severity,
        location=place_in(source, "effective"),
        what=f"The effective date moved back from {was.from_on} to {now.from_on}.",
        why="The later date already bound its readers; a version cannot begin before it.",
        remedy="Give this text a date of its own, or restore the date.",
    )


def told_of_silence(text: DraftText, label: str) -> Iterator[Diagnostic]:
    """That a text would change the wording of a version which readers already rely on."""
    if text.change is not TextChange.SUBSTANTIAL:
        return
    yield Diagnostic(
        code="V005",
        severity=Severity.ERROR,
        location=place_in(text.source, "effective", "version"),
        what=f"{text.words_changed} words change, and the version is still {label}.",
        why="Whoever read that version would not know that its words are others now.",
        remedy="Give the text a new `effective`, or write `change: editorial` where it only "
        "corrects the form.",
    )
