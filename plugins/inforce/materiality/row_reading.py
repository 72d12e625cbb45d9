"""A row read under its headers: which items came and left, and which figure is higher now."""

from dataclasses import dataclass
from typing import Final

from inforce.documents.document import Document
from inforce.materiality.cells import MEASURED, CellReading, Measures
from inforce.materiality.columns import NAMING, ColumnWords, column_words_of
from inforce.materiality.items import Item, ItemReader, Sorted
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.mentions import Mentions
from inforce.materiality.rows import Cell, Row, with_kinds
from inforce.materiality.statement import read_statement
from inforce.materiality.wording import sentences, words_of

LISTED: Final = frozenset(
    {"data", "source", "purpose", "recipient", "country", "right", "choice", "security"}
)
# What a table of offers tells of each.
PRICED: Final = frozenset({"fee", "allowance"})
# What is told by names: another is another.
PROPER: Final = frozenset({"recipient", "country"})
# Kinds in which a new row, where all it names was named before, repeats what the text said.
TOLD: Final = frozenset({"data", "source", "purpose", "recipient", "country"})
# Things looked for in a whole text; the rows after them stay with those who read sentences.
MOST_ASKED: Final = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReading:
    """What became of one row.

    Args:
        cells: What became of each cell that differs.
        whole: Whether the row itself came or went.
        offer: Whether it is about something a reader may buy.
        rest: The words, before and now, that must be read as sentences.
    """

    cells: tuple[CellReading, ...]
    whole: bool
    offer: bool
    rest: tuple[tuple[str | None, str | None], ...]

    @property
    def replaces(self) -> bool:
        """Whether in a cell one thing stands for another."""
        return any(cell.replaces for cell in self.cells)


class RowReader:
    """Reads rows in the light of both whole texts.

    Args:
        lexicon: The word lists.
        words: How tables are worded.
        old: The whole old text.
        new: The whole new one.
    """

    def __init__(self, lexicon: Lexicon, words: ColumnWords, old: Document, new: Document) -> None:
        self.lexicon = lexicon
        self._words = words
        self._items = ItemReader(lexicon, words)
        self._measures = Measures(lexicon, words)
        self._old = Mentions(old, lexicon, self._items)
        self._new = Mentions(new, lexicon, self._items)

    def read(self, untold: Row) -> RowReading | None:
        """What became of a row; None where nothing says what its columns tell."""
        if self._old.asked + self._new.asked > MOST_ASKED:
            return None
        row = with_kinds(untold, self._words)
        if row is None:
            return None
        cells, rest = [], []
        for cell in row.cells:
            if not cell.changed:
                continue
            reading = self._cell(cell, row)
            cells.append(reading)
            if not reading.full:
                rest.append((cell.old, cell.new))
        offer = "offer" in row.kinds and not row.kinds.isdisjoint(PRICED)
        return RowReading(cells=tuple(cells), whole=row.whole, offer=offer, rest=tuple(rest))

    def _cell(self, cell: Cell, row: Row) -> CellReading:
        if cell.kind in MEASURED:
            return self._measures.read(cell, whole=row.whole)
        if cell.kind == "basis":
            return self._based(cell, row)
        return self._listed(cell, row)

    def _listed(self, cell: Cell, row: Row) -> CellReading:
        kind = cell.kind if cell.kind in LISTED else ""
        old, new = cell.old or "", cell.new or ""
        before, after = self._words.answer(old), self._words.answer(new)
        if kind and (before or after):
            return self._answered(kind, before, after, old, new)
        if self._is_prose(old) or self._is_prose(new):
            return CellReading(kind=kind, full=False)
        sort = self._items.sort(old, new)
        differ = (*sort.come, *sort.gone)
        if _swapped(sort, kind) or any(map(self._is_told, differ)):
            return CellReading(kind=kind, full=False, replaces=bool(kind))
        come, told_before = self._unnamed(self._strange(sort.come, kind), self._old, row)
        gone, told_now = self._unnamed(self._strange(sort.gone, kind), self._new, row)
        told = told_before or told_now
        named = not sort.pairs and all(one.plain for one in differ)
        full = named and (row.whole or not told)
        if not kind:
            full = (row.whole and cell.kind in NAMING) or (full and not come and not gone)
            return CellReading(kind="", told=told, full=full)
        return CellReading(kind=kind, come=come, gone=gone, told=told, full=full)

    def _is_told(self, item: Item) -> bool:
        """Whether an item tells of a thing rather than names it: it has many words."""
        return len(words_of(item.text)) > self._words.longest

    def _strange(self, items: tuple[Item, ...], kind: str) -> tuple[Item, ...]:
        """The items that only name, without the reader as a source: that goes without saying."""
        plain = [one for one in items if one.plain]
        if kind != "source":
            return tuple(plain)
        return tuple([one for one in plain if not self.lexicon.has("reader", one.text.lower())])

    def _unnamed(
        self, items: tuple[Item, ...], there: Mentions, row: Row
    ) -> tuple[tuple[str, ...], bool]:
        """The items that a text does not name, and whether it names others.

        A row that came or went repeats what stands anywhere; what one row says of its own thing
        is not said by the other rows.
        """
        found = [(item, there.of(item)) for item in items]
        named = [item for item, at in found if (at.anywhere if row.whole else at.outside)]
        return tuple([one.text for one in items if one not in named]), bool(named)

    def _answered(self, kind: str, before: str, after: str, old: str, new: str) -> CellReading:
        turn = (after == "yes") - (before == "yes") if before or after else 0
        if before and after and before == after:
            return CellReading(kind=kind, full=False)
        return CellReading(kind=kind, turn=turn, words=tuple(w for w in (old, new) if w))

    def _based(self, cell: Cell, row: Row) -> CellReading:
        """Consent that is no longer asked for is a choice less."""
        asked = [
            bool(self._words.values_in("consent", text or "")) for text in (cell.old, cell.new)
        ]
        turn = 0 if row.whole else asked[1] - asked[0]
        words = tuple(text for text in (cell.old, cell.new) if text)
        return CellReading(kind="basis", turn=turn, words=words, full=row.whole or turn != 0)

    def _is_prose(self, text: str) -> bool:
        """Whether a cell speaks in sentences, which name no list of things."""
        if len(sentences(text)) > 1 and "." in text.rstrip(". "):
            return True
        return "pronoun" in read_statement(text, "", self.lexicon).found


def row_reader_of(lexicon: Lexicon, old: Document, new: Document) -> RowReader | None:
    """Who reads the rows of two texts; nobody in a language of which no headers are known."""
    words = column_words_of(lexicon.language)
    return None if words is None else RowReader(lexicon, words, old, new)


def _swapped(sort: Sorted, kind: str) -> bool:
    """Whether one thing stands for another, which may be the same in other words; no name is."""
    return len(sort.come) == len(sort.gone) == 1 and kind not in PROPER
