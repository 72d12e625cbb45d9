"""The words of one document with its terms as links, and the definitions they open.

A word that the text defines itself leads to the place that defines it, else one that the policy it
supplements defines to the place there; any other to its entry. Of
two terms that begin or end within each other the longer counts, and the text's own before another.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from inforce.documents.document import Document
from inforce.documents.provision import Provision, TextRun
from inforce.glossary.definitions import DefinedTerm
from inforce.glossary.lexicon import Lexicon
from inforce.glossary.occurrences import FirstIn, Occurrence, find_occurrences, first_uses
from inforce.glossary.own_terms import NOTHING, OwnTerms
from inforce.glossary.spans import Span, Spans, Spot, spans_of
from inforce.glossary.term import TermId
from inforce.publication.html_text import html_words


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a run that is a link or the word of a definition."""

    start: int
    end: int
    opening: str
    closing: str


class LinkedText:
    """Where terms stand in a document, and how its words are set.

    Args:
        document: The text.
        lexicon: The glossary beside it.
        mine: The terms that it defines, where it is a policy.
        above: Those that the policy it supplements defines.
        own: The term whose entry it is.
        first_in: Which uses become links.
        address: Where a term leads, as an attribute holds it; a defined term is given with it.
    """

    def __init__(  # noqa: PLR0913 (all but the first two have names)
        self,
        document: Document,
        lexicon: Lexicon,
        *,
        address: Callable[[TermId, DefinedTerm | None], str],
        mine: OwnTerms = NOTHING,
        above: OwnTerms = NOTHING,
        own: TermId | None = None,
        first_in: FirstIn = FirstIn.SECTION,
    ) -> None:
        self.defined = {**mine.defined, **above.defined}
        self._words = dict(_defining(document, mine.defined.values()))
        words = Spans((spot, span) for spot, spans in self._words.items() for span in spans)
        uses = [*mine.uses(document)] if mine.defined else []
        if above.defined:
            uses += _beside(above.uses(document), uses)
        shared = find_occurrences(document, lexicon.matcher, own=own)
        parties = mine.parties | above.parties
        links = _linked(_apart(uses, shared, words), parties, first_in)
        self.names = {
            term: f"inforce-term-{number}"
            for number, term in enumerate(dict.fromkeys(use.term for use in links), 1)
        }
        self._uses: dict[Spot, list[Occurrence]] = {}
        for use in sorted(links, key=lambda use: use.start):
            self._uses.setdefault((use.provision, use.place), []).append(use)
        self.addresses = {term: address(term, self.defined.get(term)) for term in self.names}

    def __bool__(self) -> bool:
        return bool(self.names or self._words)

    def set_words(self, provision: Provision, place: int, run: TextRun) -> str:
        """The words of a run, terms as links."""
        spot = (provision.id, place)
        if spot not in self._uses and spot not in self._words:
            return html_words(run.text)
        written, done = [], 0
        for piece in sorted(self._pieces(spot), key=lambda piece: piece.start):
            words = html_words(run.text[piece.start : piece.end])
            written.append(html_words(run.text[done : piece.start]))
            written.append(f"{piece.opening}{words}{piece.closing}")
            done = piece.end
        written.append(html_words(run.text[done:]))
        return "".join(written)

    def _pieces(self, spot: Spot) -> Iterator[_Piece]:
        for start, end in self._words.get(spot, ()):
            yield _Piece(start, end, '<dfn class="inforce-defined">', "</dfn>")
        for use in self._uses.get(spot, ()):
            opening = (
                f'<a class="inforce-term" href="{self.addresses[use.term]}" '
                f'data-inforce-term="{self.names[use.term]}">'
            )
            yield _Piece(use.start, use.end, opening, "</a>")


def _defining(
    document: Document, defined: Iterable[DefinedTerm]
) -> Iterator[tuple[Spot, tuple[Span, ...]]]:
    """Where definitions have their word, run by run; one set in two ways is left as it is."""
    places: dict[str, dict[Span, None]] = {}
    for one in defined:
        places.setdefault(one.provision, {})[one.start, one.end] = None
    for provision in document.walk() if places else ():
        begin = 0
        for place, run in enumerate(provision.runs if provision.id in places else ()):
            end = begin + len(run.text)
            within = tuple(
                (start - begin, stop - begin)
                for start, stop in places[provision.id]
                if begin <= start and stop <= end
            )
            if within:
                yield (provision.id, place), within
            begin = end


def _linked(
    uses: list[Occurrence], parties: frozenset[TermId], first_in: FirstIn
) -> list[Occurrence]:
    """The uses that become links; a name of a party is in every section, and is one once a page."""
    others = first_uses((use for use in uses if use.term not in parties), first_in)
    once = FirstIn.ALL if first_in is FirstIn.ALL else FirstIn.PAGE
    return [*others, *first_uses((use for use in uses if use.term in parties), once)]


def _beside(others: Iterable[Occurrence], own: list[Occurrence]) -> list[Occurrence]:
    held = spans_of(own)
    return [use for use in others if not held.meet(use)]


def _apart(own: list[Occurrence], shared: tuple[Occurrence, ...], words: Spans) -> list[Occurrence]:
    """The uses of both kinds that do not stand within each other, nor in a definition's word."""
    if not own and not words:
        return list(shared)
    own = [use for use in own if not words.meet(use)]
    held = spans_of(own)
    longer = [
        use
        for use in shared
        if not words.meet(use)
        and all(end - start < use.end - use.start for start, end in held.meeting(use))
    ]
    taken = spans_of(longer)
    return [*(use for use in own if not taken.meet(use)), *longer]
