"""What is wrong with the words a policy defines, each said at the line where it is seen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from inforce.diagnostics import Diagnostic, Severity
from inforce.documents.document import Document
from inforce.glossary.circles import circles_in
from inforce.glossary.definitions import DefinedTerm
from inforce.glossary.lexicon import Lexicon
from inforce.glossary.own_terms import OwnTerms, own_terms
from inforce.glossary.phrasebook import Phrasebook, phrasebook_of
from inforce.glossary.term import Term
from inforce.glossary.usage import ENOUGH, Use, every_use, loose_words
from inforce.location import SourceLocation

_NEAR: Final = 60  # signs before a word in which it is called one more name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Policy:
    """A policy, and what is known of its words."""

    document: Document
    path: str
    severity: Severity
    book: Phrasebook
    terms: OwnTerms
    uses: tuple[Use, ...]

    def said(  # noqa: PLR0913 (the parts of a diagnostic, in their order)
        self, code: str, line: int, what: str, why: str, remedy: str, *, hint: bool = False
    ) -> Diagnostic:
        return Diagnostic(
            code=code,
            severity=Severity.INFO if hint else self.severity,
            location=SourceLocation(self.path, line),
            what=what,
            why=why,
            remedy=remedy,
        )


def judge_definitions(  # noqa: PLR0913 (all but the first three have names)
    document: Document,
    language: str,
    lexicon: Lexicon,
    *,
    path: str,
    known: Iterable[str] = (),
    severity: Severity = Severity.WARNING,
) -> Iterator[Diagnostic]:
    """Everything that is wrong with what a policy defines; nothing in an unknown language.

    Args:
        document: The policy.
        language: Tag of its language.
        lexicon: The glossary beside it.
        path: Its file.
        known: Words that the policy it supplements defines.
        severity: How much a mistake stops; a hint stops nothing.
    """
    book = phrasebook_of(language)
    if book is None:
        return
    terms = own_terms(document, language)
    policy = _Policy(
        document=document,
        path=path,
        severity=severity,
        book=book,
        terms=terms,
        uses=tuple(every_use(document, terms, book)),
    )
    yield from _undefined(policy, lexicon, tuple(known))
    yield from _twice(policy)
    yield from _unused(policy)
    yield from _too_early(policy)
    yield from _out_of_reach(policy)
    yield from _circular(policy)
    yield from _shadowing(policy, lexicon)


def _undefined(policy: _Policy, lexicon: Lexicon, known: tuple[str, ...]) -> Iterator[Diagnostic]:
    own = [one.word for one in policy.terms.defined.values()]
    if len(own) < ENOUGH:
        return
    shared = [form for term in lexicon.glossary.terms for form in (term.term, *term.aliases)]
    for word in loose_words(policy.document, policy.book, (*own, *shared, *known)):
        yield policy.said(
            "G006",
            word.line,
            f"“{word.word}” is written like a defined term ({word.count} times), and is none.",
            "In a policy that defines its words, a word set apart so promises a definition, "
            "and a reader looks for this one in vain.",
            "Define it, or write it without the mark.",
            hint=True,
        )


def _twice(policy: _Policy) -> Iterator[Diagnostic]:
    first: dict[str, DefinedTerm] = {}
    for one in policy.terms.defined.values():
        earlier = first.setdefault(one.word, one)
        apart = one.section != earlier.section and (one.scope or earlier.scope)
        if earlier is not one and not apart:
            yield policy.said(
                "G007",
                one.line,
                f"“{one.word}” is defined here and in line {earlier.line}.",
                "Where the two differ, nobody can say which of them binds.",
                "Leave one definition, or limit each to its section (“in this section”).",
            )


def _unused(policy: _Policy) -> Iterator[Diagnostic]:
    used = {use.defined.word for use in policy.uses}
    spoken = "\n".join(one.text for one in policy.document.walk() if one.runs)
    for one in policy.terms.defined.values():
        before = one.meaning[: max(0, one.meaning.find(one.word))][-_NEAR:]
        named = one.word[0].islower() or policy.book.aside.search(before) is not None
        if one.word in used or named or (one.word.upper() in spoken and not one.word.isupper()):
            continue
        yield policy.said(
            "G008",
            one.line,
            f"“{one.word}” is defined and never used.",
            "A definition without a use makes a reader look for what it governs.",
            "Take it out, or use the word where it is meant.",
            hint=True,
        )


def _too_early(policy: _Policy) -> Iterator[Diagnostic]:
    """A word with a definition to come is read in its everyday sense until then."""
    told: set[str] = set()
    for use in policy.uses:
        one = use.defined
        plain = one.gathered or one.scope or use.section == one.section or use.opening
        if not use.before or plain or one.word in told or _abbreviates(one):
            continue
        told.add(one.word)
        if use.told:
            continue
        yield policy.said(
            "G009",
            use.line,
            f"“{one.word}” is used here, and defined only in line {one.line}.",
            "Until then a reader takes it in its everyday sense.",
            "Define it where it is first used, or in a section of definitions.",
            hint=True,
        )


def _abbreviates(one: DefinedTerm) -> bool:
    """GitHub, Inc. (“GitHub”): the word is a name already, and has no other sense."""
    before = one.meaning[: max(0, one.meaning.rfind(one.word))]
    return one.naming and one.word.lower() in before.lower()


def _out_of_reach(policy: _Policy) -> Iterator[Diagnostic]:
    told: set[str] = set()
    everywhere = {one.word for one in policy.terms.defined.values() if not one.limited}
    reached = {(one.word, one.section) for one in policy.terms.defined.values()}
    for use in policy.uses:
        one = use.defined
        if not one.limited or one.word in everywhere or use.inside(one.section):
            continue
        if one.word not in told and (one.word, use.section) not in reached:
            told.add(one.word)
            yield policy.said(
                "G012",
                use.line,
                f"“{one.word}” is used here, and line {one.line} defines it for its section only.",
                "Outside that section the word means something else, or nothing certain.",
                "Define it for the whole policy, or use another word here.",
            )


def _circular(policy: _Policy) -> Iterator[Diagnostic]:
    for circle in circles_in(policy.terms):
        names = " and ".join(f"“{one.word}” (line {one.line})" for one in circle)
        yield policy.said(
            "G010",
            circle[0].line,
            f"{names} are defined by each other.",
            "A reader who knows neither of them learns nothing.",
            "Define one of them without the other.",
        )


def _shadowing(policy: _Policy, lexicon: Lexicon) -> Iterator[Diagnostic]:
    entries = {term.id: term for term in lexicon.glossary.terms}
    for one in policy.terms.defined.values():
        match = next(iter(lexicon.matcher.find(one.word)), None)
        if match is None or (match.start, match.end) != (0, len(one.word)):
            continue
        term: Term = entries[match.term]
        yield policy.said(
            "G011",
            one.line,
            f"“{one.word}” is defined here, and {term.source.path} explains it, too.",
            "This policy shows its own definition and the others the glossary's, "
            "so one word means two things on one site.",
            "Leave it to one of the two, or give the word of this policy another name.",
        )
