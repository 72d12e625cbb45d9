"""A site built once and read later: each page says what is so on the day it is read."""

import pytest

from looks import LAYOUT_SHIFT, judge_looks

LIVE = "privacy/"
BOUND = "The text on this page was in force until 14 January 2027."
# The site counts days in Brussels: at 22:59 UTC it is still the 14th there, at 23:01 the 15th.
LAST_MINUTE, FIRST_MINUTE = "2027-01-14T22:59:00Z", "2027-01-14T23:01:00Z"
MOMENTS = {
    "on the day of the build": "2026-12-01T12:00:00Z",
    "on the last day": LAST_MINUTE,
    "on the first day": FIRST_MINUTE,
    "between two versions": "2027-02-10T12:00:00Z",
    "on the last day of the second": "2027-02-28T22:59:00Z",
    "on the first day of the third": "2027-02-28T23:01:00Z",
    "years later": "2031-06-01T12:00:00Z",
}
BEFORE = ("on the day of the build", "on the last day")
BETWEEN = ("on the first day", "between two versions", "on the last day of the second")


@pytest.fixture
def read_at(browser, stale_url):
    """Opens a page at a moment, wherever its reader is."""
    contexts = []

    def read(address, moment, zone="Europe/Brussels"):
        context = browser.new_context(timezone_id=zone)
        contexts.append(context)
        page = context.new_page()
        page.clock.set_fixed_time(moment)
        page.goto(stale_url + address)
        return page

    yield read
    for context in contexts:
        context.close()


def shown(page, selector):
    """The words of every such part that a reader sees."""
    found = page.locator(selector).filter(visible=True).all_inner_texts()
    return [" ".join(words.split()) for words in found]


@pytest.mark.parametrize("when", MOMENTS)
def test_a_live_page_never_presents_a_text_as_in_force_that_is_not(read_at, when):
    """From its successor's first day on, the old text says what took its place, and where it is."""
    page = read_at(LIVE, MOMENTS[when])
    (banner,) = shown(page, ".inforce-banner")
    if when in BEFORE:
        assert banner.startswith("In force until 14 January 2027 Version of 1 June 2025")
        assert shown(page, ".inforce-stale-strip") == []
        return
    assert banner.startswith(f"No longer in force {BOUND}")
    since, name = ("15 January", "autumn") if when in BETWEEN else ("1 March", "winter")
    assert f"The text in force since {since} 2027: Version {name}" in banner
    link = page.locator(".inforce-banner").filter(visible=True).get_by_role("link").first
    assert link.get_attribute("href") == f"../privacy/{name}/"
    assert len(shown(page, ".inforce-stale-strip")) == 1


@pytest.mark.parametrize("when", MOMENTS)
@pytest.mark.parametrize("address", ["", LIVE], ids=["home", "policy"])
def test_a_notice_ends_by_itself(read_at, address, when):
    """What has come is no longer announced; what is still to come is."""
    notices = shown(read_at(address, MOMENTS[when]), ".inforce-notice__title")
    autumn, winter = (
        f"Privacy policy: new text from {day} 2027" for day in ("15 January", "1 March")
    )
    expected = [autumn, winter] if when in BEFORE else [winter] if when in BETWEEN else []
    assert notices == expected


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Brussels"])
@pytest.mark.parametrize(("moment", "over"), [(LAST_MINUTE, False), (FIRST_MINUTE, True)])
def test_a_day_is_a_day_of_the_site_wherever_its_reader_is(read_at, zone, moment, over):
    """Midnight in Brussels decides, though the reader's own day began or ends hours from it."""
    assert (BOUND in shown(read_at(LIVE, moment, zone), ".inforce-banner")[0]) is over


def test_a_page_left_open_over_midnight_changes_when_its_reader_comes_back(browser, stale_url):
    """Nobody has to load a page again to be told the truth."""
    page = browser.new_page()
    page.clock.install(time=LAST_MINUTE)
    page.goto(stale_url + LIVE)
    assert BOUND not in shown(page, ".inforce-banner")[0]
    page.clock.run_for("03:00")
    assert BOUND in shown(page, ".inforce-banner")[0]
    page.close()


def test_without_a_script_both_sides_are_said_with_their_days(browser, stale_url):
    """Words that name their days stay true, whenever they are read."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(stale_url + LIVE)
    (banner,) = shown(page, ".inforce-banner")
    assert "In force from 1 June 2025 to 14 January 2027." in banner
    assert "From 15 January 2027 a new version applies." in banner
    first, second = shown(page, ".inforce-notice__dates")
    assert first == (
        "Until 14 January 2027 the version of 1 June 2025 applies. "
        "From 15 January 2027 the new text applies."
    )
    assert second == (
        "Until 28 February 2027 the version autumn applies. From 1 March 2027 the new text applies."
    )
    page.goto(stale_url)
    (card,) = [one for one in shown(page, ".inforce-card") if one.startswith("Privacy")]
    assert "In force until 14 January 2027 Since 1 June 2025" in card
    assert "New version from 15 January 2027" in card
    context.close()


CHIPS = {
    "privacy/autumn/": ("In force from 15 January 2027", "In force until 28 February 2027"),
    "privacy/2025-06-01/": ("In force until 14 January 2027", "No longer in force"),
    "privacy/autumn/1/": ("In force from 15 January 2027", "In force until 28 February 2027"),
    "privacy/2025-06-01/zh/": ("有效至2027年1月14日", "已失效"),
    "for/map/2027-01-15/": ("In force from 15 January 2027", "In force until 28 February 2027"),
    "for/map/": ("In force until 14 January 2027", "No longer in force"),
    "for/mail/": ("In force until 14 January 2027", "No longer in force"),
    "privacy/zh/": ("有效至2027年1月14日", "已失效"),
}


@pytest.mark.parametrize("address", CHIPS)
def test_a_permanent_page_follows_the_clock_though_it_is_kept_for_good(read_at, address):
    """What a page calls in force is in force on the day it is read."""
    for moment, said in zip((LAST_MINUTE, FIRST_MINUTE), CHIPS[address], strict=True):
        page = read_at(address, moment)
        assert shown(page, ".inforce-banner .inforce-chip") == [said]


def test_every_list_of_versions_follows_the_clock(read_at):
    """The home page, the history, a comparison and a service agree on what is in force."""
    page = read_at("", FIRST_MINUTE)
    (card,) = [one for one in shown(page, ".inforce-card") if one.startswith("Privacy")]
    assert "In force until 28 February 2027 Since 15 January 2027" in card
    assert shown(page, ".inforce-recent > li")[0].startswith("15 January 2027 · Privacy policy")
    page = read_at("privacy/history/", FIRST_MINUTE)
    assert shown(page, ".inforce-version .inforce-chip")[:3] == [
        "In force from 1 March 2027",
        "In force until 28 February 2027",
        "No longer in force",
    ]
    drawn = page.locator(".inforce-timescale__bar--in-force").filter(visible=True)
    assert drawn.locator("title").all_text_contents() == ["autumn: In force"]
    page = read_at("privacy/2025-06-01..autumn/", FIRST_MINUTE)
    assert shown(page, ".inforce-sides .inforce-chip") == [
        "No longer in force",
        "In force until 28 February 2027",
    ]
    page = read_at("for/map/", FIRST_MINUTE)
    assert shown(page, ".inforce-about .inforce-chip")[:2] == [
        "In force from 1 March 2027",
        "In force until 28 February 2027",
    ]


def test_a_policy_that_has_ended_says_so(read_at):
    """A repeal that was declared takes effect on its day, also on a page that nobody rebuilt."""
    (banner,) = shown(read_at("terms/", "2027-01-31T12:00:00Z"), ".inforce-banner")
    assert banner.startswith("In force until 31 January 2027")
    (banner,) = shown(read_at("terms/", "2027-02-01T12:00:00Z"), ".inforce-banner")
    assert "This policy was repealed on 1 February 2027." in banner


@pytest.mark.parametrize("address", [LIVE, "", "privacy/autumn/", "for/map/"])
def test_nothing_moves_when_a_page_is_set_to_its_day(browser, stale_url, address):
    """The clock is read before anything is painted."""
    page = browser.new_page()
    page.clock.set_fixed_time("2027-04-01T12:00:00Z")
    page.goto(stale_url + address)
    moved = page.evaluate(LAYOUT_SHIFT)
    assert moved == 0
    page.close()


def test_a_later_build_says_what_the_stale_pages_say(browser, stale_url, rebuilt_url):
    """The clock and a rebuild never disagree: on its day a page says what a new build says."""
    parts = (".inforce-chip", ".inforce-notice__title", ".inforce-version__head")
    for address in ("", "privacy/history/", "privacy/autumn/", "privacy/2025-06-01/", "terms/"):
        pages = []
        for base in (stale_url, rebuilt_url):
            page = browser.new_page()
            page.clock.set_fixed_time("2027-02-10T12:00:00Z")
            page.goto(base + address)
            pages.append([shown(page, part) for part in parts])
            page.close()
        assert pages[0] == pages[1], address


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("address", ["privacy/#use", "for/map/#use"])
def test_whoever_comes_to_a_clause_is_told_as_well(browser, stale_url, address, width):
    """A line goes with the reader through a text that was replaced, and hides no heading."""
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.clock.set_fixed_time("2027-02-10T12:00:00Z")
    page.goto(stale_url + address)
    strip = page.locator(".inforce-stale-strip").filter(visible=True).bounding_box()
    heading = page.locator("h2#use").bounding_box()
    assert 0 <= strip["y"] < strip["y"] + strip["height"] <= heading["y"] < 350
    page.close()


@pytest.mark.parametrize("address", ["", LIVE, "privacy/zh/", "for/map/", "privacy/history/"])
def test_what_a_stale_page_says_is_open_to_everyone(read_at, address):
    """The truth is no harder to read than what stood there before."""
    judge_looks(read_at(address, "2027-02-10T12:00:00Z"))
