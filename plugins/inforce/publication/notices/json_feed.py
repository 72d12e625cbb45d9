"""A feed as JSON Feed 1.1. The same notices make the same bytes."""

import json
from typing import Any, Final

from inforce.publication.addresses import feed_address, href_of
from inforce.publication.html_text import html_text
from inforce.publication.notices.atom import moment
from inforce.publication.notices.feed import Feed, FeedEntry

VERSION: Final = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """The feed; a site that does not know its address cannot say where its pages stand."""
    site = feed.site.canonical
    document: dict[str, Any] = {
        "version": VERSION,
        "title": feed.title,
        "language": feed.language,
        "authors": [{"name": feed.site.name}],
        "items": [_item(entry, site) for entry in feed.entries],
    }
    if site:
        document["home_page_url"] = site + href_of(feed.home)
        document["feed_url"] = site + href_of(feed_address(feed.scope, "json"))
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _item(entry: FeedEntry, site: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "title": entry.title,
        "content_html": "".join(f"<p>{html_text(part)}</p>" for part in entry.paragraphs),
        "date_published": moment(entry.published),
        "date_modified": moment(entry.updated),
        "tags": list(entry.categories),
        "language": entry.language,
    }
    if site:
        item["url"] = site + href_of(entry.address)
    return item
