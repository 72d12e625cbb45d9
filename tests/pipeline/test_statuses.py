"""Where a policy stands on each later day, told on the day of the build."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inforce.pipeline.statuses import standing_from, standing_on
from inforce.publication.pages.policy import live_turns, shown_live
from inforce.publication.pages.turning import Turn, turns
from inforce.versions.timeline import turned_on, turning_days
from sample_histories import START, days, histories
from sample_policy import history

LATER = date(2027, 1, 15)


@settings(max_examples=60, deadline=None)
@given(histories("privacy"), days, st.integers(0, 150))
def test_what_is_told_ahead_is_what_will_be_said(past, on, after):
    """A page built today and read later says what a page built later says."""
    day = on + timedelta(after)
    assert standing_from(past, on).on(day).standings == standing_on(past, day).standings


@settings(max_examples=60, deadline=None)
@given(histories("privacy"), days)
def test_nothing_changes_between_the_days_that_are_told(past, on):
    """The last day that changed something is the same until the next one comes."""
    told = turning_days(past, on)
    last = told[0] - timedelta(1) if told else on + timedelta(300)
    assert turned_on(past, last) == turned_on(past, on)
    assert [turned_on(past, day) for day in told] == list(told)


def test_a_live_page_keeps_its_text_and_tells_what_took_its_place():
    """The old words are never shown as the ones in force once others are."""
    facts = standing_from(history(), START)
    shown = shown_live(facts)
    assert shown is not None
    before, after = live_turns(facts, shown)
    assert (before.from_on, before.until_on) == (None, LATER - timedelta(1))
    assert before.said.coming is not None
    assert before.said.coming.href == "privacy/2027-01-15/"
    assert (after.from_on, after.until_on) == (LATER, None)
    assert after.said.standing.status == "superseded"
    successor = after.said.successor
    assert successor is not None
    assert successor.version is not None
    assert successor.version.href == "privacy/2027-01-15/"


def test_what_does_not_change_is_said_once():
    """A day that changes nothing here makes no new turn."""
    told = turns([START, LATER], lambda day: "new" if day == LATER else "old")
    assert told == (
        Turn(said="old", until_on=LATER - timedelta(1)),
        Turn(said="new", from_on=LATER),
    )


@pytest.mark.parametrize("on", [START, LATER])
def test_the_sample_turns_once(on):
    """A history with one version to come has one day to tell of, and none after it."""
    assert turning_days(history(), on) == ((LATER,) if on < LATER else ())
