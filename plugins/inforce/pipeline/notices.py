"""The notices of a whole site, each with what the rules found and whom it concerns."""

from collections.abc import Mapping
from dataclasses import replace

from inforce.materiality.assessment import Assessment, assess
from inforce.materiality.notice_clock import earliest_day
from inforce.pipeline.assembly import Site
from inforce.pipeline.derivations import Derivations
from inforce.publication.addresses import translation_address
from inforce.publication.notices.composing import compose_notices, services_of
from inforce.publication.notices.notice import Notice, NoticeWording, Weight
from inforce.publication.pages.standing import ANNOUNCED, PolicyFacts
from inforce.redline.compare import compare
from inforce.versions.identity import PolicyId
from inforce.versions.version import Version


def with_notices(
    policies: Mapping[PolicyId, PolicyFacts], site: Site, derive: Derivations
) -> dict[PolicyId, PolicyFacts]:
    """The same policies, each with the notices of its versions."""
    return {
        policy: replace(facts, notices=notices_of(facts, site, derive))
        for policy, facts in policies.items()
    }


def notices_of(facts: PolicyFacts, site: Site, derive: Derivations) -> tuple[Notice, ...]:
    """The notices of one policy; the rules are asked about a version that is still to come."""
    composed = compose_notices(facts, lambda version: _further(facts, version, derive))
    services = services_of(facts.history.policy, site.services)
    return tuple(
        replace(
            notice,
            services=services,
            weight=_weight(facts, notice, derive),
            asked=earliest_day(
                site.sources.presets, notice.change, told_on=notice.announced or notice.effective_on
            )
            if notice.old_label
            else None,
        )
        for notice in composed
    )


def _further(
    facts: PolicyFacts, version: Version, derive: Derivations
) -> tuple[NoticeWording, ...]:
    """A translation that has a summary of its own is a notice in its language."""
    latest = {t.language: t for t in facts.history.translations if t.of_label == version.label}
    found = []
    for language, translation in sorted(latest.items()):
        said = derive.facts(translation.source)
        if said.summary:
            found.append(
                NoticeWording(
                    language=language,
                    title=translation.title,
                    summary=said.summary,
                    changes=said.changes,
                    text=translation_address(version.policy, version.label, language),
                )
            )
    return tuple(found)


def _weight(facts: PolicyFacts, notice: Notice, derive: Derivations) -> Weight | None:
    standing = facts.standing(notice.label)
    if standing is None or standing.status != ANNOUNCED or standing.previous is None:
        return None
    before = facts.standing(standing.previous)
    if before is None:
        return None
    found = _assessed(before.version, standing.version, facts.history.language, derive)
    return Weight(
        materiality=found.materiality, direction=found.direction, clauses=found.weightiest
    )


def _assessed(old: Version, new: Version, language: str, derive: Derivations) -> Assessment:
    sides = [derive.document(one.text.source).document for one in (old, new)]
    return assess(compare(*sides), language or "en")
