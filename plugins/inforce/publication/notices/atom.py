"""A feed as Atom (RFC 4287). The same notices make the same bytes."""

from datetime import date
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from inforce.publication.addresses import feed_address, href_of
from inforce.publication.html_text import html_text
from inforce.publication.notices.feed import Feed, FeedEntry
from inforce.publication.pages.parts import SiteFacts

NAMESPACE: Final = "http://www.w3.org/2005/Atom"
LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"


def atom(feed: Feed) -> bytes:
    """The feed.

    Links are relative to where the feed itself stands, so that they also lead from a copy of the
    site; a site that knows its address says it once, as their base.
    """
    root = Element("feed", {"xmlns": NAMESPACE, LANGUAGE: feed.language})
    own = feed_address(feed.scope, "atom")
    if feed.site.canonical:
        root.set(BASE, feed.site.canonical + href_of(own))
    way = "../" * own.count("/")
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", moment(max((e.updated for e in feed.entries), default=date.min)))
    SubElement(SubElement(root, "author"), "name").text = clean(feed.site.name)
    _link(root, "self", own.rpartition("/")[2], "application/atom+xml")
    _link(root, "alternate", f"{way}{href_of(feed.home)}" or "./", "text/html")
    for entry in feed.entries:
        root.append(_entry(entry, way))
    return _written(root)


def atom_entry(entry: FeedEntry, site: SiteFacts) -> bytes:
    """One entry alone (RFC 4287, section 2), for a feed that the company has already."""
    root = _entry(entry, site.canonical)
    root.set("xmlns", NAMESPACE)
    SubElement(SubElement(root, "author"), "name").text = clean(site.name)
    return _written(root)


def moment(day: date) -> str:
    """A day as a moment: noon in Greenwich, which falls on that day nearly everywhere."""
    return f"{day.isoformat()}T12:00:00Z"


def clean(text: str) -> str:
    """A text without the signs that XML cannot hold."""
    return "".join(
        sign
        for sign in text
        if sign in "\t\n\r"
        or " " <= sign <= "\ud7ff"
        or "\ue000" <= sign <= "\ufffd"
        or sign > "\uffff"
    )


def _entry(entry: FeedEntry, way: str) -> Element:
    element = Element("entry", {LANGUAGE: entry.language})
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "published", moment(entry.published))
    _text(element, "updated", moment(entry.updated))
    _link(element, "alternate", f"{way}{href_of(entry.address)}", "text/html")
    for category in entry.categories:
        SubElement(element, "category", {"term": clean(category)})
    content = SubElement(element, "content", {"type": "html"})
    content.text = clean("".join(f"<p>{html_text(part)}</p>" for part in entry.paragraphs))
    return element


def _written(root: Element) -> bytes:
    indent(root, space=" ")
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = clean(text)


def _link(parent: Element, rel: str, href: str, kind: str) -> None:
    SubElement(parent, "link", {"rel": rel, "type": kind, "href": href})
