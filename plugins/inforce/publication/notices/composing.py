"""From where a policy's versions stand to the notices that are, or were, given of them."""

from collections.abc import Callable
from datetime import date

from inforce.publication.addresses import comparison_address, version_address
from inforce.publication.notices.grounds import grounds_of
from inforce.publication.notices.notice import Notice, NoticeKind, NoticeWording
from inforce.publication.pages.standing import DRAFT, WITHDRAWN, PolicyFacts, Standing
from inforce.supplements.service import Service, Services
from inforce.versions.identity import PolicyId
from inforce.versions.timeline import eve_of, known_on, text_on
from inforce.versions.version import Text, Version

# Finds the author's words on a version in further languages.
FindWordings = Callable[[Version], tuple[NoticeWording, ...]]


def compose_notices(
    facts: PolicyFacts, further: FindWordings = lambda _version: ()
) -> tuple[Notice, ...]:
    """One notice a version that anyone may know of, in order of effect: the last word on it.

    Args:
        facts: Where the versions stand.
        further: Finds the author's words in further languages.
    """
    known = (standing for standing in facts.standings if standing.status != DRAFT)
    return tuple(_notice(facts, one, further(one.version)) for one in known)


def told_texts(before: Version, version: Version) -> tuple[Text, Text]:
    """The texts a notice is about, as they stood on the day before the new one bound.

    What was edited later was announced to nobody.
    """
    last_day = eve_of(version.effective_on)
    return text_on(before, last_day), text_on(version, last_day)


def services_of(policy: PolicyId, services: Services) -> tuple[Service, ...]:
    """The services whose users a policy binds, itself or as their supplement."""
    return tuple(s for s in services.services if policy in {s.policy, s.supplement})


def _notice(facts: PolicyFacts, standing: Standing, further: tuple[NoticeWording, ...]) -> Notice:
    version = standing.version
    kind = _kind(standing)
    announced = _announced(version, kind)
    before = _before(facts, standing)
    compared = before is not None and (before.label, version.label) in facts.compared
    address = version_address(version.policy, version.label)
    prevailing = NoticeWording(
        language=facts.history.language,
        title=version.title,
        summary=version.summary,
        changes=version.changes,
        text=address,
    )
    return Notice(
        kind=kind,
        policy=version.policy,
        label=version.label,
        change=version.change,
        announced=announced,
        shown_from=_shown_from(version, kind, announced),
        corrected_on=_corrected_on(version),
        effective=version.effective,
        former=version.postponed_from,
        former_labels=version.former_labels,
        withdrawn_on=version.withdrawn_on,
        wordings=(prevailing, *further),
        grounds=grounds_of(version) if kind is not NoticeKind.WITHDRAWAL else (),
        days=standing.days_of_notice,
        old_label=before.label if before else "",
        old_digest=told_texts(before, version)[0].digest if before else None,
        new_digest=told_texts(version, version)[1].digest,
        text=address,
        comparison=comparison_address(before, version) if before and compared else "",
    )


def _kind(standing: Standing) -> NoticeKind:
    version = standing.version
    if standing.status == WITHDRAWN:
        return NoticeKind.WITHDRAWAL
    if version.postponed_from:
        later = version.postponed_from[-1] < version.effective_on
        return NoticeKind.POSTPONEMENT if later else NoticeKind.BROUGHT_FORWARD
    known = known_on(version)
    if known is not None and known >= version.effective_on:
        return NoticeKind.PUBLICATION
    return NoticeKind.ANNOUNCEMENT


def _announced(version: Version, kind: NoticeKind) -> date | None:
    """The day people were told; whoever was told of another day was not told of this one."""
    if kind is NoticeKind.WITHDRAWAL:
        return version.withdrawn_on
    told = version.announced_on or version.recorded_on
    if kind in {NoticeKind.POSTPONEMENT, NoticeKind.BROUGHT_FORWARD}:
        moved = [day for day in (version.dated_on, told) if day is not None]
        return max(moved, default=None)
    return told


def _shown_from(version: Version, kind: NoticeKind, announced: date | None) -> date | None:
    """A text that lies open is announced, whatever day its author names."""
    if kind is not NoticeKind.ANNOUNCEMENT or announced is None:
        return announced
    return min(announced, version.recorded_on or announced)


def _corrected_on(version: Version) -> date | None:
    """The day the coming text was last corrected: what is corrected later was not announced."""
    days = [
        text.recorded_on
        for text in version.texts[1:]
        if text.recorded_on is not None and text.recorded_on < version.effective_on
    ]
    return max(days, default=None)


def _before(facts: PolicyFacts, standing: Standing) -> Version | None:
    """The version that binds until then, or went on binding."""
    if standing.previous is not None:
        found = facts.standing(standing.previous)
        return found.version if found else None
    place = facts.standings.index(standing)
    stood = (s for s in reversed(facts.standings[:place]) if s.status != WITHDRAWN)
    return next((s.version for s in stood), None)
