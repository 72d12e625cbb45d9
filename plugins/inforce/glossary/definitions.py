"""Defined terms: what a policy itself says its words mean.

A word in quotation marks or in bold that is said to mean something; a word in brackets after what
it stands for; the terms of a list of definitions. The phrases of each language are data.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from inforce.documents.document import Document
from inforce.documents.provision import Provision, ProvisionKind
from inforce.glossary.defining import (
    announced,
    in_brackets,
    said_to_mean,
    sentence_around,
    whole,
    without_a_mark,
)
from inforce.glossary.marked_words import MarkedWord, cleaned, marked_words, prose_of
from inforce.glossary.phrasebook import Phrasebook, phrasebook_of

SHORT: Final = 300  # signs of a paragraph that explains a word in brackets as a whole


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
        naming: Whether it only names what stands before it: (the “X”).
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
    naming: bool
    start: int
    end: int
    meaning: str
    explained: Provision | None
    line: int

    def homes(self) -> Iterator[str]:
        """Ids of the provisions in which the word is defined or explained."""
        yield self.provision
        if self.explained is not None:
            yield from (provision.id for provision in self.explained.walk())


class _Place(NamedTuple):
    """A provision and what stands around it; a tuple, since a page has hundreds."""

    provision: Provision
    anchor: str
    section: str
    defining: bool
    explained: Provision | None = None
    row: tuple[Provision, ...] = ()


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
        if not children:
            continue
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
    naming: list[MarkedWord] = []
    if listed:
        found = words or (whole(text) if place.defining else [])
    elif words:
        naming = [*in_brackets(words, text, book), *announced(words, text, book)]
        found = [*said_to_mean(words, text, book, defining=place.defining), *naming]
    else:
        found = []
    if not found and not listed:
        found = without_a_mark(text, book)
    said: set[str] = set()
    for word in dict.fromkeys(found):
        defined = _term(place, book, word, gathered=listed or place.defining, naming=word in naming)
        # What a paragraph adds to its own definition is no second one.
        if defined is not None and defined.word not in said:
            said.add(defined.word)
            yield defined


def _term(
    place: _Place, book: Phrasebook, marked: MarkedWord, *, gathered: bool, naming: bool
) -> DefinedTerm | None:
    provision = place.provision
    text = prose_of(provision)
    span = cleaned(text, marked.start, marked.end, book.article)
    if span is None:
        return None
    start, end = span
    word = " ".join(text[start:end].split())
    if word.lower() in book.not_terms:
        return None
    begin, stop = sentence_around(text, start)
    limited = book.here.match(text, begin) is not None
    if naming and len(text) <= SHORT:  # what it names may have begun with another sentence
        begin, stop = 0, len(text)
    sentence = provision.text[begin:stop].strip()
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
        naming=naming,
        start=start,
        end=end,
        meaning=" ".join((told or sentence).split()),
        explained=explained,
        line=provision.line,
    )
