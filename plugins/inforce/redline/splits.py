"""A paragraph that was split in two, or two that were joined: one pairing, all words kept."""

from collections.abc import Sequence
from typing import Final

from inforce.redline.alignment import Pairing, Sides
from inforce.redline.likeness import shared_words

# Of the words of the part split off, those that must come from the paragraph; and how many.
FROM_THE_WHOLE: Final = 0.6
ENOUGH: Final = 5
MOST_PARTS: Final = 8


def with_splits(
    pairs: Sequence[tuple[int, int]], loose_old: set[int], loose_new: set[int], sides: Sides
) -> list[Pairing]:
    """Pairings of reworded blocks, each with the loose neighbours that are part of it."""
    pairings = []
    for old, new in pairs:
        olds, news = [old], [new]
        _gather(news, loose_new, sides.olds.spelt(old), sides, of_new=True)
        if len(news) == 1:
            _gather(olds, loose_old, sides.news.spelt(new), sides, of_new=False)
        pairings.append(Pairing(tuple(olds), tuple(news)))
    return pairings


def _gather(parts: list[int], loose: set[int], whole: str, sides: Sides, *, of_new: bool) -> None:
    """Add the loose blocks after and before whose words the whole had."""
    wordings = sides.news if of_new else sides.olds
    blocks = sides.new if of_new else sides.old
    kind, parent = blocks[parts[0]].provision.kind, blocks[parts[0]].parent
    spelt = "".join(map(wordings.spelt, parts))
    shared = shared_words(whole, spelt, sides.work)
    for step in (1, -1):
        while len(parts) < MOST_PARTS:
            at = parts[-1] + 1 if step > 0 else parts[0] - 1
            if at not in loose or blocks[at].provision.kind is not kind:
                break
            if blocks[at].parent is not parent:
                break
            more = wordings.spelt(at)
            joined = spelt + more if step > 0 else more + spelt
            gained = shared_words(whole, joined, sides.work) - shared
            if gained < ENOUGH or gained < FROM_THE_WHOLE * len(more):
                break
            loose.discard(at)
            parts.insert(len(parts) if step > 0 else 0, at)
            spelt, shared = joined, shared + gained
