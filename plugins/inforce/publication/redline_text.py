"""A redline as plain lines: for a terminal, a log or a mail."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from inforce.publication.redline_labels import came_from
from inforce.publication.redline_list import counts_of
from inforce.publication.redline_terms import ENGLISH, RedlineTerms
from inforce.redline.changes import DefinitionChange, FormatChange, LinkChange, Move, Renumbering
from inforce.redline.edits import EditTag
from inforce.redline.passages import Line, Passage, PassageKind, Segment
from inforce.redline.redline import Redline
from inforce.redline.tokens import BLOCK_BREAK, INVISIBLE


@dataclass(frozen=True, slots=True)
class TextMarks:
    """What stands before and after words that are gone, and words that came."""

    before_deleted: str = "[-"
    after_deleted: str = "-]"
    before_inserted: str = "{+"
    after_inserted: str = "+}"


_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]")
PLAIN = TextMarks()
# Red and struck, green and underlined: told apart without colour, too.
TERMINAL = TextMarks("\x1b[31;9m", "\x1b[0m", "\x1b[32;4m", "\x1b[0m")


def redline_text(
    redline: Redline,
    *,
    clean: Callable[[str], str],
    marks: TextMarks = PLAIN,
    terms: RedlineTerms = ENGLISH,
) -> str:
    """Every changed clause with its edits, under a line that says where it stands.

    Args:
        redline: The redline.
        clean: Replaces what a terminal would act upon.
        marks: What stands around changed words.
        terms: The words around the two texts.
    """
    return "".join(f"{line}\n" for line in _Writer(redline, clean, marks, terms).lines())


class _Writer:
    def __init__(
        self,
        redline: Redline,
        clean: Callable[[str], str],
        marks: TextMarks,
        terms: RedlineTerms,
    ) -> None:
        self._redline = redline
        self._clean = clean
        self._marks = marks
        self._terms = terms
        self._moves = {c.id: c for c in redline.changes if isinstance(c, Move)}

    def lines(self) -> Iterator[str]:
        redline, terms = self._redline, self._terms
        if not redline.changes:
            yield terms.nothing
            return
        counts = counts_of(redline.changes, terms)
        yield ", ".join(f"{count.count} {count.label}" for count in counts)
        for change in redline.changes:
            if isinstance(change, DefinitionChange):
                yield from self._definition(change)
        for passage in redline.passages:
            if passage.kind is not PassageKind.LEFT:
                yield from self._passage(passage)

    def _definition(self, change: DefinitionChange) -> Iterator[str]:
        marks, terms = self._marks, self._terms
        used = terms.used_in.format("; ".join(change.used_in)) if change.used_in else ""
        yield ""
        heading = (f"“{change.term}”", terms.definition_change, used)
        yield self._clean(" · ".join(part for part in heading if part))
        if change.old_definition:
            old = self._clean(change.old_definition)
            yield f"  {marks.before_deleted}{old}{marks.after_deleted}"
        if change.new_definition:
            new = self._clean(change.new_definition)
            yield f"  {marks.before_inserted}{new}{marks.after_inserted}"

    def _passage(self, passage: Passage) -> Iterator[str]:
        if not (passage.edits or passage.notes or passage.move):
            return
        yield ""
        yield self._clean(self._heading(passage))
        if passage.lines:
            for text in " | ".join(map(self._line, passage.lines)).split("\n"):
                yield f"  {text}"
        elif passage.move:
            yield from (f"  {self._clean(line)}" for block in passage.new for line in block.lines)
        yield from (f"  {self._clean(note)}" for note in self._notes(passage))

    def _heading(self, passage: Passage) -> str:
        block = (passage.new or passage.old)[0]
        change = (*passage.edits, *passage.notes, *self._moved(passage))[0]
        where = change.citation or block.section.text
        places = [
            f"{name} {blocks[0].provision.line}"
            for name, blocks in (("old line", passage.old), ("new line", passage.new))
            if blocks
        ]
        what = {
            PassageKind.INSERTED: self._terms.inserted,
            PassageKind.DELETED: self._terms.deleted,
            PassageKind.MOVED: self._terms.moved,
        }.get(passage.kind, self._terms.changed)
        return " · ".join(part for part in (where, what, ", ".join(places)) if part)

    def _moved(self, passage: Passage) -> tuple[Move, ...]:
        move = self._moves.get(passage.move)
        return (move,) if move else ()

    def _notes(self, passage: Passage) -> Iterator[str]:
        terms = self._terms
        move = self._moves.get(passage.move)
        if move is not None and passage.old[0].provision.id == move.old_provision:
            yield came_from(move, terms)
        for note in passage.notes:
            if isinstance(note, Renumbering):
                yield terms.renumbered.format(note.old_number, note.new_number)
            elif isinstance(note, LinkChange):
                old, new = note.old_target or terms.no_link, note.new_target or terms.no_link
                yield f"{terms.link.format(note.words)} {old} → {new}"
            elif isinstance(note, FormatChange):
                yield terms.formatting.format(note.old_format, note.new_format)

    def _line(self, line: Line) -> str:
        written = []
        for at, segment in enumerate(line.segments):
            after = line.segments[at + 1] if at + 1 < len(line.segments) else None
            replaced = after is not None and after.tag is EditTag.INSERT
            written.append(self._segment(line, segment, replaced=replaced))
        return "".join(written).rstrip(" ")

    def _segment(self, line: Line, segment: Segment, *, replaced: bool) -> str:
        marks = self._marks
        if segment.tag is EditTag.EQUAL:
            return self._cleaned(line.come(segment))
        gone = segment.tag is EditTag.DELETE
        text = self._cleaned(line.gone(segment) if gone else line.come(segment))
        words = text.rstrip(" \n")
        space = text[len(words) :]
        if not words:
            return "" if gone else space
        if gone:
            after = " " if space and not replaced else ""
            return f"{marks.before_deleted}{words}{marks.after_deleted}{after}"
        return f"{marks.before_inserted}{words}{marks.after_inserted}{space}"

    def _cleaned(self, text: str) -> str:
        named = _INVISIBLE.sub(lambda sign: f"<U+{ord(sign[0]):04X}>", text)
        lines = named.replace(BLOCK_BREAK, "\n").split("\n")
        return "\n".join([self._clean(line) for line in lines])
