"""Notices as a calendar, opened by a calendar's own parser."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from inforce.publication.notices.calendar import OCTETS, calendar
from sample_notice import NOTICES, SITE, WORDS, notice_of


def events(notice):
    """The events of a notice by the end of their name."""
    parsed = Calendar.from_ical(calendar((notice,), WORDS("en"), site=SITE))
    assert parsed.errors == []
    return {str(one["uid"]).split("@")[0].rpartition(".")[2]: one for one in parsed.walk("VEVENT")}


def test_the_day_and_the_last_day_before_it_are_whole_days():
    """No zone moves a day that a law counts."""
    found = events(notice_of())
    assert found["effective"].decoded("dtstart") == date(2027, 1, 15)
    assert found["effective"].decoded("dtend") == date(2027, 1, 16)
    assert found["last-day"].decoded("dtstart") == date(2027, 1, 14)
    assert str(found["effective"]["url"]) == "https://rules.example/privacy/2027-01-15/notice/"


def test_the_stamp_is_the_day_people_were_told():
    """The same record makes the same calendar, whenever it is written."""
    assert events(notice_of())["effective"].decoded("dtstamp") == datetime(
        2026, 12, 1, 12, tzinfo=UTC
    )


def test_a_day_that_moves_moves_the_event_and_makes_no_second_one():
    """Whoever has the event in a calendar sees it move."""
    first = events(notice_of(label="winter"))["effective"]
    moved = replace(
        notice_of(postponed_from=(date(2027, 1, 15),), label="winter"),
        effective=(replace(notice_of().effective[0], from_on=date(2027, 3, 1)),),
    )
    later = events(moved)["effective"]
    assert later["uid"] == first["uid"]
    assert (first["sequence"], later["sequence"]) == (0, 1)
    assert later.decoded("dtstart") == date(2027, 3, 1)


def test_a_text_that_is_taken_back_cancels_its_event():
    """The event that people were sent goes away by its own name."""
    announced = events(notice_of())
    taken_back = events(notice_of(status="withdrawn", withdrawn_on=date(2026, 12, 20)))
    assert {name: one["uid"] for name, one in announced.items()} == {
        name: one["uid"] for name, one in taken_back.items()
    }
    assert {str(one["status"]) for one in taken_back.values()} == {"CANCELLED"}
    assert {one["sequence"] for one in taken_back.values()} == {1}


@given(st.text(max_size=300), st.text(min_size=1, max_size=120))
def test_no_word_of_an_author_becomes_a_property(summary, title):
    """Line ends, commas and backslashes stay words, and no line is longer than allowed."""
    data = calendar((notice_of(summary=summary, title=title),), WORDS("en"), site=SITE)
    assert max(len(line) for line in data.split(b"\r\n")) <= OCTETS
    found = Calendar.from_ical(data)
    assert found.errors == []
    assert len(found.walk("VEVENT")) == 2
    assert {name for one in found.walk("VEVENT") for name in one} == {
        *("UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL"),
        *("STATUS", "CLASS", "TRANSP"),
    }


def test_a_policy_with_no_earlier_text_has_no_last_day_of_it():
    """Nothing ends where nothing was."""
    assert set(events(replace(NOTICES["2025-06-01"], old_label=""))) == {"effective"}


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_days_like_others(day):
    """An author who writes a year nobody lives in gets an event, and no error."""
    effective = (replace(notice_of().effective[0], from_on=day),)
    assert events(replace(notice_of(), effective=effective))["effective"].decoded("dtstart") == day
