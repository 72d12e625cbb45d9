"""Every supplement against the general policy it will stand with."""

from collections.abc import Iterator, Mapping

from inforce.diagnostics import Diagnostic
from inforce.pipeline.derivations import Derivations
from inforce.publication.pages.standing import PolicyFacts
from inforce.source.text import SourceText
from inforce.supplements.precedence import check_supplement
from inforce.versions.history import VersionHistory
from inforce.versions.identity import PolicyId


def supplement_diagnostics(
    policies: Mapping[PolicyId, PolicyFacts], derive: Derivations
) -> Iterator[Diagnostic]:
    """What a change of either side would leave without its counterpart."""
    for facts in policies.values():
        general = policies.get(PolicyId(facts.history.supplements))
        own, theirs = latest(facts.history), latest(general.history) if general else None
        if general is None or own is None or theirs is None:
            continue
        document = derive.document(theirs).document
        earlier = (
            derive.document(version.text.source).document
            for version in reversed(general.history.versions)
        )
        yield from check_supplement(derive.document(own).document, document, earlier)


def latest(history: VersionHistory) -> SourceText | None:
    """The text that is to come: the draft, else the last version."""
    if history.draft is not None:
        return history.draft
    return history.versions[-1].text.source if history.versions else None
