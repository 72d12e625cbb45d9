"""What holds for every two texts, shown on generated ones."""

from collections import Counter

import pytest
from hypothesis import given

from inforce.documents.canonical import canonical_text
from inforce.documents.words import words
from inforce.errors import InternalRedlineError
from inforce.redline.compare import compare
from inforce.redline.edits import EditTag
from inforce.redline.passages import PassageKind
from redline_golden import document_of, redline_of
from redline_texts import TEXTS, pairs


def _counted(redline):
    counts = Counter()
    for tag, found in redline.word_edits():
        counts[tag] += len(found)
    return counts


@given(pairs())
def test_accepting_gives_the_new_text_and_rejecting_the_old(texts):
    """Whatever a redline shows, both texts are in it."""
    old, new = map(document_of, texts)
    redline = compare(old, new)
    assert redline.accepted_text() == canonical_text(new)
    assert redline.rejected_text() == canonical_text(old)


@given(pairs())
def test_the_words_of_the_redline_are_the_words_of_the_texts(texts):
    """Equal and inserted words are the new text's in order; equal and deleted ones the old's."""
    old, new = map(document_of, texts)
    redline = compare(old, new)
    edits = list(redline.word_edits())
    after = [word for tag, found in edits if tag != "delete" for word in found]
    before = [word for tag, found in edits if tag != "insert" for word in found]
    assert after == words(canonical_text(new))
    # What moved stands where it is now.
    assert Counter(before) == Counter(words(canonical_text(old)))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    """Nothing changed, nothing is shown."""
    redline = redline_of(text, text)
    assert redline.changes == ()
    assert all(passage.kind is PassageKind.SAME for passage in redline.passages)


@given(pairs())
def test_the_way_back_is_the_way_there_turned_round(texts):
    """What was inserted one way is deleted the other."""
    old, new = texts
    there, back = _counted(redline_of(old, new)), _counted(redline_of(new, old))
    assert (there["insert"], there["delete"]) == (back["delete"], back["insert"])
    assert there["equal"] == back["equal"]


@given(pairs())
def test_edits_cover_both_sides_without_a_hole(texts):
    """Every line's segments follow each other from end to end, and none is empty."""
    for passage in redline_of(*texts).passages:
        for line in passage.lines:
            old_at = new_at = 0
            for segment in line.segments:
                assert (segment.old_start, segment.new_start) == (old_at, new_at)
                assert segment.old_end > old_at or segment.new_end > new_at
                old_at, new_at = segment.old_end, segment.new_end
            assert line.old_text[old_at:].strip() == ""
            assert line.new_text[new_at:].strip() == ""


@given(pairs())
def test_every_change_has_a_name_of_its_own(texts):
    """A name says what a change does, not how many stand before it; no two share one."""
    names = [change.id for change in redline_of(*texts).every_change()]
    assert len(names) == len(set(names))


@given(pairs())
def test_every_block_stands_in_the_redline_once(texts):
    """No block is lost, and none is shown twice."""
    passages = redline_of(*texts).passages
    new = [block.index for passage in passages for block in passage.new if passage.kind != "left"]
    old = [block.index for passage in passages for block in passage.old if passage.kind != "left"]
    assert new == list(range(len(new)))
    assert sorted(old) == list(range(len(old)))


def test_a_change_keeps_its_name_when_another_comes():
    """The address of a change outlives its neighbours."""
    old = "Rent is 10 a day.\n\nKeys are lent."
    one = redline_of(old, "Rent is 12 a day.\n\nKeys are lent.")
    two = redline_of(old, "A new start.\n\nRent is 12 a day.\n\nKeys are lent.")
    assert {change.id for change in one.changes} < {change.id for change in two.changes}


def test_a_redline_that_would_not_rebuild_is_refused(monkeypatch):
    """Nothing is shown rather than something wrong."""
    monkeypatch.setattr("inforce.redline.compare.text_of_lines", lambda _: "other")
    with pytest.raises(InternalRedlineError, match="cannot be rebuilt"):
        redline_of("one", "two")


def test_spaces_alone_make_no_change():
    """Equal words are equal however they are spaced."""
    redline = redline_of("one  two three four ( five )", "one two three four (five) six")
    tags = [tag for tag, _ in redline.word_edits()]
    assert tags == [EditTag.EQUAL.value, EditTag.INSERT.value]
