"""The notices of a whole site, each with what the rules found and whom it concerns."""

from collections.abc import Mapping
from dataclasses import replace

from inforce.materiality.notice_clock import earliest_day
from inforce.materiality.notice_exit import exit_day
from inforce.materiality.scale import Direction, Materiality
from inforce.pipeline.assembly import Site
from inforce.pipeline.comparing import TextPair
from inforce.pipeline.page_making import PageMaking
from inforce.publication.addresses import translation_address
from inforce.publication.assessment_outline import Outline
from inforce.publication.notices.composing import compose_notices, services_of, told_texts
from inforce.publication.notices.notice import Notice, NoticeKind, NoticeWording, Weight
from inforce.publication.pages.standing import PolicyFacts
from inforce.versions.identity import PolicyId, VersionLabel
from inforce.versions.version import Version


class Notices:
    """Makes the notices of a site.

    Args:
        site: What is known of the site.
        making: What pages are made with.
    """

    def __init__(self, site: Site, making: PageMaking) -> None:
        self._site = site
        self._making = making

    def of_all(self, policies: Mapping[PolicyId, PolicyFacts]) -> dict[PolicyId, PolicyFacts]:
        """The same policies, each with its notices, also as it will stand later."""
        return {policy: self._with_notices(facts) for policy, facts in policies.items()}

    def of(self, facts: PolicyFacts) -> tuple[Notice, ...]:
        """The notices of one policy; of what is to come the rules say what it does."""
        coming = {standing.version.label for standing in facts.coming}
        composed = compose_notices(facts, lambda version: self._further(facts, version))
        return tuple(
            self.weighed(facts, self._owed(notice))
            if notice.label in coming
            else self._owed(notice)
            for notice in composed
        )

    def weighed(self, facts: PolicyFacts, notice: Notice) -> Notice:
        """A notice with what the rules find in its change, and the clauses that matter most."""
        pair = self._sides(facts, notice)
        if pair is None:
            return notice
        found = self._making.compare.assessment(pair)
        weight = Weight(
            materiality=found.materiality,
            direction=found.direction,
            clauses=found.weightiest_of_sections,
        )
        return replace(notice, weight=weight)

    def outlined(self, facts: PolicyFacts, notice: Notice) -> Notice:
        """A notice that its author gave no class gets the one that the rules find."""
        pair = self._sides(facts, notice)
        if notice.class_of_change or pair is None:
            return notice
        return replace(notice, weight=weight_of(self._making.compare.outline(pair)))

    def _with_notices(self, facts: PolicyFacts) -> PolicyFacts:
        later = tuple((day, self._with_notices(then)) for day, then in facts.later)
        return replace(facts, notices=self.of(facts), later=later)

    def _owed(self, notice: Notice) -> Notice:
        """What the site's presets ask of a notice, and whom it concerns."""
        services = services_of(notice.policy, self._site.services)
        if not notice.old_label or notice.kind is NoticeKind.WITHDRAWAL:
            return replace(notice, services=services)
        presets, day = self._site.sources.presets, notice.effective_on
        only_gives = {note.effect for note in notice.wordings[0].changes} == {Direction.EXPANDS}
        return replace(
            notice,
            services=services,
            asked=earliest_day(presets, notice.change, told_on=notice.told_on),
            exit_until=(None if only_gives else exit_day(presets, notice.change, effective_on=day)),
        )

    def _sides(self, facts: PolicyFacts, notice: Notice) -> TextPair | None:
        if notice.kind is NoticeKind.WITHDRAWAL:
            return None
        old, new = (facts.standing(VersionLabel(one)) for one in (notice.old_label, notice.label))
        if old is None or new is None:
            return None
        return self._making.pair(*told_texts(old.version, new.version), notice.in_language)

    def _further(self, facts: PolicyFacts, version: Version) -> tuple[NoticeWording, ...]:
        """A translation that has a summary of its own is a notice in its language."""
        own = (t for t in facts.history.translations if t.of_label == version.label)
        latest = {translation.language: translation for translation in own}
        said = {
            language: self._making.derive.facts(text.source) for language, text in latest.items()
        }
        return tuple(
            NoticeWording(
                language=language,
                title=latest[language].title,
                summary=said[language].summary,
                changes=said[language].changes,
                text=translation_address(version.policy, version.label, language),
            )
            for language in sorted(latest)
            if said[language].summary
        )


def weight_of(found: Outline) -> Weight:
    """What an assessment comes to, as a notice weighs it."""
    return Weight(
        materiality=Materiality[found.materiality.upper()],
        direction=Direction(found.direction) if found.direction else None,
    )
