"""A glossary ready to be looked up."""

from collections.abc import Iterable
from dataclasses import dataclass

from inforce.digest import Digest, digest_of
from inforce.glossary.matching import Matcher, compile_glossary
from inforce.glossary.term import Glossary, Term


# Compared and hashed as the one thing it is; its digest says what it holds.
@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """A glossary as it stood beside a text.

    Args:
        glossary: Its terms.
        matcher: Their forms.
        digest: Digest of its files.
    """

    glossary: Glossary
    matcher: Matcher
    digest: Digest

    def __bool__(self) -> bool:
        return bool(self.glossary.terms)


def lexicon_of(terms: Iterable[Term], language: str = "en") -> Lexicon:
    """A glossary of these terms, in the order of the alphabet.

    Args:
        terms: The terms.
        language: Tag of their language.
    """
    ordered = tuple(sorted(terms, key=lambda term: (term.term.casefold(), term.id)))
    glossary = Glossary(terms=ordered)
    parts = [part.encode() for term in ordered for part in (term.id, term.source.text)]
    digest = digest_of("lexicon", language.encode(), *parts)
    return Lexicon(glossary, compile_glossary(glossary, language), digest)
