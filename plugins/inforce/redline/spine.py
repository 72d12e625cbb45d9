"""The spine of a comparison: what kept its order, equal or reworded."""

from typing import Final

from inforce.documents.provision import ProvisionKind
from inforce.redline.blocks import Block
from inforce.redline.budget import Work
from inforce.redline.edits import EditTag
from inforce.redline.likeness import by_rare_words
from inforce.redline.rising import heaviest_rising
from inforce.redline.sequence import Alphabet, affixes, diff
from inforce.redline.sides import Sides

# From here on two blocks are one clause wherever they stand; the second is for those of one id.
CLEARLY: Final = 0.6
CLEARLY_IF_SAME: Final = 0.4
# What a heading weighs beside its words, in tenths of a word.
HEADING: Final = 60


def pair_in_order(sides: Sides) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The spine: the weightiest pairs that keep one order on both sides, equal and reworded.

    Blocks whose words stand once on each side count with all their words, reworded ones with
    those that stayed, so that of two clauses which changed places the lighter one has moved.

    Returns:
        The equal pairs and the reworded ones.
    """
    alphabet = Alphabet()
    old = alphabet.spell([block.stem for block in sides.old])
    new = alphabet.spell([block.stem for block in sides.new])
    head, tail = affixes(old, new)
    old_end, new_end = len(old) - tail, len(new) - tail
    anchors = _anchors(old[:old_end], new[:new_end], head, sides)
    pairs = [(at, at) for at in range(head)]
    changed: list[tuple[int, int]] = []
    old_at = new_at = head
    for old_anchor, new_anchor in (*anchors, (old_end, new_end)):
        pairs += _equal_between(old, new, (old_at, old_anchor, new_at, new_anchor), sides.work)
        if old_anchor < old_end:
            (pairs if old[old_anchor] == new[new_anchor] else changed).append(
                (old_anchor, new_anchor)
            )
        old_at, new_at = old_anchor + 1, new_anchor + 1
    pairs += zip(range(old_end, len(old)), range(new_end, len(new)), strict=True)
    return pairs, changed


def _anchors(old: str, new: str, start: int, sides: Sides) -> list[tuple[int, int]]:
    """The weightiest pairs after a common beginning, equal and reworded."""
    if len(old) == start or len(new) == start:
        return []
    olds, news = _once(old, start), _once(new, start)
    equal = [
        (at, news[letter], _weight_of_equal(sides.old[at]))
        for letter, at in olds.items()
        if at >= 0 and news.get(letter, -1) >= 0
    ]
    loose_old = [at for at in range(start, len(old)) if old[at] not in news]
    loose_new = [at for at in range(start, len(new)) if new[at] not in olds]
    return heaviest_rising([*equal, *_reworded(loose_old, loose_new, sides)])


def _once(keys: str, start: int) -> dict[str, int]:
    """Where each item stands; -1 where it stands more than once."""
    seen: dict[str, int] = {}
    for at in range(start, len(keys)):
        seen[keys[at]] = -1 if keys[at] in seen else at
    return seen


def _weight_of_equal(block: Block) -> int:
    # A heading stands for what is under it: a paragraph moves past it, not it past a paragraph.
    heading = HEADING if block.provision.kind is ProvisionKind.SECTION else 0
    return 10 * block.stem.count(" ") + 15 + heading


def _reworded(
    loose_old: list[int], loose_new: list[int], sides: Sides
) -> list[tuple[int, int, int]]:
    """Blocks without an equal and those that are clearly like them, wherever they stand."""
    found = []
    for one, other in by_rare_words(loose_old, loose_new, sides.olds, sides.news, sides.work):
        like = sides.like(one, other)
        if like.share >= CLEARLY or (like.share >= CLEARLY_IF_SAME and sides.same_provision(like)):
            found.append((one, other, int(10 * like.shared * like.share)))
    return found


def _equal_between(
    old: str, new: str, bounds: tuple[int, int, int, int], work: Work
) -> list[tuple[int, int]]:
    old_start, old_end, new_start, new_end = bounds
    if old_start >= old_end or new_start >= new_end:
        return []
    return [
        (old_start + op.old_start + step, new_start + op.new_start + step)
        for op in diff(old[old_start:old_end], new[new_start:new_end], work)
        if op.tag is EditTag.EQUAL
        for step in range(op.old_end - op.old_start)
    ]
