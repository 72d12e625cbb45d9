"""An exact difference made readable: whole phrases instead of confetti, at clause boundaries.

Nothing here hides a change: words are only ever added to what is marked. A short change that can
turn a clause round by itself (“not”, a number, a date, a modal verb) keeps its own mark, so that
it does not drown in a longer one.
"""

from collections.abc import Sequence
from typing import Final

from inforce.redline.edits import EditOp, EditTag, change_op, joined
from inforce.redline.tokens import BLOCK_BREAK, Tokens, critical, wordlike

# An unchanged run of this many words between two changes, one of them short, is a sliver: it reads
# as noise, not as text that stayed. So does a lone word between two changes as long as LONG.
SLIVER: Final = 2
SHORT: Final = 2
LONG: Final = 8
# Past this share of changed words a clause reads better as replaced than as patched.
REPLACED: Final = 0.75

_BOUNDARY: Final = {
    BLOCK_BREAK: 6,
    ".": 4, "!": 4, "?": 4, "。": 4, "！": 4, "？": 4,  # noqa: RUF001 (they are the marks meant)
    ";": 3, ":": 3, "；": 3, "：": 3,  # noqa: RUF001 (the same)
    ",": 2, "、": 2, "，": 2,  # noqa: RUF001 (the same)
    ")": 1, "(": 1,
}  # fmt: skip


def readable(ops: Sequence[EditOp], old: Tokens, new: Tokens) -> tuple[EditOp, ...]:
    """The same change in fewer, longer runs."""
    if all(op.tag is EditTag.EQUAL for op in ops):
        return tuple(ops)
    kept = merge_slivers(ops, old, new)
    equal = sum(op.old_end - op.old_start for op in kept if op.tag is EditTag.EQUAL)
    longer = max(len(old), len(new))
    changes = sum(op.tag is not EditTag.EQUAL for op in kept)
    if changes > 1 and equal < longer * (1 - REPLACED) and old and new:
        return (change_op(0, len(old), 0, len(new)),)
    return slide_to_boundary(kept, old, new)


def merge_slivers(ops: Sequence[EditOp], old: Tokens, new: Tokens) -> tuple[EditOp, ...]:
    """Mark a sliver between two changes together with them."""
    kept: list[EditOp] = []
    for index, op in enumerate(ops):
        if op.tag is EditTag.EQUAL:
            following = ops[index + 1] if index + 1 < len(ops) else None
            if kept and following is not None and _absorb(kept[-1], op, following, old, new):
                op = change_op(op.old_start, op.old_end, op.new_start, op.new_end)  # noqa: PLW2901
        if kept and op.tag is not EditTag.EQUAL and kept[-1].tag is not EditTag.EQUAL:
            last = kept[-1]
            kept[-1] = change_op(last.old_start, op.old_end, last.new_start, op.new_end)
        else:
            kept.append(op)
    return joined(kept)


def _absorb(before: EditOp, equal: EditOp, after: EditOp, old: Tokens, new: Tokens) -> bool:
    length = equal.old_end - equal.old_start
    keys = old.keys[equal.old_start : equal.old_end]
    if length > SLIVER or BLOCK_BREAK in keys:
        return False
    if length > 1 and (_stands_alone(before, old, new) or _stands_alone(after, old, new)):
        return False
    shorter, longer = sorted((before.size, after.size))
    if shorter <= SHORT and length <= longer:
        return True
    return not any(map(wordlike, keys)) or (length == 1 and shorter >= LONG)


def _stands_alone(op: EditOp, old: Tokens, new: Tokens) -> bool:
    """Whether it is a short change of a word that can turn the clause round."""
    if op.size > SHORT:
        return False
    words = (*old.keys[op.old_start : op.old_end], *new.keys[op.new_start : op.new_end])
    return any(map(critical, words))


def slide_to_boundary(ops: Sequence[EditOp], old: Tokens, new: Tokens) -> tuple[EditOp, ...]:
    """Where the same words may be marked in several places, mark whole sentences or phrases."""
    kept = list(ops)
    for index in range(1, len(kept) - 1):
        op = kept[index]
        if op.tag is EditTag.INSERT:
            keys, start, end = new.keys, op.new_start, op.new_end
        elif op.tag is EditTag.DELETE:
            keys, start, end = old.keys, op.old_start, op.old_end
        else:
            continue
        before, after = kept[index - 1], kept[index + 1]
        shift = _best_shift(
            keys,
            start,
            end,
            before.old_end - before.old_start,
            after.old_end - after.old_start,
        )
        if shift:
            kept[index - 1] = EditOp(
                EditTag.EQUAL,
                before.old_start,
                before.old_end + shift,
                before.new_start,
                before.new_end + shift,
            )
            kept[index] = EditOp(
                op.tag,
                op.old_start + shift,
                op.old_end + shift,
                op.new_start + shift,
                op.new_end + shift,
            )
            kept[index + 1] = EditOp(
                EditTag.EQUAL,
                after.old_start + shift,
                after.old_end,
                after.new_start + shift,
                after.new_end,
            )
    return joined(kept)


def _best_shift(keys: Sequence[str], start: int, end: int, left: int, right: int) -> int:
    """How far to slide; at least one unchanged word stays on either side."""
    best, best_score = 0, _score(keys, start, end)
    for step in (-1, 1):
        room = left if step < 0 else right
        shift = 0
        while abs(shift) < room - 1:
            leaving = end - 1 + shift if step < 0 else start + shift
            entering = start - 1 + shift if step < 0 else end + shift
            if keys[leaving] != keys[entering]:
                break
            shift += step
            score = _score(keys, start + shift, end + shift)
            if score > best_score:
                best, best_score = shift, score
    return best


def _score(keys: Sequence[str], start: int, end: int) -> int:
    """How good it is to mark this range: after a boundary and up to one."""
    before = _BOUNDARY.get(keys[start - 1], 0) if start else 6
    within = _BOUNDARY.get(keys[end - 1], 0)
    return before + within - (2 if keys[start] in _BOUNDARY else 0)
