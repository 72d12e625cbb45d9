"""The pages and files of one policy's notices."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from inforce.pipeline.notices import Notices
from inforce.pipeline.page_making import PageMaking
from inforce.publication.addresses import (
    NOTICE_CALENDAR,
    feed_address,
    href_of,
    notice_address,
    output_path,
    version_address,
)
from inforce.publication.artifact import Artifact, Page, page_of
from inforce.publication.notices.atom import atom
from inforce.publication.notices.calendar import calendar
from inforce.publication.notices.composing import told_texts
from inforce.publication.notices.feed import feeds_of
from inforce.publication.notices.json_feed import json_feed
from inforce.publication.notices.landing import landing_view, told_with_page
from inforce.publication.notices.notice import Notice, NoticeKind
from inforce.publication.pages.moved import MovedView
from inforce.publication.pages.parts import Head, Link
from inforce.publication.pages.standing import PolicyFacts
from inforce.publication.redline_html import RedlineView
from inforce.supplements.service import Services
from inforce.versions.identity import PolicyId, VersionLabel

FEEDS: Final = (
    ("atom", "application/atom+xml", atom),
    ("json", "application/feed+json", json_feed),
)


def notice_pages(facts: PolicyFacts, label: VersionLabel, making: PageMaking) -> Iterator[Page]:
    """The page of the notice of one version, in each language it is told in."""
    for notice in facts.notices:
        if notice.label == label and told_with_page(notice):
            yield from _landing_pages(facts, notice, making)


def _landing_pages(facts: PolicyFacts, notice: Notice, making: PageMaking) -> Iterator[Page]:
    sides = [facts.standing(VersionLabel(side)) for side in (notice.old_label, notice.label)]
    for wording in notice.wordings:
        words = making.words_of(wording.language)
        view = landing_view(facts, notice, wording, words, site=making.site)
        path, template = output_path(view.head.path), "inforce/notice-page.html"
        if sides[0] is None or sides[1] is None or notice.kind is NoticeKind.WITHDRAWAL:
            yield page_of(path, template, view)
            continue
        texts = told_texts(sides[0].version, sides[1].version)
        pair = making.pair(*texts, notice.in_language)
        style = making.style(wording.language, RedlineView.TABLE)
        yield page_of(
            path,
            template,
            view,
            body_key=making.compare.html_key(pair, making.site_map, style),
            body=partial(making.compare.html, pair, making.site_map, style),
        )


def former_pages(facts: PolicyFacts) -> Iterator[Page]:
    """What was published of a version under the name of an earlier day leads to where it stands."""
    for notice in facts.notices:
        for label in _free(facts, notice):
            ways = (
                (version_address(notice.policy, label), notice.text),
                (
                    notice_address(notice.policy, label),
                    notice_address(notice.policy, notice.label),
                ),
            )
            for former, now in ways:
                title = notice.wordings[0].title
                view = MovedView(
                    head=Head(title=title, language=notice.in_language, path=former),
                    policy=Link(title, href_of(now)),
                    said="moved_day",
                )
                yield page_of(output_path(former), "inforce/moved.html", view)


def _free(facts: PolicyFacts, notice: Notice) -> Iterator[VersionLabel]:
    """The names it had before that no other version bears now."""
    yield from (one for one in notice.former_labels if facts.standing(one) is None)


def calendar_files(facts: PolicyFacts, making: PageMaking) -> Iterator[Artifact]:
    """The calendar of each notice."""
    for notice in facts.notices:
        if told_with_page(notice):
            words = making.words_of(notice.in_language)
            data = calendar((notice,), words, site=making.site)
            # Whoever follows the calendar of the earlier day learns that it moved.
            for label in (notice.label, *_free(facts, notice)):
                path = notice_address(notice.policy, label) + NOTICE_CALENDAR
                yield Artifact(path=path, media_type="text/calendar", data=data)


def feed_files(
    policies: Mapping[PolicyId, PolicyFacts],
    services: Services,
    making: PageMaking,
    notices: Notices,
) -> Iterator[Artifact]:
    """Every feed in both forms; a change that its author did not class is classed by the rules."""
    feeds = feeds_of(
        policies.values(),
        services,
        making.words_of,
        site=making.site,
        weighed=lambda notice: notices.outlined(policies[notice.policy], notice),
        on=making.on,
    )
    for feed in feeds:
        for form, media_type, write in FEEDS:
            yield Artifact(
                path=feed_address(feed.scope, form), media_type=media_type, data=write(feed)
            )
