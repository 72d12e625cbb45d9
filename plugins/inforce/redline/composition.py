"""Pairings in reading order made into passages, and what differs in them into changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from inforce.documents.canonical import visible_text
from inforce.documents.provision import Provision, ProvisionKind
from inforce.redline.blocks import Block
from inforce.redline.changes import Change, Edit
from inforce.redline.columns import Columns, columns_of
from inforce.redline.notes import Note, Reset, alike, notes_of
from inforce.redline.passages import Passage, PassageKind
from inforce.redline.sides import Pairing
from inforce.redline.telling import Teller
from inforce.redline.wording import Pen, lines_of


@dataclass(slots=True)
class Composer:
    """Composes one redline; holds what must be known across passages.

    Args:
        old: All old blocks.
        new: All new blocks.
        pen: How words are compared.
        teller: Says what differs as changes.
    """

    old: Sequence[Block]
    new: Sequence[Block]
    pen: Pen
    teller: Teller
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
            if not pairing.move and len(pairing.old) == len(pairing.new) == 1:
                first, other = self.old[pairing.old[0]], self.new[pairing.new[0]]
                if first.key == other.key and alike(first, other):
                    passages.append(Passage(PassageKind.SAME, (first,), (other,)))
                    continue
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
                names[pairing.move] = self.teller.name_of_move(self.old[pairing.old[0]])
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
        edits = self.teller.edits(old, new, lines)
        notes = self._notes(old, new, notes_of(first, other, lines))
        if len(old) != len(new):
            notes = (*notes, self.teller.split(old, new))
        kind = PassageKind.MOVED if move else PassageKind.CHANGED
        return Passage(kind, old, new, lines, edits, notes, move)

    def _one_sided(self, old: tuple[Block, ...], new: tuple[Block, ...]) -> Passage:
        columns = self._tables.get(id((old or new)[0].parent))
        lines = lines_of(old, new, columns, self.pen)
        kind = PassageKind.DELETED if old else PassageKind.INSERTED
        return Passage(kind, old, new, lines, self.teller.whole(old, new))

    def _columns_between(self, old: Block, new: Block) -> Columns | None:
        one, other = old.parent, new.parent
        if one is None or other is None or one.kind is not ProvisionKind.TABLE:
            return None
        if other.kind is not ProvisionKind.TABLE:
            return None
        known = (id(one), id(other))
        if known not in self._columns:
            columns = columns_of(_header(one), _header(other), self.pen.work)
            self._columns[known] = self._tables[id(one)] = self._tables[id(other)] = columns
        return self._columns[known]

    def _notes(
        self, old: tuple[Block, ...], new: tuple[Block, ...], notes: Sequence[Note]
    ) -> tuple[Edit, ...]:
        if not notes:
            return ()
        return tuple([self.teller.note(old, new, n) for n in notes if self._is_news(old, new, n)])

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
                yield self.teller.move(passage.move, moved[passage.move])


def _header(table: Provision) -> list[str]:
    row = next((row for row in table.children if row.header), None)
    return [visible_text(cell.runs) for cell in row.children] if row else []
