"""How much and how long: the figures and the spans of time in a text."""

import re
from collections.abc import Sequence
from typing import Final

from inforce.materiality.lexicon import Lexicon
from inforce.materiality.wording import words_of

TEN: Final = 10
HUNDRED: Final = 100
DIGIT: Final = re.compile(r"\d")


def _is_repeated(words: Sequence[str], place: int, lexicon: Lexicon) -> bool:
    """Whether the same number follows in figures (`thirty (30) days`, `twenty-four (24) hours`)."""
    return any(lexicon.number(one) is not None for one in words[place + 1 : place + 2])


def adds_up(before: str, word: str, lexicon: Lexicon) -> bool:
    """Whether two words are one number written out: “twenty-four”."""
    tens, ones = lexicon.number(before), lexicon.number(word)
    written = before.isalpha() and word.isalpha()
    return bool(written and tens and ones and 1 <= ones < TEN < tens < HUNDRED and not tens % TEN)


def spans_of(text: str, lexicon: Lexicon) -> list[tuple[float, str]]:
    """Every span of time that a text names, in days, and its words."""
    words = words_of(text)
    found = []
    for place, word in enumerate(words):
        number = lexicon.number(word)
        if number is None or _is_repeated(words, place, lexicon):
            continue
        written = word
        if place and adds_up(words[place - 1], word, lexicon):
            number += lexicon.number(words[place - 1]) or 0
            written = f"{words[place - 1]}-{word}"
        following = words[place + 1 : place + 3]
        days = next((d for d in map(lexicon.days, following) if d is not None), None)
        if days is not None:
            unit = next(one for one in following if lexicon.days(one) is not None)
            found.append((number * days, f"{written} {unit}"))
    return found


def figures_of(text: str, lexicon: Lexicon) -> list[tuple[float, str]]:
    """Every figure in a text, and how it is written."""
    found = [(lexicon.number(word), word) for word in words_of(text) if DIGIT.search(word)]
    return [(number, word) for number, word in found if number is not None]
