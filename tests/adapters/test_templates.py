"""Templates: nothing an author writes becomes markup, nothing runs inline, a site may override."""

import hashlib
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import material
import pytest
from jinja2 import DictLoader, Environment

from inforce.adapters.templates import (
    CONTENT_SECURITY_POLICY,
    THEME,
    PageRenderer,
    WordBook,
    equip,
)
from inforce.pipeline.statuses import standing_from
from inforce.publication.body_html import BodyHtml, TocEntry
from inforce.publication.pages.history import history_view
from inforce.publication.pages.home import home_view
from inforce.publication.pages.parts import SiteFacts
from inforce.publication.pages.policy import policy_view
from inforce.publication.pages.standing import policy_facts
from inforce.publication.pages.version import version_view
from inforce.supplements.service import Services
from inforce.versions.timeline import Status
from inforce.versions.version import ClauseNote, DateSource, Effective, TextChange
from sample_policy import history, noticed, status_of

SITE = SiteFacts(name="Lantern <Post>")
MARKUP = "<script>alert(1)</script>\"'&"
MATERIAL = Path(material.__file__).parent / "templates"
TEMPLATES = sorted(THEME.rglob("*.html"))

# What upstream ships in the files that ours replace. When one of these differs, compare the new
# file with ours, bring ours up to date, and only then write the new digest (its half) here.
REPLACED = {
    "partials/javascripts/base.html": "d6113712bc4deb30b4bd810ee0dfc28b",
    "partials/javascripts/palette.html": "8790389765ea6036effddba548b15093",
    "partials/javascripts/content.html": "3722e156f0f6339de39fbbfc178b6e40",
    "partials/search.html": "bfd556535abcddb99396ab2a7e3acc2e",
    "partials/copyright.html": "bc86bca3bf75070fe5d72e2a3463bddd",
}


def hostile_history():
    past = history()
    note = ClauseNote(section=MARKUP, effect="reduces", what=MARKUP, why=MARKUP, who=MARKUP)
    versions = tuple(
        replace(v, title=MARKUP, summary=MARKUP, changes=(note,)) for v in past.versions
    )
    return replace(past, title=MARKUP, versions=versions)


def rendered(template="inforce/version.html", view=None, folders=(THEME,), site=SITE):
    facts = policy_facts(history(), status_of)
    shown = view or replace(
        version_view(facts, facts.standings[0], site=site),
        body=BodyHtml(
            '<h1>T</h1><p><a href="\0terms/">terms</a></p>', (TocEntry(2, "a", "A & B"),), "T"
        ),
    )
    page = PageRenderer(folders).render(template, shown, site=site, base="../../")
    return page.decode()


def test_nothing_an_author_writes_becomes_markup_on_a_finished_page():
    """A summary is words, whatever it holds."""
    facts = policy_facts(hostile_history(), status_of)
    coming = facts.coming[0]
    body = BodyHtml("<p>x</p>", (TocEntry(2, MARKUP, MARKUP),), "")
    for template, view in (
        ("inforce/version.html", replace(version_view(facts, coming, site=SITE), body=body)),
        ("inforce/history.html", history_view(facts)),
    ):
        assert "<script>alert" not in rendered(template, view), template


def living(template, view):
    """A living page, in an environment that escapes nothing by itself, as MkDocs' does."""
    host = {
        "main.html": '{% extends "base.html" %}',
        "base.html": "{% block site_meta %}{% endblock %}{% block content %}{% endblock %}",
    }
    own = {
        path.relative_to(THEME).as_posix(): path.read_text("utf-8")
        for path in (THEME / "inforce").glob("*.html")
    }
    env = Environment(loader=DictLoader({**own, **host}), autoescape=False)  # noqa: S701 (as MkDocs)
    equip(env, site=SITE, theme_dirs=[THEME], upstream_dirs=[])
    page = {"content": "<h1>Title</h1><p>Text</p>"}
    return env.get_template(template).render(inforce=view, base_url="..", page=page, config={})


def test_nothing_an_author_writes_becomes_markup_on_a_living_page():
    """The host's environment escapes nothing, so our templates must."""
    facts = noticed(policy_facts(hostile_history(), status_of))
    for template, view in (
        ("inforce/policy.html", policy_view(facts, site=SITE)),
        ("inforce/home.html", home_view({"privacy": facts}, Services(), site=SITE)),
    ):
        html = living(template, view)
        assert "<script>alert" not in html, template
        assert "&lt;script&gt;alert" in html, template


def test_addresses_lead_back_to_the_root_relatively():
    """A site works below any path, also where a text's own link leads elsewhere on it."""
    html = rendered()
    assert 'href="../../terms/"' in html
    assert not re.search(r'(?:href|src)="/', html)


def test_every_page_carries_the_security_policy():
    """The policy travels with the page, whatever server shows it."""
    assert "'unsafe" not in CONTENT_SECURITY_POLICY
    assert "Content-Security-Policy" in rendered()
    assert "inforce_csp" in (THEME / "base.html").read_text("utf-8")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_a_script_a_style_or_an_address_elsewhere(path):
    """What the security policy would stop is not written in the first place."""
    text = path.read_text("utf-8")
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    # What is kept or sent alone brings its style along; no policy of the site is over it.
    alone = path.name in {"attached.html", "mail.html"}
    assert alone or not re.search(r"<style|\sstyle=", text)
    assert not re.search(r"\son[a-z]+=|javascript:", text)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text)


@pytest.mark.parametrize("name", REPLACED)
def test_what_we_replace_upstream_is_what_we_know(name):
    """An upgrade that changes a file we replace is looked at before it is used."""
    digest = hashlib.sha256((MATERIAL / name).read_bytes()).hexdigest()
    assert digest.startswith(REPLACED[name])
    assert (THEME / name).is_file()


def test_a_site_overrides_one_template_and_one_word(tmp_path):
    """A folder with one file changes one thing."""
    (tmp_path / "inforce").mkdir()
    (tmp_path / "inforce" / "foot.html").write_text("<footer>Imprint</footer>", "utf-8")
    link = '<link rel="stylesheet" href="{{ base }}assets/brand.css">'
    (tmp_path / "inforce" / "brand.html").write_text(link, "utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "en.toml").write_text(
        'language = "en"\n[texts]\nsuperseded = "Replaced"\n', "utf-8"
    )
    html = rendered(folders=(tmp_path, THEME))
    assert "<footer>Imprint</footer>" in html
    assert 'href="../../assets/brand.css"' in html
    assert "Replaced" in html
    assert "No longer in force" not in html


def test_the_fingerprint_follows_every_template_and_word(tmp_path):
    """A kept page is never shown in last week's dress."""
    before = PageRenderer((tmp_path, THEME)).fingerprint()
    assert before == PageRenderer((tmp_path, THEME)).fingerprint()
    (tmp_path / "inforce").mkdir()
    (tmp_path / "inforce" / "foot.html").write_text("<footer>Imprint</footer>", "utf-8")
    assert PageRenderer((tmp_path, THEME)).fingerprint() != before


def test_dates_are_there_for_machines_too():
    """A page says a day once in words and once in ISO 8601."""
    assert '<time datetime="2024-02-29">29 February 2024</time>' in rendered()


def test_a_site_shown_as_of_a_day_says_so_and_does_not_follow_the_clock():
    """A demonstration is not mistaken for today."""
    day = date(2026, 12, 1)
    page = rendered(site=replace(SITE, as_of=day))
    assert "Shown as of" in page
    assert "clock.js" not in page
    assert "clock.js" in rendered()


def test_a_text_that_still_binds_some_readers_is_not_called_out_of_force():
    """Where the day depends on the reader, a stale page says whom another text binds from when."""
    past = history()
    days = (
        Effective(date(2027, 1, 15), applies_to="new customers"),
        Effective(date(2027, 3, 1), applies_to="customers of before"),
    )
    coming = replace(past.versions[-1], effective=days)
    past = replace(past, versions=(*past.versions[:-1], coming))
    facts = standing_from(past, date(2026, 12, 1))
    html = living("inforce/policy.html", policy_view(facts, site=SITE))
    stale = html[html.index("inforce-banner--stale") :]
    banner = re.sub(r"<[^>]+>", "", stale[: stale.index("</section>")])
    assert (
        "from 15 January 2027 for new customers; from 1 March 2027 for customers of bef" in banner
    )
    assert "was in force until" not in banner
    assert "No longer in force" not in banner


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("de", "Deutsch"),
        ("de-AT", "Deutsch"),
        ("zh-TW", "繁體中文"),
        ("en-GB", "English"),
        ("tlh", "tlh"),
    ],
)
def test_a_language_is_offered_by_what_it_calls_itself(tag, name):
    """Whoever cannot read a page finds their own language; an unknown one keeps its tag."""
    assert WordBook((THEME,)).endonym(tag) == name


def test_a_text_in_a_language_without_words_stands_in_an_english_frame():
    """The frame and the text each say which language they are in, and which way they run."""
    past = history()
    arabic = replace(past, language="ar")
    facts = policy_facts(arabic, status_of)
    view = replace(
        version_view(facts, facts.standings[0], site=SITE),
        body=BodyHtml("<h1>خصوصية</h1><p>نص</p>", (), "خصوصية"),
    )
    html = rendered(view=view)
    assert '<html lang="en" dir="ltr">' in html
    assert '<div lang="ar" dir="rtl"><p>نص</p>' in html


ENGLISH = WordBook((THEME,)).words("en").texts
SOURCES = "".join(path.read_text("utf-8") for path in TEMPLATES)


@pytest.mark.parametrize(
    "name",
    sorted(set(re.findall(r"(?<![-\w])(?:w|words)\.(\w+)", SOURCES)) - {"language", "direction"}),
)
def test_every_word_that_a_template_uses_is_there(name):
    """No page is refused for want of a word."""
    assert name in ENGLISH


@pytest.mark.parametrize(
    "name",
    [
        *(str(status) for status in Status),
        *(f"text-{change}" for change in TextChange),
        *(f"said-{source}" for source in DateSource),
        *(f"absent-{why}" for why in ("repealed", "withdrawn", "merged", "split")),
        *(f"change-{change}" for change in ("editorial", "minor", "material")),
        *(f"effect-{effect}" for effect in ("reduces", "expands", "neutral")),
    ],
)
def test_every_status_and_kind_of_change_has_its_word(name):
    """A reader never meets a name that only the program knows."""
    assert name.replace("-", "_") in ENGLISH
