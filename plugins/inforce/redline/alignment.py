"""Which old block became which new one.

Equal blocks are paired first, in one order on both sides, the weightiest order there is; what is
left between them is paired by explicit id and likeness; what is still left and reappears out of
order has moved (see `moves`).
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from inforce.documents.provision import ProvisionKind
from inforce.redline.blocks import Block
from inforce.redline.budget import Work
from inforce.redline.edits import EditTag
from inforce.redline.likeness import Likeness, Wordings, by_rare_words, likeness
from inforce.redline.sequence import Alphabet, affixes, diff

# Below this share of common words two blocks are two clauses, not one reworded.
ALIKE: Final = 0.4
# From here on they are one clause wherever they stand.
CLEARLY: Final = 0.6
# The least for blocks that carry one id, and for short ones in one place.
SAME_ID: Final = 0.2
SHORT_ALIKE: Final = 0.3
SHORT: Final = 6
# The same for blocks that begin with the same words, as “Be respectful – …” does.
SAME_BEGINNING: Final = 0.25
BEGINNING: Final = 3
# What a heading weighs beside its words, in tenths of a word.
HEADING: Final = 60
# The share of a block's words that must stand in a longer one to be a part split off, and how many.
PART: Final = 0.85
PART_WORDS: Final = 8
# In a gap with no more pairs than this every old block is held against every new one.
SMALL_GAP: Final = 64


@dataclass(frozen=True, slots=True)
class Pairing:
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
        if like.share >= CLEARLY or (like.share >= ALIKE and _same_provision(like, sides)):
            found.append((one, other, int(10 * like.shared * like.share)))
    return found


def _same_provision(like: Likeness, sides: Sides) -> bool:
    """Whether both carry one id, or are rows with one first cell."""
    old, new = sides.old[like.old], sides.new[like.new]
    if old.provision.kind is not new.provision.kind:
        return False
    return old.provision.id == new.provision.id or bool(old.row_key and old.row_key == new.row_key)


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


def heaviest_rising(triples: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Of pairs with weights, sorted, the heaviest choice that rises strictly on both sides."""
    # Best chains by their last new index: ends rise, and so do the weights that reach them.
    ends: list[int] = []
    weights: list[int] = []
    chains: list[int] = []
    before: list[int] = []
    ordered = sorted(triples, key=lambda triple: (triple[0], -triple[1]))
    for number, (_, place, weight) in enumerate(ordered):
        at = bisect_left(ends, place)
        before.append(chains[at - 1] if at else -1)
        total = weight + (weights[at - 1] if at else 0)
        if at < len(ends) and ends[at] == place and weights[at] >= total:
            continue
        stop = at
        while stop < len(ends) and weights[stop] <= total:
            stop += 1
        ends[at:stop], weights[at:stop], chains[at:stop] = [place], [total], [number]
    chosen = []
    number = chains[-1] if chains else -1
    while number >= 0:
        chosen.append(ordered[number][:2])
        number = before[number]
    return chosen[::-1]


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
    if like.share >= SAME_ID and _same_provision(like, sides):
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
    same = 200 if _same_provision(like, sides) else 0
    return 100 * like.shared + 20 * same_kind + same + int(20 * like.share) + 1
