"""The answer: everything that differs between two documents, with both texts recoverable."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from inforce.documents.canonical import canonical_lines, fold
from inforce.documents.document import Document
from inforce.documents.provision import Provision, ProvisionKind, TextRun
from inforce.documents.words import words
from inforce.redline.blocks import Block
from inforce.redline.changes import Change, Move
from inforce.redline.edits import EditTag
from inforce.redline.passages import Line, Passage, PassageKind, Segment
from inforce.redline.tokens import BLOCK_BREAK

WordEdit = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Redline:
    """All changes between two wordings.

    Args:
        old: The earlier document.
        new: The later one.
        passages: Every block of both in reading order, and what became of it.
        changes: What differs, in reading order; the edits of a move are inside it.
        steps: The work it took, in cells; the same on every machine.
        likenesses: How many pairs of blocks were held against each other.
    """

    old: Document = field(repr=False)
    new: Document = field(repr=False)
    passages: tuple[Passage, ...] = field(repr=False)
    changes: tuple[Change, ...]
    steps: int = 0
    likenesses: int = 0

    def accepted_text(self) -> str:
        """The canonical text of the new document, rebuilt from the redline."""
        kept = [passage for passage in self.passages if passage.kind is not PassageKind.LEFT]
        return text_of_lines(line for passage in kept for line in _lines_after(passage))

    def rejected_text(self) -> str:
        """The canonical text of the old document, rebuilt from the redline."""
        moved = {
            passage.old[0].index: passage
            for passage in self.passages
            if passage.kind is PassageKind.MOVED
        }
        lines: list[str] = []
        for passage in self.passages:
            if passage.kind is PassageKind.MOVED:
                continue
            if passage.kind is PassageKind.LEFT:
                lines += _lines_before(moved[passage.old[0].index])
            else:
                lines += _lines_before(passage)
        return text_of_lines(lines)

    def word_edits(self) -> Iterator[WordEdit]:
        """The visible words in the new reading order, each run equal, deleted or inserted.

        A moved block stands where it now is, its untouched words equal.
        """
        for passage in self.passages:
            if passage.kind is PassageKind.LEFT:
                continue
            if not passage.lines:
                for block in passage.new:
                    found = tuple(words(" ".join(block.lines)))
                    if found:
                        yield ("equal", found)
            else:
                yield from _edited_words(passage)

    def every_change(self) -> Iterator[Change]:
        """The changes, and after each move the edits inside it."""
        for change in self.changes:
            yield change
            if isinstance(change, Move):
                yield from change.edits


def text_of_lines(lines: Iterable[str]) -> str:
    """Lines as the canonical text has them."""
    kept = list(lines)
    return "\n".join([*kept, ""]) if kept else ""


def _lines_after(passage: Passage) -> list[str]:
    # A passage said to be the same is taken from the other side: if it is not, the text shows it.
    if not passage.lines:
        return [line for block in passage.old or passage.new for line in block.lines]
    if not passage.new:
        return []
    texts = [_side(line, EditTag.DELETE) for line in passage.lines if line.new]
    return _as_lines(passage.new, texts)


def _lines_before(passage: Passage) -> list[str]:
    if not passage.lines:
        return [line for block in passage.new or passage.old for line in block.lines]
    if not passage.old:
        return []
    texts = [_side(line, EditTag.INSERT) for line in passage.lines if line.old]
    return _as_lines(passage.old, texts)


def _side(line: Line, without: EditTag) -> str:
    """One side's words put together from the segments."""
    return "".join(
        [text_of(line, segment, without) for segment in line.segments if segment.tag is not without]
    )


def text_of(line: Line, segment: Segment, without: EditTag = EditTag.DELETE) -> str:
    """The words of a segment; of an equal one, those of the side that is not left out."""
    if segment.tag is EditTag.DELETE or without is EditTag.INSERT:
        return line.old_text[segment.old_start : segment.old_end]
    return line.new_text[segment.new_start : segment.new_end]


def _as_lines(blocks: tuple[Block, ...], texts: list[str]) -> list[str]:
    first = blocks[0].provision
    if first.kind is ProvisionKind.ROW:
        cells = tuple([_provision(ProvisionKind.CELL, text) for text in texts])
        row = Provision(id="", kind=ProvisionKind.ROW, children=cells)
        return list(canonical_lines(row))
    parts = BLOCK_BREAK.join(texts).split(BLOCK_BREAK)
    lines: list[str] = []
    for part, block in zip(parts, blocks, strict=True):
        lines += canonical_lines(_provision(block.provision.kind, part))
    return lines


def _provision(kind: ProvisionKind, text: str) -> Provision:
    return Provision(id="", kind=kind, runs=(TextRun(text),))


def _edited_words(passage: Passage) -> Iterator[WordEdit]:
    has_old = has_new = False
    for line in passage.lines:
        if (passage.new and passage.new[0].provision.kind is ProvisionKind.ROW) or (
            passage.old and passage.old[0].provision.kind is ProvisionKind.ROW
        ):
            yield from _rule_between(bool(line.old) and has_old, bool(line.new) and has_new)
        has_old, has_new = has_old or bool(line.old), has_new or bool(line.new)
        for segment in line.segments:
            found = tuple(words(fold(text_of(line, segment))))
            if found:
                yield (segment.tag.value, found)


def _rule_between(old: bool, new: bool) -> Iterator[WordEdit]:  # noqa: FBT001 (two sides, not modes)
    """The rule between two cells, which the canonical text writes as a word."""
    if old or new:
        yield ("equal" if old and new else "delete" if old else "insert", ("|",))
