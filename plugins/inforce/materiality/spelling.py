"""One word spelt twice: on the other side of the ocean, with a slip, or in its running form."""

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from inforce.materiality.lexicon import Lexicon
from inforce.materiality.wording import stem

SLIP_FROM: Final = 5
MOST_APART: Final = 2  # letters doubled or left out
# The British spelling of an ending, and the American one.
SPELLINGS: Final = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"(?<=\w{3})is(e|ed|es|ing|er|ers|ation|ations)$", r"iz\1"),
        (r"(?<=\w{2})ys(e|ed|es|ing)$", r"yz\1"),
        (r"(?<=\w{3})our(|s|ed|ing|able|ite|ites|al|ably)$", r"or\1"),
        (r"(?<=\w{2})ogue(s?)$", r"og\1"),
        (r"(?<=\w{3})tre(s?)$", r"ter\1"),
        (r"(?<=\w{3})ell(ed|ing|er|ers)$", r"el\1"),
        (r"(?<=\w{2})ence(s?)$", r"ense\1"),
        (r"amme(s?)$", r"am\1"),
        (r"dgement(s?)$", r"dgment\1"),
    )
)
RUNNING: Final = "ing"
SHORT: Final = {"using": "use"}
# A word of four letters whose last is the ending of its plural or of the third person.
FOUR: Final = re.compile(r"[a-z]{2}[^suia\W]s")
LEAST_OF_RUNNING: Final = 3
LEAST_WITH_E: Final = 5


@lru_cache(maxsize=8192)
def spelt(word: str) -> str:
    """A word in one spelling, without the ending of its plural or of its running form.

    What was done to someone is not what they do: `-ed` stays.
    """
    if word in SHORT:
        return SHORT[word]
    word = word[:-1] if FOUR.fullmatch(word) else stem(word)
    for british, american in SPELLINGS:
        word = british.sub(american, word)
    begun = word.removesuffix(RUNNING)
    if begun != word and len(begun) >= LEAST_OF_RUNNING:
        twice = len(begun) > LEAST_OF_RUNNING and begun[-1] == begun[-2] not in "ls"
        return begun[:-1] if twice else begun
    return word.removesuffix("e") if len(word) >= LEAST_WITH_E else word


def is_slip(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two words are one, spelt twice: one letter apart, and not two words that count."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > MOST_APART or not (one.isalpha() and other.isalpha()):
        return False
    if _undoubled(one) == _undoubled(other):
        return True
    if sorted(one) == sorted(other) and not lexicon.idle.isdisjoint((one, other)):
        return True
    return _one_letter_apart(one, other) and _count_alike(one, other, lexicon)


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether two words differ by one letter inside: an ending makes another word."""
    if min(len(one), len(other)) < SLIP_FROM or one.endswith(other) or other.endswith(one):
        return False
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def _count_alike(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two words stand in the same lists, or one of them in none."""
    mine, theirs = lexicon.scan(one).keys(), lexicon.scan(other).keys()
    return not mine or not theirs or mine == theirs


@lru_cache(maxsize=8192)
def _undoubled(word: str) -> str:
    """A word with each doubled letter once."""
    return "".join([sign for i, sign in enumerate(word) if not i or word[i - 1] != sign])
