"""A paragraph that was split in two, or two that were joined: one pairing, all words kept."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from inforce.documents.provision import ProvisionKind
from inforce.redline.likeness import shared_words
from inforce.redline.sides import Pairing, Sides

# Of the words of the part split off, those that must come from the paragraph; and how many.
FROM_THE_WHOLE: Final = 0.6
ENOUGH: Final = 5
MOST_PARTS: Final = 8
# Kinds whose words are never part of a paragraph.
_APART: Final = frozenset((ProvisionKind.ROW, ProvisionKind.CODE, ProvisionKind.RULE))


def with_splits(
    pairs: Sequence[tuple[int, int]],
    parts: AbstractSet[tuple[int, int]],
    loose_old: set[int],
    loose_new: set[int],
    sides: Sides,
) -> list[Pairing]:
    """Pairings of reworded blocks, each with the loose neighbours that are part of it.

    Args:
        pairs: The reworded blocks.
        parts: Those pairs of which one is only a part of the other; without more parts, no pair.
        loose_old: Old blocks without a pair; what is used is taken out.
        loose_new: New blocks without a pair; the same.
        sides: Both documents.
    """
    pairings = []
    for old, new in pairs:
        olds, news = [old], [new]
        if _apart(old, new, sides):
            pairings.append(Pairing((old,), (new,)))
            continue
        _gather(news, loose_new, sides.olds.spelt(old), sides, of_new=True)
        if len(news) == 1:
            _gather(olds, loose_old, sides.news.spelt(new), sides, of_new=False)
        if (old, new) in parts and len(olds) == len(news):
            loose_old.add(old)
            loose_new.add(new)
            continue
        pairings.append(Pairing(tuple(olds), tuple(news)))
    return pairings


def _part(gained: int, words: int) -> bool:
    """Whether a block is part of a paragraph with which it has that many words in common."""
    if gained < ENOUGH:
        return gained == words > 1
    return gained >= FROM_THE_WHOLE * words


def _apart(old: int, new: int, sides: Sides) -> bool:
    return bool(_APART & {sides.old[old].provision.kind, sides.new[new].provision.kind})


def _gather(parts: list[int], loose: set[int], whole: str, sides: Sides, *, of_new: bool) -> None:
    """Add the loose blocks after and before whose words the whole had."""
    wordings = sides.news if of_new else sides.olds
    blocks = sides.new if of_new else sides.old
    spelt = "".join(map(wordings.spelt, parts))
    shared = shared_words(whole, spelt, sides.work)
    for step in (1, -1):
        while len(parts) < MOST_PARTS:
            at = parts[-1] + 1 if step > 0 else parts[0] - 1
            if at not in loose or blocks[at].provision.kind in _APART:
                break
            more = wordings.spelt(at)
            joined = spelt + more if step > 0 else more + spelt
            gained = shared_words(whole, joined, sides.work) - shared
            if not _part(gained, len(more)):
                break
            loose.discard(at)
            parts.insert(len(parts) if step > 0 else 0, at)
            spelt, shared = joined, shared + gained
