"""What is marked, case by case, as a lawyer would mark it by hand."""

import pytest

from redline_golden import Case, marked, read_cases, redline_of

CASES = list(read_cases())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_marked(case: Case):
    """Each case marks what its author expects, and says why."""
    assert case.reason
    assert marked(redline_of(case.old, case.new)) == case.expected


def test_there_are_enough_cases_and_none_twice():
    """A case that was lost would not be missed otherwise."""
    names = [str(case) for case in CASES]
    assert len(names) >= 80
    assert len(set(names)) == len(names)


def test_other_quotes_and_dashes_are_shown_on_request():
    """Whoever asks for typography sees it; both texts are rebuilt all the same."""
    redline = redline_of("“Goods” – all", '"Goods" - all', typography=True)
    deleted = [word for tag, words in redline.word_edits() if tag == "delete" for word in words]
    assert redline.changes
    assert deleted
    assert redline.accepted_text() == '"Goods" - all\n'
