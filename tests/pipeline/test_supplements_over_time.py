"""A supplement and the policy it stands on, each with a past and a future."""

from datetime import date

import pytest

from repository_simulator import RepositorySimulator
from town import HOUSE, Town, attic, house


@pytest.fixture
def town():
    """A town."""
    return Town()


# The whole text over time.


def test_a_new_whole_text_begins_where_either_side_changes(town):
    """Each is made from the two versions of its day."""
    town.publish("2025-01-01", house=house("2025-02-01", keys="Two."))
    town.publish("2025-03-01", attic=attic("2025-04-01", keys="Three."))
    town.publish(
        "2025-05-01", house=house("2025-06-01", keys="4."), attic=attic("2025-06-01", keys="5.")
    )
    assert town.wholes()[-4:] == [
        ("2024-03-01", "superseded", "2024-01-01", "2024-03-01"),
        ("2025-02-01", "superseded", "2025-02-01", "2024-03-01"),
        ("2025-04-01", "superseded", "2025-02-01", "2025-04-01"),
        ("2025-06-01", "in-force", "2025-06-01", "2025-06-01"),
    ]


def test_a_coming_supplement_and_a_coming_policy_are_each_announced(town):
    """Two days to come, two whole texts to come."""
    town.publish("2026-11-01", attic=attic("2027-01-01", keys="Three."))
    town.publish("2026-11-02", house=house("2027-02-01", keys="Two."))
    assert town.wholes()[-3:] == [
        ("2024-03-01", "in-force", "2024-01-01", "2024-03-01"),
        ("2027-01-01", "announced", "2024-01-01", "2027-01-01"),
        ("2027-02-01", "announced", "2027-02-01", "2027-01-01"),
    ]


def test_a_withdrawn_version_makes_no_whole_text(town):
    """What was taken back before its day never bound anyone."""
    town.publish("2026-10-01", house=house("2027-02-01", keys="Two."))
    town.publish("2026-11-01", house=house("2024-01-01"))
    assert [row[0] for row in town.wholes()] == ["2024-01-01", "2024-03-01"]


def test_a_repealed_supplement_leaves_the_general_policy_alone(town):
    """From its last day on, nothing is said for the service alone."""
    text = attic("2024-03-01", status="repealed", repealed="2026-06-01")
    town.publish("2026-05-01", attic=text)
    assert town.wholes()[-2:] == [
        ("2024-03-01", "superseded", "2024-01-01", "2024-03-01"),
        ("2026-06-01", "in-force", "2024-01-01", ""),
    ]


def test_the_past_of_a_whole_text_begins_before_its_first_supplement(town):
    """What bound before a service had a text of its own is the general policy's history."""
    town.repository = RepositorySimulator()
    town.repository.commit({HOUSE: house("2020-01-01", keys="None.")}, on="2020-01-01")
    town.publish("2022-01-01", house=house("2022-01-01"))
    town.publish("2024-03-01", attic=attic("2024-03-01"))
    assert [row[0] for row in town.wholes()] == ["2022-01-01", "2024-03-01"]


# The definitions of the general policy on a supplement's own page.


def test_a_supplement_is_read_with_the_general_policy_that_is_in_force_with_it(town):
    """One that ended with that of its last day, one in force with today's."""
    town.publish("2025-01-01", house=house("2025-02-01", keys="Two."))
    town.publish("2025-03-01", attic=attic("2025-04-01", keys="Three."))
    town.publish("2025-05-01", house=house("2025-06-01", keys="Four."))
    town.publish("2026-11-01", attic=attic("2027-03-01", keys="Five."))
    town.publish("2026-11-02", house=house("2027-02-01", keys="Six."))
    assert town.generals_beside() == [
        ("2024-03-01", "house/2025-02-01/"),
        ("2025-04-01", "house/2025-06-01/"),
        ("2027-03-01", "house/2027-02-01/"),
    ]
    assert town.generals_beside(date(2027, 2, 1))[1] == ("2025-04-01", "house/2027-02-01/")


def test_what_never_bound_is_read_with_no_general_policy(town):
    """A version that was taken back has nothing in force with it, nor has one in other words."""
    town.publish("2026-10-01", attic=attic("2027-02-01", keys="Two."))
    town.publish("2026-11-01", attic=attic("2024-03-01"))
    assert town.generals_beside()[-1] == ("2027-02-01", "")
    town.publish("2026-11-02", attic=attic("2024-03-01", language="de"))
    assert town.generals_beside()[0] == ("2024-03-01", "")


# The list of services.


def test_a_supplement_in_force_is_listed_with_what_differs(town):
    """Both texts are named, and the page of what differs is there."""
    row = town.row()
    assert (row.general.text, row.supplement.text, row.from_on) == ("House", "Attic", None)
    assert (row.whole, row.differences) == ("for/attic/", "for/attic/differences/")


def test_a_supplement_that_is_to_come_is_listed_with_its_first_day(town):
    """Until then the general policy applies as it stands, and nothing differs."""
    town.repository = RepositorySimulator()
    town.publish("2026-10-01", house=house("2024-01-01"), attic=attic("2027-02-01"))
    row = town.row()
    assert (row.supplement.text, row.from_on, row.differences) == ("Attic", date(2027, 2, 1), "")


def test_a_repealed_supplement_is_not_listed(town):
    """What no longer binds anyone is no part of what covers a service."""
    town.publish("2026-05-01", attic=attic("2024-03-01", status="repealed", repealed="2026-06-01"))
    assert town.row().supplement is None


def test_a_service_whose_policy_was_never_published_is_left_out(town):
    """It has no page that its name could lead to."""
    town.repository = RepositorySimulator()
    town.publish("2026-10-01", house=house("2027-02-01"), attic=attic("2027-02-01"))
    assert town.row(on=date(2026, 12, 1)) is not None
    town.publish("2026-11-01", house=house("2027-02-01", status="withdrawn"))
    assert town.row() is None
