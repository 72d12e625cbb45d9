"""The words a policy defines itself, ready to be looked up in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inforce.documents.document import Document
from inforce.glossary.definitions import DefinedTerm, find_definitions
from inforce.glossary.matching import Form, Matcher, compile_forms, forms_of
from inforce.glossary.occurrences import Occurrence, find_occurrences
from inforce.glossary.phrasebook import Phrasebook, phrasebook_of
from inforce.glossary.term import TermId


# Compared and hashed as the one thing it is.
@dataclass(frozen=True, slots=True, eq=False)
class OwnTerms:
    """What one policy defines.

    Args:
        defined: Its defined terms, in reading order; the words for the parties left out.
        matcher: Their forms; a word that is defined twice has its first definition.
    """

    defined: dict[TermId, DefinedTerm]
    matcher: Matcher

    def uses(self, document: Document) -> Iterator[Occurrence]:
        """Every use of a defined term outside its definition, where that definition holds."""
        for use in find_occurrences(document, self.matcher):
            found = self._holding(use)
            if found is not None:
                yield use if found == use.term else use._replace(term=found)

    def _holding(self, use: Occurrence) -> TermId | None:
        """The definition that holds at a place: that of its section, else the first of all."""
        word = self.defined[use.term].word
        alike = [(key, one) for key, one in self.defined.items() if one.word == word]
        if any(one.holds(use.provision) for _, one in alike):
            return None
        near = [key for key, one in alike if one.section == use.section]
        return next(iter(near or [key for key, one in alike if not one.scope]), None)


def own_terms(document: Document, language: str) -> OwnTerms:
    """The words a policy defines; none in a language without phrases.

    Args:
        document: The policy.
        language: Tag of its language.
    """
    book = phrasebook_of(language)
    if book is None:
        return OwnTerms({}, Matcher())
    found = (d for d in find_definitions(document, language) if not is_party(d, book))
    defined = {TermId(f"#{number}"): one for number, one in enumerate(found, 1)}
    return OwnTerms(defined, compile_forms(_forms(defined.items(), book)))


def is_party(defined: DefinedTerm, book: Phrasebook) -> bool:
    """“You” and “we” are defined in every contract, and looked up by nobody."""
    return defined.word.lower() in book.pronouns


def _forms(defined: Iterable[tuple[TermId, DefinedTerm]], book: Phrasebook) -> Iterator[Form]:
    for key, one in defined:
        last = one.word.lower().split()[-1]
        alone = last not in book.one_only
        exact = not (book.capitals and _begins_a_sentence(one.word))
        yield from forms_of(key, one.word, book.language, exact=exact, alone=alone)


def _begins_a_sentence(word: str) -> bool:
    """`Child labour`: the capital is that of the sentence, and the word is written small."""
    first, *rest = word.split()
    return bool(rest) and first[1:].islower() and all(one.islower() for one in rest)
