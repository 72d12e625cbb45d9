"""How far a definition reaches now: what more or less its word covers, as far as words show."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from inforce.glossary.phrasebook import pattern_of
from inforce.materiality.clause import difference
from inforce.materiality.columns import column_words_of
from inforce.materiality.items import Item, ItemReader
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.wording import apart, sentences, words_of
from inforce.versions.language_data import language_data

WIDER, NARROWER, UNCLEAR = 1, -1, 0
# One item that came or left, with what it does; None where that cannot be said.
Step = tuple[int | None, str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MeaningWords:
    """How definitions of one language draw their line.

    Args:
        excluded: What stands before that which a word does not cover.
        wider: What makes a definition cover more.
        narrower: What makes it cover less.
        pointing: How a sentence begins that goes on with the definition before it.
        data: A plain word for data, read in the place of a defined one.
        third: A plain word for others.
    """

    excluded: re.Pattern[str]
    wider: re.Pattern[str]
    narrower: re.Pattern[str]
    pointing: re.Pattern[str]
    data: str
    third: str


class Extent(NamedTuple):
    """How a definition reaches now.

    Args:
        turn: Wider, narrower or unclear.
        words: The words that came or left and make it so.
    """

    turn: int
    words: tuple[str, ...]


@lru_cache(maxsize=16)
def meaning_words_of(language: str) -> MeaningWords | None:
    """How definitions of a language draw their line; None where the package does not know."""
    table = language_data("materiality/meanings", language)
    if table is None:
        return None
    return MeaningWords(
        excluded=pattern_of(table["excluded"]),
        wider=pattern_of(table["wider"]),
        narrower=pattern_of(table["narrower"]),
        pointing=pattern_of(table["pointing"]),
        data=str(table["data"]),
        third=str(table["third"]),
    )


def extent_of(old: str, new: str, lexicon: Lexicon) -> Extent:
    """How far a definition reaches beside how it did; unclear where it gives and takes."""
    words, columns = meaning_words_of(lexicon.language), column_words_of(lexicon.language)
    if words is None or columns is None:
        return Extent(UNCLEAR, ())
    steps = tuple(_Steps(lexicon, words, ItemReader(lexicon, columns)).between(old, new))
    turns = {turn for turn, _ in steps}
    if len(turns) != 1 or None in turns:
        return Extent(UNCLEAR, ())
    return Extent(turns.pop() or UNCLEAR, tuple(text for _, text in steps))


def goes_on(sentence: str, language: str) -> bool:
    """Whether a sentence goes on with the definition before it: it begins by pointing at it."""
    words = meaning_words_of(language)
    return words is not None and words.pointing.match(sentence) is not None


class _Steps:
    """Every step from one wording of a definition to another."""

    def __init__(self, lexicon: Lexicon, words: MeaningWords, items: ItemReader) -> None:
        self._lexicon = lexicon
        self._words = words
        self._items = items

    def between(self, old: str, new: str) -> Iterator[Step]:
        """What each item that came, left or reads otherwise does to how far the whole reaches."""
        differs = difference(old, new)
        lone = (*differs.gone, *differs.come)
        if not all(goes_on(one, self._lexicon.language) for one in lone):
            yield None, ""
            return
        sides = (
            [*(was for was, _ in differs.pairs), *differs.gone],
            [*(now for _, now in differs.pairs), *differs.come],
        )
        (was, was_not), (now, now_not) = map(self._together, sides)
        yield from self._listed(was, now)
        for turn, text in self._listed(was_not, now_not):
            yield (None if turn is None else -turn), text

    def _together(self, sides: Iterable[str]) -> tuple[str, str]:
        """What sentences count in, and what they leave out."""
        parts = [self._parted(sentence) for sentence in sides]
        return " ; ".join(within for within, _ in parts), " ; ".join(out for _, out in parts)

    def _parted(self, sentence: str) -> tuple[str, str]:
        """What a sentence counts in, and what it leaves out."""
        found = self._words.excluded.search(sentence)
        if found is None:
            return sentence, ""
        return sentence[: found.start()], sentence[found.end() :]

    def _listed(self, old: str, new: str) -> Iterator[Step]:
        gone, come = apart(words_of(old), words_of(new))
        if bool(gone) != bool(come):
            told = self._lexicon.joined(come or gone)
            if self._lexicon.has("alternative", told) and not self._words.narrower.search(told):
                yield (WIDER if come else NARROWER), told
                return
        sort = self._items.sort(old, new)
        for item in sort.come:
            yield self._turn(item, 1), item.text
        for item in sort.gone:
            yield self._turn(item, -1), item.text
        for was, now in sort.pairs:
            yield from self._qualified(was.text, now.text)

    def _turn(self, item: Item, turn: int) -> int | None:
        """An item is one more, unless it limits the others."""
        if self._words.narrower.search(item.text):
            return -turn
        if self._words.wider.fullmatch(item.text):
            return None
        return turn if item.plain else None

    def _qualified(self, old: str, new: str) -> Iterator[Step]:
        """An item that says more of the same thing: what is added to a noun limits it."""
        gone, come = apart(words_of(old), words_of(new))
        told = [" ".join(w for w in side if w not in self._lexicon.idle) for side in (gone, come)]
        if not any(told):
            return
        if self._lexicon.equal(words_of(told[0])) == self._lexicon.equal(words_of(told[1])):
            return
        turns = {self._qualifies(told[1]), -self._qualifies(told[0])} - {0}
        plain = not (told[0] and told[1]) or (
            bool(self._marked(told[0])) and bool(self._marked(told[1]))
        )
        yield (turns.pop() if len(turns) == 1 and plain else None), " … ".join(filter(None, told))

    def _qualifies(self, words: str) -> int:
        """What words added to an item do to it."""
        if not words:
            return 0
        return self._marked(words) or NARROWER

    def _marked(self, words: str) -> int:
        """What words do by a mark: wider, narrower, or neither."""
        if self._words.wider.search(words):
            return WIDER
        return NARROWER if self._words.narrower.search(words) else 0


def sentences_with(text: str, word: re.Pattern[str]) -> Iterator[str]:
    """The sentences of a text in which a word stands."""
    return (sentence for sentence in sentences(text) if word.search(sentence))
