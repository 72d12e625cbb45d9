"""A rendered body as JSON and back: what a cache keeps of it."""

import json
from typing import Any

from inforce.publication.body_html import BodyHtml, TocEntry


def body_to_json(body: BodyHtml) -> str:
    """The body as one line of JSON."""
    data = {"html": body.html, "title": body.title, "toc": [_entry_out(e) for e in body.toc]}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def body_from_json(text: str) -> BodyHtml:
    """The body that `body_to_json` wrote.

    Raises:
        ValueError: The text is no such thing.
    """
    try:
        data = json.loads(text)
        toc = tuple(_entry_in(entry) for entry in data["toc"])
        return BodyHtml(html=data["html"], toc=toc, title=data["title"])
    except (KeyError, TypeError, RecursionError) as error:
        msg = f"not a rendered body: {error}"
        raise ValueError(msg) from error


def _entry_out(entry: TocEntry) -> list[Any]:
    return [entry.level, entry.id, entry.title, [_entry_out(child) for child in entry.children]]


def _entry_in(data: list[Any]) -> TocEntry:
    level, identifier, title, children = data
    return TocEntry(
        level=level,
        id=identifier,
        title=title,
        children=tuple(_entry_in(child) for child in children),
    )
