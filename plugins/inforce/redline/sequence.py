"""Where two sequences differ: exactly while the table fits the budget, more coarsely beyond it.

RapidFuzz finds the longest common subsequence sixty-four cells at a time; its table takes a bit a
cell. Where that is too much, items that stand once on each side anchor first, and what lies
between two anchors is compared on its own; where there are no anchors either, it is all different.
"""

from collections.abc import Iterable

from rapidfuzz.distance import Indel

from inforce.redline.budget import Work
from inforce.redline.edits import EditOp, EditTag, change_op, joined, turned
from inforce.redline.rising import longest_rising

# Code points 0xD800 to 0xDFFF are no characters; RapidFuzz compares code units, so any other do.
SURROGATES = 0xD800
SURROGATES_END = 0xE000
LAST_CODE_POINT = 0x10FFFF
# Single items anchor; where all are common, runs of this many do.
ANCHOR_LENGTHS = (1, 4, 16)


class Alphabet(dict[str, str]):
    """Words as characters, so that sequences of words are compared as strings are.

    Equal words, and no others, get equal characters.
    """

    def __missing__(self, item: str) -> str:
        number = len(self)
        point = number if number < SURROGATES else number + SURROGATES_END - SURROGATES
        # More kinds of words than Unicode has characters cannot come from a text within any budget.
        letter = self[item] = chr(min(point, LAST_CODE_POINT))
        return letter

    def spell(self, items: Iterable[str]) -> str:
        """One character an item."""
        return "".join(map(self.__getitem__, items))


def diff(old: str, new: str, work: Work, *, backwards: bool = False) -> tuple[EditOp, ...]:
    """The edits that make `new` of `old`, both spelt by one `Alphabet`.

    Args:
        old: The earlier sequence.
        new: The later one.
        work: What it may cost.
        backwards: Find the way from new to old and turn it round. Of several shortest ways one is
            as good as another; a caller that always looks from the same side finds the same one.
    """
    return turned(_forwards(new, old, work)) if backwards else _forwards(old, new, work)


def _forwards(old: str, new: str, work: Work) -> tuple[EditOp, ...]:
    result: list[EditOp] = []
    # Ranges still to be compared, last first.
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        old_start, old_end, new_start, new_end = waiting.pop()
        head, tail = affixes(old[old_start:old_end], new[new_start:new_end])
        result.append(
            EditOp(EditTag.EQUAL, old_start, old_start + head, new_start, new_start + head)
        )
        inner = (old_start + head, old_end - tail, new_start + head, new_end - tail)
        ends = EditOp(EditTag.EQUAL, old_end - tail, old_end, new_end - tail, new_end)
        found = _exact(old, new, inner, work)
        if found is None:
            anchors = _anchors(old[inner[0] : inner[1]], new[inner[2] : inner[3]])
            if anchors:
                waiting.append((old_end - tail, old_end, new_end - tail, new_end))
                waiting.extend(_between(anchors, inner))
                continue
            found = [change_op(*inner)]
        result.extend(found)
        result.append(ends)
    return joined(result)


def affixes(old: str, new: str) -> tuple[int, int]:
    """How many items two sequences share at their beginning, and then at their end."""
    limit = min(len(old), len(new))
    head = _common_prefix(old, new, limit)
    tail = _common_prefix(old[head:][::-1], new[head:][::-1], limit - head)
    return head, tail


def _common_prefix(old: str, new: str, limit: int) -> int:
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _exact(
    old: str, new: str, bounds: tuple[int, int, int, int], work: Work
) -> list[EditOp] | None:
    old_start, old_end, new_start, new_end = bounds
    if old_start == old_end or new_start == new_end:
        return [change_op(*bounds)]
    if not work.afford(old_end - old_start, new_end - new_start):
        return None
    found = []
    for op in Indel.opcodes(old[old_start:old_end], new[new_start:new_end]):
        ends = (
            old_start + op.src_start,
            old_start + op.src_end,
            new_start + op.dest_start,
            new_start + op.dest_end,
        )
        found.append(EditOp(EditTag.EQUAL, *ends) if op.tag == "equal" else change_op(*ends))
    return found


def _anchors(old: str, new: str) -> list[tuple[int, int]]:
    """Items that stand once on each side, as many as keep one order; runs where no item does."""
    for length in ANCHOR_LENGTHS:
        olds, news = _places(old, length), _places(new, length)
        common = [item for item in olds if item in news]
        if not common:
            return []
        pairs = [(olds[item], news[item]) for item in common if min(olds[item], news[item]) >= 0]
        if pairs:
            pairs.sort()
            return [pairs[index] for index in longest_rising([place for _, place in pairs])]
    return []


def _places(items: str, length: int) -> dict[str, int]:
    """Where each run stands; -1 where it stands more than once."""
    seen: dict[str, int] = {}
    for at in range(len(items) - length + 1):
        item = items[at : at + length]
        seen[item] = -1 if item in seen else at
    return seen


def _between(
    anchors: list[tuple[int, int]], bounds: tuple[int, int, int, int]
) -> list[tuple[int, int, int, int]]:
    """The ranges between anchors, each led by its anchor, last first."""
    old_start, old_end, new_start, new_end = bounds
    starts = [(old_start, new_start)]
    starts += [(old_start + old, new_start + new) for old, new in anchors]
    stops = [*starts[1:], (old_end, new_end)]
    ranges = [
        (start[0], stop[0], start[1], stop[1]) for start, stop in zip(starts, stops, strict=True)
    ]
    return ranges[::-1]
