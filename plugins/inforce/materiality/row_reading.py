"""A row read under its headers: which items came and left, and which figure is higher now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from inforce.documents.document import Document
from inforce.materiality.columns import NAMING, ColumnWords, column_words_of
from inforce.materiality.items import Item, ItemReader
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.mentions import Mentions
from inforce.materiality.quantities import figures_of, spans_of
from inforce.materiality.rows import Cell, Row, with_kinds
from inforce.materiality.statement import read_statement
from inforce.materiality.wording import sentences, words_of

LISTED: Final = frozenset(
    {"data", "source", "purpose", "recipient", "country", "right", "choice", "security"}
)
SPANS: Final = frozenset({"retention", "answer"})
FIGURES: Final = frozenset({"fee", "allowance"})
# Kinds in which a new row, where all it names was named before, repeats what the text said.
TOLD: Final = frozenset({"data", "source", "purpose", "recipient", "country"})
# Things looked for in a whole text; the rows after them stay with those who read sentences.
MOST_ASKED: Final = 4000
FOREVER: Final = float("inf")
Quantity = tuple[float, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellReading:
    """What became of one cell.

    Args:
        kind: What its column tells.
        come: What it names now that was not named before.
        gone: What it named and that is not named now.
        told: Whether what came or left is named elsewhere in the text.
        turn: 1 where it says more of a thing or yes now, -1 where less or no, 0 where neither.
        words: The figures or answers by which it turns.
        bound: 1 where a figure or span stands for the first time, -1 where it stands no more.
        full: Whether nothing in it is left for those who read sentences.
    """

    kind: str
    come: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    told: bool = False
    turn: int = 0
    words: tuple[str, ...] = ()
    bound: int = 0
    full: bool = True


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
        return RowReading(
            cells=tuple(cells), whole=row.whole, offer="offer" in row.kinds, rest=tuple(rest)
        )

    def _cell(self, cell: Cell, row: Row) -> CellReading:
        if cell.kind in SPANS:
            return self._measured(cell, row, self._spans)
        if cell.kind in FIGURES:
            return self._measured(cell, row, self._figures)
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
        come, told_before = self._unnamed(self._strange(sort.come, kind), self._old, row)
        gone, told_now = self._unnamed(self._strange(sort.gone, kind), self._new, row)
        told = told_before or told_now
        full = sort.named and (row.whole or not told)
        if not kind:
            named = row.whole and cell.kind in NAMING
            return CellReading(kind="", told=told, full=named or (full and not come and not gone))
        return CellReading(kind=kind, come=come, gone=gone, told=told, full=full)

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

    def _measured(
        self, cell: Cell, row: Row, measure: Callable[[str], list[Quantity]]
    ) -> CellReading:
        old, new = cell.old or "", cell.new or ""
        before, after = measure(old), measure(new)
        if not before or not after:
            return self._bounded(cell, row, before, after)
        words = tuple(word for _, word in (*before, *after))
        turn = _turn(before, after)
        endless = FOREVER in {number for number, _ in (*before, *after)}
        same = endless or self._around(old) == self._around(new)
        return CellReading(kind=cell.kind, turn=turn, words=words, full=same and turn != 0)

    def _bounded(
        self, cell: Cell, row: Row, before: list[Quantity], after: list[Quantity]
    ) -> CellReading:
        """A figure that stands where none stood, or no more; without an end is no bound."""
        told = before or after
        numbers = {number for number, _ in told}
        blank = all(self._is_empty(text or "") for text in (cell.old, cell.new))
        if not told or FOREVER in numbers:
            return CellReading(kind=cell.kind, full=blank)
        if cell.kind == "fee" and numbers == {0.0}:
            return CellReading(kind="fee", full=row.whole)
        empty = self._is_empty((cell.old if after else cell.new) or "")
        words = tuple(word for _, word in told)
        return CellReading(kind=cell.kind, bound=1 if after else -1, words=words, full=empty)

    def _spans(self, text: str) -> list[Quantity]:
        if self._words.is_value("session", text):
            return [(0.0, text)]
        found = spans_of(text, self.lexicon)
        endless = self.lexicon.finds("unbounded", text.lower())
        return found or [(FOREVER, word) for word in endless[:1]]

    def _figures(self, text: str) -> list[Quantity]:
        found = figures_of(text, self.lexicon)
        free = self.lexicon.finds("free", text.lower()) or self._words.values_in("free", text)
        return found or [(0.0, word) for word in free[:1]]

    def _around(self, text: str) -> tuple[str, ...]:
        """The words beside the figures and their units."""
        lexicon = self.lexicon
        return tuple(
            word
            for word in words_of(text)
            if word not in lexicon.idle and lexicon.number(word) is None and not lexicon.days(word)
        )

    def _based(self, cell: Cell, row: Row) -> CellReading:
        """Consent that is no longer asked for is a choice less."""
        asked = [
            bool(self._words.values_in("consent", text or "")) for text in (cell.old, cell.new)
        ]
        turn = 0 if row.whole else asked[1] - asked[0]
        words = tuple(text for text in (cell.old, cell.new) if text)
        return CellReading(kind="basis", turn=turn, words=words, full=row.whole or turn != 0)

    def _is_empty(self, text: str) -> bool:
        return not words_of(text) or self._words.is_value("nothing", text)

    def _is_prose(self, text: str) -> bool:
        """Whether a cell speaks in sentences, which name no list of things."""
        if len(sentences(text)) > 1 and "." in text.rstrip(". "):
            return True
        return "pronoun" in read_statement(text, "", self.lexicon).found


def row_reader_of(lexicon: Lexicon, old: Document, new: Document) -> RowReader | None:
    """Who reads the rows of two texts; nobody in a language of which no headers are known."""
    words = column_words_of(lexicon.language)
    return None if words is None else RowReader(lexicon, words, old, new)


def _turn(before: list[Quantity], after: list[Quantity]) -> int:
    """1 where no figure is lower and one is higher, -1 the other way, 0 where it cannot be said."""
    if len(before) != len(after):
        return 0
    steps = {(b > a) - (b < a) for (a, _), (b, _) in zip(before, after, strict=True)} - {0}
    return steps.pop() if len(steps) == 1 else 0
