"""A definition that changed beside an unchanged word changes every clause that uses the word."""

from collections.abc import Iterator
from dataclasses import replace

from inforce.documents.citation import citations
from inforce.documents.document import Document
from inforce.glossary.lexicon import Lexicon
from inforce.glossary.occurrences import Occurrence, find_occurrences, written
from inforce.glossary.term import TermId
from inforce.redline.definitions import compare_definitions
from inforce.redline.redline import Redline


def with_definitions(redline: Redline, old: Lexicon, new: Lexicon) -> Redline:
    """A redline with the definitions that differ, before what differs in the texts.

    A word that only one of the two texts uses has changed there, and is no changed definition.
    """
    if old.digest == new.digest:
        return redline
    before = dict.fromkeys(use.term for use in _uses(redline.old, old, new))
    used_in: dict[TermId, dict[str, None]] = {}
    used_by: dict[TermId, dict[tuple[str, str], None]] = {}
    provisions = {provision.id: provision for provision in redline.new.walk()}
    cited = citations(redline.new)
    for use in _uses(redline.new, new, old):
        if use.term in before and use.provision in cited:
            used_in.setdefault(use.term, {}).setdefault(str(cited[use.provision]))
            written_as = written(provisions[use.provision], use)
            used_by.setdefault(use.term, {}).setdefault((use.provision, written_as))
    told = {term: tuple(places) for term, places in used_in.items()}
    by = {term: tuple(uses) for term, uses in used_by.items()}
    changes = compare_definitions(old.glossary, new.glossary, told, by)
    return replace(redline, changes=(*changes, *redline.changes)) if changes else redline


def _uses(document: Document, own: Lexicon, other: Lexicon) -> Iterator[Occurrence]:
    """The terms a text uses: by its own glossary, else by the forms the other one gives them."""
    known = {term.id for term in own.glossary.terms}
    yield from find_occurrences(document, own.matcher)
    for use in find_occurrences(document, other.matcher):
        if use.term not in known:
            yield use
