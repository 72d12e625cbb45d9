"""Feeds of notices, opened by a feed reader's own parser and held against what the formats ask."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import validate

from inforce.location import SourceLocation
from inforce.publication.addresses import feed_address
from inforce.publication.notices.atom import NAMESPACE, atom
from inforce.publication.notices.feed import LATEST, feeds_of
from inforce.publication.notices.json_feed import json_feed
from inforce.supplements.service import Service, ServiceId, Services
from sample_notice import FACTS, NOTICES, ON, SITE, WORDS, notice_of

JSON_FEED = json.loads((Path(__file__).parent / "json-feed.schema.json").read_text())
MAIL = Service(
    id=ServiceId("mail"), name="Mail", policy="privacy", location=SourceLocation("services.yml")
)
HERE = replace(SITE, canonical="")


def feeds(*notices, site=SITE, on=ON):
    """The feeds of a site by what they follow."""
    facts = replace(FACTS, notices=tuple(replace(one, services=(MAIL,)) for one in notices))
    made = feeds_of([facts], Services(services=(MAIL,)), WORDS, site=site, on=on)
    return {feed.scope: feed for feed in made}


def parsed(feed):
    """A feed as a reader's program takes it; one that had to be mended is wrong."""
    found = feedparser.parse(atom(feed), response_headers={"content-type": "application/atom+xml"})
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def test_a_site_a_policy_a_service_and_a_class_have_each_a_feed():
    """A reader follows what binds them, and no more."""
    found = feeds(*NOTICES.values())
    told = {scope: [entry.id for entry in feed.entries] for scope, feed in found.items()}
    assert list(told) == ["", "privacy/", "for/mail/", *[f"feed/{c}/" for c in CLASSES]]
    assert len(told[""]) == len(told["privacy/"]) == len(told["for/mail/"]) == 5
    assert told["feed/editorial/"] == []
    assert len(told["feed/material/"]) == 3  # two of them, and the first text, that nobody weighed


CLASSES = ("material", "minor", "editorial")


def test_the_latest_comes_first_and_leads_to_a_page_for_people():
    """What was told last is read first."""
    entries = parsed(feeds(*NOTICES.values())[""]).entries
    assert entries[0].title == "Privacy policy: the new text is postponed to 15 January 2027"
    assert entries[0].link == "https://rules.example/privacy/2027-01-15/notice/"
    assert entries[0].published == "2026-11-20T12:00:00Z"
    assert [one.published for one in entries] == sorted(
        (one.published for one in entries), reverse=True
    )


def test_what_bound_already_leads_to_what_changed():
    """Such a text was announced by nobody, and has no page of a notice."""
    (entry,) = feeds(NOTICES["2023-05-01"])[""].entries
    assert entry.address == "privacy/2023-05-01/"
    assert entry.title == "Privacy policy: in force since 1 May 2023"


def test_an_atom_feed_has_what_the_format_asks():
    """RFC 4287, sections 4.1.1 and 4.1.2: id, title and updated of a feed and of each entry."""
    root = ET.fromstring(atom(feeds(*NOTICES.values())[""]))  # noqa: S314 (our own bytes)
    for element in (root, *root.iter(f"{{{NAMESPACE}}}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{{{NAMESPACE}}}{name}")) == 1
    ids = [element.text for element in root.iter(f"{{{NAMESPACE}}}id")]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("tag:rules.example,2026:") for one in ids)
    assert root.find(f"{{{NAMESPACE}}}author/{{{NAMESPACE}}}name") is not None


def test_an_entry_is_updated_by_a_correction_and_never_by_a_build():
    """Nobody is told twice of what did not change."""
    (first,) = feeds(notice_of())[""].entries
    (again,) = feeds(notice_of(), on=date(2027, 6, 1))[""].entries
    assert again == first
    corrected = replace(notice_of(), corrected_on=date(2026, 12, 9))
    (entry,) = feeds(corrected)[""].entries
    assert (entry.id, entry.published) == (first.id, first.published)
    assert entry.updated == date(2026, 12, 9)


@pytest.mark.parametrize("site", [SITE, HERE])
def test_a_json_feed_has_what_the_format_asks(site):
    """JSON Feed 1.1, also where a site does not know its address."""
    for feed in feeds(*NOTICES.values(), site=site).values():
        validate(json.loads(json_feed(feed)), JSON_FEED)


def test_both_forms_tell_the_same():
    """Whichever a reader takes, it says the same."""
    feed = feeds(*NOTICES.values())[""]
    items = json.loads(json_feed(feed))["items"]
    assert [one.id for one in parsed(feed).entries] == [one["id"] for one in items]
    assert [one.link for one in parsed(feed).entries] == [one["url"] for one in items]


def test_links_of_a_site_without_an_address_lead_from_where_the_feed_stands():
    """A copy on any host leads into itself."""
    root = ET.fromstring(atom(feeds(notice_of(), site=HERE)["for/mail/"]))  # noqa: S314
    links = {link.get("href") for link in root.iter(f"{{{NAMESPACE}}}link")}
    assert links == {"feed.atom", "../../for/mail/", "../../privacy/2027-01-15/notice/"}


def test_a_feed_keeps_to_the_latest():
    """What is older stands in the history."""
    many = [replace(notice_of(), label=f"v{number}") for number in range(LATEST + 5)]
    assert len(feeds(*many)[""].entries) == LATEST


@given(st.text(max_size=200), st.text(min_size=1, max_size=80))
def test_a_feed_holds_whatever_an_author_writes(summary, title):
    """No word becomes markup, and no sign that XML cannot hold breaks the feed."""
    feed = feeds(notice_of(summary=summary, title=title))[""]
    (entry,) = parsed(feed).entries
    assert "<script" not in entry.content[0].value
    assert json.loads(json_feed(feed))["items"][0]["id"] == entry.id


def test_the_feed_of_a_class_stands_beside_the_others():
    """Its address names the class."""
    assert feed_address("feed/material/", "atom") == "feed/material.atom"
    assert feed_address("privacy/", "json") == "privacy/feed.json"
