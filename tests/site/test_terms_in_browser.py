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


def test_an_open_definition_is_open_to_everyone(page):
    """What a reader opens breaks no rule of access, in light and in dark."""
    page.locator(TERM).first.click()
    page.evaluate(AXE_SCRIPT)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        assert [rule["id"] for rule in found["violations"]] == [], scheme


def test_a_term_is_told_by_more_than_its_colour(page):
    """A dotted line says that a word is explained."""
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
