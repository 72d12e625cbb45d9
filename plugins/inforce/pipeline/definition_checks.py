"""Definitions of today against those that the latest texts were published with."""

from collections.abc import Iterator, Mapping

from inforce.diagnostics import Diagnostic
from inforce.glossary.change_check import changed_since
from inforce.pipeline.page_making import PageMaking
from inforce.publication.pages.standing import PolicyFacts
from inforce.versions.identity import PolicyId


def definition_diagnostics(
    policies: Mapping[PolicyId, PolicyFacts], making: PageMaking
) -> Iterator[Diagnostic]:
    """A text that is about to change takes the new definitions with it, and is left out."""
    now = making.definitions.now
    for facts in policies.values():
        history = facts.history
        if not now or history.draft is not None or not facts.standings:
            continue
        version = facts.standings[-1].version
        then = making.definitions.between(version.text, None, history.language)
        if then is not None:
            uses = making.derive.uses(version.text.source, now)
            used = frozenset(term for term, _, _ in uses)
            yield from changed_since(str(history.policy), version.label, used, then[0], now)
