"""A text as the words a lawyer compares: numbers, money, dates and addresses are one word each.

Chinese and Japanese are cut by character and Thai by syllable cluster, since their words are not
parted by spaces; marks that no reader can see (zero width, text direction) are words of their own,
so that one slipped into a sentence is a change like any other.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate
from typing import Final

# Where one block ends and the next begins, in blocks compared as one (split or joined).
BLOCK_BREAK: Final = "\u2029"
# Marks a reader cannot see: soft hyphen, zero width, joiners, direction, byte-order mark.
INVISIBLE: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_NUMBER = r"\d+(?:[.,:/-]\d+)*"
_LETTER = r"[^\W_\d\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]"
_MARK = r"[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u064b-\u065f]"
_INNER = r"[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]"
_WORD = rf"(?:{_LETTER}|{_MARK})(?:{_INNER}|{_MARK})*(?:['’](?:{_LETTER}|{_MARK})+)*"
_TOKEN: Final = (
    "(?:"
    + "|".join(
        (
            # Most words: nothing after them can make them part of an address or a date.
            r"(?![A-Z][a-z]{2,8}\.?\s\d)[A-Za-z]+(?=[ ,;)\n])",
            BLOCK_BREAK,
            rf"[{INVISIBLE}]",
            r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]}'’]",
            r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
            rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?:,?\s\d{{4}})?\b",
            rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}}\b)?",
            rf"(?:US|A|C|NZ|HK)?[$€£¥₹₩]\s?{_NUMBER}(?:\s(?:thousand|million|billion)\b)?",
            rf"{_NUMBER}\s?(?:€|£|EUR\b|USD\b|GBP\b|JPY\b|CHF\b|%)",
            rf"{_NUMBER}(?:{_LETTER}|{_MARK})*",
            r"[\u0e01-\u0e2e\u0e40-\u0e44][\u0e30-\u0e3a\u0e45-\u0e4e]*",
            r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]",
            _WORD,
            r"\S",
        )
    )
    # A word keeps the space after it, so that the lengths of words say where each begins.
    + rf")[^\S{BLOCK_BREAK}]*"
)

_CRITICAL: Final = frozenset(
    (  # noqa: SIM905 (words read better as words)
        "not no never nor none neither without except unless only shall must may can cannot will "
        "should would might could ought n't don't won't can't isn't aren't doesn't mustn't"
    ).split()
)


class Tokens:
    """The words of one text, and where each stands in it.

    Args:
        text: The text they were cut from.
        pieces: The words as they stand in it, each with the space after it.
        keys: What is compared: the word with its typographic variants made one.
    """

    __slots__ = ("_pieces", "_starts", "keys", "text")

    def __init__(self, text: str, pieces: list[str], keys: list[str]) -> None:
        self.text = text
        self.keys = keys
        self._pieces = pieces
        self._starts: list[int] | None = None

    def __len__(self) -> int:
        return len(self.keys)

    def start(self, index: int) -> int:
        """Where the word begins; past the last, where the text ends."""
        if self._starts is None:
            leading = len(self.text) - sum(map(len, self._pieces))
            self._starts = list(accumulate(map(len, self._pieces), initial=leading))
        return self._starts[index]

    def end(self, index: int) -> int:
        """Where the word ends."""
        return self.start(index) + len(self._pieces[index].rstrip())


class Cutter(dict[str, str]):
    """Cuts texts into words, and remembers what each word folds to.

    Args:
        fold: Makes variants one that no reader should be shown; None where all are shown.
    """

    def __init__(self, fold: Callable[[str], str] | None) -> None:
        super().__init__()
        self._fold = fold

    def __missing__(self, piece: str) -> str:
        if self._fold is None:
            # Whoever wants typography wants to see another kind of space, too.
            key = piece.rstrip(" \t\n") or piece
        else:
            word = piece.rstrip() or piece[0]
            plain = word.isascii() and word.isalnum()
            key = word if plain else self._fold(word) or word
        self[piece] = key
        return key

    def cut(self, text: str) -> Tokens:
        """The words of a text."""
        pieces: list[str] = _token().findall(text)
        return Tokens(text, pieces, list(map(self.__getitem__, pieces)))


@cache
def _token() -> re.Pattern[str]:
    """Made when it is needed: a set of so many signs takes as long as reading a page."""
    return re.compile(_TOKEN)


def critical(key: str) -> bool:
    """Whether the word can turn a clause round by itself: “not”, a modal verb, a number, a date."""
    return any(map(str.isdigit, key)) or key.lower() in _CRITICAL


def wordlike(key: str) -> bool:
    """Whether it is a word, not punctuation."""
    return key[0].isalnum()
