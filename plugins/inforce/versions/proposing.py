"""What a proposed change does to what readers rely on: silently, by taking away, by outrunning."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation
from inforce.source.text import SourceText
from inforce.versions.history import VersionHistory
from inforce.versions.identity import VersionLabel
from inforce.versions.placing import place_in
from inforce.versions.timeline import Status, in_force, shown, status
from inforce.versions.translations import language_versions
from inforce.versions.version import Text, TextChange, Version

# What is published already cannot be mended, and its page tells the reader.
SAID_BY_THE_PAGE: Final = Severity.INFO


def judge_proposal(
    history: VersionHistory, working: Mapping[str, SourceText], *, on: date
) -> Iterator[Diagnostic]:
    """What the working tree would do to one policy that its author should know before.

    Args:
        history: The policy.
        working: The texts that lie in the working tree, by path.
        on: The day.
    """
    yield from _silent_edit(history)
    yield from _taken_away(history, working, on)
    yield from _taken_back(history, on)
    yield from _told_earlier(history)
    yield from _outrun(history, on)


def known_before(history: VersionHistory) -> Text | None:
    """The text that a draft would stand beside as a further text of the same version."""
    proposed = history.proposed
    if proposed is None:
        return None
    known = _version(history, proposed.label)
    changed = known is not None and known.text.digest != proposed.text.digest
    return known.text if known is not None and changed else None


def _silent_edit(history: VersionHistory) -> Iterator[Diagnostic]:
    """A few words that change under the same day; many are an error of their own (V005)."""
    proposed = history.proposed
    if proposed is None or proposed.text.change is not TextChange.SILENT_EDIT:
        return
    if known_before(history) is None:
        return
    yield Diagnostic(
        code="V006",
        severity=Severity.WARNING,
        location=place_in(proposed.text.source, "effective", "version"),
        what=f"{proposed.text.words_changed} words change under the same day, {proposed.label}.",
        why="The page will say that this text was changed after it was published.",
        remedy="Write `change: editorial` where it only corrects the form; else give the text a "
        "new `effective`.",
    )


def _taken_away(
    history: VersionHistory, working: Mapping[str, SourceText], on: date
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


def _taken_back(history: VersionHistory, on: date) -> Iterator[Diagnostic]:
    """An announced version that an earlier text would replace, without a word why."""
    proposed, last = history.proposed, shown(history, on)
    coming = _version(history, last.label) if last is not None else None
    if proposed is None or coming is None or coming.label == proposed.label:
        return
    returns = _version(history, proposed.label) is not None
    if not returns or status(coming, history, on) is not Status.ANNOUNCED:
        return
    yield Diagnostic(
        code="V009",
        severity=Severity.WARNING,
        location=place_in(proposed.text.source, "effective"),
        what=f"The announced version of {coming.effective_on} would be taken back.",
        why="Its readers were told of it; the site will show it as withdrawn for good.",
        remedy="Restore it; or, where that is meant, tell its readers, and say so: keep the "
        "announced text with `status: withdrawn`, or answer V009 in `waivers`.",
    )


def _told_earlier(history: VersionHistory) -> Iterator[Diagnostic]:
    """A day of announcement that moves back once it has been published."""
    proposed = history.proposed
    known = _version(history, proposed.label) if proposed is not None else None
    if proposed is None or known is None or not (known.announced_on and proposed.announced_on):
        return
    if proposed.announced_on >= known.announced_on:
        return
    yield Diagnostic(
        code="V012",
        severity=Severity.WARNING,
        location=place_in(proposed.text.source, "announced"),
        what=f"The day of announcement moves back from {known.announced_on} to "
        f"{proposed.announced_on}.",
        why="The notice would look longer than what was said of it before.",
        remedy="Restore the day; or, where it was a slip, answer V012 in `waivers` and say how "
        "people were told on the earlier day.",
    )


def _version(history: VersionHistory, label: VersionLabel) -> Version | None:
    return next((version for version in history.versions if version.label == label), None)


def _outrun(history: VersionHistory, on: date) -> Iterator[Diagnostic]:
    """A translation that still says what a former version said."""
    standing = in_force(history, on)
    if standing is None:
        return
    for translation in language_versions(history, standing):
        if translation.behind:
            yield Diagnostic(
                code="V008",
                severity=SAID_BY_THE_PAGE,
                location=place_in(translation.text.source, "translation_of"),
                what=f"The translation says {translation.text.of_label or 'an unknown version'}; "
                f"in force is {standing.label}.",
                why="Its readers read what does not bind any more.",
                remedy=f"Translate the new text and write `translation_of: {standing.label}`.",
            )
