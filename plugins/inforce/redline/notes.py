"""What a reader can tell of a passage beside its words: number, links, looks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inforce.documents.provision import Provision, ProvisionKind, TextRun
from inforce.redline.blocks import Block
from inforce.redline.edits import EditTag
from inforce.redline.passages import Line
from inforce.redline.tokens import Cutter


@dataclass(frozen=True, slots=True)
class Relink:
    """Words that lead elsewhere."""

    words: str
    old_target: str | None
    new_target: str | None


@dataclass(frozen=True, slots=True)
class Reset:
    """Words that look different."""

    words: str
    old_format: str
    new_format: str


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A number that changed."""

    old_number: str
    new_number: str


Note = Relink | Reset | Renumbered


def notes_of(old: Block, new: Block, lines: Sequence[Line]) -> tuple[Note, ...]:
    """What changed in two paired blocks that is no word."""
    one, other = old.provision, new.provision
    notes: list[Note] = []
    if one.number != other.number and one.number and other.number and not _typed(old, new):
        notes.append(Renumbered(one.number, other.number))
    was, now = _kind(old), _kind(new)
    if was != now:
        notes.append(Reset("", was, now))
    if lines:
        for line in lines:
            notes += _dressing_of_line(line)
    elif one.runs != other.runs or old.cells is not new.cells:
        for cell, other_cell in zip(old.cells, new.cells, strict=False):
            if cell.runs != other_cell.runs:
                notes += _dressing_of_equal(cell, other_cell)
    return tuple(notes)


def alike(old: Block, new: Block) -> bool:
    """Whether nothing can differ: the usual case, told fast."""
    one, other = old.provision, new.provision
    if one.kind is not other.kind or one.number != other.number or one.level != other.level:
        return False
    if one.kind is ProvisionKind.ITEM and _kind(old) != _kind(new):
        return False
    if one.kind is ProvisionKind.ROW:
        return [cell.runs for cell in old.cells] == [cell.runs for cell in new.cells]
    return one.runs == other.runs


def _typed(old: Block, new: Block) -> bool:
    """Whether both numbers stand in the words, where their change is seen anyway."""
    return all(block.key.startswith(block.provision.number) for block in (old, new))


def _kind(block: Block) -> str:
    provision = block.provision
    if provision.kind is ProvisionKind.SECTION:
        return f"heading {provision.level}"
    if provision.kind is ProvisionKind.ITEM and block.parent is not None:
        return "bulleted item" if block.parent.start is None else "numbered item"
    return provision.kind.value


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of visible words set alike."""

    start: int
    end: int
    run: TextRun


def _spans(provisions: Sequence[Provision]) -> list[_Span]:
    spans = []
    at = 0
    for provision in provisions:
        for run in provision.runs:
            if run.footnote is None and run.text:
                spans.append(_Span(at, at + len(run.text), run))
                at += len(run.text)
        at += 1  # the break between joined blocks
    return spans


def _plain(provisions: Sequence[Provision]) -> bool:
    """Whether no word is a link or set apart: the usual case, told fast."""
    for provision in provisions:
        for run in provision.runs:
            if run.marks or run.link is not None or run.image is not None:
                return False
    return True


def _dressing_of_equal(old: Provision, new: Provision) -> Iterator[Note]:
    if _plain((old,)) and _plain((new,)):
        return
    old_spans, new_spans = _spans((old,)), _spans((new,))
    old_text = "".join(span.run.text for span in old_spans)
    new_text = "".join(span.run.text for span in new_spans)
    yield from _compare(old_text, old_spans, 0, new_text, new_spans, 0)


def _dressing_of_line(line: Line) -> Iterator[Note]:
    if _plain(line.old) and _plain(line.new):
        return
    old_spans, new_spans = _spans(line.old), _spans(line.new)
    for segment in line.segments:
        if segment.tag is EditTag.EQUAL:
            yield from _compare(
                line.old_text[segment.old_start : segment.old_end],
                old_spans,
                segment.old_start,
                line.new_text[segment.new_start : segment.new_end],
                new_spans,
                segment.new_start,
            )


def _compare(  # noqa: PLR0913, PLR0917 (two texts, each with its spans and its place)
    old: str,
    old_spans: Sequence[_Span],
    old_at: int,
    new: str,
    new_spans: Sequence[_Span],
    new_at: int,
) -> Iterator[Note]:
    """Word by word: the same word set otherwise is noted, neighbours set alike together."""
    if _clipped(old_spans, old_at, len(old)) == _clipped(new_spans, new_at, len(new)):
        return
    cut = Cutter(None).cut
    olds, news = cut(old), cut(new)
    old_run, new_run = _Finger(old_spans), _Finger(new_spans)
    held: tuple[TextRun, TextRun] | None = None
    first = last = 0
    for index in range(min(len(olds), len(news))):
        start, end = news.start(index), news.end(index)
        one = old_run.at(old_at + olds.start(index))
        other = new_run.at(new_at + start)
        pair = (one, other)
        if held is not None and _same_dressing(held, pair):
            last = end
            continue
        if held is not None:
            yield from _note(held, new[first:last])
        held, first, last = pair, start, end
    if held is not None:
        yield from _note(held, new[first:last])


def _clipped(spans: Sequence[_Span], start: int, length: int) -> list[tuple[int, object]]:
    """Where the look changes within a range, and to what."""
    looks: list[tuple[int, object]] = []
    for span in spans:
        if span.end > start and span.start < start + length:
            look = (span.run.link, span.run.image, span.run.marks)
            if not looks or looks[-1][1] != look:
                looks.append((max(0, span.start - start), look))
    return looks


class _Finger:
    """Follows spans as a reader's finger does: forward only."""

    def __init__(self, spans: Sequence[_Span]) -> None:
        self._spans = spans
        self._index = 0

    def at(self, place: int) -> TextRun:
        """The run at a place not before the last one asked for."""
        while self._index + 1 < len(self._spans) and self._spans[self._index].end <= place:
            self._index += 1
        return self._spans[self._index].run


def _same_dressing(one: tuple[TextRun, TextRun], other: tuple[TextRun, TextRun]) -> bool:
    return all(
        (a.link, a.image, a.marks) == (b.link, b.image, b.marks)
        for a, b in zip(one, other, strict=True)
    )


def _note(pair: tuple[TextRun, TextRun], words: str) -> Iterator[Note]:
    old, new = pair
    if (old.link or old.image) != (new.link or new.image):
        yield Relink(words, old.link or old.image, new.link or new.image)
    if old.marks != new.marks:
        yield Reset(words, _look(old), _look(new))


def _look(run: TextRun) -> str:
    return " ".join(mark.value for mark in run.marks) or "plain"
