"""The ways in which a sentence says what a word means; the phrases of each language are data."""

import re
from collections.abc import Iterator
from typing import Final

from inforce.glossary.marked_words import MarkedWord
from inforce.glossary.phrasebook import Phrasebook

_BRACKETS: Final = re.compile(r"[(\uff08]([^()\uff08\uff09]{1,160})[)\uff09]")
_SENTENCE_END: Final = re.compile(
    r"(?<=[.!?;])\s+(?=[A-ZÀ-Þ\u201c\"\u201e])|(?<=[\u3002\uff01\uff1f\uff1b])|\n"
)
_EXPLAINS: Final = re.compile(r"\s*[:\uff1a\u2013\u2014]|\s+-\s")
_BARE: Final = re.compile(r"(?:[A-Z][\w-]*(?:\s+(?:of|and|or|the|to)(?=\s))?\s+){1,6}")
_BARE_SIGNS: Final = re.compile(r"[^\W\d_a-zA-Z]{2,12}")
BEFORE: Final = 40  # signs before a word in which it is announced
_NEARBY: Final = 2000  # signs before and after a word in which its sentence begins and ends
_FOLLOWING: Final = 240  # signs after a word in which its verb must begin


def said_to_mean(
    words: list[MarkedWord], text: str, book: Phrasebook, *, defining: bool
) -> list[MarkedWord]:
    """“X” means …, “X” and “Y” mean …; where a section defines, also “X” is …, and **X**: … too."""
    found: list[MarkedWord] = []
    for group in _together(words, text, book):
        after = text[group[-1].close : group[-1].close + _FOLLOWING]
        first = group[0].outer
        if book.means.match(after) or (
            book.means_first.match(after) and _opens(text, first, book, definite=False)
        ):
            found += group
        elif defining and _opens(text, first, book):
            colon = text[group[0].start : group[-1].end].rstrip().endswith((":", "\uff1a"))
            if colon or book.means_there.match(after) or _EXPLAINS.match(after):
                found += group
    return found


def _together(words: list[MarkedWord], text: str, book: Phrasebook) -> Iterator[list[MarkedWord]]:
    group: list[MarkedWord] = []
    for word in words:
        if group and not book.joining.fullmatch(text, group[-1].close, word.outer):
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _opens(text: str, start: int, book: Phrasebook, *, definite: bool = True) -> bool:
    """Whether a word stands at the beginning of a sentence, its article apart.

    Args:
        text: The words of a provision.
        start: Where the word stands in it.
        book: The phrases of its language.
        definite: Whether the article may be one that tells of something known.
    """
    rest = text[sentence_around(text, start)[0] : start].strip()
    if not definite and book.definite.fullmatch(rest):
        return False
    return not rest or book.article.fullmatch(rest) is not None


def in_brackets(words: list[MarkedWord], text: str, book: Phrasebook) -> Iterator[MarkedWord]:
    """(“X”), (the “X”), (together with others the “X”): what stands before is its meaning."""
    for match in _BRACKETS.finditer(text) if words else ():
        inside = [w for w in words if match.start() < w.outer and w.close < match.end()]
        if not inside:
            continue
        ends = [match.start(1), *(word.close for word in inside)]
        begins = [*(word.outer for word in inside), match.end(1)]
        beside = " ".join(text[one:other] for one, other in zip(ends, begins, strict=True))
        if not book.brackets.fullmatch(beside):
            continue
        alone = not beside.strip(" ,\uff0c\u3001")
        for word in inside:
            told = text[word.start : word.end].strip()
            named = word.quoted and (told[:1].islower() is False or told.lower() in book.pronouns)
            if told and (named or not alone):
                yield word


def announced(words: list[MarkedWord], text: str, book: Phrasebook) -> Iterator[MarkedWord]:
    """Hereinafter “X”, outside brackets, too."""
    for word in words:
        if book.before.search(text[max(0, word.outer - BEFORE) : word.outer]):
            yield word


def without_a_mark(text: str, book: Phrasebook) -> list[MarkedWord]:
    """Personal Data means …, at the beginning of a paragraph."""
    article = book.article.match(text)
    start = article.end() if article else len(text) - len(text.lstrip())
    pattern = _BARE if book.capitals else _BARE_SIGNS
    match = pattern.match(text, start)
    if match is None:
        return []
    end = match.end()
    if not book.capitals:
        verb = book.bare.search(text, start, end + 4)
        end = verb.start() if verb else start
    elif not book.bare.match(text, end):
        return []
    word = text[start:end].strip()
    if not word or word.lower() in book.pronouns:
        return []
    return [MarkedWord(start, start, start + len(word), start + len(word), quoted=False)]


def whole(text: str) -> list[MarkedWord]:
    """All of a text as the word it defines: a term of a list, or the first cell of a row."""
    return [MarkedWord(0, 0, len(text), len(text), quoted=False)]


def sentence_around(text: str, place: int) -> tuple[int, int]:
    """Where the sentence that holds a place begins and ends; it is looked for nearby only."""
    begin, end = max(0, place - _NEARBY), min(len(text), place + _NEARBY)
    for match in _SENTENCE_END.finditer(text, begin, end):
        if match.end() > place:
            return begin, match.start()
        begin = match.end()
    return begin, end
