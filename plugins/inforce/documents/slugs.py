"""Words as addresses: the anchors that readers have bookmarked elsewhere must work here.

`slugify` and the `_1` suffixes are those of Python-Markdown's table of contents, which made the
anchors of most existing policy sites; a deep link into such a site keeps working.
"""

import re
import unicodedata

_NOT_SLUG = re.compile(r"[^\w\s-]")
_GAPS = re.compile(r"[-\s]+")
_COUNTED = re.compile(r"^(.*)_([0-9]+)$", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*")

# Enough of a provision's own words to tell it from its neighbours, few enough that an edit near
# its end leaves its address alone.
_ID_WORDS = 6
_ID_LENGTH = 48


def slugify(text: str) -> str:
    """The ASCII anchor Python-Markdown gives to a heading; empty where it has no ASCII letter."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _GAPS.sub("-", _NOT_SLUG.sub("", text).strip().lower())


def slugify_unicode(text: str) -> str:
    """The same, keeping the letters of every script."""
    text = unicodedata.normalize("NFC", text)
    return _GAPS.sub("-", _NOT_SLUG.sub("", text).strip().lower()).strip("-")


def opening_slug(text: str) -> str:
    """The first few words as part of an id: short, lower case, in the script they are written."""
    head, word = text[:80], _ASCII_WORD
    if not head.isascii():
        head, word = unicodedata.normalize("NFC", head), _WORD
    words = word.findall(head)[:_ID_WORDS]
    slug = "-".join(words).lower()
    if "'" in slug or "\u2019" in slug:
        slug = slug.replace("\u2019", "").replace("'", "")
    if len(slug) <= _ID_LENGTH:
        return slug
    cut = slug.rfind("-", 0, _ID_LENGTH + 1)
    return slug[: cut if cut > 0 else _ID_LENGTH]


class UniqueIds:
    """Ids already taken; a second claim on one gets `_1`, `_2` and so on."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self._counters: dict[str, int] = {}

    def claim(self, wanted: str) -> str:
        """The wanted id where it is free, else the first free one that counts on from it."""
        if wanted and wanted not in self.taken:
            self.taken.add(wanted)
            return wanted
        counted = _COUNTED.match(wanted)
        base, count = (counted[1], int(counted[2])) if counted else (wanted, 0)
        known = self._counters.get(base, 0)
        run = count <= known or wanted == f"{base}_{known + 1}"
        count = max(count, known) if run else count
        count += 1
        while f"{base}_{count}" in self.taken:
            count += 1
        if run:
            self._counters[base] = count
        identifier = f"{base}_{count}"
        self.taken.add(identifier)
        return identifier
