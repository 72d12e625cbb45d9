"""What became of one cell of a row, and how much more or less it tells."""

from dataclasses import dataclass
from typing import Final

from inforce.materiality.columns import ColumnWords
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.quantities import figures_of, spans_of
from inforce.materiality.rows import Cell
from inforce.materiality.wording import words_of

SPANS: Final = frozenset({"retention", "answer"})
MEASURED: Final = SPANS | {"fee", "allowance"}
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
        replaces: Whether one thing stands for another, which may be the same in other words.
    """

    kind: str
    come: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    told: bool = False
    turn: int = 0
    words: tuple[str, ...] = ()
    bound: int = 0
    full: bool = True
    replaces: bool = False


class Measures:
    """Reads how much and how long a cell tells.

    Args:
        lexicon: The word lists.
        words: How tables are worded.
    """

    def __init__(self, lexicon: Lexicon, words: ColumnWords) -> None:
        self._lexicon = lexicon
        self._words = words

    def read(self, cell: Cell, *, whole: bool) -> CellReading:
        """What became of a cell that tells how much or how long.

        Args:
            cell: The cell.
            whole: Whether its row came or went.
        """
        measure = self._spans if cell.kind in SPANS else self._figures
        old, new = cell.old or "", cell.new or ""
        before, after = measure(old), measure(new)
        if not before or not after:
            return self._bounded(cell, before, after, whole=whole)
        words = tuple(word for _, word in (*before, *after))
        turn = _turn(before, after)
        endless = FOREVER in {number for number, _ in (*before, *after)}
        same = endless or self._around(old) == self._around(new)
        return CellReading(kind=cell.kind, turn=turn, words=words, full=same and turn != 0)

    def _bounded(
        self, cell: Cell, before: list[Quantity], after: list[Quantity], *, whole: bool
    ) -> CellReading:
        """A figure that stands where none stood, or no more; without an end is no bound."""
        told = before or after
        numbers = {number for number, _ in told}
        blank = all(self._is_empty(text or "") for text in (cell.old, cell.new))
        if not told or FOREVER in numbers:
            return CellReading(kind=cell.kind, full=blank)
        if cell.kind == "fee" and numbers == {0.0}:
            return CellReading(kind="fee", full=whole)
        empty = self._is_empty((cell.old if after else cell.new) or "")
        words = tuple(word for _, word in told)
        return CellReading(kind=cell.kind, bound=1 if after else -1, words=words, full=empty)

    def _spans(self, text: str) -> list[Quantity]:
        if self._words.is_value("session", text):
            return [(0.0, text)]
        found = spans_of(text, self._lexicon)
        endless = self._lexicon.finds("unbounded", text.lower())
        return found or [(FOREVER, word) for word in endless[:1]]

    def _figures(self, text: str) -> list[Quantity]:
        found = [
            (-number if self._is_free(text, word) else number, word)
            for number, word in figures_of(text, self._lexicon)
        ]
        free = self._lexicon.finds("free", text.lower()) or self._words.values_in("free", text)
        return found or [(0.0, word) for word in free[:1]]

    def _around(self, text: str) -> tuple[str, ...]:
        """The words beside the figures and their units."""
        lexicon = self._lexicon
        return tuple(
            word
            for word in words_of(text)
            if word not in lexicon.idle and lexicon.number(word) is None and not lexicon.days(word)
        )

    def _is_empty(self, text: str) -> bool:
        return not words_of(text) or self._words.is_value("nothing", text)

    def _is_free(self, text: str, figure: str) -> bool:
        """Whether a figure says how much is free: less of that costs more."""
        before = text[: text.find(figure)]
        return bool(self._words.values_in("free", before)) and not figures_of(before, self._lexicon)


def _turn(before: list[Quantity], after: list[Quantity]) -> int:
    """1 where no figure is lower and one is higher, -1 the other way, 0 where it cannot be said."""
    if len(before) != len(after):
        return 0
    steps = {(b > a) - (b < a) for (a, _), (b, _) in zip(before, after, strict=True)} - {0}
    return steps.pop() if len(steps) == 1 else 0
