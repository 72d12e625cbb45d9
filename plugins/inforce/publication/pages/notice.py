"""The notice of a coming change, as the home page and the policy show it."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from inforce.publication.addresses import href_of, notice_address
from inforce.publication.notices.notice import Notice, NoticeKind
from inforce.publication.notices.notices_json import current
from inforce.publication.pages.links import compared_href, policy_link
from inforce.publication.pages.parts import Day, Link, NoteView, note_views
from inforce.publication.pages.standing import ANNOUNCED, IN_FORCE, PolicyFacts, Standing
from inforce.publication.pages.turning import Turn, turns
from inforce.versions.identity import VersionLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """What changes, from which day, and where to read it; true also when read too late.

    Args:
        policy: The policy.
        notice: What is said of the coming version.
        standing: Where that version stands.
        until_on: The last day of the text that binds until then.
        before: Its version.
        compared: The version with which the coming one is compared.
        landing: The page of the notice alone.
        text: The coming text.
        comparison: What changes, word by word.
        notes: The author's notes, clause by clause.
    """

    policy: Link
    notice: Notice
    standing: Standing
    until_on: Day | None
    before: Standing | None
    compared: Standing | None
    landing: str
    text: str
    comparison: str
    notes: tuple[NoteView, ...] = ()


def _applies_until(facts: PolicyFacts, coming: Standing) -> Standing | None:
    """The version whose place a coming one takes; none where nothing binds until then."""
    before = facts.standing(coming.previous) if coming.previous else None
    return before if before and before.status in {IN_FORCE, ANNOUNCED} else None


def notice_views(facts: PolicyFacts) -> tuple[NoticeView, ...]:
    """The notice of every coming version, the nearest first."""
    in_force = facts.in_force
    coming = {standing.version.label: standing for standing in facts.coming}
    before = {label: _applies_until(facts, standing) for label, standing in coming.items()}
    return tuple(
        NoticeView(
            policy=policy_link(facts),
            notice=notice,
            standing=coming[notice.label],
            until_on=one.until_on if (one := before[notice.label]) else None,
            before=one,
            compared=in_force,
            landing=href_of(notice_address(notice.policy, notice.label)),
            text=href_of(notice.text),
            comparison=(compared_href(facts, in_force, coming[notice.label]) if in_force else ""),
            notes=note_views(notice.wordings[0].changes, notice.text),
        )
        for notice in facts.notices
        if notice.label in coming
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """What had been announced and does not come.

    Args:
        notice: What is said of it.
        standing: The version.
        landing: The page of the notice.
    """

    notice: Notice
    standing: Standing
    landing: str


def taken_back_turns(
    facts: PolicyFacts, on: date | None
) -> tuple[tuple[Turn[TakenBack | None], ...], ...]:
    """Whoever was told that a text comes is told that it does not, until it would have bound.

    Args:
        facts: The policy.
        on: The day the page is built for; None where it tells of no such thing.
    """
    return tuple(
        (
            Turn(said=_taken_back(facts, notice), until_on=notice.last_day),
            Turn(said=None, from_on=notice.effective_on),
        )
        for notice in (current(facts.notices, on) if on is not None else ())
        if notice.kind is NoticeKind.WITHDRAWAL
    )


def _taken_back(facts: PolicyFacts, notice: Notice) -> TakenBack | None:
    standing = facts.standing(notice.label)
    if standing is None:
        return None
    landing = href_of(notice_address(notice.policy, notice.label))
    return TakenBack(notice=notice, standing=standing, landing=landing)


def notice_turns(facts: PolicyFacts) -> tuple[tuple[Turn[NoticeView | None], ...], ...]:
    """Each notice by day, the nearest version first; a notice ends by itself when its day comes."""
    known = [facts, *(facts.on(day) for day in facts.days)]
    labels = dict.fromkeys(view.notice.label for then in known for view in notice_views(then))

    def say(label: VersionLabel, day: date | None) -> NoticeView | None:
        views = notice_views(facts.on(day))
        return next((view for view in views if view.notice.label == label), None)

    return tuple(turns(facts.days, partial(say, label)) for label in labels)
