"""Edits as index ranges: in order, without a hole, without an overlap, or it is a bug."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class EditTag(StrEnum):
    """What became of a range."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"
    REPLACE = "replace"


# A named tuple, not a dataclass: these are made by the thousand, and freezing is slow to make.
class EditOp(NamedTuple):
    """One range of the old sequence and the range of the new one that stands in its place."""

    tag: EditTag
    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def size(self) -> int:
        """The longer of its two sides."""
        return max(self.old_end - self.old_start, self.new_end - self.new_start)


def change_op(old_start: int, old_end: int, new_start: int, new_end: int) -> EditOp:
    """The op for a range that differs; what it is follows from which side is empty."""
    if old_start == old_end:
        tag = EditTag.INSERT
    elif new_start == new_end:
        tag = EditTag.DELETE
    else:
        tag = EditTag.REPLACE
    return EditOp(tag, old_start, old_end, new_start, new_end)


_TURNED = {
    EditTag.EQUAL: EditTag.EQUAL,
    EditTag.REPLACE: EditTag.REPLACE,
    EditTag.DELETE: EditTag.INSERT,
    EditTag.INSERT: EditTag.DELETE,
}


def turned(ops: Iterable[EditOp]) -> tuple[EditOp, ...]:
    """The edits that lead back."""
    return tuple(
        [EditOp(_TURNED[op.tag], op.new_start, op.new_end, op.old_start, op.old_end) for op in ops]
    )


def joined(ops: Iterable[EditOp]) -> tuple[EditOp, ...]:
    """The same edits with neighbours of one nature made one and empty ones left out."""
    result: list[EditOp] = []
    for op in ops:
        if op.old_start == op.old_end and op.new_start == op.new_end:
            continue
        last = result[-1] if result else None
        if last is not None and (last.tag is EditTag.EQUAL) == (op.tag is EditTag.EQUAL):
            result[-1] = _span(last, op)
        else:
            result.append(op)
    return tuple(result)


def _span(first: EditOp, last: EditOp) -> EditOp:
    ends = (first.old_start, last.old_end, first.new_start, last.new_end)
    return EditOp(EditTag.EQUAL, *ends) if first.tag is EditTag.EQUAL else change_op(*ends)
