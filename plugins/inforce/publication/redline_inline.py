"""The inline view: the new text, with everything that came, went or moved marked in its place."""

from collections.abc import Iterator, Mapping
from itertools import chain

from inforce.documents.provision import Provision, ProvisionKind
from inforce.publication.block_html import block_tags
from inforce.publication.html_text import html_text
from inforce.publication.inline_html import Resolve
from inforce.publication.redline_around import Around, classed, departed
from inforce.publication.redline_gap import Gap
from inforce.publication.redline_labels import RedlineLabels
from inforce.publication.redline_terms import RedlineTerms
from inforce.publication.redline_tree import (
    OpenContainers,
    continued_as,
    quiet_headings,
    way_to,
)
from inforce.publication.redline_words import RedlineWords
from inforce.redline.changes import Edit, Move
from inforce.redline.passages import Line, Passage, PassageKind
from inforce.redline.redline import Redline

# Kinds that hold others after their own words.
_HOLDERS = (ProvisionKind.ITEM, ProvisionKind.ADMONITION, ProvisionKind.DEFINITION)
# Elements that may hold what is folded away; after the others it stands on its own.
_ROOMY = (*_HOLDERS, ProvisionKind.TERM, ProvisionKind.ROW)
_CLASSES: Mapping[PassageKind, str] = {
    PassageKind.INSERTED: "inforce-inserted",
    PassageKind.DELETED: "inforce-deleted",
    PassageKind.CHANGED: "inforce-changed",
    PassageKind.MOVED: "inforce-moved",
    PassageKind.LEFT: "inforce-departed",
}


_UNTOUCHED = Around(claimed=True)
_QUIET = Around(css="inforce-quiet", claimed=True)


def _one(words: RedlineWords, line: Line, edits: Iterator[Edit]) -> str:
    return " ".join(words.parts(line, edits))


class InlineView:
    """Writes the inline view of one redline.

    Args:
        redline: The redline.
        resolve: Leads from a target as written to an address.
        terms: The words around it.
        heading_offset: Levels to add to every heading.
        identified: Whether provisions and changes are anchors.
    """

    def __init__(
        self,
        redline: Redline,
        resolve: Resolve,
        terms: RedlineTerms,
        *,
        heading_offset: int = 0,
        identified: bool = True,
    ) -> None:
        moves = {change.id: change for change in redline.changes if isinstance(change, Move)}
        self._redline = redline
        self._words = RedlineWords(resolve, terms, identified=identified)
        self._labels = RedlineLabels(terms, moves, identified=identified)
        self._terms = terms
        self._offset = heading_offset
        self._quiet = quiet_headings(redline.passages)
        self._last_path: tuple[Provision, ...] = ()
        self._last_way: list[Provision] = []
        self._gap = Gap()  # what is left out where only changes are wanted
        self._written: list[str] = []
        self._open = OpenContainers(self._written, table_label=terms.table, identified=identified)
        self._same = continued_as(redline.passages)
        self._goes_on = frozenset(map(id, self._same.values()))

    def write(self, *, everything: bool = True) -> str:
        """The view as flow content; what did not change is only counted unless all is wanted."""
        for passage in self._redline.passages:
            if passage.kind is PassageKind.SAME and not passage.notes:
                if everything:
                    self._same_as_before(passage)
                else:
                    self._gap.add(passage)
                continue
            self._let_go()
            if passage.kind is PassageKind.LEFT:
                self._left(passage)
            else:
                self._marked(passage)
        self._let_go(headings=False)
        self._open.close_to(0)
        return "".join(self._written)

    def _let_go(self, *, headings: bool = True) -> None:
        unchanged, over = self._gap.taken()
        if unchanged:
            self._open.close_to(0)
            said = html_text(self._terms.unchanged.format(unchanged))
            self._written.append(f'<p class="inforce-gap">{said}</p>\n')
        for passage in over if headings else ():
            self._same_as_before(passage)

    def _enter(self, passage: Passage) -> Provision | None:
        """Stand where the passage stands; the innermost container."""
        if passage.new:
            way = self._way(passage.new[0].path)
            self._open.stand_in(way, claiming=True)
        else:
            way = way_to(passage.old[0], self._same)
            claiming = all(id(p) in self._goes_on for p in way)
            self._open.stand_in(way, claiming=claiming)
        return way[-1] if way else None

    def _way(self, path: tuple[Provision, ...]) -> list[Provision]:
        """The containers of a path; neighbours share one path."""
        if path is not self._last_path:
            self._last_path = path
            self._last_way = [p for p in path if p.kind is not ProvisionKind.SECTION]
        return self._last_way

    def _same_as_before(self, passage: Passage) -> None:
        block = passage.new[0]
        parent = self._enter(passage)
        if block.provision.kind is ProvisionKind.ROW:
            cells = [(cell, self._words.plain(cell)) for cell in block.cells]
            self._row(block.provision, parent, cells, "")
        else:
            words = self._words.plain(block.provision)
            around = _QUIET if id(passage) in self._quiet else _UNTOUCHED
            self._block(block.provision, parent, words, around)

    def _marked(self, passage: Passage) -> None:
        parent = self._enter(passage)
        blocks = passage.new or passage.old
        label = self._labels.label(passage)
        around = Around(
            css=_CLASSES.get(passage.kind, ""),
            before=label + self._labels.before(passage),
            within=self._labels.within(passage),
            after=self._labels.after(passage),
            claimed=bool(passage.new),
        )
        edits = iter(passage.edits)
        if blocks[0].provision.kind is ProvisionKind.ROW:
            self._row(blocks[0].provision, parent, self._cells(passage, edits, around), around.css)
            return
        parts = self._parts(passage, edits)
        for number, (block, part) in enumerate(zip(blocks, parts, strict=True)):
            if number:
                parent = self._enter_block(passage, number)
            last = number == len(parts) - 1
            self._block(block.provision, parent, part, around.for_part(first=not number, last=last))

    def _enter_block(self, passage: Passage, number: int) -> Provision | None:
        blocks = passage.new or passage.old
        only = Passage(passage.kind, (), (blocks[number],))
        return self._enter(only)

    def _parts(self, passage: Passage, edits: Iterator[Edit]) -> list[str]:
        if not passage.lines:
            return [self._words.plain(block.provision) for block in passage.new]
        parts = list(chain.from_iterable(self._words.parts(line, edits) for line in passage.lines))
        # A row that became a paragraph has several lines and one block to stand in.
        count = len(passage.new or passage.old)
        return [*parts[: count - 1], " ".join(parts[count - 1 :])]

    def _cells(
        self, passage: Passage, edits: Iterator[Edit], around: Around
    ) -> list[tuple[Provision, str]]:
        if passage.lines:
            shaped = Provision(id="", kind=ProvisionKind.CELL)
            cells = [
                ((*line.new, *line.old, shaped)[0], _one(self._words, line, edits))
                for line in passage.lines
            ]
        else:
            cells = [(cell, self._words.plain(cell)) for cell in passage.new[0].cells]
        if not cells:
            return cells
        first, last = cells[0], cells[-1]
        cells[0] = (first[0], around.before + first[1])
        last = cells[-1]
        cells[-1] = (last[0], last[1] + around.within + around.after)
        return cells

    def _row(
        self,
        row: Provision,
        table: Provision | None,
        cells: list[tuple[Provision, str]],
        css: str,
    ) -> None:
        if table is not None:
            self._open.body_for(table, row)
        opening, closing = block_tags(row, identified=css != "inforce-deleted")
        written = [classed(opening, css)]
        for cell, words in cells:
            cell_opening, cell_closing = block_tags(cell, identified=False)
            written.append(f"{cell_opening}{words}{cell_closing}")
        self._written.append(f"{''.join(written)}{closing}\n")

    def _block(
        self, provision: Provision, parent: Provision | None, words: str, around: Around
    ) -> None:
        kind = provision.kind
        if parent is not None and parent.kind is ProvisionKind.DEFINITIONS:
            self._open.set_term(parent, kind)
        value = self._open.value_of(provision, parent) if kind is ProvisionKind.ITEM else None
        opening, closing = block_tags(
            provision,
            identified=around.claimed and self._open.claims(provision),
            heading_offset=self._offset,
            value=value,
        )
        if kind is ProvisionKind.SECTION and not around.claimed:
            # What is gone is no part of the outline by which readers find their way.
            opening, closing, around = "<p>", "</p>", around.as_heading()
        opening = classed(opening, around.css)
        inside = f"{around.before}{words}{around.within}"
        if kind is ProvisionKind.ADMONITION:
            inside = f'<p class="admonition-title">{inside}</p>\n' if inside else ""
        elif kind is ProvisionKind.RULE:
            inside = ""
        elif inside and kind is ProvisionKind.ITEM and not provision.tight:
            inside = f"<p>{inside}</p>"
        if kind in _ROOMY:
            self._written.append(f"{opening}{inside}{around.after}")
            self._open.keep_open(provision, closing)
        else:
            self._written.append(f"{opening}{inside}{closing}\n{around.after}")

    def _left(self, passage: Passage) -> None:
        mark = self._labels.departure(passage)
        if not mark:
            return
        way = self._open.within_reach(way_to(passage.old[0], self._same))
        self._open.stand_in(way, claiming=all(id(p) in self._goes_on for p in way))
        kind = way[-1].kind if way else None
        if kind is ProvisionKind.TABLE:
            self._open.body_for(way[-1], passage.old[0].provision)
        elif kind is ProvisionKind.DEFINITIONS:
            self._open.set_term(way[-1], ProvisionKind.DEFINITION)
        self._written.append(departed(kind, mark, len(passage.old[0].cells)))
