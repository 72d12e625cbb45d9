"""Which version stands on a day: what the texts claim, and what the repository shows."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from inforce.versions.history import Showing, VersionHistory
from inforce.versions.version import Text, Version

# How many days to come are told ahead; no policy announces so many changes at once.
DAYS_AHEAD: Final = 24


class Status(StrEnum):
    """What a version is on a day."""

    DRAFT = "draft"  # on a branch that is not announced, or not yet recorded
    ANNOUNCED = "announced"
    IN_FORCE = "in-force"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    REPEALED = "repealed"


def in_force(history: VersionHistory, on: date) -> Version | None:
    """The version that binds on a day, by what the texts claim.

    That is the one with the greatest effective date up to that day among those recorded by now;
    of two with the same date the later recorded. A version recorded after it began to bind binds
    all the same; `shown` tells what a reader could see.
    """
    if history.repealed_on is not None and history.repealed_on <= on:
        return None
    bound = _binding(history, on)
    return bound[-1] if bound else None


def announced(history: VersionHistory, on: date) -> tuple[Version, ...]:
    """The versions that will bind and were known on a day, the next one first."""
    coming = [v for v in history.versions if status(v, history, on) is Status.ANNOUNCED]
    return tuple(sorted(coming, key=lambda v: v.effective_on))


def status(version: Version, history: VersionHistory, on: date) -> Status:
    """What one version is on a day."""
    if _withdrawn(version, on):
        return Status.WITHDRAWN
    known = known_on(version)
    if version.effective_on > on:
        return Status.ANNOUNCED if known is None or known <= on else Status.DRAFT
    if version.pending_ref:  # its day has come, and it was never recorded
        return Status.DRAFT
    standing = in_force(history, on)
    if standing is version:
        return Status.IN_FORCE
    bound = _binding(history, on)
    if standing is None and bound and bound[-1] is version:
        return Status.REPEALED
    return Status.SUPERSEDED


def eve_of(day: date) -> date:
    """The day before; the first day of the calendar has none before it."""
    return day - timedelta(days=1) if day > date.min else day


def turning_days(history: VersionHistory, after: date) -> tuple[date, ...]:
    """The days after one on which the calendar alone changes what some version is."""
    days = [day for day in _days(history) if day > after][:DAYS_AHEAD]
    return tuple(day for day in days if _turns_on(history, day))


def turned_on(history: VersionHistory, on: date) -> date | None:
    """The last day up to one on which the calendar changed what some version is."""
    past = (day for day in reversed(_days(history)) if day <= on)
    return next((day for day in past if _turns_on(history, day)), None)


def _days(history: VersionHistory) -> list[date]:
    """Every day on which something may change, in order."""
    days = {d for v in history.versions for d in (v.effective_on, v.withdrawn_on, known_on(v))}
    return sorted(day for day in {*days, history.repealed_on} if day is not None)


def _turns_on(history: VersionHistory, day: date) -> bool:
    return day == date.min or _statuses(history, day) != _statuses(history, day - timedelta(days=1))


def _statuses(history: VersionHistory, on: date) -> tuple[Status, ...]:
    return tuple(status(version, history, on) for version in history.versions)


def shown(history: VersionHistory, on: date) -> Showing | None:
    """What the published branch showed at the end of a day; None before it showed anything."""
    found = [row for row in history.shown if row.on <= on]
    return found[-1] if found else None


def text_on(version: Version, on: date) -> Text:
    """The text a version had on a day; its first one before that was recorded."""
    had = [t for t in version.texts if t.recorded_on is None or t.recorded_on <= on]
    return had[-1] if had else version.texts[0]


def _binding(history: VersionHistory, on: date) -> list[Version]:
    """The versions that began to bind up to a day, the one that binds then last."""
    begun = [
        v
        for v in history.versions
        if v.effective_on <= on
        and not v.pending_ref
        and (v.withdrawn_on is None or v.withdrawn_on >= v.effective_on)
    ]
    return sorted(begun, key=lambda v: v.effective_on)


def _withdrawn(version: Version, on: date) -> bool:
    return version.withdrawn_on is not None and version.withdrawn_on <= on


def known_on(version: Version) -> date | None:
    """The day from which anyone could know of a version."""
    known = [d for d in (version.announced_on, version.recorded_on) if d is not None]
    return min(known) if known else None
