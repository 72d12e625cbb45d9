"""The order in which a reader meets the redline: the new text's, with what is gone in its place."""

from collections.abc import Iterator, Sequence

from inforce.redline.sides import Pairing


def in_reading_order(pairings: Sequence[Pairing]) -> Iterator[tuple[Pairing, bool]]:
    """Each pairing where it stands now, and the mark of each move where it stood.

    Args:
        pairings: All pairings: each block of either side in exactly one.

    Yields:
        The pairing, and whether this is only the mark of where a moved one stood.
    """
    spine = sorted((p for p in pairings if p.old and p.new and not p.move), key=_new_place)
    gone = sorted((p for p in pairings if p.old and (p.move or not p.new)), key=_old_place)
    come = sorted((p for p in pairings if p.new and (p.move or not p.old)), key=_new_place)
    gone_at = come_at = 0
    for stayed in spine:
        while gone_at < len(gone) and gone[gone_at].old < stayed.old:
            yield gone[gone_at], bool(gone[gone_at].move)
            gone_at += 1
        while come_at < len(come) and come[come_at].new < stayed.new:
            yield come[come_at], False
            come_at += 1
        yield stayed, False
    for pairing in gone[gone_at:]:
        yield pairing, bool(pairing.move)
    for pairing in come[come_at:]:
        yield pairing, False


def _old_place(pairing: Pairing) -> tuple[int, ...]:
    return pairing.old


def _new_place(pairing: Pairing) -> tuple[int, ...]:
    return pairing.new
