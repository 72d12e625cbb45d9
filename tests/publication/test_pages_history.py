"""A history: every version for good, dates that were said, and a picture that is true to scale."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inforce.publication.pages.history import history_view
from inforce.publication.pages.standing import policy_facts
from inforce.publication.pages.timescale import WIDTH, timescale
from inforce.versions.version import Effective
from sample_policy import history, status_of, version

FACTS = policy_facts(history(), status_of)


def test_the_latest_version_stands_first_and_none_is_left_out():
    """A withdrawn version stays on record."""
    labels = [row.link.standing.version.label for row in history_view(FACTS).rows]
    assert labels == ["2027-01-15", "2025-06-01", "2024-09-01", "2024-03-01", "2023-05-01"]


def test_notice_is_counted_only_where_someone_said_when_people_were_told():
    """A day that nobody stated is not guessed from another."""
    rows = {r.link.standing.version.label: r for r in history_view(FACTS).rows}
    assert rows["2027-01-15"].notice_days == 56
    assert rows["2023-05-01"].notice_days is None


def test_notice_is_counted_anew_where_a_version_was_brought_forward():
    """Who was told of a later day was not told of this one."""
    coming = FACTS.standing("2027-01-15").version
    told, moved = coming.announced_on, coming.announced_on + timedelta(days=10)
    day = coming.effective_on - timedelta(days=20)
    effective = (Effective(day),)
    sooner = replace(
        coming, effective=effective, postponed_from=(coming.effective_on,), dated_on=moved
    )
    past = history()
    versions = tuple(sooner if v.label == coming.label else v for v in past.versions)
    facts = policy_facts(replace(past, versions=versions), status_of)
    rows = {r.link.standing.version.label: r for r in history_view(facts).rows}
    assert rows["2027-01-15"].notice_days == (day - moved).days < (day - told).days


def test_an_edit_without_a_word_is_marked():
    """A silent edit is seen where versions are listed."""
    rows = {r.link.standing.version.label: r for r in history_view(FACTS).rows}
    assert rows["2023-05-01"].silent
    assert not rows["2024-03-01"].silent
    assert rows["2023-05-01"].texts[1].comparison == "privacy/2023-05-01/1..2/"


def test_a_bar_is_as_long_as_its_version_bound():
    """Twice the time is twice the length."""
    picture = timescale(FACTS)
    assert picture is not None
    bars = {bar.label: bar for bar in picture.bars}
    days = (date(2027, 1, 15) - date(2025, 6, 1)).days
    other = (date(2024, 3, 1) - date(2023, 5, 1)).days
    assert abs(bars["2025-06-01"].width / bars["2023-05-01"].width - days / other) < 0.02


def test_what_never_bound_anyone_is_not_drawn():
    """A withdrawn version has no length."""
    picture = timescale(FACTS)
    assert picture is not None
    assert "2024-09-01" not in {bar.label for bar in picture.bars}


def test_one_version_is_no_picture():
    """A single bar tells nothing."""
    assert timescale(replace(FACTS, standings=FACTS.standings[:1])) is None


@given(
    st.lists(st.integers(0, 9000), min_size=2, max_size=30, unique=True),
    st.integers(-2000, 9000),
)
def test_nothing_is_drawn_outside_the_picture(offsets, day):
    """Whatever the dates, bars stand in order and inside."""
    start = date(2000, 1, 1)
    versions = tuple(version("# T\n", start + timedelta(o), None) for o in sorted(offsets))
    facts = policy_facts(
        type(FACTS.history)(
            policy="p", title="T", language="en", paths=("p.md",), versions=versions
        ),
        lambda _: "superseded",
    )
    picture = timescale(facts, start + timedelta(day))
    assert picture is not None
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH + 3 for bar in picture.bars)
    assert [bar.x for bar in picture.bars] == sorted(bar.x for bar in picture.bars)
    assert all(0 <= tick.x <= WIDTH for tick in picture.ticks)
    assert 0 <= picture.day_x <= WIDTH


def test_a_version_on_the_last_day_of_the_calendar_is_drawn():
    """A year that nobody lives in is a year."""
    past = history()
    last = replace(past.versions[-1], effective=(Effective(date.max),))
    facts = policy_facts(replace(past, versions=(*past.versions[:-1], last)), status_of)
    assert timescale(facts, None) is not None
