"""Where a link leads: to the same document, or to another one that says what binds."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from inforce.redline.blocks import Block
from inforce.redline.changes import Edit, LinkChange

# Words in an address that tell no document from another.
GENERIC: Final = frozenset(
    {
        "policy",
        "policies",
        "notice",
        "statement",
        "page",
        "index",
        "latest",
        "current",
        "the",
        "our",
        "en",
        "us",
    }
)
ENDING: Final = re.compile(r"\.(?:html?|md|php|aspx?|pdf)$")


def lead_alike(notes: Iterable[Edit]) -> bool:
    """Whether every link of a clause still leads to the document it led to."""
    return all(_alike(note) for note in notes if isinstance(note, LinkChange))


def renamed_links(old: Iterable[Block], new: Iterable[Block]) -> tuple[tuple[str, str], ...]:
    """The words of each link that leads where it led and is called otherwise, before and now."""
    before, after = _by_target(old), _by_target(new)
    return tuple(
        [
            (words, after[target])
            for target, words in before.items()
            if words and after.get(target, words) != words
        ]
    )


def _by_target(blocks: Iterable[Block]) -> dict[tuple[str, ...], str]:
    """The words of each document that one link alone leads to."""
    found: dict[tuple[str, ...], str] = {}
    for block in blocks:
        before: str | None = None
        for run in block.provision.runs:
            if run.link:
                name = _name(run.link)
                told = found.get(name, "")
                found[name] = told + run.text if before == run.link or not told else ""
            before = run.link
    return found


def _alike(note: LinkChange) -> bool:
    """Whether both targets name one document: by the end of their path, or of their host.

    Words that became a link, or no longer are one, say what they said.
    """
    if note.old_target is None or note.new_target is None:
        return True
    return _name(note.old_target) == _name(note.new_target)


def _name(target: str) -> tuple[str, ...]:
    """The words that name a document; a site of its own, a query and an anchor name none."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return (target,)
    if parts.scheme == "mailto":
        return ()
    hosts = [label for label in parts.netloc.lower().split(".")[:-2] if label != "www"]
    last = ENDING.sub("", parts.path.rstrip("/").rpartition("/")[2].lower())
    words = re.findall(r"[^\W_]+", last) or hosts
    named = [word for word in words if word not in GENERIC and not word.isdigit()]
    return tuple(named) or tuple(parts.netloc.lower().split(".")[-2:]) or ("#",)
