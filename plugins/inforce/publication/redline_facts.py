"""What differs beside the text: its facts and the definitions it uses, as tables above it."""

from collections.abc import Sequence

from inforce.publication.html_text import html_attribute, html_text
from inforce.publication.redline_terms import ENGLISH, RedlineTerms
from inforce.redline.changes import DefinitionChange
from inforce.redline.facts import FactChange


def facts_html(facts: Sequence[FactChange], terms: RedlineTerms = ENGLISH) -> str:
    """One row a fact: what it was and what it is; nothing where none differs."""
    rows = "".join(
        [
            _row(
                terms.fact_name(fact.name),
                "",
                terms.fact_value(fact.old),
                terms.fact_value(fact.new),
                terms,
            )
            for fact in facts
        ]
    )
    return _table(terms.fact, rows, terms)


def definitions_html(changes: Sequence[DefinitionChange], terms: RedlineTerms = ENGLISH) -> str:
    """One row a term: what it meant, what it means, and the clauses that use it."""
    rows = "".join(
        [
            _row(
                _used(change, terms), change.id, change.old_definition, change.new_definition, terms
            )
            for change in changes
        ]
    )
    return _table(terms.term, rows, terms)


def _used(change: DefinitionChange, terms: RedlineTerms) -> str:
    if not change.used_in:
        return change.term
    places = "; ".join(terms.place(citation) for citation in change.used_in)
    return f"{change.term} ({terms.used_in.format(places)})"


def _table(first: str, rows: str, terms: RedlineTerms) -> str:
    if not rows:
        return ""
    heads = "".join(
        [f'<th scope="col">{html_text(head)}</th>' for head in (first, terms.before, terms.after)]
    )
    return (
        f'<table class="inforce-facts">\n<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _row(name: str, anchor: str, old: str, new: str, terms: RedlineTerms) -> str:
    own = f' id="{html_attribute(anchor)}"' if anchor else ""
    was = f"<del>{html_text(old)}</del>" if old else html_text(terms.none)
    now = f"<ins>{html_text(new)}</ins>" if new else html_text(terms.none)
    cells = "".join(
        f'<td data-label="{html_attribute(label)}">{words}</td>'
        for label, words in ((terms.before, was), (terms.after, now))
    )
    return f'<tr{own}><th scope="row">{html_text(name)}</th>{cells}</tr>\n'
