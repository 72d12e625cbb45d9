"""What the record holds of a notice is told where its version is shown, and nothing more."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from markupsafe import escape
from test_life_on_pages import pages
from test_templates import MARKUP, SITE, rendered

from inforce.adapters.sent_phrases import sent_notice
from inforce.adapters.templates import THEME, WordBook
from inforce.digest import text_digest
from inforce.publication.pages.history import history_view
from inforce.publication.pages.standing import policy_facts
from inforce.versions.identity import VersionLabel
from inforce.versions.told import SentNotice, Way
from inforce.versions.version import Effective, Precision
from sample_policy import history, status_of

BOOK = WordBook((THEME,))
DAY = date(2027, 1, 15)
SENT = SentNotice(
    kind="announcement",
    label=VersionLabel("2027-01-15"),
    on=date(2026, 12, 1),
    named=(Effective(DAY),),
    ways=(Way.HOME_PAGE, Way.MAIL),
    readers="everyone with an account",
    manifest=text_digest(b"{}"),
    line=27,
)


def said(sent: SentNotice, language: str = "en") -> str:
    phrases: SimpleNamespace = BOOK.phrases(language)
    return sent_notice(sent, phrases).striptags()


def facts_with(*notices, **changes):
    """The sample policy, of whose version in force the record holds these notices."""
    past = history()
    standing = policy_facts(past, status_of).in_force
    version = replace(standing.version, notices=notices, **changes)
    versions = tuple(version if v.label == version.label else v for v in past.versions)
    return policy_facts(replace(past, versions=versions), status_of)


def test_a_notice_is_told_with_its_day_its_ways_and_its_lead() -> None:
    """A reader understands it without knowing what a record is."""
    assert said(SENT) == (
        "Notice of this version was given on 1 December 2026 on the home page and by e-mail, "
        "45 days before 15 January 2027. It went to: everyone with an account."
    )


def test_it_is_told_in_the_language_of_the_text() -> None:
    """German and Chinese have sentences of their own."""
    assert said(SENT, "de") == (
        "Diese Fassung wurde am 1. Dezember 2026 angekündigt – auf der Startseite und per E-Mail, "
        "45 Tage vor dem genannten Beginn (15. Januar 2027). "
        "Benachrichtigt wurden: everyone with an account."
    )
    chinese = said(SENT, "zh")
    assert "2026年12月1日" in chinese
    assert "首页和电子邮件" in chinese
    assert "比2027年1月15日早45天" in chinese


def test_what_the_record_does_not_hold_is_not_said() -> None:
    """Nobody recorded how, to whom and for which day: the line says when, and ends."""
    bare = replace(SENT, named=(), ways=(), readers="")
    assert said(bare) == "Notice of this version was given on 1 December 2026."


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (-1, ", one day before"),
        (0, ", on the day that it names."),
        (1, ", one day after"),
        (3, ", 3 days after"),
    ],
)
def test_a_notice_that_came_late_says_so(later: int, words: str) -> None:
    """Days are counted as they are, not as they should be."""
    assert words in said(replace(SENT, on=DAY + timedelta(days=later)))


def test_a_month_is_no_day() -> None:
    """Where a month was announced, no day is made of it."""
    named = (Effective(date(2027, 1, 1), Precision.MONTH),)
    assert "31 days before January 2027." in said(replace(SENT, named=named))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("postponement-2", "Notice of the later day"),
        ("brought-forward", "Notice of the earlier day"),
        ("withdrawal", "Notice that it was taken back"),
        ("carrier-pigeon", "A notice of this version"),
    ],
)
def test_each_kind_of_notice_is_called_what_it_was(kind: str, words: str) -> None:
    """Whoever was told of a later day was not told of the version anew."""
    assert said(replace(SENT, kind=kind)).startswith(words)


def test_three_ways_are_a_list() -> None:
    """The last one is joined by a word."""
    ways = (Way.HOME_PAGE, Way.FEED, Way.LETTER)
    assert "on the home page, by feed and by letter" in said(replace(SENT, ways=ways))


@pytest.mark.parametrize("page", ["live", "version", "history"])
def test_the_pages_of_a_version_tell_of_its_notices(page: str) -> None:
    """Each notice is a line of its own."""
    told = pages(facts_with(SENT, replace(SENT, kind="postponement", line=29)))[page]
    assert told.count('class="inforce-sent') == 2


def test_each_line_leads_to_the_record_where_the_site_publishes_it() -> None:
    """Whoever doubts it can look it up; a site that publishes no record leads nowhere."""
    view = history_view(facts_with(SENT))
    site = replace(SITE, record=("record/checkpoint", "record/ledger.jsonl"))
    told = rendered("inforce/history.html", view, site=site)
    assert '<a href="../../record/ledger.jsonl">Line 27 of the sealed record</a>' in told
    assert "ledger.jsonl" not in rendered("inforce/history.html", view)


@pytest.mark.parametrize("page", ["version", "history"])
def test_a_recorded_notice_is_known_where_its_author_said_no_day(page: str) -> None:
    """Whether people were told is not called unknown beside the line that says it."""
    row = '<dt>Announced</dt><dd><time datetime="2026-12-01">'
    assert row in pages(facts_with(SENT, announced_on=None))[page]
    taken_back = replace(SENT, kind="withdrawal")
    row = "<dt>Announced</dt><dd>not known"
    assert row in pages(facts_with(taken_back, announced_on=None))[page]


def test_who_was_told_is_never_markup() -> None:
    """The record holds an owner's words, and a stranger's where it was forged."""
    shown = pages(facts_with(replace(SENT, readers=MARKUP)))
    assert all(MARKUP not in page for page in shown.values())
    assert all(str(escape(MARKUP)) in page for page in shown.values())
