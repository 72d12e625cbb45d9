"""Eleven kinds of change a reader must see, and seven kinds of noise no reader sees."""

import pytest

from redline_golden import redline_of

BASE = """# House rules

## 1. Keys

Every guest has a key. Lost keys cost $40 within 30 days.

1. Lock the door at night.
2. Return the key on the last day of your stay.

| Room | Price |
|------|-------|
| Attic | 80 |
| Cellar | 60 |

Read the [fire plan](https://house.example/fire) on the wall. It says **leave** first.

## 2. Garden

The garden is open to every guest from morning until dark.
"""

MUST_SHOW = {
    "a word": ("Every guest has", "Every lodger has"),
    "a negation": ("The garden is open", "The garden is not open"),
    "a number": ("30 days", "14 days"),
    "an amount": ("$40", "$45"),
    "a capital": ("Every guest has a key", "Every Guest has a key"),
    "an inserted clause": ("2. Return", "2. Leave shoes outside.\n3. Return"),
    "a deleted clause": ("1. Lock the door at night.\n2. Return", "1. Return"),
    "a table cell": ("| Attic | 80 |", "| Attic | 85 |"),
    "a link": ("house.example/fire", "house.example/other"),
    "a heading": ("## 2. Garden", "## 2. Yard"),
    "a sign that cannot be seen": ("Every guest", "Every gu\u200best"),
}
NOISE = {
    "line wrapping": ("has a key. Lost", "has a key.\nLost"),
    "heading style": ("# House rules\n", "House rules\n===========\n"),
    "lazy numbers": ("2. Return", "1. Return"),
    "emphasis signs": ("**leave**", "__leave__"),
    "quotes, dashes and spaces": ("key. Lost", "key.\u00a0Lost"),
    "table layout": ("|------|-------|", "|:-----|---|"),
    "line ends and trailing space": ("dark.\n", "dark.  \r\n"),
}


@pytest.mark.parametrize("kind", MUST_SHOW)
def test_a_reader_must_see(kind):
    """Each kind of change is shown, on both of its ways."""
    before, after = MUST_SHOW[kind]
    assert before in BASE
    changed = BASE.replace(before, after)
    assert redline_of(BASE, changed).changes
    assert redline_of(changed, BASE).changes


@pytest.mark.parametrize("kind", NOISE)
def test_no_reader_sees(kind):
    """Each kind of noise changes neither a word nor a link, a number or a place."""
    before, after = NOISE[kind]
    assert before in BASE
    redline = redline_of(BASE, BASE.replace(before, after))
    assert redline.changes == ()


def test_one_inserted_clause_is_its_own_words_and_nothing_else():
    """The clauses after it are renumbered; renumbering is derived and marks no word."""
    clause = "Bicycles stand in the yard and nowhere else in this house."
    old = "\n".join(f"{n}. Rule number {word} stays." for n, word in enumerate("abcdef", 1))
    new = old.replace("2. Rule", f"2. {clause}\n3. Rule")
    redline = redline_of(old, new)
    marked = [word for tag, words in redline.word_edits() if tag != "equal" for word in words]
    assert len(marked) == 12
    assert [type(change).__name__ for change in redline.changes] == ["Insertion"] + [
        "Renumbering"
    ] * 5
