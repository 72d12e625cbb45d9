"""Words that a text sets apart: between quotation marks, in bold or in italics."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

from inforce.documents.provision import Mark, Provision, TextRun

LONGEST: Final = 60  # signs of a word that is defined
MOST: Final = 200  # words set apart in one provision that are looked at
MOST_WORDS: Final = 8
_QUOTED: Final = re.compile(
    r"(?<!\w)[\"\u201c\u201e\u201f]([^\"\u201c\u201d\u201e\u201f]{1,80})[\"\u201c\u201d]"
    r"|[\u300c\u300e]([^\u300c-\u300f]{1,80})[\u300d\u300f]"
    r"|[\u00ab\u00bb]([^\u00ab\u00bb]{1,80})[\u00ab\u00bb]"
    r"|[\u201c]([^\u201c\u201d]{1,80})[\u201d]"
    r"|(?<!\w)\u201a([^\u201a\u2018\u2019]{1,80})[\u2018\u2019](?!\w)"
)
CODE: Final = "\ufffc"
_MARK: Final = re.compile('["\u201c\u201e\u201f\u300c\u300e\u00ab\u00bb\u201a]')
_AROUND: Final = ' \t\n\u00a0,.;:!?\uff0c\u3002\uff1b\uff1a\u3001"\u201c\u201d\u201e*_'
_LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class MarkedWord:
    """A word and its marks, as places in a provision's words.

    Args:
        outer: Where its mark begins.
        start: Where the word begins.
        end: Where it ends.
        close: Where its mark ends.
        quoted: Whether it stands between quotation marks.
    """

    outer: int
    start: int
    end: int
    close: int
    quoted: bool


def prose_of(provision: Provision, *, linked: bool = True) -> str:
    """The words of a provision, each sign of code put as one that is no word.

    Args:
        provision: The provision.
        linked: Whether the words of a link count; they may be the title of another text.
    """
    runs = provision.runs
    if len(runs) == 1 and not runs[0].marks and runs[0].link is None:
        return runs[0].text
    return "".join(
        [
            CODE * len(run.text)
            if Mark.CODE in run.marks or (run.link is not None and not linked)
            else run.text
            for run in provision.runs
        ]
    )


def marked_words(provision: Provision) -> list[MarkedWord]:
    """Every word a provision sets apart, in order; none within another."""
    text = prose_of(provision)
    found = []
    marked = '"' in text or not text.isascii()
    first = _MARK.search(text) if marked else None
    quoted = _QUOTED.finditer(text, max(0, first.start() - 1)) if first else ()
    for match in islice(quoted, MOST):
        group = match.lastindex or 0
        found.append(MarkedWord(match.start(), *match.span(group), match.end(), quoted=True))
    if any(run.marks for run in provision.runs):
        found += _set_otherwise(provision, tuple(found))
    return sorted(found, key=lambda word: word.outer)


def _set_otherwise(provision: Provision, quoted: tuple[MarkedWord, ...]) -> list[MarkedWord]:
    found: list[MarkedWord] = []
    place = 0
    for run in provision.runs:
        if len(found) == MOST:
            break
        start, place = place, place + len(run.text)
        if not _is_set_apart(run):
            continue
        if not any(word.outer < place and start < word.close for word in quoted):
            found.append(MarkedWord(start, start, place, place, quoted=False))
    return found


def _is_set_apart(run: TextRun) -> bool:
    """A word in bold or italics; with a small letter it is stressed rather than named."""
    if Mark.STRONG not in run.marks and Mark.EMPHASIS not in run.marks:
        return False
    first = run.text.lstrip()[:1]
    return bool(first) and not first.islower() and len(run.text) <= LONGEST and not run.footnote


def cleaned(text: str, start: int, end: int, article: re.Pattern[str]) -> tuple[int, int] | None:
    """Where the word itself stands, without its article and stops; None where it is no word."""
    while start < end and text[start] in _AROUND:
        start += 1
    while start < end and text[end - 1] in _AROUND:
        end -= 1
    before = article.match(text, start, end)
    if before is not None and before.end() < end:
        start = before.end()
    word = text[start:end]
    if not word or len(word) > LONGEST or len(word.split()) > MOST_WORDS:
        return None
    return (start, end) if _LETTER.search(word) else None
