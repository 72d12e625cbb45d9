"""The words of one pairing and what became of each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from inforce.documents.canonical import visible_text
from inforce.documents.provision import Provision, ProvisionKind
from inforce.redline.blocks import Block
from inforce.redline.budget import Work
from inforce.redline.cleanup import readable
from inforce.redline.columns import Columns
from inforce.redline.edits import EditOp, EditTag
from inforce.redline.likeness import Wordings
from inforce.redline.passages import Line, Segment
from inforce.redline.sequence import Alphabet, diff
from inforce.redline.tokens import BLOCK_BREAK, Tokens


@dataclass(frozen=True, slots=True)
class Pen:
    """What is needed to compare words.

    Args:
        cut: Cuts a text into words.
        alphabet: Spells them.
        work: What it may cost.
        olds: The words of old blocks, where they have been cut already.
        news: The words of new blocks, the same.
    """

    cut: Callable[[str], Tokens]
    alphabet: Alphabet
    work: Work
    olds: Wordings
    news: Wordings


def lines_of(
    old: Sequence[Block], new: Sequence[Block], columns: Columns | None, pen: Pen
) -> tuple[Line, ...]:
    """The lines of a pairing: one for a block, one a column for a row."""
    if columns is not None and len(old) <= 1 and len(new) <= 1:
        pairs = columns.pair(_cells(old), _cells(new))
        return tuple(compare_words(_some(one), _some(other), pen) for one, other in pairs)
    olds, news = _cells(old), _cells(new)
    if _is_row(old) or _is_row(new):
        longest = max(len(olds), len(news))
        return tuple(
            compare_words(olds[at : at + 1], news[at : at + 1], pen) for at in range(longest)
        )
    if len(old) == len(new) == 1:
        return (_compare_blocks(old[0], new[0], pen),)
    return (compare_words(olds, news, pen),)


def _compare_blocks(old: Block, new: Block, pen: Pen) -> Line:
    old_words, new_words = pen.olds.tokens(old.index), pen.news.tokens(new.index)
    spelt = pen.olds.spelt(old.index), pen.news.spelt(new.index)
    segments = _compare(old_words, new_words, spelt, pen.work)
    return Line((old.provision,), (new.provision,), old_words.text, new_words.text, segments)


def _cells(blocks: Sequence[Block]) -> list[Provision]:
    return [cell for block in blocks for cell in block.cells]


def _is_row(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and blocks[0].provision.kind is ProvisionKind.ROW


def _some(provision: Provision | None) -> tuple[Provision, ...]:
    return () if provision is None else (provision,)


def compare_words(old: Iterable[Provision], new: Iterable[Provision], pen: Pen) -> Line:
    """What became of the words of some provisions."""
    olds, news = tuple(old), tuple(new)
    old_text = BLOCK_BREAK.join([visible_text(provision.runs) for provision in olds])
    new_text = BLOCK_BREAK.join([visible_text(provision.runs) for provision in news])
    if not old_text or not new_text:
        return Line(olds, news, old_text, new_text, _one_sided(old_text, new_text))
    if old_text == new_text:
        same = Segment(EditTag.EQUAL, 0, len(old_text), 0, len(new_text))
        return Line(olds, news, old_text, new_text, (same,))
    old_words, new_words = pen.cut(old_text), pen.cut(new_text)
    spelt = pen.alphabet.spell(old_words.keys), pen.alphabet.spell(new_words.keys)
    segments = _compare(old_words, new_words, spelt, pen.work)
    return Line(olds, news, old_text, new_text, segments)


def _compare(old: Tokens, new: Tokens, spelt: tuple[str, str], work: Work) -> tuple[Segment, ...]:
    """The edits of two texts; seen from the other side they are the same, turned round."""
    ops = diff(*spelt, work, backwards=old.keys > new.keys)
    return _segments(readable(ops, old, new), old, new)


def _one_sided(old_text: str, new_text: str) -> tuple[Segment, ...]:
    segments = []
    if old_text:
        segments.append(Segment(EditTag.DELETE, 0, len(old_text), 0, 0))
    if new_text:
        segments.append(Segment(EditTag.INSERT, 0, 0, 0, len(new_text)))
    return tuple(segments)


def _segments(ops: Sequence[EditOp], old: Tokens, new: Tokens) -> tuple[Segment, ...]:
    """Edits of words as ranges of characters; the space after a word goes with it."""
    segments: list[Segment] = []
    old_at = new_at = 0
    for op in ops:
        old_end = old.start(op.old_end)
        new_end = new.start(op.new_end)
        if op.tag is EditTag.EQUAL:
            segments.append(Segment(op.tag, old_at, old_end, new_at, new_end))
        else:
            if op.old_end > op.old_start:
                segments.append(Segment(EditTag.DELETE, old_at, old_end, new_at, new_at))
            else:
                old_end = old_at
            if op.new_end > op.new_start:
                segments.append(Segment(EditTag.INSERT, old_end, old_end, new_at, new_end))
            else:
                new_end = new_at
        old_at, new_at = old_end, new_end
    return tuple(segments)
