"""A clause in another place is one move, whatever else happened."""

import pytest

from inforce.redline.changes import Deletion, Insertion, Move, Substitution
from redline_golden import redline_of

SECTIONS = {
    "Keys": "Every guest is lent one key and returns it on the last day.",
    "Noise": "After ten at night the house is quiet, and so is the yard behind it.",
    "Pets": "Pets are welcome on the ground floor as long as they harm nobody.",
    "Fire": "Open fire is allowed in the stove of the kitchen and nowhere else.",
    "Guests": "Whoever stays longer than three nights is entered in the book.",
    "Rent": "Rent is paid in advance, in cash or by card, for the whole stay.",
}
NAMES = list(SECTIONS)


def _text(names):
    return "\n\n".join(f"## {name}\n\n{SECTIONS[name]}" for name in names)


@pytest.mark.parametrize("start", range(len(NAMES)))
@pytest.mark.parametrize("end", range(len(NAMES)))
def test_a_section_that_moves_is_exactly_one_move(start, end):
    """Wherever it goes, nothing is deleted or inserted, and no second move is seen."""
    if start == end:
        return
    names = list(NAMES)
    names.insert(end, names.pop(start))
    changes = redline_of(_text(NAMES), _text(names)).changes
    assert [type(change) for change in changes] == [Move]


def test_what_was_edited_in_a_move_stands_inside_it():
    """A moved and edited clause is one move with a substitution in it."""
    old = _text(NAMES)
    moved = _text([*NAMES[1:], NAMES[0]]).replace("one key", "two keys")
    (move,) = redline_of(old, moved).changes
    assert isinstance(move, Move)
    assert [type(edit) for edit in move.edits] == [Substitution]
    assert (move.edits[0].old_words, move.edits[0].new_words) == ("one key", "two keys")
    assert move.old_citation == "“Keys”"


def test_untouched_words_of_a_move_are_equal_where_they_stand_now():
    """Moving is no deleting and inserting."""
    old, new = _text(NAMES), _text([*NAMES[1:], NAMES[0]])
    assert {tag for tag, _ in redline_of(old, new).word_edits()} == {"equal"}


@pytest.mark.parametrize("words", ["See below.", "Not applicable.", "None.", "As above, so below."])
def test_boilerplate_is_no_evidence_of_a_move(words):
    """A few common words that go here and come there are a deletion and an insertion."""
    old = f"## One\n\n{words}\n\n{SECTIONS['Keys']}\n\n## Two\n\n{SECTIONS['Noise']}"
    new = f"## One\n\n{SECTIONS['Keys']}\n\n## Two\n\n{SECTIONS['Noise']}\n\n{words}"
    assert {type(change) for change in redline_of(old, new).changes} == {Insertion, Deletion}


def test_a_clause_that_stands_twice_has_not_moved():
    """Where the same words remain in their place, further ones are an insertion."""
    old = _text(NAMES)
    new = f"{old}\n\n{SECTIONS['Keys']}"
    assert [type(change) for change in redline_of(old, new).changes] == [Insertion]


def test_a_reversed_table_loses_no_row():
    """Rows that changed places are moves, never deletions."""
    rows = [f"| Room {n} | {n * 7 + 13} beds | floor {n % 5} |" for n in range(12)]
    head = "| Room | Beds | Floor |\n|---|---|---|\n"
    changes = redline_of(head + "\n".join(rows), head + "\n".join(rows[::-1])).changes
    assert {type(change) for change in changes} == {Move}


def test_a_row_of_another_name_is_another_row():
    """Two suppliers of one service are two suppliers, however alike their rows."""
    head = "| Supplier | Service | Country |\n|---|---|---|\n"
    rows = [f"| Firm {n} | service number {n} for all our guests | Country {n} |" for n in range(6)]
    one, other = (
        "| Alder | the laundry of our guests | Norway |",
        "| Birch | the laundry of our guests | Norway |",
    )
    old = head + "\n".join([one, *rows])
    new = head + "\n".join([*rows, other])
    assert [type(change) for change in redline_of(old, new).changes] == [Deletion, Insertion]
