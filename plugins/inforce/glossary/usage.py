"""How a policy uses the words it defines: where they stand, and what is wrong with that."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from inforce.documents.document import Document
from inforce.documents.provision import Provision, ProvisionKind
from inforce.documents.words import HAN_KANA
from inforce.glossary.defining import BEFORE
from inforce.glossary.definitions import DefinedTerm
from inforce.glossary.forms import stem
from inforce.glossary.marked_words import prose_of
from inforce.glossary.occurrences import prose
from inforce.glossary.own_terms import OwnTerms
from inforce.glossary.phrasebook import Phrasebook, any_of

ENOUGH: Final = 3  # defined terms that make a capital tell something
# Before a word: the beginning of a sentence, or a word of the same longer name.
_OPENING: Final = re.compile(r"(?:(?:\A|[.!?:;\u3002]\s)[\s\"\u201c\u201e]*|[A-Z][\w-]*\s)\Z")
_OPEN: Final = '"\u201c\u201e\u300c\u300e'
_CLOSE: Final = '"\u201c\u201d\u300d\u300f'
OFTEN: Final = 2  # uses of a word that is no slip


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A use of a defined word.

    Args:
        defined: The definition that its form leads to, wherever it holds.
        provision: Id of the provision.
        section: Id of its section.
        around: Ids of that section and of those around it.
        line: Source line.
        before: Whether it stands before the definition.
        opening: Whether its capital tells nothing: in a heading, a longer name, or where a sentence
            begins.
        told: Whether it stands in brackets after what it means, or before where that is said.
    """

    defined: DefinedTerm
    provision: str
    section: str
    around: tuple[str, ...]
    line: int
    before: bool
    opening: bool
    told: bool

    def inside(self, section: str) -> bool:
        """Whether it stands in a section, or in one of the sections in that."""
        return section in self.around


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseWord:
    """A word written as if it were defined.

    Args:
        word: The word, at its first use.
        line: Source line of that.
        count: How often it is used.
    """

    word: str
    line: int
    count: int


def every_use(document: Document, terms: OwnTerms, book: Phrasebook) -> Iterator[Use]:
    """Every use of a defined word outside a definition of it, in headings and links, too."""
    if not terms.defined:
        return
    marked = {(d.provision, d.start, d.word) for d in terms.defined.values()}
    explaining: dict[str, set[str]] = {}
    for one in terms.defined.values():
        if one.explained is not None:
            explaining.setdefault(one.word, set()).update(one.homes())
    opened: set[str] = set()
    for provision, around in _spoken(document):
        text = prose_of(provision)
        for match in terms.matcher.find(text):
            defined = terms.defined[match.term]
            if provision.id in explaining.get(defined.word, ()):
                continue
            if (provision.id, match.start, defined.word) not in marked:
                yield Use(
                    defined=defined,
                    provision=provision.id,
                    section=around[-1] if around else "",
                    around=around,
                    line=provision.line,
                    opening=provision.kind is ProvisionKind.SECTION
                    or _OPENING.search(text[max(0, match.start - BEFORE) : match.start])
                    is not None,
                    told=text[match.start - 1 : match.start] == "("
                    or book.elsewhere.match(text, match.end) is not None,
                    before=defined.provision not in opened and defined.provision != provision.id,
                )
        opened.add(provision.id)


def loose_words(
    document: Document, book: Phrasebook, known: Iterable[str]
) -> tuple[LooseWord, ...]:
    """Words that contracts define, written as they write what is defined, and nowhere defined.

    Args:
        document: The policy.
        book: The phrases of its language.
        known: Words that are defined, in it or elsewhere.
    """
    spoken = [prose_of(provision) for provision, _ in prose(document)]
    if any(book.by_reference.search(text) for text in spoken):
        return ()
    pattern = _loose(book)
    explained = {_key(word, book) for word in known}
    found: dict[str, list[LooseWord]] = {}
    for provision, _section in prose(document):
        for match in pattern.finditer(prose_of(provision, linked=False)):
            word = " ".join(match[match.lastindex or 0].split())
            key = _key(word, book)
            before = match.string[max(0, match.start() - BEFORE) : match.start()]
            if book.elsewhere.match(match.string, match.end()) or book.before.search(before):
                explained.add(key)
            if key not in explained:
                found.setdefault(key, []).append(LooseWord(word=word, line=provision.line, count=1))
    return tuple(
        LooseWord(word=uses[0].word, line=uses[0].line, count=len(uses))
        for key, uses in found.items()
        if len(uses) >= OFTEN and key not in explained
    )


def _key(word: str, book: Phrasebook) -> str:
    article = book.article.match(word)
    return stem(word[article.end() if article else 0 :].lower(), book.language)


@lru_cache(maxsize=8)
def _loose(book: Phrasebook) -> re.Pattern[str]:
    """A determiner, then one such word as defined words are written, and no longer name."""
    before = rf"(?i:{any_of(book.determiners)})\s+" if book.determiners else ""
    longer = r"|\s+(?:[A-Z0-9\"\u201c]|of\s+[A-Z])" if book.capitals else ""
    after = rf"(?![^\W{HAN_KANA}]|-|{any_of(book.goes_on)}{longer})"
    ways = [rf"({_any_noun(book.nouns)}){after}"]
    if book.quoted:
        ways.append(rf"[{_OPEN}]({_any_noun(book.quoted)})[{_CLOSE}]")
    return re.compile(rf"{before}(?:{'|'.join(ways)})")


def _any_noun(nouns: Iterable[str]) -> str:
    """Any of these words, each with a capital where its script has them, the longest first."""
    return "|".join(
        r"\s+".join(rf"{word[0].upper()}{_rest(word[1:])}" for word in noun.split())
        for noun in sorted(nouns, key=lambda noun: (-len(noun), noun))
    )


def _rest(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w{0,3}")


def _spoken(document: Document) -> Iterator[tuple[Provision, tuple[str, ...]]]:
    """Every provision with words, with the ids of the sections around it, the innermost last."""
    outermost: tuple[str, ...] = ()
    stack = [(one, outermost) for one in (*document.provisions, *document.footnotes)][::-1]
    while stack:
        provision, around = stack.pop()
        if provision.kind is ProvisionKind.CODE:
            continue
        if provision.kind is ProvisionKind.SECTION:
            around = (*around, provision.id)
        if provision.runs:
            yield provision, around
        stack.extend((child, around) for child in reversed(provision.children))
