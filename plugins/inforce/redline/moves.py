"""A clause that left one place and stands in another: one move, whatever was edited in it.

Boilerplate is no evidence. Untouched words move when they are enough of them and stand once on
each side; edited ones when most of them stayed. What lies beside a moved block on both sides, and
is alike, moves with it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from inforce.documents.provision import ProvisionKind
from inforce.redline.alignment import Rest
from inforce.redline.blocks import Block
from inforce.redline.likeness import Likeness
from inforce.redline.rising import heaviest_rising
from inforce.redline.sides import Pairing, Sides
from inforce.redline.tokens import wordlike

# Words without which an untouched block is no evidence of a move: in any place, within one list
# or table, and where the same words stand elsewhere too.
ENOUGH: Final = 5
ENOUGH_AMONG_SIBLINGS: Final = 2
ENOUGH_IF_REPEATED: Final = 12
# Words and share of common words that make an edited block one that moved.
ENOUGH_EDITED: Final = 8
MOSTLY: Final = 0.66
# A neighbour of a moved block needs less.
NEIGHBOUR: Final = 0.6
# How many blocks away a neighbour may stand.
NEAR: Final = 6


def untouched_moves(rest: Rest, sides: Sides) -> list[tuple[int, int]]:
    """Blocks that reappear word for word out of order."""
    olds, news = _by_words(rest.old, sides.old), _by_words(rest.new, sides.new)
    everywhere_old = Counter(block.stem for block in sides.old)
    everywhere_new = Counter(block.stem for block in sides.new)
    moves = []
    for stem, old in olds.items():
        new = news.get(stem, [])
        if len(old) != 1 or len(new) != 1:
            continue
        words = sum(map(wordlike, sides.olds.tokens(old[0]).keys))
        if everywhere_old[stem] > 1 or everywhere_new[stem] > 1:
            needed = ENOUGH_IF_REPEATED
        elif _siblings(old[0], new[0], sides):
            needed = ENOUGH_AMONG_SIBLINGS
        else:
            needed = ENOUGH
        if words >= needed:
            moves.append((old[0], new[0]))
    return moves


def _by_words(indices: Iterable[int], blocks: Sequence[Block]) -> dict[str, list[int]]:
    result: dict[str, list[int]] = {}
    for index in indices:
        result.setdefault(blocks[index].stem, []).append(index)
    return result


def _siblings(old: int, new: int, sides: Sides) -> bool:
    """Whether both stand in what is, by its id, one list or table."""
    was, now = sides.old[old].parent, sides.new[new].parent
    if was is None or now is None:
        return False
    return was.id == now.id and was.kind is now.kind


def edited_moves(rest: Rest, seen: Sequence[Likeness], sides: Sides) -> list[tuple[int, int]]:
    """Blocks that reappear out of order with most of their words."""
    olds, news = set(rest.old), set(rest.new)
    likely = [
        like
        for like in seen
        if like.share >= MOSTLY
        and like.shared >= ENOUGH_EDITED
        and like.old in olds
        and like.new in news
        and _may_be_one(like.old, like.new, sides)
    ]
    likely.sort(key=lambda like: (-like.shared, -like.share, like.old, like.new))
    moves = []
    for like in likely:
        if like.old in olds and like.new in news:
            olds.discard(like.old)
            news.discard(like.new)
            moves.append((like.old, like.new))
    return moves


def _may_be_one(old: int, new: int, sides: Sides) -> bool:
    """Whether two blocks can be one that moved; a row of another name is another row."""
    one, other = sides.old[old], sides.new[new]
    rows = ProvisionKind.ROW in {one.provision.kind, other.provision.kind}
    return not rows or one.known_as(other)


def with_neighbours(
    moves: Iterable[tuple[int, int]], rest: Rest, sides: Sides
) -> list[tuple[int, int]]:
    """The moves, and the like blocks beside or between them on both sides, which went along."""
    found = sorted(moves)
    olds = set(rest.old) - {old for old, _ in found}
    news = set(rest.new) - {new for _, new in found}
    if not olds or not news:
        return found
    beside = dict.fromkeys(
        pair for old, new in found for pair in _around(old, new, olds, news, sides)
    )
    weighed = [
        (old, new, 100 * like.shared + int(100 * like.share))
        for old, new in beside
        if (like := sides.like(old, new)).share >= NEIGHBOUR or _same_words(old, new, sides)
    ]
    return sorted([*found, *heaviest_rising(weighed)])


def _same_words(old: int, new: int, sides: Sides) -> bool:
    return sides.old[old].stem == sides.new[new].stem


def _around(
    old: int, new: int, olds: set[int], news: set[int], sides: Sides
) -> Iterator[tuple[int, int]]:
    """Pairs of loose blocks that follow or lead a moved block on both sides, a few steps away."""
    for step in (-1, 1):
        was, now = _run(old, step, olds), _run(new, step, news)
        for one in was:
            for other in now:
                same_kind = sides.old[one].provision.kind is sides.new[other].provision.kind
                if same_kind and _may_be_one(one, other, sides):
                    yield one, other


def _run(start: int, step: int, loose: set[int]) -> list[int]:
    run: list[int] = []
    at = start + step
    while at in loose and len(run) < NEAR:
        run.append(at)
        at += step
    return run


def grouped(
    moves: Sequence[tuple[int, int]], loose_old: AbstractSet[int], loose_new: AbstractSet[int]
) -> list[Pairing]:
    """Blocks that stand together on both sides are one move, whatever came or went among them."""
    pairings: list[Pairing] = []
    number = 0
    last: tuple[int, int] | None = None
    for pair in sorted(moves):
        if last is None or not (
            _together(last[0], pair[0], loose_old) and _together(last[1], pair[1], loose_new)
        ):
            number += 1
        pairings.append(Pairing((pair[0],), (pair[1],), number))
        last = pair
    return pairings


def _together(one: int, other: int, loose: AbstractSet[int]) -> bool:
    """Whether nothing but what came or went stands between two blocks in order."""
    return 0 < other - one <= NEAR and all(at in loose for at in range(one + 1, other))
