"""The redline in reading order: each block, and whether it stayed, changed, came, went or moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from inforce.documents.provision import Provision
from inforce.redline.blocks import Block
from inforce.redline.changes import Edit
from inforce.redline.edits import EditTag


class PassageKind(StrEnum):
    """What became of the block or blocks of a passage."""

    SAME = "same"  # no word differs
    CHANGED = "changed"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"  # where it stands now
    LEFT = "left"  # where a moved one stood: nothing but the mark of it


# A named tuple, not a dataclass: these are made by the thousand, and freezing is slow to make.
class Segment(NamedTuple):
    """A range of the old words and one of the new: equal, or one of them empty.

    Args:
        tag: EQUAL, DELETE or INSERT.
        old_start: Where it begins in the line's old text.
        old_end: Where it ends there.
        new_start: Where it begins in the line's new text.
        new_end: Where it ends there.
    """

    tag: EditTag
    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One text and what became of it: a block, or one cell of a row.

    Args:
        old: The provisions with the old words: none, one, or those that were joined.
        new: The provisions with the new words.
        old_text: The old words, blocks parted by `tokens.BLOCK_BREAK`.
        new_text: The new words.
        segments: The edits, from end to end.
    """

    old: tuple[Provision, ...]
    new: tuple[Provision, ...]
    old_text: str
    new_text: str
    segments: tuple[Segment, ...]

    def gone(self, segment: Segment) -> str:
        """The old words of a segment."""
        return self.old_text[segment.old_start : segment.old_end]

    def come(self, segment: Segment) -> str:
        """The new words of a segment."""
        return self.new_text[segment.new_start : segment.new_end]


# A named tuple, not a dataclass: these are made by the thousand, and freezing is slow to make.
class Passage(NamedTuple):
    """One step of the reader through the redline.

    Args:
        kind: What became of it.
        old: The old blocks.
        new: The new blocks.
        lines: Its words and their edits; empty where it is the same or only the mark of a move.
        edits: The changes of words, one for each run of changed segments, in order.
        notes: Renumbering, link changes and format changes.
        move: Id of the move it belongs to; empty where it stayed.
    """

    kind: PassageKind
    old: tuple[Block, ...]
    new: tuple[Block, ...]
    lines: tuple[Line, ...] = ()
    edits: tuple[Edit, ...] = ()
    notes: tuple[Edit, ...] = ()
    move: str = ""


def runs_of(line: Line) -> Iterator[tuple[Segment | None, Segment | None]]:
    """Each run of changed words: what is gone and what came, one of them perhaps missing.

    A break between joined or split blocks is no word and makes no run.
    """
    gone: Segment | None = None
    for segment in line.segments:
        if segment.tag is EditTag.DELETE:
            gone = segment if line.gone(segment).strip() else None
            continue
        come = segment if segment.tag is EditTag.INSERT and line.come(segment).strip() else None
        if gone is not None or come is not None:
            yield gone, come
        gone = None
    if gone is not None:
        yield gone, None


def is_number(line: Line, gone: Segment, come: Segment) -> bool:
    """Whether a run is the number typed before the words, and nothing else."""
    if not line.old or not line.new:
        return False
    if (line.old_text[: gone.old_start] + line.new_text[: come.new_start]).strip("( "):
        return False
    old, new = line.old[0].number.strip("()."), line.new[0].number.strip("().")
    was, now = line.gone(gone).strip("(). "), line.come(come).strip("(). ")
    return bool(old) and bool(new) and (was, now) == (old, new)
