"""The facts of two texts that differ, as a small table above the redline."""

from collections.abc import Sequence

from inforce.publication.html_text import html_text
from inforce.publication.redline_terms import ENGLISH, RedlineTerms
from inforce.redline.facts import FactChange


def facts_html(facts: Sequence[FactChange], terms: RedlineTerms = ENGLISH) -> str:
    """One row a fact: what it was and what it is; nothing where none differs."""
    if not facts:
        return ""
    rows = "".join([_row(fact, terms) for fact in facts])
    heads = "".join(
        f'<th scope="col">{html_text(head)}</th>'
        for head in (terms.fact, terms.before, terms.after)
    )
    return (
        f'<table class="inforce-facts">\n<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _row(fact: FactChange, terms: RedlineTerms) -> str:
    old = f"<del>{html_text(fact.old)}</del>" if fact.old else html_text(terms.none)
    new = f"<ins>{html_text(fact.new)}</ins>" if fact.new else html_text(terms.none)
    name = html_text(fact.name.replace("_", " "))
    return f'<tr><th scope="row">{name}</th><td>{old}</td><td>{new}</td></tr>\n'
