"""Technical words that a policy uses and nobody explains."""

from collections.abc import Iterator
from functools import lru_cache

from inforce.diagnostics import Diagnostic, Severity
from inforce.documents.document import Document
from inforce.glossary.lexicon import Lexicon
from inforce.glossary.matching import Matcher, compile_forms, forms_of
from inforce.glossary.occurrences import find_occurrences
from inforce.glossary.own_terms import own_terms
from inforce.glossary.phrasebook import phrasebook_of
from inforce.glossary.spans import spans_of
from inforce.glossary.term import TermId
from inforce.location import SourceLocation


def unexplained_words(
    document: Document, language: str, lexicon: Lexicon, path: str
) -> Iterator[Diagnostic]:
    """Each technical word without an entry and without a definition, once, where it first stands.

    Args:
        document: The policy.
        language: Tag of its language.
        lexicon: The glossary.
        path: The policy's file.
    """
    jargon = _jargon(language)
    if not jargon:
        return
    shared = spans_of(find_occurrences(document, lexicon.matcher))
    own = spans_of(find_occurrences(document, own_terms(document, language).matcher))
    told: set[TermId] = set()
    for use in find_occurrences(document, jargon):
        if use.term in told or shared.meet(use) or own.meet(use):
            continue
        told.add(use.term)
        yield Diagnostic(
            code="G013",
            severity=Severity.INFO,
            location=SourceLocation(path, use.line),
            what=f"“{use.term}” is a technical word, and the glossary has no entry for it.",
            why="A reader who does not know it cannot tell what the policy says.",
            remedy="Write an entry for it, or say it in plain words.",
        )


@lru_cache(maxsize=8)
def _jargon(language: str) -> Matcher:
    book = phrasebook_of(language)
    words = book.jargon if book else ()
    return compile_forms(
        form for word in words for form in forms_of(TermId(word), word, language, exact=False)
    )
