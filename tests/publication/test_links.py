"""A link in an old text leads where its reader wants to go today."""

import pytest

from inforce.publication.links import ROOT_MARK, SiteMap, at_base

SITE = SiteMap(
    sources={"policy_src/terms.md": "terms/", "old/terms-of-use.md": "terms/", "a/index.md": ""},
    files={"policy_src/logo.png": "logo.png"},
    aliases={"legal/tos": "terms/"},
)


@pytest.mark.parametrize(
    ("path", "target", "leads_to"),
    [
        ("policy_src/privacy.md", "terms.md", "terms/"),
        ("policy_src/privacy.md", "terms.md#fees", "terms/#fees"),
        ("policy_src/services/maps.md", "../terms.md", "terms/"),
        ("policy_src/privacy.md", "terms", "terms/"),
        ("old/privacy.md", "terms-of-use.md", "terms/"),
        ("policy_src/privacy.md", "logo.png", "logo.png"),
        ("policy_src/privacy.md", "/legal/tos/", "terms/"),
    ],
)
def test_a_link_to_a_policy_leads_to_its_address_today(path, target, leads_to):
    """Wherever a policy once stood, a link to it reaches the text in force."""
    assert SITE.resolve(path, target) == ROOT_MARK + leads_to


@pytest.mark.parametrize("target", ["https://a.example/x", "mailto:a@b.example", "#fees"])
def test_other_sites_and_places_on_the_page_stay_as_written(target):
    """What does not lead into the site is the author's own."""
    assert SITE.resolve("policy_src/privacy.md", target) == target


@pytest.mark.parametrize("target", ["gone.md", "/nowhere", "../../../etc/passwd", "http://[bad"])
def test_a_link_that_leads_nowhere_is_no_link(target):
    """A reader is never sent to a page that is not there."""
    assert SITE.resolve("policy_src/privacy.md", target) is None


def test_a_body_is_set_for_the_page_it_stands_on():
    """One rendering serves pages at every depth."""
    html = f'<a href="{ROOT_MARK}terms/">'
    assert at_base(html, "../../") == '<a href="../../terms/">'
    assert at_base(html, "") == '<a href="./terms/">'
