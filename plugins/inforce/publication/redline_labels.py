"""What is said beside the words of a passage: labels, numbers, links, looks, moves."""

from collections.abc import Sequence
from typing import Final

from inforce.documents.provision import ProvisionKind
from inforce.publication.html_text import html_attribute, html_fragment, html_text
from inforce.publication.redline_terms import RedlineTerms
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
from inforce.redline.passages import Passage, PassageKind

# A label tells a change word for word while it is no longer than this, and of this many.
TOLD: Final = 60
TOLD_EDITS: Final = 3


def hidden(text: str) -> str:
    """Words for those who hear the page."""
    return f'<span class="inforce-hidden">{html_text(text)}</span> '


class RedlineLabels:
    """Says what became of a passage, once a passage.

    Args:
        terms: The words.
        moves: The moves, by id.
        identified: Whether changes are anchors; two views on one page cannot both be.
        linked: Whether the mark of a move leads to the place it left.
    """

    def __init__(
        self,
        terms: RedlineTerms,
        moves: dict[str, Move],
        *,
        identified: bool = True,
        linked: bool = True,
    ) -> None:
        self._linked = linked
        self._terms = terms
        self._moves = moves
        self._identified = identified

    def label(self, passage: Passage) -> str:
        """“4.2, changed: “30” became “14””, for those who hear the page."""
        terms = self._terms
        kinds = {
            PassageKind.INSERTED: terms.inserted,
            PassageKind.DELETED: terms.deleted,
            PassageKind.CHANGED: terms.changed,
            PassageKind.MOVED: terms.moved,
        }
        what = kinds.get(passage.kind)
        if what is None or not (passage.edits or passage.move):
            return ""
        where = passage.edits[0].citation if passage.edits else ""
        if where and not _says(passage):
            what = f"{terms.place(where)}{terms.place_then}{what}"
        told = self._told(passage.edits) if passage.kind is PassageKind.CHANGED else ""
        return hidden(f"{what}: {told}." if told else f"{what}:")

    def _told(self, edits: Sequence[Edit]) -> str:
        if len(edits) > TOLD_EDITS:
            return ""
        sentences = [self.sentence(edit) for edit in edits]
        told = "; ".join(sentence for sentence in sentences if sentence)
        return told if len(told) <= TOLD * TOLD_EDITS else ""

    def sentence(self, edit: Edit) -> str:
        """A change of words in words; nothing where it is too long to be said."""
        terms = self._terms
        match edit:
            case Substitution() if max(len(edit.old_words), len(edit.new_words)) <= TOLD:
                return terms.became.format(edit.old_words, edit.new_words)
            case Insertion() if len(edit.words) <= TOLD:
                return terms.added.format(edit.words)
            case Deletion() if len(edit.words) <= TOLD:
                return terms.removed.format(edit.words)
            case Renumbering():
                return terms.renumbered.format(edit.old_number, edit.new_number)
            case _:
                return ""

    def before(self, passage: Passage) -> str:
        """What stands before the words: a new number, where the block came from."""
        notes = [self._number(note) for note in passage.notes if isinstance(note, Renumbering)]
        if passage.kind is PassageKind.MOVED and passage.move in self._moves:
            notes.insert(0, self._arrival(passage))
        return "".join(notes)

    def _number(self, note: Renumbering) -> str:
        return (
            f'<span class="inforce-number"{self._own(note.id)}>'
            f"{hidden(self._terms.renumbered.format(note.old_number, note.new_number))}"
            f'<span aria-hidden="true">{html_text(note.old_number)} → '
            f"{html_text(note.new_number)}</span></span> "
        )

    def _arrival(self, passage: Passage) -> str:
        move = self._moves[passage.move]
        if passage.old[0].provision.id != move.old_provision:
            return ""  # a move of several blocks is said at the first
        said = came_from(move, self._terms)
        if not self._linked:
            return f'<span class="inforce-move"{self._own(move.id)}>{html_text(said)}</span> '
        return (
            f'<a class="inforce-move"{self._own(move.id)} href="{html_fragment(left_id(move))}">'
            f"{html_text(said)}</a> "
        )

    def departure(self, passage: Passage) -> str:
        """The mark of a move where the block stood; nothing but for its first block."""
        move = self._moves.get(passage.move)
        if move is None or passage.old[0].provision.id != move.old_provision:
            return ""
        where = move.citation
        told = where not in {"", move.old_citation}
        terms = self._terms
        said = terms.moved_to.format(terms.place(where)) if told else terms.moved_away
        opening = _opening(move.old_words)
        own = f' id="{html_attribute(left_id(move))}"' if self._identified else ""
        return (
            f'<a class="inforce-move"{own} href="{html_fragment(move.id)}">'
            f"{html_text(said)}: {html_text(opening)}</a>"
        )

    def within(self, passage: Passage) -> str:
        """What stands after the words, among them: links that lead elsewhere."""
        return "".join([self._link(note) for note in passage.notes if isinstance(note, LinkChange)])

    def _link(self, note: LinkChange) -> str:
        old = html_text(self._terms.no_link if note.old_target is None else note.old_target)
        new = html_text(self._terms.no_link if note.new_target is None else note.new_target)
        return (
            f' <span class="inforce-link"{self._own(note.id)}>'
            f"{html_text(self._terms.link.format(note.words))} "
            f'<span class="inforce-old-target">{old}</span> → '
            f'<span class="inforce-new-target">{new}</span></span>'
        )

    def after(self, passage: Passage) -> str:
        """What stands after the block, folded away: how words look now."""
        notes = [note for note in passage.notes if isinstance(note, FormatChange)]
        if not notes:
            return ""
        rows = "".join([self._format(note) for note in notes])
        said = self._terms.formatting.format(notes[0].old_format, notes[0].new_format)
        return (
            f'<details class="inforce-format"><summary>{html_text(said)}</summary>'
            f"<ul>{rows}</ul></details>\n"
        )

    def _format(self, note: FormatChange) -> str:
        said = self._terms.formatting.format(note.old_format, note.new_format)
        words = html_text(_opening(note.words))
        return f"<li{self._own(note.id)}>{html_text(said)}: “{words}”</li>"

    def _own(self, name: str) -> str:
        return f' id="{html_attribute(name)}"' if self._identified else ""


def came_from(move: Move, terms: RedlineTerms) -> str:
    """Where a move came from; a place that is said as before needs no saying."""
    where = move.old_citation
    if where in {"", move.citation}:
        return terms.moved_here
    return terms.moved_from.format(terms.place(where))


def left_id(move: Move) -> str:
    """The anchor of the place a move left."""
    return f"{move.id}-from"


def _opening(words: str, most: int = TOLD) -> str:
    """The first words of a text."""
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0] + "…"


def _says(passage: Passage) -> bool:
    """Whether the block is a heading, which says itself where the reader is."""
    return (passage.new or passage.old)[0].provision.kind is ProvisionKind.SECTION
