"""What a program reads from a comparison is found, followed and left by anyone."""

import pytest

COMPARISON = "privacy/2025-06-01..2027-01-15/"
WITHOUT_EFFECT = "privacy/2023-05-01..2024-03-01/"  # a comma is cleared and folded away
SERVICE = "for/map/2024-03-01..2025-06-01/"
LEAD = "#inforce-reading"
FOUND = ".inforce-found__where a"


@pytest.fixture
def opened(browser, site_url):
    """Opens a page; every one is closed again."""
    pages = []

    def open_page(address, **options):
        page = browser.new_page(**options)
        pages.append(page)
        page.set_default_timeout(5000)
        page.goto(site_url + address)
        return page

    yield open_page
    for page in pages:
        page.close()


@pytest.mark.parametrize("address", [COMPARISON, SERVICE])
def test_each_finding_leads_to_its_clause_without_a_script(opened, address):
    """The way to a clause ends at an element of the comparison below."""
    page = opened(address, java_script_enabled=False)
    hrefs = [link.get_attribute("href") for link in page.locator(FOUND).all()]
    assert hrefs
    assert all(page.locator(f".inforce-redline-host [id='{href[1:]}']").count() for href in hrefs)
    page.locator(FOUND).first.click()
    assert page.url.endswith(hrefs[0])


def test_the_page_says_whose_words_are_whose(opened):
    """The author's box and the program's each say so, and the program's says what it is not."""
    page = opened(COMPARISON)
    whose = page.locator(".inforce-whose").all_inner_texts()
    assert whose == ["In the author’s words", "Read by a program"]
    assert "no legal advice" in page.locator(".inforce-reading").inner_text()


def test_a_service_hears_the_author_of_what_came_in(opened):
    """The whole text of a service changes by a version, whose author's words stand beside."""
    page = opened(SERVICE)
    whose = page.locator(".inforce-whose").all_inner_texts()
    assert whose == ["In the author’s words: Privacy policy", "Read by a program"]
    assert "take your data with you" in page.locator(".inforce-summary").inner_text()


def test_a_loss_is_told_first_and_without_colour(opened):
    """The groups have names and signs; in forced colours both are still there."""
    page = opened(COMPARISON, forced_colors="active")
    names = page.locator(".inforce-effects__name").all_inner_texts()
    assert names[0].startswith("Reduces your rights")
    sign = "getComputedStyle(document.querySelector('.inforce-effects__name'), '::before').content"
    assert "▼" in page.evaluate(sign)


def test_a_fold_opens_by_key(opened):
    """What is folded away opens with the keyboard alone."""
    page = opened(WITHOUT_EFFECT)
    fold = page.locator(".inforce-reading details").first
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    assert fold.get_attribute("open") is not None


def test_the_key_for_the_next_change_goes_to_the_comparison(opened):
    """The words quoted above are no changes; the key leads to the first one in the text."""
    page = opened(COMPARISON)
    page.keyboard.press("n")
    assert page.evaluate("document.querySelector('.inforce-here').closest('.inforce-redline')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_telephone(opened, scheme):
    """At 390 pixels nothing has to be scrolled sideways."""
    page = opened(COMPARISON, viewport={"width": 390, "height": 800}, color_scheme=scheme)
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0


def test_the_other_ways_of_reading_lead_to_it(opened):
    """Side by side there is room for the counts alone; they lead to the page above."""
    page = opened(f"{COMPARISON}side-by-side/")
    page.locator(f"a[href='../{LEAD}']").click()
    assert page.url.endswith(f"{COMPARISON}{LEAD}")
    assert page.locator(LEAD).count() == 1


def test_on_paper_the_findings_are_there(opened):
    """A printed comparison has what stands open on the screen."""
    page = opened(COMPARISON)
    page.emulate_media(media="print")
    assert page.locator(".inforce-found").first.is_visible()
