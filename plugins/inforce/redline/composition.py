"""Pairings in reading order made into passages, and what differs in them into changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from inforce.documents.canonical import visible_text
from inforce.documents.provision import Provision, ProvisionKind
from inforce.redline.alignment import Pairing
from inforce.redline.blocks import Block
from inforce.redline.changes import (
    Change,
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
from inforce.redline.columns import Columns, columns_of
from inforce.redline.notes import Note, Relink, Renumbered, Reset, notes_of
from inforce.redline.passages import Line, Passage, PassageKind, is_number, runs_of
from inforce.redline.tokens import BLOCK_BREAK
from inforce.redline.wording import Pen, lines_of


class _Where(TypedDict):
    """Where a change stands, as every kind of change takes it."""

    id: str
    section: str
    citation: str
    old_line: int | None
    new_line: int | None
    old_provision: str
    new_provision: str


@dataclass(slots=True)
class Composer:
    """Composes one redline; holds what must be known across passages.

    Args:
        old: All old blocks.
        new: All new blocks.
        pen: How words are compared.
        old_addresses: Where old blocks are said to stand.
        new_addresses: Where new ones are.
    """

    old: Sequence[Block]
    new: Sequence[Block]
    pen: Pen
    old_addresses: Addresses
    new_addresses: Addresses
    _register: Register = field(default_factory=Register)
    _columns: dict[tuple[int, int], Columns] = field(default_factory=dict)
    _tables: dict[int, Columns] = field(default_factory=dict)
    _lists: set[tuple[int, int]] = field(default_factory=set)

    def compose(
        self, ordered: Sequence[tuple[Pairing, bool]]
    ) -> tuple[tuple[Passage, ...], tuple[Change, ...]]:
        """Passages in reading order and the changes in them."""
        moves = self._names_of_moves([pairing for pairing, left in ordered if left])
        passages: list[Passage] = []
        for pairing, left in ordered:
            move = moves[pairing.move] if pairing.move else ""
            old = tuple([self.old[index] for index in pairing.old])
            new = tuple([self.new[index] for index in pairing.new])
            if left:
                passages.append(Passage(PassageKind.LEFT, old, new, move=move))
            else:
                passages.append(self._passage(old, new, move))
        return tuple(passages), tuple(self._changes(passages))

    def _names_of_moves(self, moved: Sequence[Pairing]) -> dict[int, str]:
        names: dict[int, str] = {}
        for pairing in moved:
            if pairing.move not in names:
                block = self.old[pairing.old[0]]
                names[pairing.move] = self._register.name("move", id_of(block.section), block.text)
        return names

    def _passage(self, old: tuple[Block, ...], new: tuple[Block, ...], move: str) -> Passage:
        if not old or not new:
            return self._one_sided(old, new)
        first, other = old[0], new[0]
        if len(old) == len(new) == 1 and first.key == other.key:
            notes = self._notes(old, new, notes_of(first, other, ()))
            kind = PassageKind.MOVED if move else PassageKind.SAME
            return Passage(kind, old, new, notes=notes, move=move)
        lines = lines_of(old, new, self._columns_between(first, other), self.pen)
        edits = self._edits(old, new, lines)
        notes = self._notes(old, new, notes_of(first, other, lines))
        if len(old) != len(new):
            notes = (*notes, self._split(old, new))
        kind = PassageKind.MOVED if move else PassageKind.CHANGED
        return Passage(kind, old, new, lines, edits, notes, move)

    def _one_sided(self, old: tuple[Block, ...], new: tuple[Block, ...]) -> Passage:
        block = (old or new)[0]
        columns = self._tables.get(id(block.parent))
        lines = lines_of(old, new, columns, self.pen)
        kind = PassageKind.DELETED if old else PassageKind.INSERTED
        words = block.text
        if not words.strip(" |"):
            return Passage(kind, old, new, lines)
        name = self._register.name(kind.value, id_of(block.section), words)
        place = self._place(name, old, new)
        edit = (
            Deletion(**place, words=words, context=words, whole=True)
            if old
            else Insertion(**place, words=words, context=words, whole=True)
        )
        return Passage(kind, old, new, lines, (edit,))

    def _columns_between(self, old: Block, new: Block) -> Columns | None:
        tables = (old.parent, new.parent)
        if any(table is None or table.kind is not ProvisionKind.TABLE for table in tables):
            return None
        one, other = tables
        assert one is not None and other is not None  # noqa: S101, PT018 (told by the line above)
        known = (id(one), id(other))
        if known not in self._columns:
            columns = columns_of(_header(one), _header(other), self.pen.work)
            self._columns[known] = self._tables[id(one)] = self._tables[id(other)] = columns
        return self._columns[known]

    def _edits(
        self, old: tuple[Block, ...], new: tuple[Block, ...], lines: Sequence[Line]
    ) -> tuple[Edit, ...]:
        edits: list[Edit] = []
        for line in lines:
            for gone, come in runs_of(line):
                if gone and come and is_number(line, gone, come):
                    edits.append(self._renumbering(old, new))
                    continue
                before = line.gone(gone) if gone else ""
                after = line.come(come) if come else ""
                edits.append(self._edit(old, new, before, after))
        return tuple(edits)

    def _renumbering(self, old: tuple[Block, ...], new: tuple[Block, ...]) -> Renumbering:
        words = _whole_text(new)
        name = self._register.name("number", id_of(new[0].section), new[0].stem)
        return Renumbering(
            **self._place(name, old, new),
            old_number=old[0].provision.number.rstrip("."),
            new_number=new[0].provision.number.rstrip("."),
            words=words,
        )

    def _edit(
        self, old: tuple[Block, ...], new: tuple[Block, ...], before: str, after: str
    ) -> Edit:
        before, after = _plain(before), _plain(after)
        section = id_of(new[0].section)
        name = self._register.name("words", section, before, after)
        place = self._place(name, old, new)
        was, now = _whole_text(old), _whole_text(new)
        if before and after:
            return Substitution(
                **place, old_words=before, new_words=after, old_context=was, new_context=now
            )
        if after:
            return Insertion(**place, words=after, context=now)
        return Deletion(**place, words=before, context=was)

    def _split(self, old: tuple[Block, ...], new: tuple[Block, ...]) -> FormatChange:
        words = _whole_text(new)
        name = self._register.name("split", id_of(new[0].section), words)
        place = self._place(name, old, new)
        return FormatChange(
            **place, words=words, old_format=_paragraphs(old), new_format=_paragraphs(new)
        )

    def _notes(
        self, old: tuple[Block, ...], new: tuple[Block, ...], notes: Sequence[Note]
    ) -> tuple[Edit, ...]:
        if not notes:
            return ()
        return tuple([self._note(old, new, n) for n in notes if self._is_news(old, new, n)])

    def _is_news(self, old: tuple[Block, ...], new: tuple[Block, ...], note: Note) -> bool:
        """Whether a note was not made yet: the style of a list is told at its first item."""
        lists = (old[0].parent, new[0].parent)
        if not isinstance(note, Reset) or note.words or None in lists:
            return True
        if {block.provision.kind for block in (*old, *new)} != {ProvisionKind.ITEM}:
            return True
        told = (id(lists[0]), id(lists[1]))
        if told in self._lists:
            return False
        self._lists.add(told)
        return True

    def _note(self, old: tuple[Block, ...], new: tuple[Block, ...], note: Note) -> Edit:
        section = id_of(new[0].section)
        words = _whole_text(new)
        match note:
            case Renumbered():
                return self._renumbering(old, new)
            case Relink():
                name = self._register.name(
                    "link", section, note.words, note.old_target, note.new_target
                )
                return LinkChange(
                    **self._place(name, old, new),
                    words=note.words,
                    old_target=note.old_target,
                    new_target=note.new_target,
                )
            case Reset():
                name = self._register.name("format", section, note.words or words, note.new_format)
                return FormatChange(
                    **self._place(name, old, new),
                    words=note.words or words,
                    old_format=note.old_format,
                    new_format=note.new_format,
                )

    def _changes(self, passages: Sequence[Passage]) -> Iterator[Change]:
        moved: dict[str, list[Passage]] = {}
        for passage in passages:
            if passage.kind is PassageKind.MOVED:
                moved.setdefault(passage.move, []).append(passage)
        told: set[str] = set()
        for passage in passages:
            if passage.kind is PassageKind.LEFT:
                continue
            if not passage.move:
                yield from passage.edits
                yield from passage.notes
            elif passage.move not in told:
                told.add(passage.move)
                yield self._move(passage.move, moved[passage.move])

    def _move(self, name: str, passages: Sequence[Passage]) -> Move:
        first = passages[0]
        return Move(
            **self._place(name, first.old, first.new),
            words=" ".join(block.text for passage in passages for block in passage.new),
            old_words=" ".join(block.text for passage in passages for block in passage.old),
            old_section=id_of(first.old[0].section),
            old_citation=self.old_addresses.of(first.old[0]),
            edits=tuple(edit for p in passages for edit in (*p.edits, *p.notes)),
        )

    def _place(self, name: str, old: tuple[Block, ...], new: tuple[Block, ...]) -> _Where:
        was = old[0] if old else None
        now = new[0] if new else None
        stands = now or was
        assert stands is not None  # noqa: S101 (a passage has blocks on one side at least)
        return {
            "id": name,
            "section": id_of(stands.section),
            "citation": self.new_addresses.of(now) if now else self.old_addresses.of(was),
            "old_line": line_of(was),
            "new_line": line_of(now),
            "old_provision": id_of(was.provision) if was else "",
            "new_provision": id_of(now.provision) if now else "",
        }


def _header(table: Provision) -> list[str]:
    row = next((row for row in table.children if row.header), None)
    return [visible_text(cell.runs) for cell in row.children] if row else []


def _whole_text(blocks: tuple[Block, ...]) -> str:
    return blocks[0].text if len(blocks) == 1 else "\n".join([block.text for block in blocks])


def _plain(text: str) -> str:
    return " ".join(text.replace(BLOCK_BREAK, " ").split())


def _paragraphs(blocks: tuple[Block, ...]) -> str:
    return "one paragraph" if len(blocks) == 1 else f"{len(blocks)} paragraphs"
