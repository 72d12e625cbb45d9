"""A redline as HTML that is read without colour, without sound and without a script.

Each view is one fragment of valid HTML. A page shows one of them; the others have addresses of
their own, so that no page carries a text six times.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from inforce.publication.body_html import BodyStyle, TocEntry, render_body, table_of_contents
from inforce.publication.html_text import html_attribute, html_text
from inforce.publication.inline_html import Resolve
from inforce.publication.redline_clauses import ClauseTable
from inforce.publication.redline_facts import definitions_html, facts_html
from inforce.publication.redline_inline import InlineView
from inforce.publication.redline_list import (
    ChangeEntry,
    KindCount,
    counts_of,
    entry_of,
    legend_html,
    list_html,
)
from inforce.publication.redline_terms import ENGLISH, RedlineTerms
from inforce.redline.changes import DefinitionChange
from inforce.redline.facts import FactChange
from inforce.redline.redline import Redline


class RedlineView(StrEnum):
    """The ways in which a redline can be read."""

    INLINE = "inline"
    CHANGES = "changes"
    SIDE_BY_SIDE = "side-by-side"
    TABLE = "table"  # before and after, clause by clause
    NEW = "new"
    OLD = "old"


@dataclass(frozen=True, slots=True, kw_only=True)
class RedlineHtml:
    """One view of a redline, and what stands above it.

    Args:
        view: Which view.
        html: The view: one element, valid flow content.
        legend: What the marks mean, and the note on which text governs.
        changes: The list of changes with links to their places, folded; beside running text.
        counts: How many changes of each kind there are.
        clauses: The changed clauses before and after, folded; only beside the inline view.
        switch: Buttons that a script shows: all of the text, or only what changed.
        facts: Facts and definitions that differ, as tables; empty where none does.
        entries: The lines of the list, as values.
        toc: The headings of the new text.
    """

    view: RedlineView
    html: str
    legend: str
    changes: str
    counts: tuple[KindCount, ...]
    clauses: str
    switch: str
    facts: str
    entries: tuple[ChangeEntry, ...]
    toc: tuple[TocEntry, ...]

    @property
    def page(self) -> str:
        """Legend, list and view in the order in which they are read."""
        above = f"{self.legend}{self.facts}{self.changes}{self.switch}{self.clauses}"
        return f"{above}{self.html}"


def as_written(target: str) -> str:
    """Leave the target of a link as its author wrote it."""
    return target


def render_redline(  # noqa: PLR0913 (all but the first have names)
    redline: Redline,
    *,
    facts: Sequence[FactChange] = (),
    view: RedlineView = RedlineView.INLINE,
    resolve: Resolve = as_written,
    terms: RedlineTerms = ENGLISH,
    heading_offset: int = 0,
) -> RedlineHtml:
    """Set one view of a redline.

    Args:
        redline: The redline; the changes of definitions among its changes stand above the text.
        facts: What the texts say about themselves that differs.
        view: Which view.
        resolve: Leads from a target as written to an address, or None to keep only the words.
        terms: The words around the two texts.
        heading_offset: Levels to add to every heading.
    """
    entries = tuple([entry_of(change) for change in redline.changes])
    # The list leads to places in the running text; a table of clauses has none of them.
    led_to = view in {RedlineView.INLINE, RedlineView.CHANGES}
    beside = view is RedlineView.INLINE and bool(redline.changes)
    return RedlineHtml(
        view=view,
        html=view_html(
            redline, view=view, resolve=resolve, terms=terms, heading_offset=heading_offset
        ),
        legend=legend_html(terms),
        changes=list_html(redline, terms) if led_to else "",
        counts=counts_of(redline.changes, terms),
        clauses=_folded_clauses(redline, resolve, terms) if beside else "",
        switch=_switch(terms) if beside else "",
        facts=facts_html(facts, terms) + definitions_html(_definitions(redline), terms),
        entries=entries,
        toc=table_of_contents(redline.new, heading_offset),
    )


def _definitions(redline: Redline) -> list[DefinitionChange]:
    return [change for change in redline.changes if isinstance(change, DefinitionChange)]


def view_html(  # noqa: PLR0913 (all but the first have names)
    redline: Redline,
    *,
    view: RedlineView = RedlineView.INLINE,
    resolve: Resolve = as_written,
    terms: RedlineTerms = ENGLISH,
    heading_offset: int = 0,
    identified: bool = True,
) -> str:
    """One view alone; `identified` is False where another view on the page has the anchors."""
    match view:
        case RedlineView.INLINE | RedlineView.CHANGES:
            written = InlineView(
                redline, resolve, terms, heading_offset=heading_offset, identified=identified
            ).write(everything=view is RedlineView.INLINE)
        case RedlineView.SIDE_BY_SIDE | RedlineView.TABLE:
            table = ClauseTable(redline, resolve, terms, identified=identified)
            written = table.write(everything=view is RedlineView.SIDE_BY_SIDE)
            return f'<div class="inforce-clauses" data-view="{view.value}">\n{written}</div>\n'
        case RedlineView.NEW | RedlineView.OLD:
            document = redline.new if view is RedlineView.NEW else redline.old
            style = BodyStyle(heading_offset=heading_offset, permalinks=False)
            written = render_body(document, resolve=resolve, style=style).html
    return f'<div class="inforce-redline" data-view="{view.value}">\n{written}</div>\n'


def _folded_clauses(redline: Redline, resolve: Resolve, terms: RedlineTerms) -> str:
    written = ClauseTable(redline, resolve, terms, identified=False).write(everything=False)
    return (
        '<details class="inforce-clauses" id="inforce-clauses">'
        f"<summary>{html_text(terms.clause_by_clause)}</summary>\n{written}</details>\n"
    )


def _switch(terms: RedlineTerms) -> str:
    buttons = "".join(
        [
            f'<button type="button" data-inforce-view="{name}" aria-pressed="{pressed}">'
            f"{html_text(label)}</button>"
            for name, label, pressed in (
                ("all", terms.whole_text, "true"),
                ("changes", terms.only_changes, "false"),
                ("table", terms.clause_by_clause, "false"),
            )
        ]
    )
    label = html_attribute(terms.view)
    return f'<div class="inforce-views" role="group" aria-label="{label}" hidden>{buttons}</div>\n'
