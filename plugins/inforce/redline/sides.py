"""Both documents as blocks with their words, and which of them became which."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from inforce.redline.blocks import Block
from inforce.redline.budget import Work
from inforce.redline.likeness import Likeness, Wordings, likeness


# A named tuple, not a dataclass: these are made by the thousand, and freezing is slow to make.
class Pairing(NamedTuple):
    """Old blocks and the new blocks they became: one each, unless a paragraph was split or joined.

    Args:
        old: Indices of old blocks; empty where the new ones are an insertion.
        new: Indices of new blocks; empty where the old ones are a deletion.
        move: Number of the move it belongs to; 0 where it stayed in its place.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    move: int = 0

    def turned(self) -> "Pairing":
        """The same, seen from the new document."""
        return Pairing(self.new, self.old, self.move)


@dataclass(frozen=True, slots=True)
class Sides:
    """Both documents' blocks and their words."""

    old: Sequence[Block]
    new: Sequence[Block]
    olds: Wordings
    news: Wordings
    work: Work
    seen: dict[tuple[int, int], Likeness] = field(default_factory=dict)

    def turned(self) -> "Sides":
        """The same, seen from the new document."""
        return Sides(self.new, self.old, self.news, self.olds, self.work)

    def like(self, old: int, new: int) -> Likeness:
        """How alike two blocks are; looked at once."""
        pair = (old, new)
        found = self.seen.get(pair)
        if found is None:
            found = self.seen[pair] = likeness(old, new, self.olds, self.news, self.work)
        return found

    def same_provision(self, like: Likeness) -> bool:
        """Whether both carry one id, or are rows with one first cell."""
        old, new = self.old[like.old], self.new[like.new]
        if old.provision.kind is not new.provision.kind:
            return False
        if old.provision.id == new.provision.id:
            return True
        return bool(old.row_key and old.row_key == new.row_key)
