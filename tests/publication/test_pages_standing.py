"""Versions as readers meet them: in order of effect, each with its last day and its neighbours."""

from dataclasses import replace
from datetime import date

from inforce.publication.pages.parts import Day
from inforce.publication.pages.standing import policy_facts
from inforce.versions.version import Effective, Precision
from sample_policy import history, status_of, version

FACTS = policy_facts(history(), status_of)


def standing(label):
    found = FACTS.standing(label)
    assert found is not None
    return found


def test_a_version_binds_until_the_day_before_the_next():
    """A reader is told the last day a text binds, not the first on which it does not."""
    assert standing("2025-06-01").until_on == Day(date(2027, 1, 14))


def test_the_last_version_has_no_last_day():
    """Nobody knows when a text will end that nothing follows."""
    assert standing("2027-01-15").until_on is None


def test_a_next_version_known_by_its_month_gives_only_that_month():
    """A day is never made out of a month."""
    past = history()
    coming = replace(past.versions[-1], effective=(Effective(date(2027, 1, 1), Precision.MONTH),))
    facts = policy_facts(replace(past, versions=(*past.versions[:-1], coming)), status_of)
    in_force = facts.in_force
    assert in_force is not None
    assert in_force.until_on == Day(date(2027, 1, 1), Precision.MONTH)


def test_a_repealed_policy_ends_the_day_before_its_repeal():
    """The repeal ends the last version, not an earlier one."""
    past = replace(history(), repealed_on=date(2027, 6, 1))
    ends = [s.until_on for s in policy_facts(past, status_of).standings]
    assert ends[-1] == Day(date(2027, 5, 31))
    assert ends[-2] == Day(date(2027, 1, 14))


def test_a_withdrawn_version_stands_between_no_two_others():
    """What never bound anyone is on record, but nothing followed it."""
    withdrawn = standing("2024-09-01")
    assert (withdrawn.previous, withdrawn.next, withdrawn.until_on) == (None, None, None)
    assert standing("2024-03-01").next == "2025-06-01"
    assert standing("2025-06-01").previous == "2024-03-01"


def test_versions_stand_in_order_of_effect_not_of_recording():
    """A version recorded late takes its place by the day it bound."""
    past = history()
    late = version("# Late\n", date(2023, 8, 1), None)
    facts = policy_facts(replace(past, versions=(*past.versions, late)), status_of)
    assert [s.version.label for s in facts.standings][:3] == [
        "2023-05-01",
        "2023-08-01",
        "2024-03-01",
    ]


def test_neighbours_are_compared_and_the_text_in_force_with_every_coming_one():
    """Whoever reads a coming text can see what it changes of the text that binds now."""
    past = history()
    second = version("# Later\n", date(2028, 1, 1), date(2026, 11, 20))

    def status(one):
        return "announced" if one.label == "2028-01-01" else status_of(one)

    facts = policy_facts(replace(past, versions=(*past.versions, second)), status)
    assert facts.compared == (
        ("2023-05-01", "2024-03-01"),
        ("2024-03-01", "2025-06-01"),
        ("2025-06-01", "2027-01-15"),
        ("2027-01-15", "2028-01-01"),
        ("2025-06-01", "2028-01-01"),
    )
