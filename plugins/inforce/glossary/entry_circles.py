"""Entries of the glossary that explain nothing: a word by itself, or words only by each other."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from inforce.diagnostics import Diagnostic, Severity
from inforce.documents.provision import Provision
from inforce.glossary.circles import FIRST_WORDS, MOST, rings
from inforce.glossary.forms import TOKEN
from inforce.glossary.lexicon import Lexicon
from inforce.glossary.marked_words import prose_of
from inforce.glossary.matching import Match, Matcher
from inforce.glossary.phrasebook import Explaining, phrasebook_of
from inforce.glossary.term import Term, TermId
from inforce.location import SourceLocation

LONGEST: Final = 600  # signs of a first sentence that may say nothing
_STOP: Final = re.compile(r"[.!?;](?=\s|\Z)|[\u3002\uff01\uff1f\uff1b]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """The first sentence of a short definition, and the terms in it, in order."""

    own: TermId
    text: str
    terms: tuple[Match, ...]

    def term_at(self, place: int) -> Match | None:
        return next((match for match in self.terms if match.start == place), None)


def circular_entries(lexicon: Lexicon, language: str) -> Iterator[Diagnostic]:
    """Every word explained by itself, and every ring of words that only explain each other.

    Args:
        lexicon: The glossary.
        language: Tag of its language; nothing is said in one without phrases.
    """
    book = phrasebook_of(language)
    if book is None:
        return
    terms = {term.id: term for term in lexicon.glossary.terms}
    files = {term.source.path: term.id for term in terms.values()}
    needs: dict[str, tuple[str, ...]] = {}
    for term in terms.values():
        if term.short is None:
            continue
        needed = _needed(_entry(term, term.short, lexicon.matcher, files), book.explaining)
        if term.id in needed:
            yield _by_itself(term)
        elif needed:
            needs[term.id] = needed
    if len(needs) > MOST:
        return
    for ring in rings(needs):
        yield _by_each_other([terms[TermId(one)] for one in ring])


def _entry(term: Term, short: Provision, matcher: Matcher, files: Mapping[str, TermId]) -> _Entry:
    prose = prose_of(short)
    stop = _STOP.search(prose)
    text = prose[: stop.start()] if stop else prose
    if len(text) > LONGEST:
        return _Entry(own=term.id, text="", terms=())
    linked = [match for match in _linked(term, short, files) if match.end <= len(text)]
    found = [
        match
        for match in matcher.find(text)
        if not any(one.start < match.end and match.start < one.end for one in linked)
    ]
    terms = tuple(sorted([*linked, *found], key=lambda match: match.start))
    return _Entry(own=term.id, text=text, terms=terms)


def _linked(term: Term, short: Provision, files: Mapping[str, TermId]) -> Iterator[Match]:
    """The words that its author has made links to other entries."""
    folder, place = posixpath.dirname(term.source.path), 0
    for run in short.runs:
        start, place = place, place + len(run.text)
        target = posixpath.normpath(posixpath.join(folder, (run.link or "").partition("#")[0]))
        if run.link and target in files:
            yield Match(files[target], start, place)


def _needed(entry: _Entry, said: Explaining) -> tuple[TermId, ...]:
    """The terms without which an entry tells no kind of thing."""
    start, again = _after_the_word(entry, said)
    kind = _past(said.passed, entry.text, start)
    lead = entry.term_at(kind)
    if lead is not None:
        further = said.relative if lead.term == entry.own and not again else said.narrowing
        return (lead.term,) if further.match(entry.text, lead.end) else ()
    if said.blank.match(entry.text, kind) or said.blank_last.search(entry.text, kind):
        near = _words_on(entry.text, kind, said.few + 1)
        if any(kind <= match.start < near for match in entry.terms):
            far = _words_on(entry.text, kind, max(FIRST_WORDS, said.few))
            found = (one.term for one in entry.terms if kind <= one.start < far)
            return tuple(one for one in dict.fromkeys(found) if one != entry.own)
    return ()


def _after_the_word(entry: _Entry, said: Explaining) -> tuple[int, bool]:
    """Where the explanation begins, and whether the word and its verb stand before that."""
    own = entry.term_at(_past(said.passed, entry.text, 0))
    if own is None or own.term != entry.own:
        return 0, False
    verb = said.says.match(entry.text, own.end)
    return (verb.end(), True) if verb else (0, False)


def _past(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else start


def _words_on(text: str, start: int, count: int) -> int:
    """Where the word begins that stands so many words on."""
    for number, word in enumerate(TOKEN.finditer(text, start)):
        if number == count:
            return word.start()
    return len(text)


def _by_itself(term: Term) -> Diagnostic:
    return _said(
        "G015",
        term,
        f"“{term.term}” is explained by “{term.term}”.",
        "A reader who does not know the word does not learn what kind of thing it is.",
        "Say first what kind of thing it is.",
    )


def _by_each_other(ring: Iterable[Term]) -> Diagnostic:
    """A ring is told from its first entry in the order of the alphabet."""
    terms = list(ring)
    first = min(terms, key=lambda term: (term.term.casefold(), term.id))
    place = terms.index(first)
    ordered = [*terms[place:], *terms[:place], first]
    steps = [
        f"{'that' if number else f'“{one.term}” is explained'} by “{other.term}” "
        f"({other.source.path})"
        for number, (one, other) in enumerate(pairwise(ordered))
    ]
    return _said(
        "G014",
        first,
        f"{', '.join(steps[:-1])}, and {steps[-1]}.",
        "A reader who knows none of these words learns none.",
        "Say of one of them what it is without the others.",
    )


def _said(code: str, term: Term, what: str, why: str, remedy: str) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.WARNING,
        location=SourceLocation(term.source.path, term.short.line if term.short else 1),
        what=what,
        why=why,
        remedy=remedy,
    )
