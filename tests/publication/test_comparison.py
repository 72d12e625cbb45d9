"""The package's front doors, as a script would use them."""

import doctest

import pytest

import inforce
from inforce.publication import comparison


def test_the_examples_in_the_docstrings_hold():
    """What the documentation shows is what happens."""
    assert doctest.testmod(inforce).failed == 0
    assert doctest.testmod(comparison).failed == 0


def test_a_redline_rebuilds_both_texts_and_shows_itself():
    """Accepting gives the new text, rejecting the old, and the page says what changed."""
    old, new = "# Terms\n\nYou may return it.\n", "# Terms\n\nYou may not return it.\n"
    redline = inforce.compare(old, new)
    assert redline.accepted_text() == inforce.canonical_text(new)
    assert redline.rejected_text() == inforce.canonical_text(old)
    assert ("insert", ("not",)) in list(redline.word_edits())
    assert "<ins" in redline.to_html()


def test_front_matter_is_not_part_of_the_words():
    """A declaration about a text is no word of it."""
    assert inforce.compare("---\ntitle: A\n---\nWords.", "---\ntitle: B\n---\nWords.").changes == ()


def test_there_is_nothing_else_at_the_root():
    """A name that was never promised is an error that says so."""
    with pytest.raises(AttributeError, match="no attribute"):
        inforce.diff  # noqa: B018
