"""What is left between the clauses that kept their order, and which of it was reworded in place.

What is left after that and reappears out of order has moved (see `moves`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from inforce.redline.likeness import Likeness
from inforce.redline.rising import heaviest_rising
from inforce.redline.sides import Sides

# Below this share of common words two blocks are two clauses, not one reworded.
ALIKE: Final = 0.4
# The least for blocks that carry one id, and for short ones in one place.
SAME_ID: Final = 0.2
SHORT_ALIKE: Final = 0.3
SHORT: Final = 6
# The same for blocks that begin with the same words, as “Be respectful – …” does.
SAME_BEGINNING: Final = 0.25
BEGINNING: Final = 3
# The share of a block's words that must stand in a longer one to be a part split off, and how many.
PART: Final = 0.85
PART_WORDS: Final = 8
# In a gap with no more pairs than this every old block is held against every new one.
SMALL_GAP: Final = 64


@dataclass(frozen=True, slots=True)
class Rest:
    """What no equal was found for, and the gap between equals in which each block stands."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    old_gaps: dict[int, int]
    new_gaps: dict[int, int]

    def without(self, pairs: Iterable[tuple[int, int]]) -> "Rest":
        """The same without the blocks of these pairs."""
        taken = list(pairs)
        olds, news = {old for old, _ in taken}, {new for _, new in taken}
        return Rest(
            tuple(index for index in self.old if index not in olds),
            tuple(index for index in self.new if index not in news),
            self.old_gaps,
            self.new_gaps,
        )


def rest_of(pairs: Sequence[tuple[int, int]], old_count: int, new_count: int) -> Rest:
    """The blocks that stand between pairs which keep one order."""
    old, old_gaps = _gaps([pair[0] for pair in pairs], old_count)
    new, new_gaps = _gaps([pair[1] for pair in pairs], new_count)
    return Rest(old, new, old_gaps, new_gaps)


def _gaps(matched: Sequence[int], count: int) -> tuple[tuple[int, ...], dict[int, int]]:
    gaps: dict[int, int] = {}
    at = 0
    for number, index in enumerate((*matched, count)):
        for between in range(at, index):
            gaps[between] = number
        at = index + 1
    return tuple(gaps), gaps


@dataclass(frozen=True, slots=True)
class Reworded:
    """Blocks that kept their place and not their words.

    Args:
        pairs: The blocks.
        parts: Those pairs of which one is at most a part of the other.
        seen: Every likeness that was looked at.
    """

    pairs: tuple[tuple[int, int], ...]
    parts: frozenset[tuple[int, int]]
    seen: tuple[Likeness, ...]


def alike_in_place(rest: Rest, sides: Sides) -> Reworded:
    """Reworded blocks that kept their place between the equal ones."""
    olds, news = set(rest.old), set(rest.new)
    wanted = {pair: None for pair in sides.seen if pair[0] in olds and pair[1] in news}
    wanted.update(dict.fromkeys(_neighbours(rest)))
    seen = tuple([sides.like(old, new) for old, new in wanted])
    here, parts = [], []
    for like in seen:
        if rest.old_gaps[like.old] != rest.new_gaps[like.new]:
            continue
        alike = _alike(like, sides)
        if alike or _part(like, sides):
            here.append((like.old, like.new, _weight(like, sides)))
        if not alike:
            parts.append((like.old, like.new))
    return Reworded(tuple(heaviest_rising(here)), frozenset(parts), seen)


def _neighbours(rest: Rest) -> list[tuple[int, int]]:
    """Pairs of one gap: all of a small one, the same place from either end in a large one."""
    olds, news = _by_gap(rest.old, rest.old_gaps), _by_gap(rest.new, rest.new_gaps)
    pairs = []
    for gap, old in olds.items():
        new = news.get(gap, [])
        if len(old) * len(new) <= SMALL_GAP:
            pairs += [(one, other) for one in old for other in new]
        else:
            pairs += zip(old, new, strict=False)
            pairs += zip(reversed(old), reversed(new), strict=False)
    return pairs


def _by_gap(indices: Iterable[int], gaps: dict[int, int]) -> dict[int, list[int]]:
    result: dict[int, list[int]] = {}
    for index in indices:
        result.setdefault(gaps[index], []).append(index)
    return result


def _alike(like: Likeness, sides: Sides) -> bool:
    if like.share >= ALIKE:
        return True
    old, new = sides.old[like.old].provision, sides.new[like.new].provision
    if old.kind is not new.kind:
        return False
    if like.share >= SAME_ID and sides.same_provision(like):
        return True
    was, now = sides.olds.spelt(like.old), sides.news.spelt(like.new)
    if like.share >= SAME_BEGINNING and was[:BEGINNING] == now[:BEGINNING]:
        return True
    return max(len(was), len(now)) <= SHORT and like.share >= SHORT_ALIKE


def _part(like: Likeness, sides: Sides) -> bool:
    """Whether nearly all words of the shorter block stand in the longer one."""
    shorter = min(len(sides.olds.spelt(like.old)), len(sides.news.spelt(like.new)))
    return like.shared >= PART_WORDS and like.shared >= PART * shorter


def _weight(like: Likeness, sides: Sides) -> int:
    """Shared words count most; the same kind, the same id and the whole likeness break ties."""
    same_kind = sides.old[like.old].provision.kind is sides.new[like.new].provision.kind
    same = 200 if sides.same_provision(like) else 0
    return 100 * like.shared + 20 * same_kind + same + int(20 * like.share) + 1
