"""The versions of one policy as readers meet them: in order of effect, each with its neighbours."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from inforce.publication.pages.parts import Day
from inforce.versions.history import VersionHistory
from inforce.versions.identity import VersionLabel
from inforce.versions.version import Precision, Version

DRAFT, ANNOUNCED, IN_FORCE = "draft", "announced", "in-force"
SUPERSEDED, WITHDRAWN, REPEALED = "superseded", "withdrawn", "repealed"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFacts:
    """A policy's history with the status of each version on one day.

    Args:
        history: The history.
        standings: Its versions in order of effect, withdrawn ones where they would have stood.
        compared: The pairs of versions for which there is a comparison, the older first.
        home: Title of the general policy and its address, for a supplement.
    """

    history: VersionHistory
    standings: tuple[Standing, ...]
    compared: tuple[tuple[VersionLabel, VersionLabel], ...]

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


def _last_day(after: Version) -> Day:
    first = after.effective[0]
    if first.precision is Precision.MONTH:
        return Day(first.from_on, Precision.MONTH)
    return Day(first.from_on - timedelta(days=1))


def _ends(version: Version, following: Version | None, repealed_on: date | None) -> Day | None:
    if following is not None:
        return _last_day(following)
    if repealed_on is not None and version.withdrawn_on is None:
        return Day(repealed_on - timedelta(days=1))
    return None


def pairs_to_compare(
    versions: tuple[Version, ...], status_of: Callable[[Version], str]
) -> tuple[tuple[VersionLabel, VersionLabel], ...]:
    """Neighbours are compared, and the text in force with every coming one."""
    standing = [v for v in versions if status_of(v) != WITHDRAWN]
    pairs = [(a.label, b.label) for a, b in pairwise(standing)]
    in_force = next((v for v in standing if status_of(v) == IN_FORCE), None)
    if in_force is not None:
        coming = (v for v in standing if status_of(v) == ANNOUNCED)
        pairs.extend((in_force.label, version.label) for version in coming)
    return tuple(dict.fromkeys(pairs))


def policy_facts(history: VersionHistory, status_of: Callable[[Version], str]) -> PolicyFacts:
    """Versions follow each other in order of effect; one that was withdrawn follows nothing."""
    order = {version.label: place for place, version in enumerate(history.versions)}
    versions = tuple(sorted(history.versions, key=lambda v: (v.effective_on, order[v.label])))
    chain = [v for v in versions if status_of(v) != WITHDRAWN]
    place_in_chain = {version.label: place for place, version in enumerate(chain)}
    standings: list[Standing] = []
    for version in versions:
        place = place_in_chain.get(version.label)
        before = chain[place - 1] if place else None
        after = chain[place + 1] if place is not None and place + 1 < len(chain) else None
        first = version.effective[0]
        standings.append(
            Standing(
                version=version,
                status=status_of(version),
                from_on=Day(first.from_on, first.precision),
                until_on=_ends(version, after, history.repealed_on),
                previous=before.label if before else None,
                next=after.label if after else None,
            )
        )
    return PolicyFacts(
        history=history,
        standings=tuple(standings),
        compared=pairs_to_compare(versions, status_of),
    )
