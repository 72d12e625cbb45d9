"""What a supplement says of itself leads somewhere, or is answered at its line."""

import pytest

from repository_simulator import policy
from town import ATTIC, SERVICES, Town, attic, house, line_of


@pytest.fixture
def town():
    """A town."""
    return Town()


@pytest.mark.parametrize(
    ("old", "new", "code", "key", "near"),
    [
        ("supplements: house", "supplements: huose", "U013", "supplements", "house"),
        ("supplements: house", "supplements: attic", "U014", "supplements", "house"),
        ("service: attic", "service: atic", "U015", "service", "attic"),
        ("service: attic", "service: 'Garden Shed'", "U016", "service", "List it"),
        (
            "service: attic",
            "service: attic\naffirmed: 2024-01-02",
            "U012",
            "affirmed",
            "2024-01-01",
        ),
    ],
)
def test_a_name_that_leads_nowhere_is_answered_at_its_line(  # noqa: PLR0913, PLR0917 (one case)
    town, old, new, code, key, near
):
    """Each mistake is one diagnostic, with the nearest right name."""
    text = attic("2024-03-01").replace(old, new)
    town.draft(attic=text)
    excluded = "excluded:\n  - {name: Garden-Shed, reason: Not ours.}\n"
    found = {d.code: d for d in town.checks(services=SERVICES + excluded)}[code]
    assert found.location.path == ATTIC
    assert found.location.line == line_of(text, f"{key}:")
    assert near in found.remedy


def test_a_supplement_of_a_supplement_is_led_to_the_general_policy(town):
    """There is one whole text; a chain of supplements would have many."""
    nook = policy("# Nook\n\nSmall.\n", "2024-04-01", title="Nook", supplements="attic")
    town.repository.commit({"policy_src/nook.md": nook}, on="2024-04-01")
    (found,) = town.checks()
    assert (found.code, found.location.path) == ("U014", "policy_src/nook.md")
    assert "`supplements: house`" in found.remedy


def test_supplements_of_each_other_are_named_both(town):
    """A cycle is said at each of its files, and ends."""
    nook = policy("# Nook\n\nSmall.\n", "2024-04-01", title="Nook", supplements="attic")
    town.repository.commit({"policy_src/nook.md": nook}, on="2024-04-01")
    town.draft(attic=attic("2024-03-01").replace("supplements: house", "supplements: nook"))
    found = [d for d in town.checks() if d.code == "U014"]
    assert [d.location.path for d in found] == [ATTIC, "policy_src/nook.md"]
    assert all("ends nowhere" in d.what for d in found)


def test_a_service_listed_without_its_supplement_is_said(town):
    """The page of the service would show the general policy alone."""
    (found,) = town.checks(services=SERVICES.replace(", supplement: attic", ""))
    assert (found.code, "listed without" in found.what) == ("U015", True)


def test_nothing_is_asked_of_a_supplement_that_has_ended(town):
    """Whoever takes it from the list of services has done all there is to do."""
    ended = attic("2024-03-01", status="repealed", repealed="2026-06-01")
    town.publish("2026-05-01", attic=ended)
    assert town.checks(services=SERVICES.replace(", supplement: attic", "")) == []
    town.publish("2026-11-01", house=house("2027-01-15", keys="Two keys each."))
    assert town.grounds() == []


def test_a_supplement_whose_end_is_still_to_come_is_asked_until_then(town):
    """It binds its users until its last day."""
    ended = attic("2024-03-01", status="repealed", repealed="2027-06-01")
    town.publish("2026-05-01", attic=ended)
    town.publish("2026-11-01", house=house("2027-01-15", keys="Two keys each."))
    assert [d.code for d in town.grounds()] == ["U011"]


def test_affirmed_in_a_general_policy_has_no_effect(town):
    """Nobody reads a general policy against another."""
    town.draft(house=house("2024-01-01", affirmed="2024-01-01"))
    (found,) = town.checks()
    assert (found.code, found.severity) == ("U012", "warning")
