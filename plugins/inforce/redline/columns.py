"""Which old column of a table became which new one: told by the header row."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from inforce.documents.provision import Provision
from inforce.redline.budget import Work
from inforce.redline.edits import EditTag
from inforce.redline.sequence import Alphabet, diff


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table in two texts, in the order in which a reader meets them.

    Args:
        plan: For each, its place in the old and in the new table; None where it has none.
    """

    plan: tuple[tuple[int | None, int | None], ...]

    def pair(
        self, old: Sequence[Provision], new: Sequence[Provision]
    ) -> tuple[tuple[Provision | None, Provision | None], ...]:
        """The cells of two rows by column; cells that stand under no header come last."""
        paired = [(_cell(old, was), _cell(new, now)) for was, now in self.plan]
        headed_old = sum(was is not None for was, _ in self.plan)
        headed_new = sum(now is not None for _, now in self.plan)
        further = zip_longest(old[headed_old:], new[headed_new:])
        return (*paired, *further)


def _cell(cells: Sequence[Provision], place: int | None) -> Provision | None:
    return cells[place] if place is not None and place < len(cells) else None


def columns_of(old: Sequence[str], new: Sequence[str], work: Work) -> Columns:
    """Pair columns by the words of their headers; renamed ones by their place between others."""
    alphabet = Alphabet()
    plan: list[tuple[int | None, int | None]] = []
    for op in diff(alphabet.spell(old), alphabet.spell(new), work, backwards=list(old) > list(new)):
        olds: list[int | None] = list(range(op.old_start, op.old_end))
        news: list[int | None] = list(range(op.new_start, op.new_end))
        if op.tag is EditTag.EQUAL or len(olds) == len(news):
            plan += zip(olds, news, strict=True)
        else:
            plan += [(place, None) for place in olds]
            plan += [(None, place) for place in news]
    return Columns(tuple(plan))
