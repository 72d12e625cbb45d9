"""The versions of one policy as readers meet them: in order of effect, each with its neighbours."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from inforce.publication.notices.notice import Notice
from inforce.publication.pages.parts import Day, Link
from inforce.publication.pages.turning import Turn, turns
from inforce.versions.history import VersionHistory
from inforce.versions.identity import VersionLabel
from inforce.versions.timeline import known_on
from inforce.versions.version import Precision, Version

DRAFT, ANNOUNCED, IN_FORCE = "draft", "announced", "in-force"
SUPERSEDED, WITHDRAWN, REPEALED = "superseded", "withdrawn", "repealed"
# With how many versions before it a version is compared at most.
MOST_COMPARED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One version and where it stands.

    Args:
        version: The version.
        status: Its status on the day the site is built for.
        from_on: The day it begins to bind.
        until_on: The last day it binds, where that is known.
        previous: The version before it.
        next: The version after it.
    """

    version: Version
    status: str
    from_on: Day
    until_on: Day | None = None
    previous: VersionLabel | None = None
    next: VersionLabel | None = None

    @property
    def days_of_notice(self) -> int | None:
        """Days from the one on which readers were told, or else could first read it here."""
        version = self.version
        return self.days_since(version.announced_on or version.recorded_on)

    def days_since(self, told: date | None) -> int | None:
        """Days from the one on which readers were told; None where nobody knows it.

        Who was told of a later day was not told of this one.
        """
        if told is None:
            return None
        anew = self.version.dated_on if self.version.brought_forward else None
        return (self.from_on.on - max(told, anew or told)).days


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFacts:
    """A policy's history with the status of each version on one day.

    Args:
        history: The history.
        standings: Its versions in order of effect, withdrawn ones where they would have stood.
        compared: The pairs of versions for which there is a comparison, the older first.
        notices: What is said of each version that anyone may know of, in order of effect.
        later: The same from each day on which the calendar alone will change something. What is
            compared stays: a page leads to no page that its own build did not write.
        turned_on: The last day up to the present one on which the calendar changed something.
        replacement: The policy that takes its place.
    """

    history: VersionHistory
    standings: tuple[Standing, ...]
    compared: tuple[tuple[VersionLabel, VersionLabel], ...]
    notices: tuple[Notice, ...] = ()
    later: "tuple[tuple[date, PolicyFacts], ...]" = ()
    replacement: Link | None = None
    turned_on: date | None = None

    def on(self, day: date | None) -> "PolicyFacts":
        """The policy as it will stand on a day, by all that is known now."""
        then = [facts for first, facts in self.later if day is not None and first <= day]
        return then[-1] if then else self

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which the calendar alone will change something."""
        return tuple(day for day, _ in self.later)

    @property
    def in_force(self) -> Standing | None:
        """The version that binds."""
        return next((s for s in self.standings if s.status == IN_FORCE), None)

    @property
    def coming(self) -> tuple[Standing, ...]:
        """The versions that will bind, the nearest first."""
        return tuple(s for s in self.standings if s.status == ANNOUNCED)

    def standing(self, label: VersionLabel) -> Standing | None:
        """The version of that label."""
        return next((s for s in self.standings if s.version.label == label), None)


def standing_turns(facts: PolicyFacts, label: VersionLabel) -> tuple[Turn[Standing], ...]:
    """Where a version stands when the page is built, and from each later day that changes it.

    Raises:
        KeyError: There is no such version.
    """

    def say(day: date | None) -> Standing:
        standing = facts.on(day).standing(label)
        if standing is None:
            raise KeyError(label)
        return standing

    return turns(facts.days, say)


def _last_day(after: Version) -> Day:
    first = after.effective[0]
    if first.precision is Precision.MONTH:
        return Day(first.from_on, Precision.MONTH)
    return Day(first.from_on - timedelta(days=1))


def _ends(version: Version, following: Version | None, repealed_on: date | None) -> Day | None:
    repealed = Day(repealed_on - timedelta(days=1)) if repealed_on is not None else None
    if following is None:
        return repealed if version.withdrawn_on is None else None
    last = _last_day(following)
    return repealed if repealed and version.effective_on <= repealed.on < last.on else last


def pairs_to_compare(
    versions: tuple[Version, ...], status_of: Callable[[Version], str]
) -> tuple[tuple[VersionLabel, VersionLabel], ...]:
    """Neighbours are compared, and a version with each text that bound while it was announced.

    A notice leads to that comparison, so it keeps its address when the next text binds.
    """
    standing = [v for v in versions if status_of(v) != WITHDRAWN]
    pairs = [(a.label, b.label) for a, b in pairwise(standing)]
    in_force = next((v for v in standing if status_of(v) == IN_FORCE), None)
    if in_force is not None:
        coming = (v for v in standing if status_of(v) == ANNOUNCED)
        pairs.extend((in_force.label, version.label) for version in coming)
    for place, version in enumerate(standing):
        told = known_on(version)
        before = standing[max(0, place - MOST_COMPARED) : place]
        for old, following in reversed(tuple(pairwise(before))):
            if told is None or following.effective_on <= told:
                break
            pairs.append((old.label, version.label))
    return tuple(dict.fromkeys(pairs))


def policy_facts(history: VersionHistory, status_of: Callable[[Version], str]) -> PolicyFacts:
    """Versions follow each other in order of effect; what binds nobody is followed by nothing.

    That is a version that was withdrawn, and one that is not, or not yet, announced.
    """
    order = {version.label: place for place, version in enumerate(history.versions)}
    versions = tuple(sorted(history.versions, key=lambda v: (v.effective_on, order[v.label])))
    statuses = {version.label: status_of(version) for version in versions}
    chain = [v for v in versions if statuses[v.label] not in {WITHDRAWN, DRAFT}]
    place_in_chain = {version.label: place for place, version in enumerate(chain)}
    standings: list[Standing] = []
    for version in versions:
        status = statuses[version.label]
        place = place_in_chain.get(version.label)
        if status == DRAFT:
            place = sum(one.effective_on <= version.effective_on for one in chain)
        before = chain[place - 1] if place else None
        after = (*chain, None, None)[place + 1] if place is not None and status != DRAFT else None
        first = version.effective[0]
        standings.append(
            Standing(
                version=version,
                status=status,
                from_on=Day(first.from_on, first.precision),
                until_on=None if status == DRAFT else _ends(version, after, history.repealed_on),
                previous=before.label if before else None,
                next=after.label if after else None,
            )
        )
    return PolicyFacts(
        history=history,
        standings=tuple(standings),
        compared=pairs_to_compare(versions, lambda one: statuses[one.label]),
    )
