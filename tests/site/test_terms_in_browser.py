"""A reader opens a definition by mouse, key or finger, with or without a script, at any size."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

TERM = "a.inforce-term"
OPEN = "document.querySelectorAll('.inforce-definition:popover-open').length"
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
ADDRESS = "privacy/2025-06-01/"


@pytest.fixture
def page(browser, site_url):
    """A version's page in a wide window."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(5000)
    page.goto(site_url + ADDRESS)
    yield page
    page.close()


def test_a_click_opens_the_definition_and_a_click_beside_it_closes_it(page):
    """Nothing has to be hovered over, and the reader stays where the word is."""
    before = page.url
    page.locator(TERM).first.click()
    assert page.evaluate(OPEN) == 1
    assert page.url == before
    box = page.locator(".inforce-definition:popover-open").bounding_box()
    word = page.locator(TERM).first.bounding_box()
    assert abs(box["y"] - word["y"]) < 400
    page.mouse.click(5, 5)
    assert page.evaluate(OPEN) == 0


def test_keys_open_and_close_it_and_the_focus_comes_back(page):
    """Enter opens, Escape closes, and the next Tab goes on from the word."""
    page.locator(TERM).first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(OPEN) == 1
    assert page.evaluate("document.activeElement.className") == "inforce-definition"
    page.keyboard.press("Escape")
    assert page.evaluate(OPEN) == 0
    assert page.evaluate("document.activeElement.className") == "inforce-term"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the button that closes
    assert page.evaluate(OPEN) == 0
    assert page.evaluate("document.activeElement.className") == "inforce-term"


def test_a_pointer_that_passes_over_a_word_opens_nothing(page):
    """What opens by itself is in the way of whoever reads on."""
    page.locator(TERM).first.hover()
    page.wait_for_timeout(300)
    assert page.evaluate(OPEN) == 0


def test_an_open_definition_is_open_to_everyone(page):
    """What a reader opens breaks no rule of access, in light and in dark."""
    page.locator(TERM).first.click()
    page.evaluate(AXE_SCRIPT)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        assert [rule["id"] for rule in found["violations"]] == [], scheme


@pytest.mark.parametrize("address", [ADDRESS, "privacy/", "for/map/"])
def test_a_term_is_told_by_more_than_its_colour(page, site_url, address):
    """A dotted line says that a word is explained, also where the theme draws lines of its own."""
    page.goto(site_url + address)
    style = page.locator(TERM).first.evaluate(
        "term => { const s = getComputedStyle(term);"
        " return [s.textDecorationLine, s.textDecorationStyle] }"
    )
    assert style == ["underline", "dotted"]


def test_a_finger_opens_it_on_a_small_screen(browser, site_url):
    """On a telephone the definition lies along the lower edge, within the screen."""
    context = browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True)
    page = context.new_page()
    page.goto(site_url + ADDRESS)
    page.locator(TERM).first.tap()
    assert page.evaluate(OPEN) == 1
    box = page.locator(".inforce-definition:popover-open").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] + box["height"] <= 700 + 1
    page.touchscreen.tap(200, 5)
    assert page.evaluate(OPEN) == 0
    context.close()


def test_at_twice_the_size_nothing_is_cut_off(browser, site_url):
    """A window of 1280 pixels at 200 % has 640 of them."""
    page = browser.new_page(viewport={"width": 640, "height": 400})
    page.goto(site_url + ADDRESS)
    page.locator(TERM).first.click()
    box = page.locator(".inforce-definition:popover-open").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 640
    wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wider <= 0
    page.close()


def test_without_a_script_a_term_leads_to_its_entry(browser, site_url):
    """The link is a link."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + ADDRESS)
    assert page.locator(".inforce-definition").first.is_visible() is False
    page.locator(TERM).first.click()
    assert "/glossary/" in page.url
    context.close()


def test_a_word_the_policy_defines_opens_what_it_says(page, site_url):
    """A policy's own word opens its sentence, and leads to where it stands."""
    page.goto(site_url + "terms/2023-05-01/")
    page.locator(TERM, has_text="Visitor").click()
    opened = page.locator(".inforce-definition:popover-open")
    assert opened.get_by_text("means anyone who opens a page of ours").is_visible()
    opened.get_by_role("link", name="Where this text defines it").click()
    assert page.evaluate(OPEN) == 0
    assert page.locator(":target dfn").inner_text() == "Visitor"


def test_a_redefined_term_shows_its_old_meaning_on_the_old_version(page, site_url):
    """A text is read with the definitions it was published with, and says so."""
    page.goto(site_url + "privacy/2024-03-01/")
    page.locator(TERM, has_text="Server log").first.click()
    opened = page.locator(".inforce-definition:popover-open")
    assert "mistake" not in opened.inner_text()
    assert opened.get_by_text("As it stood with this text").is_visible()
    opened.get_by_role("link", name="The whole entry").click()
    assert page.locator(":target blockquote").inner_text() == (
        "What our machines write down about each visit."
    )
    page.goto(site_url + ADDRESS)
    page.locator(TERM, has_text="Server log").first.click()
    assert "mistake" in page.locator(".inforce-definition:popover-open").inner_text()


def test_a_comparison_lists_the_definition_that_changed(page, site_url):
    """What a word means changed beside the text, so the comparison says it with its clauses."""
    page.goto(site_url + "privacy/2024-03-01..2025-06-01/")
    assert page.get_by_text("and each mistake").first.is_visible()


@pytest.mark.parametrize("address", ["glossary/", "glossary/log/"])
@pytest.mark.parametrize("width", [1280, 640, 390])
def test_the_pages_of_the_glossary_are_open_to_everyone(browser, site_url, address, width):
    """The index and an entry with a past break no rule of access, and nothing is cut off."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(site_url + address)
    for folded in page.locator("article details").all():
        folded.locator("summary").click()
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert [rule["id"] for rule in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.close()


def test_an_entry_tells_where_its_word_is_used_and_how_it_read(page, site_url):
    """The policy, the section, and what the last change of the definition changed."""
    page.goto(site_url + "glossary/log/")
    page.get_by_text("What changed after it").click()
    assert page.locator(".inforce-wording ins").first.inner_text().strip() == "and each mistake"
    page.locator("article").get_by_role("link", name="Log information").click()
    assert page.url == site_url + "privacy/#logs"


def test_the_list_of_terms_can_be_narrowed_down(browser, site_url):
    """A filter shows the words that fit, and says where none does."""
    page = browser.new_page()
    page.goto(site_url + "glossary/")
    rows = page.locator(".inforce-terms > div:visible")
    all_of_them = rows.count()
    page.get_by_role("searchbox", name="Find a word").fill("cook")
    assert 0 < rows.count() < all_of_them
    page.get_by_role("searchbox", name="Find a word").fill("zzzz")
    assert rows.count() == 0
    assert page.get_by_text("No word fits.").is_visible()
    page.close()
