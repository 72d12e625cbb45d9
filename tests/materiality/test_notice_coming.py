"""When readers were told of a version, whatever befell it on its way."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inforce.materiality.notice_coming import Anew, coming_versions
from inforce.versions.version import TextChange
from ledger_samples import make_history, make_text, make_version

ON = date(2026, 12, 1)
EARLIER = make_version("2026-01-01", make_text("We keep the lamp lit.", date(2025, 12, 1)))
TOLD = date(2026, 10, 1)
FURTHER = (TextChange.CORRECTION, TextChange.SILENT_EDIT, TextChange.SUBSTANTIAL)


def coming(*changes, announced=TOLD, forward=None, dated=TOLD):
    """A version announced for next year, with a further text on each of some days."""
    texts = [make_text("The lamp goes out.", TOLD)]
    for number, (on, change) in enumerate(changes, 2):
        texts.append(make_text(f"The lamp goes out {number}.", on, number=number, change=change))
    return make_version(
        "2027-06-01",
        *texts,
        announced_on=announced,
        dated_on=dated,
        postponed_from=(date(2028, 1, 1),) if forward else (),
    )


def told(version, **options):
    """The day and the reason of the one coming version."""
    (found,) = coming_versions(make_history(EARLIER, version), ON, **options)
    return found.told_on, found.anew


def test_the_day_that_its_author_names_counts():
    """People may be told before the text is published, or after."""
    assert told(coming()) == (TOLD, Anew.NO)
    assert told(coming(announced=None, dated=date(2026, 9, 1))) == (date(2026, 9, 1), Anew.NO)


def test_an_edit_of_many_words_begins_the_notice_anew():
    """Who was told before was told of another text."""
    edited = date(2026, 11, 1)
    assert told(coming((edited, TextChange.SUBSTANTIAL))) == (edited, Anew.REWORDED)
    assert told(coming((edited, TextChange.CORRECTION))) == (TOLD, Anew.NO)


def test_what_weighs_an_edit_decides_whether_it_matters():
    """A few words may be the ones that matter, and many may not."""
    edited = date(2026, 11, 1)
    version = coming((edited, TextChange.SILENT_EDIT))
    assert told(version, reworded=lambda _old, _new: True) == (edited, Anew.REWORDED)
    version = coming((edited, TextChange.SUBSTANTIAL))
    assert told(version, reworded=lambda _old, _new: False) == (TOLD, Anew.NO)


def test_people_who_were_told_again_after_an_edit_were_told():
    """An announcement after the last edit speaks of the text as it is."""
    version = coming((date(2026, 11, 1), TextChange.SUBSTANTIAL), announced=date(2026, 11, 2))
    assert told(version) == (date(2026, 11, 2), Anew.NO)


def test_a_version_brought_forward_was_told_when_its_day_was():
    """Who was told of the later day was not told of this one."""
    dated = date(2026, 11, 5)
    assert told(coming(forward=True, dated=dated)) == (dated, Anew.FORWARD)


def test_a_text_that_is_not_recorded_yet_is_told_today():
    """A draft is judged as if it were published today."""
    version = coming((None, TextChange.SUBSTANTIAL))
    assert told(version) == (ON, Anew.REWORDED)


@pytest.mark.parametrize("withdrawn_on", [date(2026, 11, 1), None])
def test_what_was_taken_back_needs_no_notice(withdrawn_on):
    """A version that will not come binds nobody."""
    version = replace(coming(), withdrawn_on=withdrawn_on)
    found = coming_versions(make_history(EARLIER, version), ON)
    assert len(found) == (0 if withdrawn_on else 1)


def test_a_version_follows_the_one_that_takes_effect_before_it_in_whatever_order_they_came():
    """The order of recording says nothing about the order of effect."""
    later = make_version("2026-09-01", make_text("Later.", date(2026, 8, 1)))
    between = make_version("2026-05-01", make_text("Between.", date(2026, 8, 2)))
    history = make_history(EARLIER, later, between, coming())
    (found,) = coming_versions(history, ON)
    assert (found.previous, found.standing) == (later, later)


DAYS = st.integers(0, 60).map(lambda days: TOLD + timedelta(days=days))


@settings(max_examples=60)
@given(
    st.lists(st.tuples(DAYS, st.sampled_from(FURTHER)), max_size=4).map(
        lambda edits: sorted(edits, key=lambda edit: edit[0])
    ),
    DAYS,
    st.booleans(),
)
def test_nothing_that_befalls_a_version_makes_its_notice_longer(edits, dated, forward):
    """An edit or an earlier day can only begin the notice later than it was given."""
    plain, _ = told(coming())
    later, anew = told(coming(*edits, dated=dated, forward=forward))
    assert later >= plain
    assert (anew is Anew.NO) == (later == plain)
