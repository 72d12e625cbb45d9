"""Before and after, clause by clause: the form some consumer laws ask for, and side by side.

Quebec's Consumer Protection Act (section 11.2) wants the clause as it was and as it is; here both
stand in one row, with the words that are gone marked in the one and those that came in the other.
"""

from collections.abc import Iterator

from inforce.documents.provision import ProvisionKind
from inforce.publication.html_text import html_attribute, html_text
from inforce.publication.inline_html import Resolve
from inforce.publication.redline_labels import RedlineLabels
from inforce.publication.redline_terms import RedlineTerms
from inforce.publication.redline_words import RedlineWords
from inforce.redline.blocks import Block
from inforce.redline.changes import Move
from inforce.redline.citing import Addresses
from inforce.redline.edits import EditTag
from inforce.redline.passages import Passage, PassageKind
from inforce.redline.redline import Redline


class ClauseTable:
    """Writes the rows of a before-and-after table.

    Args:
        redline: The redline.
        resolve: Leads from a target as written to an address.
        terms: The words around it.
        identified: Whether changes are anchors here.
    """

    def __init__(
        self, redline: Redline, resolve: Resolve, terms: RedlineTerms, *, identified: bool
    ) -> None:
        moves = {change.id: change for change in redline.changes if isinstance(change, Move)}
        self._redline = redline
        self._terms = terms
        self._words = RedlineWords(resolve, terms, identified=identified)
        self._old, self._new = Addresses(redline.old), Addresses(redline.new)
        self._labels = RedlineLabels(terms, moves, identified=identified, linked=False)

    def write(self, *, everything: bool) -> str:
        """The table; unchanged clauses are counted unless everything is wanted."""
        terms = self._terms
        heads = "".join(
            f'<th scope="col"{css}>{html_text(head)}</th>'
            for head, css in (
                (terms.clause, ' class="inforce-clauses__where"'),
                (terms.before, ""),
                (terms.after, ""),
            )
        )
        rows = "".join(self._rows(everything=everything))
        return (
            '<div class="inforce-clauses__scroll" role="region" tabindex="0" '
            f'aria-label="{html_attribute(f"{terms.before}, {terms.after}")}">\n'
            f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
        )

    def _rows(self, *, everything: bool) -> Iterator[str]:
        unchanged = 0
        for passage in self._redline.passages:
            if passage.kind is PassageKind.LEFT:
                continue
            if passage.kind is PassageKind.SAME and not passage.notes and not everything:
                unchanged += any(block.lines for block in passage.new)
                continue
            if _wordless(passage):
                continue
            if unchanged:
                yield self._gap(unchanged)
                unchanged = 0
            yield self._row(passage)
        if unchanged:
            yield self._gap(unchanged)

    def _gap(self, count: int) -> str:
        said = html_text(self._terms.unchanged.format(count))
        return f'<tr class="inforce-gap"><td colspan="3">{said}</td></tr>\n'

    def _row(self, passage: Passage) -> str:
        where = self._where(passage)
        notes = self._labels.before(passage)
        old = self._side(passage, EditTag.INSERT)
        new = self._side(passage, EditTag.DELETE) + self._labels.within(passage)
        terms = self._terms
        return (
            f'<tr><th scope="row">{html_text(where)} {notes}</th>'
            f'<td data-label="{html_attribute(terms.before)}">{old}</td>'
            f'<td data-label="{html_attribute(terms.after)}">{new}</td></tr>\n'
        )

    def _where(self, passage: Passage) -> str:
        if passage.new:
            return self._terms.place(self._new.of(passage.new[0]))
        return self._terms.place(self._old.of(passage.old[0]))

    def _side(self, passage: Passage, without: EditTag) -> str:
        blocks = passage.old if without is EditTag.INSERT else passage.new
        if not blocks:
            return "—"
        if not passage.lines:
            return "".join([self._whole(block) for block in blocks])
        if blocks[0].provision.kind is ProvisionKind.ROW:
            cells = [
                " ".join(self._words.parts(line, iter(()), without))
                for line in passage.lines
                if (line.old if without is EditTag.INSERT else line.new)
            ]
            return " | ".join(cells)
        edits = iter(passage.edits if without is EditTag.DELETE else ())
        parts = [part for line in passage.lines for part in self._words.parts(line, edits, without)]
        return "<br>".join(part for part in parts if part) if len(parts) > 1 else parts[0]

    def _whole(self, block: Block) -> str:
        words = " | ".join([self._words.plain(cell) for cell in block.cells])
        heading = block.provision.kind is ProvisionKind.SECTION
        return f"<strong>{words}</strong>" if heading else words


def _wordless(passage: Passage) -> bool:
    return not any(block.lines for block in (*passage.old, *passage.new))
