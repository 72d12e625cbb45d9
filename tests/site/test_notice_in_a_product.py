"""`notice.js` on pages of another site: it tells what changes, and never harms its host."""

import gzip
import time
from pathlib import Path

import pytest

from embedding import ELEMENT, HOST, HOST_POLICY, Site, Visit, answer, notice, send, serving, told
from inforce.adapters.templates import THEME
from looks import LAYOUT_SHIFT, judge_looks

SCRIPT = (THEME / "notice.js").read_bytes()
MOST_BYTES = 4096


@pytest.fixture
def policies():
    """A policy site below a folder."""
    site = Site()

    def respond(handler):
        site.asked.append((handler.path, dict(handler.headers)))
        if handler.path == "/policies/notice.js":
            send(handler, 200, {"Content-Type": "text/javascript"}, SCRIPT)
            return
        time.sleep(site.wait)
        send(handler, site.status, site.headers, site.body)

    with serving(respond) as address:
        site.url = f"{address}policies/"
        yield site


@pytest.fixture
def visit(browser, policies):
    """Opens a page of a shop that embeds the notice."""
    opened, servers = [], []

    def open_page(element=ELEMENT, at="2026-12-01T12:00:00Z", **choices):
        facts = {"lang": "en", "direction": "ltr", "paper": "#fff", "ink": "#111"} | {
            name: choices.pop(name)
            for name in ("lang", "direction", "paper", "ink")
            if name in choices
        }
        html = HOST.format(site=policies.url, element=element, **facts).encode()
        headers = {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Security-Policy": HOST_POLICY.format(site=policies.url),
        }
        server = serving(lambda handler: send(handler, 200, headers, html))
        address = server.__enter__()
        servers.append(server)
        context = browser.new_context(**choices)
        opened.append(context)
        page = context.new_page()
        page.route("**/favicon.ico", lambda route: route.abort())
        page.clock.set_fixed_time(at)
        made = Visit(page, policies)
        page.goto(address.replace("127.0.0.1", "localhost"))
        return made

    yield open_page
    for context in opened:
        context.close()
    for server in servers:
        server.__exit__(None, None, None)


def test_the_file_is_small():
    """What every page of a product loads weighs next to nothing."""
    assert len(gzip.compress(SCRIPT, 9, mtime=0)) <= MOST_BYTES


def test_a_visitor_reads_what_changes_and_the_site_is_asked_once(visit, policies):
    """One file besides the script, without cookie or referrer, under the host's strict policy."""
    shop = visit(ELEMENT + '<inforce-notice policies="privacy" lang="de"></inforce-notice>')
    shop.page.locator("[part=title]").nth(1).wait_for()
    assert shop.notices() == [
        "Privacy policy: new text from 15 January 2027",
        "Datenschutzerklärung: neuer Text ab dem 15.01.2027",
    ]
    region = shop.page.get_by_role("region", name="Privacy policy: new text from 15 January 2027")
    assert region.get_by_text("From 15 January 2027 the new text applies.").is_visible()
    links = region.get_by_role("link").evaluate_all("all => all.map(one => one.href)")
    assert [link.removeprefix(policies.url) for link in links] == [
        "privacy/2027-01-15/notice/",
        "privacy/2025-06-01..2027-01-15/",
        "privacy/2027-01-15/",
    ]
    assert [path for path, _ in policies.asked] == [
        "/policies/notice.js",
        "/policies/api/v1/notices.json",
    ]
    assert not {"Cookie", "Referer"} & set(policies.asked[1][1])
    assert region.get_by_role("button").count() == 0
    assert region.evaluate("node => getComputedStyle(node).position") == "static"
    assert (shop.errors, shop.complaints) == ([], [])


SILENT = {
    "is down": {"status": 503},
    "forbids reading": {"headers": {}},
    "has moved elsewhere": {
        "status": 302,
        "headers": {"Location": "http://127.0.0.1:9/", "Access-Control-Allow-Origin": "*"},
    },
    "answers rubbish": {"body": b"<!doctype html><p>Not found"},
    "answers nothing": {"body": b""},
    "answers a number": {"body": b"7"},
    "answers null": {"body": b"null"},
    "has other types": {
        "body": answer(
            None,
            7,
            [],
            "x",
            {},
            notice(languages=[]),
            notice(languages={"en": None}),
            notice(id=None),
            notice(shown_until=20270114),
            notice(policy={}),
            notice(languages={"en": told({"html": "<b>"})}),
        )
    },
    "has no list": {"body": answer(notices={"length": 3})},
    "has no zone": {"body": answer(notice(), timezone="Nowhere/At_all")},
    "is very deep": {"body": b"[" * 100_000},
    "is huge": {"body": answer(notice(summary="x" * 400_000))},
    "is not utf-8": {"body": b"\xff\xfe\x00"},
}


@pytest.mark.parametrize("fault", SILENT)
def test_no_bad_answer_harms_the_host(visit, policies, fault):
    """Where nothing can be said, what the host wrote stays, and its page works as before."""
    for name, value in SILENT[fault].items():
        setattr(policies, name, value)
    shop = visit()
    shop.settle()
    assert shop.notices() == []
    assert shop.page.get_by_text("Our policies.").is_visible()
    assert shop.page.locator("#after").is_visible()
    assert shop.errors == []


def test_a_slow_answer_keeps_nobody_waiting(visit, policies):
    """The page is there at once; what comes too late is not shown."""
    policies.wait = 7
    began = time.monotonic()
    shop = visit()
    assert shop.page.get_by_text("Our policies.").is_visible()
    assert time.monotonic() - began < 5
    shop.page.clock.run_for(0)
    shop.page.wait_for_timeout(7500)
    assert (shop.notices(), shop.errors) == ([], [])


def test_a_site_that_cannot_be_reached_is_as_if_it_were_not_there(visit, policies):
    """The element stands there with what the host put into it, even without its script."""
    policies.url = "http://127.0.0.1:9/"
    shop = visit()
    assert shop.page.get_by_text("Our policies.").is_visible()
    assert shop.errors == []


MARKUP = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>'


def test_whatever_is_answered_becomes_words_and_links_to_the_policy_site_only(visit, policies):
    """A policy site that was broken into cannot break into the sites that embed it."""
    elsewhere = ["javascript:alert(1)", "https://evil.example/", "//evil.example/x", "../outside/"]
    policies.body = answer(
        *(
            notice(
                id=f"{number}{MARKUP}",
                landing=address,
                text=address,
                comparison=address,
                languages={"en": told(MARKUP, summary=MARKUP, links={"landing": MARKUP})},
            )
            for number, address in enumerate(elsewhere)
        ),
        notice(languages={"__proto__": told(MARKUP), '"><script>': told(MARKUP)}),
    )
    shop = visit()
    shop.page.locator("[part=title]").first.wait_for()
    assert shop.notices() == [MARKUP] * 5
    inside = shop.page.locator("inforce-notice")
    assert inside.evaluate("one => one.shadowRoot.querySelectorAll('img, script').length") == 0
    links = inside.get_by_role("link").evaluate_all("all => all.map(one => one.href)")
    assert all(link.startswith(policies.url) for link in links)
    assert shop.page.evaluate("window.harmed") is None
    assert shop.errors == []


def test_a_notice_ends_with_its_day_in_the_zone_of_its_site(visit):
    """A copy of the answer that nobody renewed tells of nothing that has passed."""
    last, first = "2027-01-14T22:59:00Z", "2027-01-14T23:01:00Z"
    for moment, count in (("2026-11-19T22:59:00Z", 0), (last, 1), (first, 0)):
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
            shop = visit(at=moment, timezone_id=zone)
            shop.settle()
            assert len(shop.notices()) == count, (moment, zone)


def test_a_page_left_open_lets_go_of_a_notice_that_has_passed(visit):
    """Whoever comes back to a page the next morning reads nothing stale."""
    shop = visit(at="2027-01-14T22:59:00Z")
    shop.page.locator("[part=title]").wait_for()
    shop.page.clock.set_fixed_time("2027-01-15T08:00:00Z")
    shop.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert shop.notices() == []


@pytest.mark.parametrize(
    ("attributes", "count"),
    [
        ("", 1),
        ('policies="privacy"', 1),
        ('policies="terms"', 0),
        ('policies="a privacy"', 1),
        ('services="map"', 1),
        ('services="mail"', 0),
        ('policies="privacy" services="mail map"', 1),
    ],
)
def test_only_what_was_asked_for_is_shown(visit, attributes, count):
    """A product tells its users of what concerns them."""
    shop = visit(f"<inforce-notice {attributes}></inforce-notice>")
    shop.settle()
    assert len(shop.notices()) == count


def test_a_site_pinned_to_a_day_is_shown_as_of_it(visit, policies):
    """A demonstration does not follow the clock."""
    policies.body = answer(notice(), as_of="2026-12-01")
    shop = visit(at="2031-01-01T12:00:00Z")
    shop.page.locator("[part=title]").wait_for()


def test_a_notice_is_put_away_only_where_its_publisher_allows_it(visit, policies):
    """It stays away on the next visit, and the next notice comes all the same."""
    policies.body = answer(notice(dismissible=True))
    shop = visit()
    shop.page.get_by_role("button", name="Dismiss").click()
    assert shop.notices() == []
    assert shop.page.evaluate("document.activeElement.localName") == "inforce-notice"
    shop.page.reload()
    shop.settle()
    assert shop.notices() == []
    kept = shop.page.evaluate("[document.cookie, Object.keys(localStorage)]")
    assert kept == ["", ["inforce-notice:privacy@2027-01-15/announcement"]]
    policies.body = answer(notice(dismissible=True, id="privacy@2027-01-15/postponement"))
    shop.page.reload()
    shop.page.locator("[part=title]").wait_for()


@pytest.mark.parametrize("state", ["throws", "is full"])
def test_a_notice_works_where_nothing_can_be_stored(visit, policies, state):
    """Storage that is blocked or full costs the visitor nothing but the memory."""
    policies.body = answer(notice(dismissible=True))
    shop = visit()
    shop.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });"
        if state == "throws"
        else "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceeded'); };"
    )
    shop.page.reload()
    shop.page.get_by_role("button", name="Dismiss").click()
    assert (shop.notices(), shop.errors) == ([], [])


def test_a_notice_from_right_to_left(visit):
    """It is read in its own direction, whatever that of the page."""
    for lang, direction in (("he", "rtl"), ("he", "ltr")):
        shop = visit(lang=lang, direction=direction)
        region = shop.page.get_by_role("region")
        region.wait_for()
        assert region.evaluate("one => getComputedStyle(one).direction") == "rtl"


@pytest.mark.parametrize("lang", ["de", "de-AT", "fr"])
def test_a_notice_speaks_the_language_of_the_page_where_it_can(visit, lang):
    """Else it speaks English."""
    shop = visit(lang=lang)
    shop.page.locator("[part=title]").wait_for()
    assert shop.notices()[0].startswith("Datenschutz" if lang[:2] == "de" else "Privacy")


def test_a_host_that_keeps_room_sees_nothing_move(visit):
    """With the room that the manual tells to keep, the layout of the page does not shift."""
    shop = visit()
    before = shop.page.locator("#after").bounding_box()
    shop.page.locator("[part=title]").wait_for()
    assert shop.page.locator("#after").bounding_box() == before
    moved = shop.page.evaluate(LAYOUT_SHIFT)
    assert moved == 0


@pytest.mark.parametrize(("paper", "ink"), [("#fff", "#111"), ("#111", "#eee")])
def test_a_notice_is_as_light_or_dark_as_its_page(visit, paper, ink):
    """It takes the colours of the page, so its words can be read on any."""
    shop = visit(paper=paper, ink=ink)
    region = shop.page.get_by_role("region")
    region.wait_for()
    colours = region.evaluate("""one => {
        const style = getComputedStyle(one);
        return [style.color, style.backgroundColor, getComputedStyle(document.body).color];
    }""")
    assert colours == [colours[2], "rgba(0, 0, 0, 0)", colours[2]]


def test_a_notice_is_open_to_everyone(visit):
    """By keyboard, by ear, narrow and wide: no rule of access is broken."""
    shop = visit('<main><inforce-notice lang="de"></inforce-notice></main>')
    shop.page.get_by_role("region").wait_for()
    judge_looks(shop.page)


def test_what_the_manual_says_to_paste_works_as_it_stands(visit, policies):
    """Whoever copies the example needs to change nothing but the address."""
    manual = (Path(__file__).parents[2] / "docs" / "show-the-notice.md").read_text("utf-8")
    pasted = manual.partition("```html\n")[2].partition("```")[0]
    pasted = pasted.replace("https://policies.example/", policies.url)
    shop = visit(pasted.replace("<style>", '<style nonce="host">'))
    shop.page.locator("[part=title]").wait_for()
    room = shop.page.locator("inforce-notice").bounding_box()
    assert room["height"] == 12 * 16
    policies.body = answer()
    shop.page.reload()
    shop.settle()
    assert shop.page.get_by_role("link", name="privacy policy").is_visible()
    assert shop.errors == []
