"""The forms under which a word stands in a text: itself, its plural, its cases."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product
from typing import Final

from inforce.documents.words import HAN_KANA

# A run of letters and digits of a script with word boundaries, or one Chinese or Japanese sign.
TOKEN: Final = re.compile(rf"[^\W_{HAN_KANA}]+|[{HAN_KANA}]")
# What does for most English texts, in small letters.
_ASCII_SPLIT: Final = re.compile(r"([a-z0-9]+)")
# Neither ASCII nor one of the quotes, dashes and signs that stand between English words.
_BEYOND: Final = re.compile(r"[^\x00-\x7f\xa0\xa7\xa9\xab\xae\xbb\u2010-\u205e\u20ac\u2122]")
_IRREGULAR: Final = re.compile(r"[^a-z]")
_HISSING: Final = ("s", "x", "z", "ch", "sh")
_VOWELS: Final = frozenset("aeiou")
_SHORTEST = 3  # letters of a word that has a plural
_SHORTEST_PLURAL = 4
_HAN: Final = re.compile(f"[{HAN_KANA}]")
# What German adds to a noun, and how it ends an adjective. A form that does not exist is never
# met; a plural with another vowel is one of the entry's other forms.
_NOUN_ENDINGS: Final = ("s", "es", "e", "en", "n", "er", "ern")
_ADJECTIVE_ENDINGS: Final = ("e", "em", "en", "er", "es")
_GERMAN_ENDING: Final = re.compile(r"(?<=[a-zäöüß]{3})(?:e[mnrs]?|[ns])+\Z")
_GERMAN: Final = re.compile(r"[a-zäöüß]{3,}")


def lowered(text: str) -> str:
    """A text in small letters, each letter in its old place."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join([low if len(low := sign.lower()) == 1 else sign for sign in text])


def split_words(small: str) -> list[str]:
    """A text in small letters as what is no word and what is one, in turn."""
    plain = small.isascii() or _BEYOND.search(small) is None
    return (_ASCII_SPLIT if plain else _split()).split(small)


@cache
def _split() -> re.Pattern[str]:
    """Made when it is needed: a set of so many signs takes as long as reading a page."""
    return re.compile(rf"({TOKEN.pattern})")


def pieces(form: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a form, and what stands between each and the next.

    White space is one space, and none beside a sign that is a word by itself.
    """
    found = list(TOKEN.finditer(form))
    gaps = []
    for one, other in pairwise(found):
        gap = form[one.end() : other.start()]
        beside = _HAN.match(one[0]) or _HAN.match(other[0])
        gaps.append(gap if gap and not gap.isspace() else "" if beside or not gap else " ")
    return tuple(match[0] for match in found), tuple(gaps)


def is_gap(between: str, gap: str) -> bool:
    """Whether what stands between two words is what stands there in a form.

    Where a form has nothing, a text may have white space: `IP 地址`, or a line that ends there.
    """
    return between == gap or (gap in {"", " "} and between.isspace())


def spellings(
    words: tuple[str, ...], language: str, *, alone: bool = False
) -> Iterator[tuple[str, ...]]:
    """The words of a form in small letters, in every number and case in which they can stand.

    Args:
        words: The words.
        language: Tag of their language; only English and German words are bent.
        alone: Whether a plural also stands for its singular.
    """
    *first, last = words
    if not language.startswith("de"):
        for form in (last, singular(last)) if alone else (last,):
            for spelling in inflected(form):
                yield (*first, spelling)
        return
    bent = [tuple(_german_adjective(word)) for word in first]
    for spelling in _german_noun(last):
        yield from ((*before, spelling) for before in product(*bent))


def _german_noun(word: str) -> Iterator[str]:
    yield word
    if _GERMAN.fullmatch(word):
        yield from (word + ending for ending in _NOUN_ENDINGS)


def _german_adjective(word: str) -> Iterator[str]:
    yield word
    for ending in ("e", "en", "er", "es"):
        if word.endswith(ending) and _GERMAN.fullmatch(word):
            stem = word.removesuffix(ending)
            yield from (stem + other for other in _ADJECTIVE_ENDINGS if stem + other != word)
            return


def respelt(spelling: str, word: str) -> str:
    """An inflected form with the capitals of the word it comes from."""
    kept = 0
    while kept < min(len(spelling), len(word)) and lowered(word[kept]) == spelling[kept]:
        kept += 1
    return word[:kept] + spelling[kept:]


def singular(word: str) -> str:
    """The singular of a regular English plural; any other word as it is."""
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


def stem(phrase: str, language: str) -> str:
    """What a word or a phrase in small letters has in every number and case."""
    if not language.startswith("de"):
        return singular(phrase)
    return " ".join(_GERMAN_ENDING.sub("", word) for word in phrase.split())


def inflected(word: str) -> Iterator[str]:
    """A word in small letters and its regular plural; what is not plain English stays alone."""
    yield word
    if len(word) < _SHORTEST or _IRREGULAR.search(word):
        return
    if word.endswith(_HISSING):
        # "address" has a plural; "cookies" is one.
        if not word.endswith("s") or word.endswith("ss"):
            yield f"{word}es"
    elif word.endswith("y") and word[-2] not in _VOWELS:
        yield f"{word[:-1]}ies"
    else:
        yield f"{word}s"


def is_acronym(word: str) -> bool:
    """Two or more capitals: `GPS` is a word of its own, and `it` is not `IT`."""
    return len(word) > 1 and word.isupper()
