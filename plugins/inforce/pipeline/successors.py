"""What takes the place of a policy that ends."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from inforce.diagnostics import Diagnostic, Severity, did_you_mean
from inforce.pipeline.derivations import Derivations
from inforce.publication.pages.links import policy_link
from inforce.publication.pages.standing import PolicyFacts
from inforce.versions.identity import PolicyId
from inforce.versions.placing import place_in


def with_successors(policies: Mapping[PolicyId, PolicyFacts]) -> dict[PolicyId, PolicyFacts]:
    """The same policies, each with the way to the one that takes its place."""
    return {
        policy: _with_successor(facts, policies.get(PolicyId(facts.history.replaced_by)))
        for policy, facts in policies.items()
    }


def successor_diagnostics(
    policies: Mapping[PolicyId, PolicyFacts], derive: Derivations
) -> Iterator[Diagnostic]:
    """A policy that ends, or would end, in favour of one that is not there."""
    for facts in policies.values():
        history = facts.history
        source = history.draft or (history.versions[-1].text.source if history.versions else None)
        named = derive.facts(source).replaced_by if source is not None else ""
        if not named or source is None or PolicyId(named) in policies:
            continue
        yield Diagnostic(
            code="V011",
            severity=Severity.ERROR,
            location=place_in(source, "replaced_by"),
            what=f"“{named}” is to replace this policy, and there is no such policy.",
            why="Its readers would not learn what binds them from then on.",
            remedy=did_you_mean(named, policies) or "Name a policy by its id.",
        )


def _with_successor(facts: PolicyFacts, found: PolicyFacts | None) -> PolicyFacts:
    if found is None:
        return facts
    way = policy_link(found)
    later = tuple((day, replace(then, replacement=way)) for day, then in facts.later)
    return replace(facts, replacement=way, later=later)
