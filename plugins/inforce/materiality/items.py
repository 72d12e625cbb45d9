"""The items of a cell or a definition: which came, which left and which only read otherwise."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from inforce.materiality.columns import ColumnWords
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.wording import words_of

MARKS: Final = re.compile(r"[,;/\n•\uff0c\uff1b\u3001\u3002|]|\.\s|\.$|<br\s*/?>")
BRACKETS: Final = re.compile(r"[(\uff08]([^()\uff08\uff09]*)[)\uff09]")
# Two items of which so much is one read otherwise; one of less is another item.
ALIKE: Final = 0.5
# What turns an item, so that it is no more of the same.
TURNING: Final = ("negation", "only", "exception", "condition", "hedge", "must")
MOST_ITEMS: Final = 200

Key = frozenset[str]


class Item(NamedTuple):
    """One thing that a cell names.

    Args:
        text: Its words.
        key: Those that tell it from others.
        plain: Whether it only names: nothing in it denies, limits or binds.
    """

    text: str
    key: Key
    plain: bool


class Sorted(NamedTuple):
    """The items of two wordings.

    Args:
        come: Those only the new one has.
        gone: Those only the old one has.
        pairs: Those that read otherwise, as they read before and now.
    """

    come: tuple[Item, ...]
    gone: tuple[Item, ...]
    pairs: tuple[tuple[Item, Item], ...]


class ItemReader:
    """Reads items by the words of one language.

    Args:
        lexicon: The word lists.
        words: How tables are worded.
    """

    def __init__(self, lexicon: Lexicon, words: ColumnWords) -> None:
        self._lexicon = lexicon
        self._words = words
        self._keys: dict[str, Key] = {}
        self._roots: dict[str, str] = {}
        self._standing = frozenset(words.root(word) for word in words.same.values())

    def items(self, text: str) -> tuple[Item, ...]:
        """Every item of a text, each once; none of a cell that says “none”."""
        if self._words.is_value("nothing", text):
            return ()
        found: dict[Key, Item] = {}
        for part in self._parts(text):
            key = self.key(part)
            if key and key not in found:
                low = part.lower()
                plain = not any(self._lexicon.has(name, low) for name in TURNING)
                found[key] = Item(part, key, plain)
        return tuple(found.values())[:MOST_ITEMS]

    def stands_for_others(self, word: str) -> bool:
        """Whether a word of a key stands for others, so that a text need not hold its letters."""
        return word in self._standing

    def key(self, text: str) -> Key:
        """The words that tell an item from others."""
        if text not in self._keys:
            words = self._lexicon.equal([w for w in words_of(text) if w not in self._words.filler])
            self._keys[text] = frozenset(map(self._root, words)) - {""}
        return self._keys[text]

    def _root(self, word: str) -> str:
        """What a word is known by; empty where it tells nothing apart."""
        if word not in self._roots:
            idle = word in self._lexicon.idle or self._lexicon.knows("legal_form", word)
            self._roots[word] = "" if idle else self._words.root(self._words.same.get(word, word))
        return self._roots[word]

    def sort(self, old: str, new: str) -> Sorted:
        """Which items came, left or read otherwise."""
        before, after = self.items(old), self.items(new)
        shared = {one.key for one in before} & {one.key for one in after}
        gone = [one for one in before if one.key not in shared]
        come = [one for one in after if one.key not in shared]
        pairs = _pairs(gone, come)
        paired = {one for pair in pairs for one in pair}
        return Sorted(
            come=tuple([one for one in come if one not in paired]),
            gone=tuple([one for one in gone if one not in paired]),
            pairs=tuple(pairs),
        )

    def _parts(self, text: str) -> Iterable[str]:
        opened = BRACKETS.sub(self._unbracketed, text)
        for piece in MARKS.split(self._words.parting.sub(",", opened)):
            if piece.strip():
                yield piece.strip(" .:()\u3002")

    def _unbracketed(self, found: re.Match[str]) -> str:
        """A list in brackets is more items; a single word in them says more of the one before."""
        inside = found.group(1)
        several = MARKS.search(inside) or self._words.parting.search(inside)
        return f", {inside}," if several else f" {inside} "


def _pairs(gone: Sequence[Item], come: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Each item with the one that it reads otherwise as, most alike first."""
    found = [
        (_alike(one.key, other.key), i, j)
        for i, one in enumerate(gone)
        for j, other in enumerate(come)
        if one.key & other.key
    ]
    pairs: list[tuple[Item, Item]] = []
    taken: set[tuple[str, int]] = set()
    for alike, i, j in sorted(found, key=lambda one: (-one[0], *one[1:])):
        if alike >= ALIKE and ("old", i) not in taken and ("new", j) not in taken:
            pairs.append((gone[i], come[j]))
            taken |= {("old", i), ("new", j)}
    return pairs


def _alike(one: Key, other: Key) -> float:
    return len(one & other) / min(len(one), len(other))
