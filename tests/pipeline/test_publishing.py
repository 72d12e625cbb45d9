"""From texts to everything a site consists of, without touching a disk."""

from datetime import date

import pytest

from inforce.adapters.templates import PageRenderer
from inforce.digest import digest_of
from inforce.pipeline.assembly import Sources, assemble_site
from inforce.pipeline.derivations import Derivations
from inforce.pipeline.publishing import publish
from inforce.settings import Settings
from inforce.source.text import SourceText
from inforce.versions.layout import Layout
from memory_cache import MemoryCache, NoCache

ON = date(2026, 6, 1)
WORDS = PageRenderer().words
TERMS = "---\ntitle: Terms\neffective: 2026-01-01\n---\n\nYou may return it. See [privacy]({})."
PRIVACY = "---\ntitle: Privacy\neffective: 2026-01-01\naliases: [old/privacy]\n---\n\nWe keep it.\n"


def derivations(cache):
    return Derivations(cache, digest_of("test", b"program"))


def published(texts, cache=None, **settings):
    derive = derivations(cache or NoCache())
    chosen = Settings(site_name="Parcels", docs_dir="policy_src", **settings)
    working = tuple(SourceText(f"policy_src/{name}", text) for name, text in texts.items())
    sources = Sources(settings=chosen, layout=Layout(), working=working, contents={})
    site = assemble_site(sources, derive, on=ON)
    return publish(site, derive, WORDS, on=ON)


def addresses(publication):
    return {page.address for page in publication.living}


def paths(publication):
    return {page.path for page in publication.pages}


def test_each_policy_has_its_living_page_and_its_permanent_ones():
    """A policy stands at its own address, and each version, text and history at theirs."""
    site = published({"terms.md": TERMS.format("privacy.md"), "privacy.md": PRIVACY})
    assert addresses(site) == {"", "terms/", "privacy/"}
    assert {
        "terms/2026-01-01/index.html",
        "terms/2026-01-01/1/index.html",
        "terms/history/index.html",
        "old/privacy/index.html",
    } <= paths(site)
    assert site.diagnostics == ()


def test_a_site_without_a_home_page_gets_one():
    """An adopted repository needs no page of its own to be a site."""
    (home,) = [page for page in published({"privacy.md": PRIVACY}).living if not page.address]
    assert (home.source, home.title) == ("index.md", "Parcels")


def test_an_ordinary_page_is_no_policy():
    """A page that says so has no versions; it is a page of the site."""
    about = "---\ntitle: About\nkind: page\n---\n\nWe carry parcels.\n"
    site = published({"privacy.md": PRIVACY, "about.md": about})
    assert "about/" in addresses(site)
    assert not any(path.startswith("about/") for path in paths(site))


@pytest.mark.parametrize("target", ["gone.md", "../outside.md", "/nowhere"])
def test_a_link_that_leads_nowhere_is_told_with_its_line(target):
    """A dead link is a diagnostic at its place, and its words stay words."""
    (found,) = published({"terms.md": TERMS.format(target), "privacy.md": PRIVACY}).diagnostics
    assert (found.code, str(found.location)) == ("P001", "policy_src/terms.md:6:1")


def test_every_text_can_be_fetched_and_checked():
    """Beside each text lie its words and its Markdown, so that anyone can compute its digest."""
    site = published({"privacy.md": PRIVACY})
    files = {artifact.path: artifact.data for artifact in site.artifacts}
    assert files["privacy/2026-01-01/1/text.txt"] == b"We keep it.\n"
    assert files["privacy/2026-01-01/1/text.md"] == PRIVACY.encode()


def test_a_second_build_derives_nothing():
    """What has not changed is neither parsed nor rendered again."""
    cache = MemoryCache()
    texts = {"terms.md": TERMS.format("privacy.md"), "privacy.md": PRIVACY}
    for build in range(2):
        cache.made.clear()
        site = published(texts, cache)
        for page in site.living:
            page.body()
        list(site.artifacts)
        assert bool(cache.made) is (build == 0)


def test_the_same_texts_make_pages_with_the_same_keys():
    """A page is known by what it shows, on any machine."""
    first, second = (
        {page.path: page.key for page in published({"privacy.md": PRIVACY}).pages} for _ in range(2)
    )
    assert first == second
    changed = published({"privacy.md": PRIVACY.replace("keep", "store")}).pages
    keys = {page.path: page.key for page in changed}
    assert keys["privacy/2026-01-01/index.html"] != first["privacy/2026-01-01/index.html"]


def test_a_changed_target_changes_the_page_that_links_to_it():
    """A kept page never leads where its policy no longer stands."""
    texts = {"terms.md": TERMS.format("privacy.md"), "privacy.md": PRIVACY}
    moved = {**texts, "privacy.md": PRIVACY.replace("title:", "id: data\ntitle:")}
    path = "terms/2026-01-01/index.html"
    keys = [{p.path: p.key for p in published(each).pages}[path] for each in (texts, moved)]
    assert keys[0] != keys[1]
