"""A definition that changed beside an unchanged word changes every clause that uses the word."""

from collections.abc import Iterator
from dataclasses import replace

from inforce.documents.citation import citations
from inforce.documents.document import Document
from inforce.glossary.lexicon import Lexicon
from inforce.glossary.occurrences import find_occurrences
from inforce.glossary.term import TermId
from inforce.redline.definitions import compare_definitions
from inforce.redline.redline import Redline


def with_definitions(redline: Redline, old: Lexicon, new: Lexicon) -> Redline:
    """A redline with the definitions that differ, before what differs in the texts.

    A word that only one of the two texts uses has changed there, and is no changed definition.
    """
    if old.digest == new.digest:
        return redline
    before = dict.fromkeys(term for term, _ in _uses(redline.old, old, new))
    used_in: dict[TermId, dict[str, None]] = {}
    used_by: dict[TermId, dict[str, None]] = {}
    cited = citations(redline.new)
    for term, provision in _uses(redline.new, new, old):
        if term in before and provision in cited:
            used_in.setdefault(term, {}).setdefault(str(cited[provision]))
            used_by.setdefault(term, {}).setdefault(provision)
    told, by = (
        {term: tuple(places) for term, places in uses.items()} for uses in (used_in, used_by)
    )
    changes = compare_definitions(old.glossary, new.glossary, told, by)
    return replace(redline, changes=(*changes, *redline.changes)) if changes else redline


def _uses(document: Document, own: Lexicon, other: Lexicon) -> Iterator[tuple[TermId, str]]:
    """The terms a text uses: by its own glossary, else by the forms the other one gives them."""
    known = {term.id for term in own.glossary.terms}
    for use in find_occurrences(document, own.matcher):
        yield use.term, use.provision
    for use in find_occurrences(document, other.matcher):
        if use.term not in known:
            yield use.term, use.provision
