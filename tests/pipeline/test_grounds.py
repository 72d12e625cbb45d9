"""When the ground of a supplement moves: what the gate and every build say of it."""

from datetime import date

import pytest

from inforce.pipeline.coming import warnings_of_coming
from inforce.pipeline.status_lines import policy_statuses
from town import ATTIC, HOUSE, Town, attic, house, line_of


@pytest.fixture
def town():
    """A town."""
    return Town()


def test_a_coming_version_that_changes_a_replaced_section_stops_until_it_was_read(town):
    """The supplement, the section, both versions and the way to read them are named."""
    town.publish("2026-11-01", house=house("2027-01-15", keys="Two keys each."))
    (found,) = town.grounds()
    assert (found.code, found.severity, found.location.path) == ("U011", "error", ATTIC)
    assert found.location.line == line_of(attic("2024-03-01"), "{#keys}")
    assert "2027-01-15 changes the section “keys” of 2024-01-01" in found.what
    assert "/house/2024-01-01..2027-01-15/#keys" in found.remedy
    assert "affirmed: 2027-01-15" in found.remedy


def test_a_build_warns_of_what_the_gate_refuses(town):
    """Whoever only builds is told, too; a strict build stops."""
    town.publish("2026-11-01", house=house("2027-01-15", keys="Two keys each."))
    site, derive = town.site()
    found = warnings_of_coming(site, derive, on=date(2026, 12, 1))
    assert [(one.code, one.severity) for one in found if one.code == "U011"] == [
        ("U011", "warning")
    ]


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
    made = len(town.cache.made)
    assert (town.checks(), town.grounds()) == first
    assert len(town.cache.made) == made


def test_a_warm_build_parses_no_text_for_its_supplements(town, monkeypatch):
    """The sections of every text are kept."""
    assert town.checks() == []

    def refuse(*_):
        raise AssertionError

    monkeypatch.setattr("inforce.pipeline.derivations.parse_document", refuse)
    assert town.checks() == []


def test_an_earlier_version_must_not_lose_its_ground_before_the_newest_begins(town):
    """Between two days a user would read a clause that replaces nothing."""
    town.publish("2026-11-01", house=house("2027-01-15", keys_id="locks"))
    late = attic("2027-03-01").replace("{#keys}", "{#locks}")
    town.publish("2026-11-02", attic=late)
    (found,) = town.checks()
    assert (found.code, found.location.line) == ("U009", line_of(late, "effective"))
    assert "the version 2024-03-01, which stands until 2027-02-28" in found.what
    assert "begin on 2027-01-15" in found.remedy
    town.publish("2026-11-03", attic=late.replace("2027-03-01", "2027-01-15"))
    assert town.checks() == []
