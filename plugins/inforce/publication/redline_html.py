"""A redline as HTML that is read without colour, without sound and without a script.

Each view is one fragment of valid HTML. A page shows one of them; the others have addresses of
their own, so that no page carries a text six times.
"""

from dataclasses import dataclass
from enum import StrEnum

from inforce.publication.body_html import TocEntry, table_of_contents
from inforce.publication.inline_html import InlineHtml, Resolve
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
        changes: The list of changes with links to their places, folded.
        counts: How many changes of each kind there are.
        entries: The lines of the list, as values.
        toc: The headings of the new text.
    """

    view: RedlineView
    html: str
    legend: str
    changes: str
    counts: tuple[KindCount, ...]
    entries: tuple[ChangeEntry, ...]
    toc: tuple[TocEntry, ...]

    @property
    def page(self) -> str:
        """Legend, list and view in the order in which they are read."""
        return f"{self.legend}{self.changes}{self.html}"


def as_written(target: str) -> str:
    """Leave the target of a link as its author wrote it."""
    return target


def render_redline(
    redline: Redline,
    *,
    view: RedlineView = RedlineView.INLINE,
    resolve: Resolve = as_written,
    terms: RedlineTerms = ENGLISH,
    heading_offset: int = 0,
) -> RedlineHtml:
    """Set one view of a redline.

    Args:
        redline: The redline.
        view: Which view.
        resolve: Leads from a target as written to an address, or None to keep only the words.
        terms: The words around the two texts.
        heading_offset: Levels to add to every heading.
    """
    entries = tuple([entry_of(change) for change in redline.changes])
    return RedlineHtml(
        view=view,
        html=view_html(
            redline, view=view, resolve=resolve, terms=terms, heading_offset=heading_offset
        ),
        legend=legend_html(terms),
        changes=list_html(redline, terms, entries),
        counts=counts_of(redline.changes, terms),
        entries=entries,
        toc=table_of_contents(redline.new, heading_offset),
    )


def view_html(
    redline: Redline,
    *,
    view: RedlineView = RedlineView.INLINE,
    resolve: Resolve = as_written,
    terms: RedlineTerms = ENGLISH,
    heading_offset: int = 0,
    identified: bool = True,
) -> str:
    """One view alone; `identified` is False where another view on the page has the anchors."""
    inline = InlineHtml(resolve, anchors=False)
    writer = InlineView(
        redline, inline, terms, heading_offset=heading_offset, identified=identified
    )
    return f'<div class="inforce-redline" data-view="{view.value}">\n{writer.write()}</div>\n'
