"""Every wording a term has had, and the texts each of them stood beside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from inforce.digest import text_digest
from inforce.glossary.term import Term, TermId

SHORT = 12  # hexadecimal digits that tell one wording of a term from another


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording of a term.

    Args:
        term: The entry as it read.
        since: The first day on which a text stood beside it; None where nobody knows.
        name: What tells it from the term's other wordings, in addresses.
    """

    term: Term
    since: date | None
    name: str


def wording_name(term: Term) -> str:
    """The anchor of a wording on the page of its term."""
    return f"wording-{text_digest(term.source.text.encode()).hex[:SHORT]}"


def wordings_of(
    seen: Iterable[tuple[date | None, Term]], now: Iterable[Term]
) -> Mapping[TermId, tuple[Wording, ...]]:
    """The wordings of every term there has been, the oldest first, that of today last.

    Args:
        seen: A term as a text used it, and the day that text was recorded.
        now: The terms of today.
    """
    first: dict[TermId, dict[str, Wording]] = {}
    dated = sorted(seen, key=lambda pair: (pair[0] or date.max, pair[1].id))
    for since, term in (*dated, *((None, term) for term in now)):
        name = wording_name(term)
        known = first.setdefault(term.id, {})
        known.setdefault(name, Wording(term=term, since=since, name=name))
    for term in now:
        known = first[term.id]
        known[wording_name(term)] = known.pop(wording_name(term))
    return {term: tuple(first[term].values()) for term in sorted(first)}
