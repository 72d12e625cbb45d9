"""A text as sentences and words: how two wordings of one clause are held against each other."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Indel

SENTENCE_END: Final = re.compile(
    r"(?<=[.!?;])[\"”’)*_]*\s+(?=[\"“(\[*_A-Z0-9])|(?<=[。\uff01\uff1f\uff1b])|\s*\|\s*|\n+|<br\s*/?>"
)
# Chinese and Japanese are read sign by sign: their words stand together.
SIGN: Final = r"[\u3040-\u30ff\u3400-\u9fff]"
WORD: Final = re.compile(rf"\d+(?:[.,]\d+)+|{SIGN}|(?:(?!{SIGN})\w)+(?:['’]\w+)?|[%$€£¥₹]")
PLAIN: Final = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:'\w+)?|[%$]", re.ASCII)
RUN: Final = 4

Words = tuple[str, ...]
Run = tuple[str, ...]


@lru_cache(maxsize=16384)
def words_of(text: str) -> Words:
    """The words of a text in small letters; texts stand in many clauses and are read once."""
    low = text.lower()
    return tuple(PLAIN.findall(low) if low.isascii() else WORD.findall(low.replace("’", "'")))


@lru_cache(maxsize=8192)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, cells and lines apart."""
    parts = [part.strip() for part in SENTENCE_END.split(text) if part]
    return tuple([part for part in parts if WORD.search(part)])


def runs_of(words: Words) -> Iterable[Run]:
    """The four-word runs of a text; a shorter one is a run by itself."""
    if len(words) < RUN:
        return (words,) if words else ()
    return zip(words, words[1:], words[2:], words[3:], strict=False)


@lru_cache(maxsize=8192)
def _known(text: str) -> frozenset[str]:
    return frozenset(words_of(text))


def likeness(one: str, other: str) -> float:
    """How much of two sentences is shared; a part of a longer one is like it."""
    mine, theirs = _known(one), _known(other)
    shared = len(mine & theirs)
    if not shared:
        return 0.0
    return max(2 * shared / (len(mine) + len(theirs)), 0.9 * shared / min(len(mine), len(theirs)))


def apart(before: Words, after: Words) -> tuple[Words, Words]:
    """The words only the one has and those only the other has, each in order."""
    gone: list[str] = []
    come: list[str] = []
    for step in Indel.editops(before, after):
        if step.tag == "delete":
            gone.append(before[step.src_pos])
        else:
            come.append(after[step.dest_pos])
    return tuple(gone), tuple(come)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without the ending of its plural."""
    word = word.replace("'", "")
    for end, put in (("ies", "y"), ("ses", "s"), ("s", "")):
        if len(word) > len(end) + 3 and word.endswith(end) and not word.endswith("ss"):
            return word[: -len(end)] + put
    return word
