"""The notice clock counts as a calendar does, and the strictest rule wins."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.materiality.notice_clock import earliest_day
from inforce.materiality.notice_period import Period, parse_period
from inforce.materiality.notice_preset import Basis, NoticePreset, NoticeRule

DAYS = st.dates(date(1990, 1, 1), date(2150, 1, 1))


def preset(name, basis=Basis.LEAD, lead="P30D", *, expires=False, kind="material"):
    rule = NoticeRule(basis=basis, lead=parse_period(lead), expires=expires)
    return NoticePreset(
        name=name,
        title=name,
        regime="A rule",
        source="A book",
        confidence="M",
        checked_on=date(2026, 1, 1),
        rules={kind: rule},
    )


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("P30D", Period(days=30)),
        ("P1M", Period(months=1)),
        ("P2W", Period(days=14)),
        ("P1Y2M3D", Period(months=14, days=3)),
        ("P0D", Period()),
    ],
)
def test_a_duration_is_read_as_iso_8601_writes_it(text, period):
    """Years, months, weeks and days, in that order."""
    assert parse_period(text) == period


@pytest.mark.parametrize(
    "text", ["", "P", "30", "P30", "PT30H", "P1D1M", "-P1D", "P1.5M", "p30d", "P30D ", "P99999D"]
)
def test_what_is_no_duration_in_days_is_none(text):
    """An hour is no notice, and a slip is no duration."""
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("told", "lead", "earliest"),
    [
        ("2026-12-01", "P30D", "2026-12-31"),
        ("2026-11-15", "P1M", "2026-12-15"),
        ("2026-01-31", "P1M", "2026-02-28"),
        ("2028-01-31", "P1M", "2028-02-29"),
        ("2026-12-31", "P2M", "2027-02-28"),
        ("2026-03-28", "P1D", "2026-03-29"),  # a night in which clocks change is a night
        ("9999-12-31", "P99Y", "9999-12-31"),
    ],
)
def test_a_month_is_a_month_and_the_day_of_notice_does_not_count(told, lead, earliest):
    """Periods follow the calendar, and never end before it does."""
    assert parse_period(lead).after(date.fromisoformat(told)) == date.fromisoformat(earliest)


def test_where_a_period_must_have_expired_its_last_day_counts_too():
    """Fifteen days that must have expired are over on the sixteenth."""
    found = earliest_day([preset("p2b", lead="P15D", expires=True)], "material", told_on=DAY)
    assert found.on == DAY + timedelta(days=16)


DAY = date(2026, 2, 1)


def test_the_longer_of_a_month_and_thirty_days_depends_on_the_month():
    """The strictest is found by the calendar, not by the look of the durations."""
    both = [preset("days", lead="P30D"), preset("month", lead="P1M")]
    assert earliest_day(both, "material", told_on=date(2026, 2, 1)).preset == "days"
    assert earliest_day(both, "material", told_on=date(2026, 3, 1)).preset == "month"


def test_consent_is_stricter_than_any_period_and_asks_for_a_decision():
    """Where a rule asks for consent, waiting is not enough."""
    presets = [preset("long", lead="P60D"), preset("ask", Basis.CONSENT, "P0D")]
    found = earliest_day(presets, "material", told_on=DAY)
    assert (found.preset, found.basis) == ("long", Basis.CONSENT)
    assert found.deciding == (("ask", Basis.CONSENT),)


def test_a_change_that_nobody_weighed_gets_the_longest_notice():
    """No class, or a word that is none, counts as material."""
    for kind in ("", "material", "whatever"):
        assert earliest_day([preset("a")], kind, told_on=DAY).on == DAY + timedelta(days=30)


def test_a_class_that_no_preset_names_needs_no_notice():
    """An editorial change may bind at once."""
    assert earliest_day([preset("a")], "editorial", told_on=DAY) is None
    assert earliest_day([], "material", told_on=DAY) is None


@given(
    DAYS,
    st.lists(
        st.builds(Period, months=st.integers(0, 24), days=st.integers(0, 400)),
        min_size=1,
        max_size=5,
    ),
)
def test_one_more_preset_never_brings_the_day_forward(told_on, leads):
    """Presets combine: each can only make the wait longer."""
    presets = [
        NoticePreset(
            name=str(place),
            title="t",
            regime="r",
            source="s",
            confidence="A",
            checked_on=told_on,
            rules={"material": NoticeRule(basis=Basis.LEAD, lead=lead)},
        )
        for place, lead in enumerate(leads)
    ]
    days = [
        earliest_day(presets[:n], "material", told_on=told_on).on
        for n in range(1, len(presets) + 1)
    ]
    assert days == sorted(days)
    assert days[-1] == max(lead.after(told_on) for lead in leads)
    assert days[0] >= told_on


@given(DAYS, DAYS, st.builds(Period, months=st.integers(0, 24), days=st.integers(0, 400)))
def test_who_is_told_later_is_never_bound_earlier(one, other, lead):
    """A later notice never leads to an earlier day."""
    first, second = sorted((one, other))
    assert lead.after(first) <= lead.after(second)
