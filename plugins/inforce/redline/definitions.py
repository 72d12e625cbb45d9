"""A shared definition that reads otherwise now changes every clause that uses its word."""

from collections.abc import Mapping, Sequence

from inforce.documents.canonical import canonical_text, fold
from inforce.glossary.term import Glossary, Term, TermId
from inforce.redline.changes import DefinitionChange
from inforce.redline.citing import Register


def compare_definitions(
    old: Glossary,
    new: Glossary,
    used_in: Mapping[TermId, Sequence[str]],
    used_by: Mapping[TermId, Sequence[tuple[str, str]]] | None = None,
) -> tuple[DefinitionChange, ...]:
    """The terms a text uses whose definition differs, in the order of the new glossary.

    Args:
        old: The glossary that stood beside the earlier text.
        new: The one that stands beside the later text.
        used_in: The citations of the clauses that use each term; terms left out are not used.
        used_by: The ids of the provisions that use it, each with the term as it is written.
    """
    register = Register()
    before = {term.id: term for term in old.terms}
    after = {term.id: term for term in new.terms}
    changes = []
    for identifier in dict.fromkeys((*after, *before)):
        was, now = before.get(identifier), after.get(identifier)
        if identifier not in used_in or _words(was) == _words(now):
            continue
        uses = (used_in[identifier], (used_by or {}).get(identifier, ()))
        changes.append(_change(was, now, uses, register))
    return tuple(changes)


def _change(
    was: Term | None,
    now: Term | None,
    uses: tuple[Sequence[str], Sequence[tuple[str, str]]],
    register: Register,
) -> DefinitionChange:
    told = now or was
    name = told.term if told is not None else ""
    return DefinitionChange(
        id=register.name("definition", name, _words(was), _words(now)),
        section="",
        citation=name,
        old_line=_line(was),
        new_line=_line(now),
        term=name,
        old_definition=_shown(was),
        new_definition=_shown(now),
        used_in=tuple(uses[0]),
        used_by=tuple(uses[1]),
        old_text=_words(was),
        new_text=_words(now),
    )


def _words(term: Term | None) -> str:
    """All words of an entry: what it says at length binds as much as its short form."""
    return "" if term is None else canonical_text(term.document)


def _shown(term: Term | None) -> str:
    if term is None:
        return ""
    return fold(term.short.text) if term.short is not None else _words(term).strip()


def _line(term: Term | None) -> int | None:
    if term is None:
        return None
    return 1 if term.short is None else term.short.line
