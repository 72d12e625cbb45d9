"""The words a policy defines itself, ready to be looked up in it."""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from inforce.documents.document import Document
from inforce.glossary.definitions import DefinedTerm, find_definitions
from inforce.glossary.matching import Form, Matcher, compile_forms, forms_of
from inforce.glossary.occurrences import Occurrence, find_occurrences
from inforce.glossary.phrasebook import Phrasebook, phrasebook_of
from inforce.glossary.term import TermId

# Beside a word that is part of a longer name: `Developer Agreement`, `Terms of Service`.
_NAME_GOES_ON: Final = re.compile(r"\s(?:of\s)?[A-Z][a-z]")
_NAME_BEGINS: Final = re.compile(r"[A-Z][a-z]{1,20}\sof\s\Z")
_LONGEST_BEGINNING: Final = 25
_NEAR: Final = 10


# Compared and hashed as the one thing it is.
@dataclass(frozen=True, slots=True, eq=False)
class OwnTerms:
    """What one policy defines.

    Args:
        defined: Its defined terms, in reading order; the words for the parties left out.
        matcher: Their forms; a word that is defined twice has its first definition.
        capitals: Whether a capital tells a name in its language.
        parties: Those that stand for a party: they are defined together with “we” or “you”.
        apart: Whether they are defined in another text than the one they are looked up in.
    """

    defined: dict[TermId, DefinedTerm]
    matcher: Matcher
    capitals: bool = False
    parties: frozenset[TermId] = frozenset()
    apart: bool = False

    def knows(self, word: str) -> bool:
        """Whether a word is a form of one of them."""
        return any(match[1:] == (0, len(word)) for match in self.matcher.find(word))

    def uses(self, document: Document) -> Iterator[Occurrence]:
        """Every use of a defined term outside its definition, where that definition holds."""
        reach = _Reach(self.defined, apart=self.apart)
        provisions = {provision.id: provision for provision in document.walk()}
        for use in find_occurrences(document, self.matcher):
            found = reach.holding(self.defined[use.term].word, use)
            if found is None:
                continue
            text = provisions[use.provision].runs[use.place].text
            if not (self.capitals and _in_a_name(text, use)):
                yield use._replace(term=found)


NOTHING: Final = OwnTerms({}, Matcher())


def _in_a_name(text: str, use: Occurrence) -> bool:
    before = text[max(0, use.start - _LONGEST_BEGINNING) : use.start]
    return _NAME_GOES_ON.match(text, use.end) is not None or bool(_NAME_BEGINS.search(before))


class _Reach:
    """Where the definitions of a policy hold."""

    def __init__(self, defined: dict[TermId, DefinedTerm], *, apart: bool) -> None:
        self._homes: dict[str, set[str]] = {}
        self._near: dict[tuple[str, str], TermId] = {}
        self._far: dict[str, TermId] = {}
        for key, one in defined.items():
            # Another text may have provisions of the same names.
            self._homes.setdefault(one.word, set()).update(() if apart else one.homes())
            if not apart:
                self._near.setdefault((one.word, one.section), key)
            if not one.scope:
                self._far.setdefault(one.word, key)

    def holding(self, word: str, use: Occurrence) -> TermId | None:
        """The definition that holds at a place: that of its section, else the first of all."""
        if use.provision in self._homes[word]:
            return None
        return self._near.get((word, use.section)) or self._far.get(word)


def own_terms(document: Document, language: str) -> OwnTerms:
    """The words a policy defines; none in a language without phrases.

    Args:
        document: The policy.
        language: Tag of its language.
    """
    return _terms(document, language, "#", lambda _: True)


def terms_above(general: Document, language: str, own: OwnTerms, bound: Container[str]) -> OwnTerms:
    """The words a general policy defines, as they are looked up in a supplement to it.

    A word that the supplement defines has its meaning from there, one that is limited to a
    section of the general policy has none here, and what the supplement displaces defines nothing.

    Args:
        general: The general policy.
        language: Tag of its language.
        own: The words that the supplement defines.
        bound: Ids of the provisions of the general policy that apply.
    """

    def holds(one: DefinedTerm) -> bool:
        return not one.scope and one.provision in bound and not own.knows(one.word)

    return replace(_terms(general, language, "^", holds), apart=True)


def _terms(
    document: Document, language: str, sign: str, kept: Callable[[DefinedTerm], bool]
) -> OwnTerms:
    book = phrasebook_of(language)
    if book is None:
        return NOTHING
    found = [one for one in find_definitions(document, language) if kept(one)]
    defined = {
        TermId(f"{sign}{number}"): one
        for number, one in enumerate((d for d in found if not is_party(d, book)), 1)
    }
    beside: dict[str, list[DefinedTerm]] = {}
    for one in found:
        if is_party(one, book):
            beside.setdefault(one.provision, []).append(one)
    return OwnTerms(
        defined,
        compile_forms(_forms(defined.items(), book)),
        book.capitals,
        frozenset(
            key
            for key, one in defined.items()
            if any(_together(one, other) for other in beside.get(one.provision, ()))
        ),
    )


def _together(one: DefinedTerm, other: DefinedTerm) -> bool:
    """“Harbour”, “we” and “us”: so near that nothing but a comma or a small word is between."""
    return max(one.start, other.start) - min(one.end, other.end) <= _NEAR


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
