"""The page of one notice: what changes, why, from when, for whom, what they can do."""

from dataclasses import dataclass

from inforce.publication.addresses import (
    NOTICE_CALENDAR,
    feed_address,
    href_of,
    notice_address,
    policy_address,
    service_address,
)
from inforce.publication.notices.notice import Notice, NoticeKind, NoticeWording
from inforce.publication.notices.telling import Telling
from inforce.publication.pages.links import history_href, policy_link
from inforce.publication.pages.parts import Head, Link, NoteView, SiteFacts, note_views
from inforce.publication.pages.standing import PolicyFacts
from inforce.publication.redline_html import RedlineHtml
from inforce.publication.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class LandingView:
    """The page of a notice, in one language.

    Args:
        head: What the page says about itself.
        notice: The notice.
        headline: What happens and when.
        until_then: What applies until the day.
        from_then: What applies from then on.
        grounds: Why people are told later than they should be.
        summary: What changes, in the author's words.
        policy: The text in force.
        history: The address of the policy's history.
        text: The address of the new text.
        comparison: The address of the comparison; empty where there is none.
        calendar: The address of the calendar file.
        feed: The address of the policy's feed.
        notes: The author's notes, clause by clause.
        choices: Those of them that say what a reader can do.
        exit_right: Until when whoever does not agree may leave, where a rule says so.
        who: The services concerned, each with its whole text.
        others: The same notice in other languages: the tag, and where it stands.
        texts_language: The language of the clauses before and after.
        body: The clauses before and after; None until they have been compared, or for good.
    """

    head: Head
    notice: Notice
    headline: str
    until_then: str
    from_then: str
    grounds: tuple[str, ...]
    summary: str
    policy: Link
    history: str
    text: str
    comparison: str
    calendar: str
    feed: str
    notes: tuple[NoteView, ...] = ()
    choices: tuple[NoteView, ...] = ()
    exit_right: str = ""
    who: tuple[Link, ...] = ()
    others: tuple[Link, ...] = ()
    texts_language: str = ""
    body: RedlineHtml | None = None


def told_with_page(notice: Notice) -> bool:
    """What was told ahead has a page for good, and so has what bound at once on a stated ground.

    Of what else bound already when it was published the text itself tells.
    """
    return notice.kind is not NoticeKind.PUBLICATION or bool(notice.grounds)


def landing_address(notice: Notice, wording: NoticeWording) -> str:
    """Where a notice stands in a language; the prevailing one has no tag in its address."""
    language = "" if wording is notice.wordings[0] else wording.language
    return notice_address(notice.policy, notice.label, language)


def landing_view(
    facts: PolicyFacts,
    notice: Notice,
    wording: NoticeWording,
    words: Words,
    *,
    site: SiteFacts,
) -> LandingView:
    """Nothing on the page depends on the day it is built, so it stays true for good.

    Args:
        facts: The policy.
        notice: The notice.
        wording: The author's words in the language of the page.
        words: The words of that language.
        site: The site.
    """
    telling = Telling(notice=notice, wording=wording, words=words)
    path = landing_address(notice, wording)
    notes = note_views(telling.changes, wording.text)
    return LandingView(
        head=Head(
            title=telling.headline,
            language=wording.language,
            path=path,
            crumbs=(policy_link(facts),),
            canonical=site.whole(path),
            indexed=True,
            feed=policy_address(notice.policy),
        ),
        notice=notice,
        headline=telling.headline,
        until_then=telling.until_then,
        from_then=telling.from_then,
        grounds=telling.grounds,
        summary=telling.summary,
        policy=policy_link(facts),
        history=history_href(facts),
        text=href_of(wording.text),
        comparison=href_of(notice.comparison) if notice.comparison else "",
        calendar=href_of(notice_address(notice.policy, notice.label) + NOTICE_CALENDAR),
        feed=href_of(feed_address(policy_address(notice.policy), "atom")),
        notes=notes,
        choices=tuple(note for note in notes if note.note.choice),
        exit_right=telling.exit_right,
        who=tuple(
            Link(service.name, href_of(service_address(service.id))) for service in notice.services
        ),
        others=tuple(
            Link(other.language, href_of(landing_address(notice, other)))
            for other in notice.wordings
            if other is not wording
        ),
        texts_language=notice.in_language,
    )
