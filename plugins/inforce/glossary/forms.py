"""The forms under which a word stands in a text: itself, its aliases, its plurals."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from inforce.documents.words import HAN_KANA

# A run of letters and digits of a script with word boundaries, or one Chinese or Japanese sign.
TOKEN: Final = re.compile(rf"[^\W_{HAN_KANA}]+|[{HAN_KANA}]")
_ASCII_TOKEN: Final = re.compile(r"[a-zA-Z0-9]+")
_IRREGULAR: Final = re.compile(r"[^a-z]")
_HISSING: Final = ("s", "x", "z", "ch", "sh")
_VOWELS: Final = frozenset("aeiou")
_SHORTEST = 3  # letters of a word that has a plural


def lowered(text: str) -> str:
    """A text in small letters, each letter in its old place."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join([low if len(low := sign.lower()) == 1 else sign for sign in text])


def token_pattern(text: str) -> re.Pattern[str]:
    """What finds the words of a text; most English texts need only the quick one."""
    return _ASCII_TOKEN if text.isascii() else TOKEN


def pieces(form: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a form, and what stands between each and the next, white space as one space."""
    found = list(TOKEN.finditer(form))
    between = (form[one.end() : other.start()] for one, other in pairwise(found))
    gaps = tuple(" " if gap.isspace() else gap for gap in between)
    return tuple(match[0] for match in found), gaps


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
