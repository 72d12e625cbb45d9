"""A supplement and the policy it stands on, each with a past and a future."""

from datetime import date

import pytest

from inforce.pipeline.status_lines import policy_statuses
from repository_simulator import RepositorySimulator, policy
from town import ATTIC, HOUSE, SERVICES, Town, attic, house


@pytest.fixture
def town():
    """A town."""
    return Town()


def line_of(text, words):
    """The line on which words stand."""
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)


# When the ground moves.


def test_a_coming_version_that_changes_a_replaced_section_stops_until_it_was_read(town):
    """The supplement, the section, both versions and the way to read them are named."""
    town.publish("2026-11-01", house=house("2027-01-15", keys="Two keys each."))
    (found,) = town.grounds()
    assert (found.code, found.severity, found.location.path) == ("U011", "error", ATTIC)
    assert found.location.line == line_of(attic("2024-03-01"), "{#keys}")
    assert "2027-01-15 changes the section “keys” of 2024-01-01" in found.what
    assert "/house/2024-01-01..2027-01-15/#keys" in found.remedy
    assert "affirmed: 2027-01-15" in found.remedy


def test_a_supplement_that_affirms_the_coming_version_passes(town):
    """Affirming changes no word of the supplement and makes no version of it."""
    town.publish("2026-11-01", house=house("2027-01-15", keys="Two keys each."))
    town.draft(attic=attic("2024-03-01", affirmed="2027-01-15"))
    assert town.grounds() == []
    town.publish("2026-11-02", attic=attic("2024-03-01", affirmed="2027-01-15"))
    assert town.grounds() == []
    town.draft(attic=attic("2024-03-01", affirmed="2024-01-01"))
    assert [d.code for d in town.grounds()] == ["U011"]


def test_the_status_of_a_supplement_says_what_it_was_not_read_against(town):
    """Nobody has to run the gate to know what is to be read."""
    town.publish("2026-11-01", house=house("2027-01-15", keys="Two keys each."))
    site, derive = town.site()
    statuses = policy_statuses(site, derive, on=date(2026, 12, 1))
    assert {s.policy: [(u.label, u.sections) for u in s.unread] for s in statuses} == {
        "attic": [("2027-01-15", ("keys",))],
        "house": [],
    }


def test_what_is_sealed_can_be_affirmed(town):
    """The record keeps a text as it was sealed; `affirmed` is read where it lies."""
    town.publish("2026-11-01", house=house("2027-01-15", keys="Two keys each."))
    site, _ = town.site()
    town.sealed = site.histories
    assert [d.code for d in town.grounds()] == ["U011"]
    affirmed = attic("2024-03-01", affirmed="2027-01-15")
    town.draft(attic=affirmed)
    assert town.grounds() == []
    town.draft(attic=affirmed.replace("2027-01-15", "2027-01-16"))
    (wrong,) = town.checks()
    assert wrong.location.line == line_of(affirmed, "affirmed")


def test_a_supplement_whose_own_words_changed_since_passes(town):
    """Whoever wrote it anew had both texts before them."""
    town.publish("2026-11-01", house=house("2027-01-15", keys="Two keys each."))
    town.draft(attic=attic("2027-01-15", keys="A key at last."))
    assert town.grounds() == []
    town.publish("2026-11-01", attic=attic("2027-01-15", keys="A key at last."))
    assert town.grounds() == []


def test_a_supplement_changed_on_the_same_day_but_before_does_not_pass(town):
    """The order of commits counts, not only their day."""
    town.publish("2026-11-01", attic=attic("2027-01-15", keys="A key at last."))
    town.publish("2026-11-01", house=house("2027-01-15", keys="Two keys each."))
    assert [d.code for d in town.grounds()] == ["U011"]


def test_other_front_matter_of_a_supplement_is_no_reading(town):
    """Only its own words, or `affirmed`, say that it was read."""
    town.publish("2026-11-01", house=house("2027-01-15", keys="Two keys each."))
    town.draft(attic=attic("2024-03-01", announced="2024-02-01"))
    assert [d.code for d in town.grounds()] == ["U011"]


def test_a_draft_of_the_general_policy_stops_as_well(town):
    """What a pull request proposes is read with a command: no page has it yet."""
    town.draft(house=house("2027-03-01", keys="Two keys each."))
    (found,) = town.grounds()
    assert "2027-03-01 changes the section “keys” of 2024-01-01" in found.what
    assert f"`inforce redline house@2024-01-01 {HOUSE}`" in found.remedy
    town.draft(attic=attic("2024-03-01", affirmed="2027-03-01"))
    assert town.grounds() == []


def test_an_edit_of_the_version_in_force_stops_as_well(town):
    """A correction may take the ground away, too."""
    town.draft(house=house("2024-01-01", keys="One key for everyone."))
    (found,) = town.grounds()
    assert "of 2024-01-01/1" in found.what
    town.draft(attic=attic("2024-03-01", affirmed="2024-01-01"))
    assert town.grounds() == []


def test_another_heading_is_a_change_too(town):
    """A section that goes by another name may be about another thing."""
    town.publish("2026-11-01", house=house("2027-01-15", title="Keys and locks"))
    (found,) = town.grounds()
    assert "renames the section “keys”" in found.what


def test_what_the_supplement_does_not_touch_may_change(town):
    """Only its own ground concerns it."""
    town.publish("2026-11-01", house=house("2027-01-15", pets="A cat."))
    assert town.grounds() == []


def test_what_binds_already_is_past_being_stopped(town):
    """A history is not judged for what nobody asked of it then."""
    town.publish("2025-01-01", house=house("2025-06-01", keys="Two keys each."))
    assert town.grounds() == []
    assert [d.code for d in town.grounds(on=date(2025, 3, 1))] == ["U011"]


def test_a_postponed_version_asks_again_where_its_words_changed_too(town):
    """Having read a text says nothing of the one that takes its place."""
    town.publish("2026-10-01", house=house("2027-01-15", keys="Two keys each."))
    town.draft(attic=attic("2024-03-01", affirmed="2027-01-15"))
    assert town.grounds() == []
    town.publish("2026-11-01", house=house("2027-06-01", keys="Two keys each."))
    assert (town.grounds(), town.checks()) == ([], [])
    town.publish("2026-11-02", house=house("2027-06-01", keys="Three keys each."))
    assert "2027-06-01 changes the section “keys” of 2024-01-01" in town.grounds()[0].what


def test_a_dropped_section_is_named_with_the_day_and_the_place_of_its_words(town):
    """A section that goes by another id is found by its words."""
    text = house("2027-01-15", keys_id="locks", title="Locks")
    town.publish("2026-11-01", house=text)
    (found,) = town.checks()
    assert (found.code, found.location.path) == ("U009", ATTIC)
    assert found.location.line == line_of(attic("2024-03-01"), "{#keys}")
    assert "“house” of 2027-01-15 no longer has it" in found.what
    assert "“locks”" in found.remedy
    town.publish("2026-11-02", attic=attic("2027-01-15").replace("{#keys}", "{#locks}"))
    assert town.checks() == []


def test_a_section_that_comes_later_is_missing_until_then(town):
    """Today's whole text is judged as well as tomorrow's."""
    text = attic("2026-12-15").replace("{#keys}", "{#locks .adds}")
    town.publish("2026-11-01", house=house("2027-01-15", keys_id="locks"), attic=text)
    (found,) = town.checks()
    assert (found.code, "of 2024-01-01" in found.what) == ("U009", True)


def test_nothing_is_parsed_again_while_nothing_changes(town):
    """A warm build asks the cache alone."""
    town.publish("2026-11-01", house=house("2027-01-15", keys_id="locks"))
    first = (town.checks(), town.grounds())
    made = len(town.cache)
    assert (town.checks(), town.grounds()) == first
    assert len(town.cache) == made


def test_a_warm_build_parses_no_text_for_its_supplements(town, monkeypatch):
    """The sections of every text are kept."""
    assert town.checks() == []

    def refuse(*_):
        raise AssertionError

    monkeypatch.setattr("inforce.pipeline.derivations.parse_document", refuse)
    assert town.checks() == []


# What a supplement says of itself.


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


def test_affirmed_in_a_general_policy_has_no_effect(town):
    """Nobody reads a general policy against another."""
    town.draft(house=house("2024-01-01", affirmed="2024-01-01"))
    (found,) = town.checks()
    assert (found.code, found.severity) == ("U012", "warning")


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
