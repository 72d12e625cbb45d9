"""Where a link leads: to the same document, or to another one that says what binds."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from inforce.redline.changes import Edit, LinkChange

ENDING: Final = re.compile(r"\.(?:html?|md|php|aspx?|pdf)$")


def lead_alike(notes: Iterable[Edit]) -> bool:
    """Whether every link of a clause still leads to the document it led to."""
    return all(_alike(note) for note in notes if isinstance(note, LinkChange))


def _alike(note: LinkChange) -> bool:
    """Whether both targets end in one name; a host, a query and an anchor make no other document.

    Words that became a link, or no longer are one, say what they said.
    """
    if note.old_target is None or note.new_target is None:
        return True
    return _name(note.old_target) == _name(note.new_target)


def _name(target: str) -> str:
    try:
        parts = urlsplit(target)
    except ValueError:
        return target
    if parts.scheme == "mailto":
        return ""
    if not parts.path.strip("/"):
        return ".".join(parts.netloc.lower().split(".")[-2:]) or "#"
    last = ENDING.sub("", parts.path.rstrip("/").rpartition("/")[2].lower())
    return re.sub(r"[\W_]+", "-", last)
