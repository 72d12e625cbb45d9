"""Versions that can still be mended, and the day on which their readers were told of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from inforce.versions.history import VersionHistory
from inforce.versions.timeline import Status, status
from inforce.versions.version import Text, TextChange, Version

# Whether who was told of the one text was told of something else than the other.
Reworded = Callable[[Text, Text], bool]


class Anew(StrEnum):
    """Why the notice of a version began a second time."""

    NO = ""
    FORWARD = "It was brought forward that day: who was told of a later day was not told of it."
    REWORDED = "Its text was changed that day: who was told before was told of another text."


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingVersion:
    """A version that can still be mended: proposed in the working tree, or announced.

    Args:
        version: The version.
        told_on: The day its readers were told, or would be.
        before: The versions that it follows; without any, nothing changes for anyone.
        anew: Why that is not the day on which they were told first.
        shown_on: The day it would be published, where it never was; None where it was.
    """

    version: Version
    told_on: date
    before: tuple[Version, ...]
    anew: Anew = Anew.NO
    shown_on: date | None = None

    @property
    def previous(self) -> Version | None:
        """The version that it takes the place of."""
        return max(self.before, key=lambda one: one.effective_on, default=None)

    @property
    def standing(self) -> Version | None:
        """The version in force on the day of notice, by whose word readers could go."""
        begun = [one for one in self.before if one.effective_on <= self.told_on]
        return max(begun, key=lambda one: one.effective_on, default=self.previous)


def by_many_words(before: Text, text: Text) -> bool:
    """Whether many words changed from one text to the other under the same date."""
    del before
    return text.change is TextChange.SUBSTANTIAL


def coming_versions(
    history: VersionHistory, on: date, reworded: Reworded = by_many_words
) -> tuple[ComingVersion, ...]:
    """The versions whose notice is judged on a day: what is past cannot be mended.

    A version that the working text would change is judged as it would be, not as it is.

    Args:
        history: The policy.
        on: The day.
        reworded: Whether who was told of one text was told of something else than the next.
    """
    proposed = history.proposed
    announced = [
        version
        for version in history.versions
        if status(version, history, on) is Status.ANNOUNCED
        and (proposed is None or not _same(version, proposed))
    ]
    withdrawn = proposed is not None and proposed.withdrawn_on is not None
    if proposed is None or withdrawn or _binds_already(proposed, history, on):
        judged = announced
    else:
        judged = [*announced, proposed]
    return tuple(_coming(version, history, on, reworded) for version in judged)


def _coming(
    version: Version, history: VersionHistory, on: date, reworded: Reworded
) -> ComingVersion:
    before = tuple(
        other
        for other in history.versions
        if not _same(other, version)
        and other.withdrawn_on is None
        and other.effective_on < version.effective_on
    )
    told_on, anew = _told(version, on, reworded)
    new = version is history.proposed and version.recorded_on == on
    return ComingVersion(
        version=version,
        told_on=told_on,
        before=before,
        anew=anew,
        shown_on=on if new else None,
    )


def _binds_already(proposed: Version, history: VersionHistory, on: date) -> bool:
    """Whether a draft only edits a version whose day has come: that is no matter of notice."""
    return any(v.label == proposed.label and v.effective_on <= on for v in history.versions)


def _same(one: Version, other: Version) -> bool:
    """Whether two are one version, before and after its date moved."""
    return one.label == other.label or one.effective_on in other.postponed_from


def _told(version: Version, on: date, reworded: Reworded) -> tuple[date, Anew]:
    """Who was told of a later day, or of another text, was not told of this one."""
    dated = version.dated_on or version.recorded_on or on
    told, anew = version.announced_on or dated, Anew.NO
    if version.brought_forward and dated > told:
        told, anew = dated, Anew.FORWARD
    for before, text in pairwise(version.texts):
        changed_on = text.recorded_on or on
        if changed_on > told and reworded(before, text):
            told, anew = changed_on, Anew.REWORDED
    return told, anew
