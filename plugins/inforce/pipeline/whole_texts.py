"""What binds the user of a service from which day: the general policy and its supplement."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from inforce.publication.addresses import version_address
from inforce.publication.pages.standing import (
    ANNOUNCED,
    DRAFT,
    IN_FORCE,
    REPEALED,
    SUPERSEDED,
    WITHDRAWN,
    PolicyFacts,
    Standing,
)
from inforce.publication.term_links import GeneralText
from inforce.supplements.service import Service
from inforce.versions.identity import PolicyId, tongue


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What binds the user of a service from a day on.

    Args:
        day: The first day.
        status: Whether it binds now, will, or did.
        general: The general policy then.
        supplement: The supplement then.
    """

    day: date
    status: str
    general: Standing
    supplement: Standing | None


def wholes_of(
    service: Service, policies: Mapping[PolicyId, PolicyFacts], on: date
) -> tuple[Whole, ...]:
    """A new whole text begins on each day on which either side changes or the supplement ends."""
    general = policies.get(PolicyId(service.policy))
    supplement = policies.get(PolicyId(service.supplement))
    sides = [facts for facts in (general, supplement) if facts is not None]
    days = {s.from_on.on for facts in sides for s in _binding(facts)}
    ends = {end for facts in sides if (end := facts.history.repealed_on) is not None}
    found: list[tuple[date, Standing | None, Standing | None]] = []
    for day in sorted(days | ends):
        pair = binding_on(general, day), binding_on(supplement, day)
        if not found or found[-1][1:] != pair:
            found.append((day, *pair))
    return tuple(_wholes(found, on))


def _wholes(
    found: list[tuple[date, Standing | None, Standing | None]], on: date
) -> Iterator[Whole]:
    ends = [day for day, _, _ in found[1:]]
    for (day, general, supplement), following in zip(found, [*ends, date.max], strict=False):
        if general is not None:
            status = ANNOUNCED if day > on else IN_FORCE if on < following else SUPERSEDED
            yield Whole(day=day, status=status, general=general, supplement=supplement)


def of_the_service(wholes: tuple[Whole, ...]) -> tuple[Whole, ...]:
    """The whole texts from the one before the first supplement on, and what binds now.

    The one before shows what the supplement brought. Whether there was a service before that,
    nobody knows; what bound then is the history of the general policy.
    """
    first = next((n for n, whole in enumerate(wholes) if whole.supplement is not None), 0)
    binding = next((n for n, whole in enumerate(wholes) if whole.status == IN_FORCE), first)
    return wholes[max(0, min(first - 1, binding)) :]


def shown_whole(wholes: tuple[Whole, ...]) -> Whole:
    """The whole text in force; where none is, the first to come, or the last there was."""
    in_force = [whole for whole in wholes if whole.status == IN_FORCE]
    coming = [whole for whole in wholes if whole.status == ANNOUNCED]
    return (*reversed(in_force), *coming, *reversed(wholes))[0]


def wholes_then(
    service: Service, policies: Mapping[PolicyId, PolicyFacts], on: date
) -> Iterator[tuple[date, tuple[Whole, ...]]]:
    """The whole texts of a service from each later day that changes anything."""
    ids = (PolicyId(service.policy), PolicyId(service.supplement))
    sides = {policy: policies[policy] for policy in ids if policy in policies}
    for day in sorted({day for facts in sides.values() for day in facts.days if day > on}):
        yield day, wholes_of(service, {id_: facts.on(day) for id_, facts in sides.items()}, day)


def _binding(facts: PolicyFacts | None) -> tuple[Standing, ...]:
    kept = {IN_FORCE, ANNOUNCED, SUPERSEDED, REPEALED}
    return tuple(s for s in facts.standings if s.status in kept) if facts else ()


def general_beside(
    general: PolicyFacts | None, standing: Standing | None, language: str, on: date
) -> GeneralText | None:
    """The text of the general policy that is in force with a version of a supplement.

    With a version in force it is that of the day, with a coming one that of its first day, and with
    one that bound until a day that of its last.

    Args:
        general: The general policy.
        standing: The version of the supplement; None for a draft of one.
        language: Tag of the supplement's language; in another one no word is defined for it.
        on: The day.
    """
    if general is None or tongue(general.history.language) != tongue(language):
        return None
    day = _with(standing, on)
    found = binding_on(general, day) if day is not None else None
    if found is None:
        return None
    version = found.version
    return GeneralText(
        source=version.text.source,
        address=version_address(version.policy, version.label),
        language=general.history.language,
    )


def _with(standing: Standing | None, on: date) -> date | None:
    if standing is None or standing.status in {DRAFT, IN_FORCE}:
        return on
    if standing.status == ANNOUNCED:
        return standing.from_on.on
    if standing.status == WITHDRAWN or standing.until_on is None:
        return None
    return standing.until_on.on


def binding_on(facts: PolicyFacts | None, day: date) -> Standing | None:
    """The version that binds on a day; none once the policy has been repealed."""
    if facts is None or (facts.history.repealed_on or date.max) <= day:
        return None
    return next((s for s in reversed(_binding(facts)) if s.from_on.on <= day), None)
