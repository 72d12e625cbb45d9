"""What a proposed change does to what readers rely on: silently, by taking away, by outrunning."""

from collections.abc import Collection, Iterator
from datetime import date

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation
from inforce.versions.history import VersionHistory
from inforce.versions.timeline import in_force, shown
from inforce.versions.translations import language_versions
from inforce.versions.version import TextChange


def judge_proposal(
    history: VersionHistory, working: Collection[str], *, on: date
) -> Iterator[Diagnostic]:
    """What the working tree would do to one policy that its author should know before.

    Args:
        history: The policy.
        working: Paths of the files that lie in the working tree.
        on: The day.
    """
    yield from _silent_edit(history)
    yield from _taken_away(history, working, on)
    yield from _outrun(history, on)


def _silent_edit(history: VersionHistory) -> Iterator[Diagnostic]:
    """A few words that change under the same day; many are an error of their own (V005)."""
    proposed = history.proposed
    if proposed is None or proposed.text.change is not TextChange.SILENT_EDIT:
        return
    known = next((v for v in history.versions if v.label == proposed.label), None)
    if known is None or known.text.digest == proposed.text.digest:
        return
    yield Diagnostic(
        code="V006",
        severity=Severity.WARNING,
        location=SourceLocation(proposed.text.source.path),
        what=f"{proposed.text.words_changed} words change under the same day, {proposed.label}.",
        why="The page will say that this text was changed after it was published.",
        remedy="Write `change: editorial` where it only corrects the form; else give the text a "
        "new `effective`.",
    )


def _taken_away(
    history: VersionHistory, working: Collection[str], on: date
) -> Iterator[Diagnostic]:
    """A published policy whose file no longer lies there, without a word why."""
    last = shown(history, on)
    here = any(path in working for path in history.paths) or history.draft is not None
    if here or last is None or not last.label or history.repealed_on is not None:
        return
    yield Diagnostic(
        code="V007",
        severity=Severity.ERROR,
        location=SourceLocation(history.paths[-1]),
        what=f"The published policy “{history.policy}” would be gone.",
        why="Its readers would not learn whether it still binds them, nor what replaces it.",
        remedy="Keep the file and write `status: repealed`, `repealed:` and `replaced_by:`; a file "
        "that moved keeps its `id` or names its old address in `aliases`.",
    )


def _outrun(history: VersionHistory, on: date) -> Iterator[Diagnostic]:
    """A translation that still says what a former version said."""
    standing = in_force(history, on)
    if standing is None:
        return
    for translation in language_versions(history, standing):
        if translation.behind:
            yield Diagnostic(
                code="V008",
                severity=Severity.INFO,  # the page says so itself
                location=SourceLocation(translation.text.source.path),
                what=f"The translation says {translation.text.of_label or 'an unknown version'}; "
                f"in force is {standing.label}.",
                why="Its readers read what does not bind any more.",
                remedy=f"Translate the new text and write `translation_of: {standing.label}`.",
            )
