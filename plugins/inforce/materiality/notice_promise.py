"""A policy's own word on notice binds the change that takes it away, too."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation
from inforce.materiality.notice_clauses import Promise
from inforce.materiality.notice_clock import EarliestDay
from inforce.materiality.notice_coming import ComingVersion
from inforce.versions.placing import place_in
from inforce.versions.version import ClauseNote


def judge_promises(
    coming: ComingVersion,
    kept: Iterable[Promise],
    given: Iterable[Promise],
    earliest: EarliestDay | None,
) -> Iterator[Diagnostic]:
    """Whether a coming version breaks the promise of the text in force, or weakens it.

    Args:
        coming: The version.
        kept: What the text in force on the day of notice promises.
        given: What the coming text promises.
        earliest: The day that the presets ask for; what they ask is not asked twice.
    """
    promised, now = _longest(kept, coming.told_on), _longest(given, coming.told_on)
    if promised is None:
        return
    due = promised.period.after(coming.told_on)
    asked = earliest is not None and earliest.on >= due
    if coming.version.effective_on < due and _reaches(promised, coming) and not asked:
        yield _broken(coming, promised, due)
    if now is None or now.period.after(coming.told_on) < due:
        places = {*promised.places, *(now.places if now is not None else ())}
        if not any(note.effect == "reduces" for note in _notes(coming, places)):
            yield _weakened(coming, promised, now)


def _reaches(promised: Promise, coming: ComingVersion) -> bool:
    """Whether a promise is made for a change of this class; a change of none is material."""
    kind = coming.version.change
    return kind not in {"editorial", "minor"} or (kind == "minor" and not promised.weighty)


def _notes(coming: ComingVersion, places: Collection[str]) -> Iterator[ClauseNote]:
    """What the author says of the clauses that promise notice: what is told openly is no secret."""
    return (note for note in coming.version.changes if note.section in places)


def _longest(promises: Iterable[Promise], told_on: date) -> Promise | None:
    return max(promises, key=lambda one: one.period.after(told_on), default=None)


def _broken(coming: ComingVersion, promised: Promise, due: date) -> Diagnostic:
    version = coming.version
    minor = version.change == "minor"  # a promise may be meant for what is material alone
    return Diagnostic(
        code="N014",
        severity=Severity.WARNING if minor else Severity.ERROR,
        location=place_in(version.text.source, "effective"),
        what=f"It takes effect on {version.effective_on}, and the text in force promises "
        f"{promised.period} of notice: told on {coming.told_on}, it may bind from {due}.",
        why="A promise holds until it is changed, and its own change is one, too.",
        remedy=f"Write `effective: {due}` or a later day; where the promise does not reach this "
        "change, say why in `waivers`.",
    )


def _weakened(coming: ComingVersion, promised: Promise, now: Promise | None) -> Diagnostic:
    source = coming.version.text.source
    said = f"{now.period}" if now is not None else "none that can be read"
    return Diagnostic(
        code="N013",
        severity=Severity.WARNING,
        location=SourceLocation(source.path, now.line) if now else place_in(source, "effective"),
        what=f"The text in force promises {promised.period} of notice of changes, this one {said}.",
        why="From then on readers are told later, and many will not notice it in this change.",
        remedy="Keep the promise; or say it openly: an entry in `changes` with the `section` of "
        "the promise and `effect: reduces`.",
    )
