"""Which whole text binds the user of a service on which day, also where a policy ends."""

from dataclasses import replace
from datetime import date

from inforce.location import SourceLocation
from inforce.pipeline.statuses import standing_from, standing_on
from inforce.pipeline.whole_texts import shown_whole, wholes_of, wholes_then
from inforce.supplements.service import Service, ServiceId
from sample_policy import history

ON = date(2026, 12, 1)
MAP = Service(
    id=ServiceId("map"),
    name="Map",
    policy="privacy",
    supplement="maps",
    location=SourceLocation("services.yml"),
)


def policies(on, *, repealed="", ends=None):
    """The sample as a general policy and, with one version, as a supplement."""
    past = history()
    versions = tuple(replace(one, policy="maps") for one in past.versions[1:2])
    sides = {
        "privacy": past,
        "maps": replace(past, policy="maps", versions=versions, supplements="privacy"),
    }
    if repealed:
        sides[repealed] = replace(sides[repealed], repealed_on=ends)
    return {policy: standing_from(side, on) for policy, side in sides.items()}


def told(wholes):
    """Each whole text by its day, its status, and whether a supplement is in it."""
    return [(str(one.day), one.status, one.supplement is not None) for one in wholes]


def test_a_whole_text_begins_with_each_version_of_either_side():
    """The past stays past, and what is announced comes."""
    assert told(wholes_of(MAP, policies(ON), ON)) == [
        ("2023-05-01", "superseded", False),
        ("2024-03-01", "superseded", True),
        ("2025-06-01", "in-force", True),
        ("2027-01-15", "announced", True),
    ]


def test_once_a_supplement_ends_the_general_policy_binds_alone():
    """An earlier version of a supplement does not come back to life."""
    found = wholes_of(MAP, policies(ON, repealed="maps", ends=date(2026, 3, 1)), ON)
    assert told(found)[2:] == [
        ("2025-06-01", "superseded", True),
        ("2026-03-01", "in-force", False),
        ("2027-01-15", "announced", False),
    ]


def test_once_the_general_policy_ends_nothing_binds():
    """The last whole text is shown, and is not called one in force."""
    found = wholes_of(MAP, policies(ON, repealed="privacy", ends=date(2026, 3, 1)), ON)
    assert told(found)[-1] == ("2025-06-01", "superseded", True)
    assert shown_whole(found).day == date(2025, 6, 1)


def test_what_is_told_ahead_of_a_service_is_what_a_later_build_says():
    """A service follows the days of both its sides."""
    now = policies(ON, repealed="maps", ends=date(2027, 2, 1))
    later = dict(wholes_then(MAP, now, ON))
    assert list(later) == [date(2027, 1, 15), date(2027, 2, 1)]
    for day, wholes in later.items():
        then = {policy: standing_on(facts.history, day) for policy, facts in now.items()}
        assert told(wholes) == told(wholes_of(MAP, then, day))
