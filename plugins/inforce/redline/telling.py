"""What differs, told as changes: each with its name, its place and its words."""

from collections.abc import Sequence
from typing import TypedDict

from inforce.redline.blocks import Block
from inforce.redline.changes import (
    Deletion,
    Edit,
    FormatChange,
    Insertion,
    LinkChange,
    Move,
    Renumbering,
    Substitution,
)
from inforce.redline.citing import Addresses, Register, id_of, line_of
from inforce.redline.notes import Note, Relink, Renumbered, Reset
from inforce.redline.passages import Line, Passage, is_number, runs_of
from inforce.redline.tokens import BLOCK_BREAK

Blocks = tuple[Block, ...]


class _Where(TypedDict):
    """Where a change stands, as every kind of change takes it."""

    section: str
    citation: str
    old_line: int | None
    new_line: int | None
    old_provision: str
    new_provision: str


class Teller:
    """Tells the changes of one redline.

    Args:
        old: Where old blocks are said to stand.
        new: Where new ones are.
    """

    def __init__(self, old: Addresses, new: Addresses) -> None:
        self._old = old
        self._new = new
        self._register = Register()

    def whole(self, old: Blocks, new: Blocks) -> tuple[Edit, ...]:
        """A block that came or went, unless it has no words."""
        words = (old or new)[0].text
        if not words.strip(" |"):
            return ()
        where = self._where(old, new)
        name = self._register.name("deleted" if old else "inserted", where["section"], words)
        if old:
            return (Deletion(id=name, **where, words=words, context=words, whole=True),)
        return (Insertion(id=name, **where, words=words, context=words, whole=True),)

    def edits(self, old: Blocks, new: Blocks, lines: Sequence[Line]) -> tuple[Edit, ...]:
        """One change for each run of changed words."""
        runs = [(line, gone, come) for line in lines for gone, come in runs_of(line)]
        if not runs:
            return ()
        where = self._where(old, new)
        was, now = _whole_text(old), _whole_text(new)
        edits: list[Edit] = []
        for line, gone, come in runs:
            if gone and come and is_number(line, gone, come):
                edits.append(self._renumbering(old, new))
                continue
            before = _plain(line.gone(gone)) if gone else ""
            after = _plain(line.come(come)) if come else ""
            name = self._register.name("words", where["section"], before, after)
            edits.append(_edit(name, where, (before, was), (after, now)))
        return tuple(edits)

    def split(self, old: Blocks, new: Blocks) -> FormatChange:
        """A paragraph that was split, or paragraphs that were joined."""
        words = _whole_text(new)
        where = self._where(old, new)
        name = self._register.name("split", where["section"], words)
        return FormatChange(
            id=name,
            **where,
            words=words,
            old_format=_paragraphs(old),
            new_format=_paragraphs(new),
        )

    def note(self, old: Blocks, new: Blocks, note: Note) -> Edit:
        """What changed that is no word."""
        match note:
            case Renumbered():
                return self._renumbering(old, new)
            case Relink():
                where = self._where(old, new)
                targets = (note.old_target, note.new_target)
                name = self._register.name("link", where["section"], note.words, *targets)
                return LinkChange(
                    id=name,
                    **where,
                    words=note.words,
                    old_target=note.old_target,
                    new_target=note.new_target,
                )
            case Reset():
                where = self._where(old, new)
                words = note.words or _whole_text(new)
                name = self._register.name("format", where["section"], words, note.new_format)
                return FormatChange(
                    id=name,
                    **where,
                    words=words,
                    old_format=note.old_format,
                    new_format=note.new_format,
                )

    def name_of_move(self, block: Block) -> str:
        """The name of a move that begins with an old block."""
        return self._register.name("move", id_of(block.section), block.text)

    def move(self, name: str, passages: Sequence[Passage]) -> Move:
        """Blocks that stand together in another place."""
        first = passages[0]
        return Move(
            id=name,
            **self._where(first.old, first.new),
            words=" ".join([block.text for passage in passages for block in passage.new]),
            old_words=" ".join([block.text for passage in passages for block in passage.old]),
            old_section=id_of(first.old[0].section),
            old_citation=self._old.of(first.old[0]),
            edits=tuple([edit for p in passages for edit in (*p.edits, *p.notes)]),
        )

    def _renumbering(self, old: Blocks, new: Blocks) -> Renumbering:
        where = self._where(old, new)
        name = self._register.name("number", where["section"], new[0].stem)
        return Renumbering(
            id=name,
            **where,
            old_number=old[0].provision.number.rstrip("."),
            new_number=new[0].provision.number.rstrip("."),
            words=_whole_text(new),
        )

    def _where(self, old: Blocks, new: Blocks) -> _Where:
        was = old[0] if old else None
        now = new[0] if new else None
        return {
            "section": id_of((now or old[0]).section),
            "citation": self._new.of(now) if now else self._old.of(was),
            "old_line": line_of(was),
            "new_line": line_of(now),
            "old_provision": id_of(was.provision) if was else "",
            "new_provision": id_of(now.provision) if now else "",
        }


def _edit(name: str, where: _Where, before: tuple[str, str], after: tuple[str, str]) -> Edit:
    """A change of words; each side is the words that differ and all words of the clause."""
    if before[0] and after[0]:
        return Substitution(id=name, **where, old_words=before[0], new_words=after[0])
    if after[0]:
        return Insertion(id=name, **where, words=after[0], context=after[1])
    return Deletion(id=name, **where, words=before[0], context=before[1])


def _whole_text(blocks: Blocks) -> str:
    return blocks[0].text if len(blocks) == 1 else "\n".join([block.text for block in blocks])


def _plain(text: str) -> str:
    return " ".join(text.replace(BLOCK_BREAK, " ").split())


def _paragraphs(blocks: Blocks) -> str:
    return "one paragraph" if len(blocks) == 1 else f"{len(blocks)} paragraphs"
