"""Defined terms: what a policy itself says its words mean.

A word in quotation marks or in bold that is said to mean something; a word in brackets after what
it stands for; the terms of a list of definitions. The phrases of each language are data.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from inforce.documents.document import Document
from inforce.documents.provision import Provision, ProvisionKind
from inforce.glossary.marked_words import MarkedWord, cleaned, marked_words, prose_of
from inforce.glossary.phrasebook import Phrasebook, phrasebook_of

_BRACKETS: Final = re.compile(r"[(\uff08]([^()\uff08\uff09]{1,160})[)\uff09]")
_SENTENCE_END: Final = re.compile(
    r"(?<=[.!?;])\s+(?=[A-ZÀ-Þ\u201c\"\u201e])|(?<=[\u3002\uff01\uff1f\uff1b])|\n"
)
_EXPLAINS: Final = re.compile(r"\s*[:\uff1a\u2013\u2014]|\s+-\s")
_BARE: Final = re.compile(r"(?:[A-Z][\w-]*(?:\s+(?:of|and|or|the|to)(?=\s))?\s+){1,6}")
_BARE_SIGNS: Final = re.compile(r"[^\W\d_a-zA-Z]{2,12}")
_FOLLOWING: Final = 240  # signs after a word in which its verb must begin


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinedTerm:
    """A word, and where a policy says what it means.

    Args:
        word: The word, its article left out.
        provision: Id of the provision that holds it.
        anchor: Id of the nearest place that has an address.
        section: Id of its section; empty before the first heading.
        scope: Id of the section in which alone it holds; empty where it holds everywhere.
        limited: Whether the text itself limits it to that section.
        gathered: Whether it stands where a reader looks for definitions.
        start: Where the word begins in the provision's words.
        end: Where it ends.
        meaning: The sentence that says what it means.
        explained: The provision that says it, where it is another one.
        line: Source line.
    """

    word: str
    provision: str
    anchor: str
    section: str
    scope: str
    limited: bool
    gathered: bool
    start: int
    end: int
    meaning: str
    explained: Provision | None
    line: int


@dataclass(frozen=True, slots=True)
class _Place:
    """A provision and what stands around it."""

    provision: Provision
    anchor: str
    section: str
    defining: bool
    explained: Provision | None = None
    row: tuple[Provision, ...] = field(default=())


def find_definitions(document: Document, language: str) -> tuple[DefinedTerm, ...]:
    """Every word that a policy defines, in reading order; nothing in an unknown language.

    Args:
        document: The policy.
        language: Tag of its language.
    """
    book = phrasebook_of(language)
    if book is None:
        return ()
    return tuple(
        defined for place in _places(document, book) for defined in _defined_in(place, book)
    )


def _places(document: Document, book: Phrasebook) -> Iterator[_Place]:
    around = [
        _Place(p, p.id, "", defining=False) for p in (*document.provisions, *document.footnotes)
    ]
    stack = around[::-1]
    while stack:
        place = stack.pop()
        provision, section, defining = place.provision, place.section, place.defining
        if provision.kind is ProvisionKind.CODE:
            continue
        if provision.kind is ProvisionKind.SECTION:
            section = provision.id
            defining = defining or book.headings.search(provision.text) is not None
        elif provision.runs and not provision.header:
            yield place
        children = provision.children
        meanings = _meanings(children) if provision.kind is ProvisionKind.DEFINITIONS else {}
        row = children if provision.kind is ProvisionKind.ROW and not provision.header else ()
        stack.extend(
            _Place(
                child,
                (child.id if child.kind is not ProvisionKind.CELL else "") or place.anchor,
                section,
                defining,
                meanings.get(child.id),
                row if child is children[0] else (),
            )
            for child in reversed(children)
        )


def _meanings(children: tuple[Provision, ...]) -> dict[str, Provision]:
    """What stands under each term of a list; several terms can share one explanation."""
    found: dict[str, Provision] = {}
    for child, following in pairwise(reversed(children)):
        if following.kind is ProvisionKind.TERM:
            told = child if child.kind is ProvisionKind.DEFINITION else found.get(child.id)
            if told is not None:
                found[following.id] = told
    return found


def _defined_in(place: _Place, book: Phrasebook) -> Iterator[DefinedTerm]:
    provision = place.provision
    text = prose_of(provision)
    words = marked_words(provision)
    listed = place.explained is not None or (place.defining and bool(place.row))
    if listed:
        found = words or (_whole(text) if place.defining else [])
    else:
        found = [*_said_to_mean(words, text, place, book), *_in_brackets(words, text, book)]
        found += [
            word for word in words if book.before.search(text[max(0, word.outer - 40) : word.outer])
        ]
        found = found or _without_a_mark(text, book)
    for start, end in dict.fromkeys((word.start, word.end) for word in found):
        defined = _term(place, book, start, end, gathered=listed or place.defining)
        if defined is not None:
            yield defined


def _term(
    place: _Place, book: Phrasebook, start: int, end: int, *, gathered: bool
) -> DefinedTerm | None:
    provision = place.provision
    text = prose_of(provision)
    span = cleaned(text, start, end, book.article)
    if span is None:
        return None
    start, end = span
    word = " ".join(text[start:end].split())
    if word.lower() in book.not_terms:
        return None
    sentence = _sentence(provision.text, start)
    limited = book.here.search(sentence) is not None
    # Who means the whole text writes the word with a capital; without one it holds nearby.
    nearby = limited or word[0].islower()
    explained = place.explained
    told = " ".join(cell.text for cell in place.row[1:])
    if explained is not None:
        told = " ".join(one.text for one in explained.walk())
    return DefinedTerm(
        word=word,
        provision=provision.id,
        anchor=place.anchor,
        section=place.section,
        scope=place.section if nearby else "",
        limited=limited,
        gathered=gathered,
        start=start,
        end=end,
        meaning=" ".join((told or sentence).split()),
        explained=explained,
        line=provision.line,
    )


def _said_to_mean(
    words: list[MarkedWord], text: str, place: _Place, book: Phrasebook
) -> list[MarkedWord]:
    """“X” means …, “X” and “Y” mean …; where a section defines, also “X” is …, and **X**: … too."""
    found: list[MarkedWord] = []
    for group in _together(words, text, book):
        after = text[group[-1].close : group[-1].close + _FOLLOWING]
        if book.means.match(after):
            found += group
        elif place.defining and _opens(text, group[0].outer, book):
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


def _opens(text: str, start: int, book: Phrasebook) -> bool:
    """Whether a word stands at the beginning of a sentence, its article apart."""
    before = text[:start]
    opening = list(_SENTENCE_END.finditer(before))
    rest = before[opening[-1].end() if opening else 0 :]
    return not rest.strip() or book.article.fullmatch(rest) is not None


def _in_brackets(words: list[MarkedWord], text: str, book: Phrasebook) -> Iterator[MarkedWord]:
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


def _without_a_mark(text: str, book: Phrasebook) -> list[MarkedWord]:
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


def _whole(text: str) -> list[MarkedWord]:
    return [MarkedWord(0, 0, len(text), len(text), quoted=False)]


def _sentence(text: str, place: int) -> str:
    """The sentence that holds a place."""
    begin, end = 0, len(text)
    for match in _SENTENCE_END.finditer(text):
        if match.end() <= place:
            begin = match.end()
        else:
            end = match.start()
            break
    return text[begin:end].strip()
