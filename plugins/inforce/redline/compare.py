"""The front door of the room: two documents in, everything that differs out.

Equal blocks are paired by their words, the rest by id and likeness; what is still left and
reappears elsewhere has moved; inside each pair the words are compared. A redline from which the
two texts could not be rebuilt is refused rather than shown.
"""

from collections.abc import Sequence
from typing import Final

from inforce.documents.canonical import fold
from inforce.documents.document import Document
from inforce.errors import InternalRedlineError
from inforce.redline.alignment import alike_in_place, rest_of
from inforce.redline.blocks import Block, Folds, blocks_of
from inforce.redline.budget import Work, WorkBudget
from inforce.redline.citing import Addresses
from inforce.redline.composition import Composer
from inforce.redline.likeness import Wordings
from inforce.redline.moves import edited_moves, grouped, untouched_moves, with_neighbours
from inforce.redline.order import in_reading_order
from inforce.redline.redline import Redline, text_of_lines
from inforce.redline.sequence import Alphabet
from inforce.redline.sides import Pairing, Sides
from inforce.redline.spine import pair_in_order
from inforce.redline.splits import with_splits
from inforce.redline.telling import Teller
from inforce.redline.tokens import Cutter
from inforce.redline.wording import Pen

DEFAULT_BUDGET: Final = WorkBudget()


def compare(
    old: Document,
    new: Document,
    *,
    budget: WorkBudget = DEFAULT_BUDGET,
    typography: bool = False,
) -> Redline:
    """Everything that differs between two documents.

    Args:
        old: The earlier one.
        new: The later one.
        budget: How much work may be done before answers become coarser.
        typography: Whether kinds of quotes, dashes and spaces count as words changed.

    Raises:
        InternalRedlineError: The two texts could not be rebuilt from the result.
    """
    work = Work(budget)
    cut = Cutter(None if typography else fold).cut
    alphabet = Alphabet()
    folds = Folds()
    old_blocks = blocks_of(old, folds, typography=typography)
    new_blocks = blocks_of(new, folds, typography=typography)
    sides = Sides(
        old_blocks,
        new_blocks,
        Wordings(old_blocks, alphabet, cut),
        Wordings(new_blocks, alphabet, cut),
        work,
    )
    pen = Pen(cut, alphabet, work, sides.olds, sides.news)
    composer = Composer(old_blocks, new_blocks, pen, Teller(Addresses(old), Addresses(new)))
    passages, changes = composer.compose(tuple(in_reading_order(pairings_of(sides))))
    redline = Redline(
        old=old,
        new=new,
        passages=passages,
        changes=changes,
        steps=work.cells,
        likenesses=work.likenesses,
    )
    _refuse_unless_whole(redline, old_blocks, new_blocks)
    return redline


def pairings_of(sides: Sides) -> list[Pairing]:
    """Every block of either side in exactly one pairing.

    Two texts are always looked at from the same one of them, so that the way back is the way
    there turned round.
    """
    if [block.stem for block in sides.old] > [block.stem for block in sides.new]:
        return [pairing.turned() for pairing in _pair(sides.turned())]
    return _pair(sides)


def _pair(sides: Sides) -> list[Pairing]:
    equal, changed = pair_in_order(sides)
    rest = rest_of(sorted(equal + changed), len(sides.old), len(sides.new))
    moved = untouched_moves(rest, sides)
    rest = rest.without(moved)
    reworded = alike_in_place(rest, sides)
    rest = rest.without(reworded.pairs)
    changed = sorted(changed + list(reworded.pairs))
    moved += edited_moves(rest, reworded.seen, sides)
    moved = with_neighbours(moved, rest, sides)
    rest = rest.without(moved)
    loose_old, loose_new = set(rest.old), set(rest.new)
    split = with_splits(changed, reworded.parts, loose_old, loose_new, sides)
    return [
        *[Pairing((one,), (other,)) for one, other in equal],
        *split,
        *grouped(moved, loose_old, loose_new),
        *[Pairing((index,), ()) for index in sorted(loose_old)],
        *[Pairing((), (index,)) for index in sorted(loose_new)],
    ]


def _refuse_unless_whole(redline: Redline, old: Sequence[Block], new: Sequence[Block]) -> None:
    wholes = (("new", redline.accepted_text(), new), ("old", redline.rejected_text(), old))
    for name, rebuilt, blocks in wholes:
        lines = [line for block in blocks for line in block.lines]
        if rebuilt != text_of_lines(lines):
            compared = f"{redline.old.path} with {redline.new.path}"
            what = f"The {name} text cannot be rebuilt from the comparison of {compared}."
            remedy = "Nothing is shown rather than something wrong. Please report the two texts."
            raise InternalRedlineError(what, remedy)
