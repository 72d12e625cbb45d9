"""Every kind of page in a real browser: no request elsewhere, nothing stored, open to everyone."""

from contextlib import contextmanager

import pytest

from looks import WIDTHS, judge_looks

KINDS = {
    "home": "",
    "policy": "privacy/",
    "supplement": "services/map/",
    "version in force": "privacy/2025-06-01/",
    "coming version": "privacy/2027-01-15/",
    "superseded version": "privacy/2023-05-01/",
    "text": "privacy/2023-05-01/1/",
    "live translation that lags": "privacy/de/",
    "translation": "privacy/2025-06-01/zh/",
    "comparison": "privacy/2025-06-01..2027-01-15/",
    "comparison of texts": "privacy/2023-05-01/1..2/",
    "notice": "privacy/2027-01-15/notice/",
    "history": "privacy/history/",
    "draft": "privacy/draft/",
    "services": "services/",
    "whole text of a service": "for/map/",
    "whole text of a service without a supplement": "for/mail/",
    "how a service differs": "for/map/differences/",
    "comparison of whole texts": "for/map/2024-03-01..2025-06-01/",
    "glossary": "glossary/",
    "term": "glossary/cookie/",
}
every_kind = pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())
STORED = "[document.cookie, localStorage.length, sessionStorage.length]"


@contextmanager
def watched(browser, url):
    """A page, with everything it asked for and everything the browser complained about."""
    page = browser.new_page(viewport={"width": WIDTHS[0], "height": 900}, color_scheme="light")
    requests, complaints = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(url)
    yield page, requests, complaints
    page.close()


def judge(browser, base, url):
    """Read a page wide and narrow, in light and in dark, and judge what a reader would."""
    with watched(browser, url) as (page, requests, complaints):
        judge_looks(page)
        assert [url for url in requests if not url.startswith((base, "data:"))] == []
        assert complaints == []
        assert page.evaluate(STORED) == ["", 0, 0]


@every_kind
def test_a_page_asks_nobody_else_stores_nothing_and_is_open_to_everyone(browser, site_url, address):
    """Nobody is watched while reading how they are watched, and everyone can read it."""
    judge(browser, site_url, site_url + address)


def test_a_wrong_address_is_answered_as_well_as_a_right_one(browser, root_url):
    """The page for what is not there keeps every promise of the others."""
    judge(browser, root_url, root_url + "404.html")


def test_a_search_finds_the_text_in_force_and_nobody_hears_of_it(browser, site_url):
    """Searching asks only this site, and never leads to a text that does not bind."""
    with watched(browser, site_url) as (page, requests, complaints):
        page.get_by_placeholder("Search").press_sequentially("notebook")
        page.locator("a.md-search-result__link").first.wait_for()
        found = page.locator("a.md-search-result__link").evaluate_all("all => all.map(a => a.href)")
        assert {address.removeprefix(site_url).split("?")[0] for address in found} == {"privacy/"}
        assert [url for url in requests if not url.startswith((site_url, "data:"))] == []
        assert complaints == []
        assert page.evaluate(STORED) == ["", 0, 0]


@pytest.mark.parametrize("address", ["privacy/2027-01-15/", "privacy/history/"])
def test_a_notice_on_record_is_one_quiet_line(browser, site_url, address):
    """It says when, how, how long before and to whom, and leads to the record."""
    with watched(browser, site_url + address) as (page, _, _):
        line = page.locator(".inforce-sent")
        assert line.inner_text() == (
            "Notice of this version was given on 21 November 2026 on the home page and by e-mail, "
            "55 days before 15 January 2027. It went to: every reader. "
            "Line 13 of the sealed record"
        )
        leads = line.get_by_role("link").evaluate("link => link.href")
        assert leads == site_url + "record/ledger.jsonl"


def test_the_first_key_leads_past_the_frame_to_the_text(browser, site_url):
    """Whoever reads by keyboard need not walk through the frame of each page."""
    with watched(browser, site_url + "privacy/2025-06-01/") as (page, _, _):
        page.keyboard.press("Tab")
        skip = page.locator(".inforce-skip")
        assert skip.evaluate("node => node === document.activeElement")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "inforce-main"


@pytest.mark.parametrize("address", ["privacy/", "privacy/2025-06-01/"])
def test_a_page_is_printed_dark_on_white_whatever_the_screen(browser, site_url, address):
    """Paper has one light."""
    with watched(browser, site_url + address) as (page, _, _):
        page.emulate_media(media="print", color_scheme="dark")
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        ink = page.locator(".inforce-banner").evaluate("node => getComputedStyle(node).color")
        assert paper == "rgb(255, 255, 255)"
        assert ink == "rgb(28, 33, 38)"


def test_everything_is_there_without_a_script(browser, site_url):
    """Scripts are a comfort; the law does without."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + "privacy/")
    assert page.get_by_text(
        "Until 14 January 2027 the version of 1 June 2025 applies."
    ).is_visible()
    page.get_by_role("link", name="Compare it with the version of 1 June 2025").click()
    assert page.locator(".inforce-redline ins", has_text="90").first.is_visible()
    context.close()


def test_a_site_shown_as_of_a_day_does_not_follow_the_readers_clock(browser, site_url):
    """A demonstration stays as of its day, whenever it is read."""
    with watched(browser, site_url) as (page, _, _):
        assert page.get_by_text("Shown as of 1 December 2026").is_visible()
        assert page.locator("[data-inforce-from]").count() == 0
