"""Everything an author can get wrong in a pull request: one test a mistake, named for it."""

import pytest
from gate_library import (
    ANNOUNCED,
    LATER,
    LOANS,
    answering,
    codes,
    found,
    make_library,
    propose,
    publish,
    told,
)


@pytest.fixture
def library(tmp_path):
    """A small site with two policies, and a branch on which a change is proposed."""
    return make_library(tmp_path)


class TestWordsUnderAnOldDay:
    """Who read a version must be able to rely on its words."""

    def test_a_few_words_that_change_under_the_same_day_are_told(self, library):
        """The page will say that they changed; the author should know."""
        propose(library, LOANS.replace("stands in room 3.", "is found in room 3."))
        assert (told(library, "V006").severity, told(library, "V006").location.line) == (
            "warning",
            3,
        )

    def test_many_words_that_change_under_the_same_day_stop_it(self, library):
        """A substantial silent edit is another version without a day of its own."""
        propose(library, LOANS.replace("stands in", "is found behind"))
        assert (told(library, "V005").severity, told(library, "V005").location.line) == ("error", 3)

    def test_one_word_that_matters_stops_it_as_many_do(self, library):
        """A silent edit weighs what its words weigh, however few they are."""
        propose(library, LOANS.replace("after 30 days", "after 90 days"))
        silent = told(library, "V006")
        assert silent.severity == "error"
        assert "Keeping books" in silent.what

    def test_a_correction_that_only_corrects_passes(self, library):
        """Only the form is another."""
        edited = LOANS.replace("stands in room 3.", "stands, in room 3.")
        propose(library, edited.replace("title:", "change: editorial\ntitle:"))
        assert codes(library) == []

    def test_a_correction_that_is_none_stops_it(self, library):
        """The word `editorial` does not make a longer memory a correction."""
        edited = LOANS.replace("after 30 days", "after 90 days")
        propose(library, edited.replace("title:", "change: editorial\ntitle:"))
        weaker = told(library, "M001")
        assert (weaker.severity, weaker.location.line) == ("error", 2)


class TestDays:
    """A day that is on record stays there."""

    def test_an_effective_day_moved_back_stops_it(self, library):
        """Nothing began before the version that binds."""
        propose(library, LOANS.replace("2026-01-01", "2025-06-01"))
        assert (told(library, "V004").severity, told(library, "V004").location.line) == ("error", 3)

    def test_an_effective_day_moved_back_passes_with_a_ground_on_record(self, library):
        """A person answers for it, and the ground is published with the version."""
        moved = LOANS.replace("2026-01-01", "2025-06-01")
        propose(library, answering(moved, "V004", "The year was a slip."))
        assert "V004" not in codes(library)

    def test_the_ground_of_a_day_that_was_moved_back_does_not_end(self, library):
        """What is published cannot be mended later, so no later day can make it an offence."""
        moved = answering(LOANS.replace("2026-01-01", "2025-06-01"), "V004", "A slip.")
        publish(library, {"policy_src/loans.md": moved.replace("2027", "2026")}, on="2026-02-01")
        assert codes(library, base="") == []

    def test_what_was_moved_back_and_published_is_no_fault_of_later_changes(self, library):
        """It cannot be unsaid, and a site must go on standing."""
        publish(library, {"policy_src/loans.md": LOANS.replace("2026-", "2025-")}, on="2026-02-01")
        assert [(d.code, d.severity) for d in found(library, base="")] == [("V004", "warning")]
        assert codes(library) == []


class TestClass:
    """What an author says of a change is held against the change."""

    def test_a_class_weaker_than_the_text_stops_it(self, library):
        """A longer memory is no minor change, however it is called."""
        propose(library, LATER.replace("change: material", "change: minor"))
        assert "M001" in codes(library)

    def test_a_material_change_without_a_summary_is_told(self, library):
        """Readers have a right to a plain word on what changes."""
        propose(library, LATER.replace("summary: We keep your list of loans for 90 days.\n", ""))
        assert "S013" in codes(library)


class TestAnnounced:
    """Who was told of something must not find something else."""

    def test_an_announced_version_that_is_edited_restarts_its_notice(self, library):
        """Its readers were told of another text."""
        publish(library, {"policy_src/loans.md": ANNOUNCED}, on="2026-11-20")
        propose(library, ANNOUNCED.replace("after 90 days", "after 900 days"))
        assert codes(library) == ["V006"]  # two months are enough, also from today
        near = ANNOUNCED.replace("2027-02-01", "2026-12-21")
        publish(library, {"policy_src/loans.md": near}, on="2026-11-20")
        propose(library, near.replace("after 90 days", "after 900 days"))
        short = told(library, "N001")
        assert "the notice of 2026-12-01" in short.what
        assert "told of another text" in short.what
        assert "2026-12-31" in short.remedy

    def test_an_announced_version_that_is_corrected_keeps_its_notice(self, library):
        """A slip of the pen is nothing that anyone must be told of again."""
        near = ANNOUNCED.replace("2027-02-01", "2026-12-21")
        publish(library, {"policy_src/loans.md": near}, on="2026-11-20")
        slip = near.replace("stands in room 3.", "stands, in room 3.")
        propose(library, slip.replace("change: material", "change: editorial"))
        assert codes(library) == []

    def test_a_postponed_version_with_other_words_restarts_its_notice(self, library):
        """A later day does not carry over the notice of another text."""
        near = ANNOUNCED.replace("2027-02-01", "2026-12-21")
        publish(library, {"policy_src/loans.md": near}, on="2026-11-20")
        later = near.replace("2026-12-21", "2026-12-28")
        propose(library, later)
        assert codes(library) == []
        propose(library, later.replace("after 90 days", "after 900 days"))
        assert codes(library) == ["N001"]

    def test_a_version_brought_forward_restarts_its_notice(self, library):
        """Who was told of February was not told of December."""
        publish(library, {"policy_src/loans.md": ANNOUNCED}, on="2026-11-20")
        propose(library, ANNOUNCED.replace("2027-02-01", "2026-12-24"))
        assert "brought forward" in told(library, "N001").what

    def test_an_announced_version_that_is_taken_back_is_told(self, library):
        """Its readers wait for something that will not come."""
        publish(library, {"policy_src/loans.md": ANNOUNCED}, on="2026-11-20")
        propose(library, LOANS)
        back = told(library, "V009")
        assert (back.severity, back.location.line) == ("warning", 3)
        assert "2027-02-01" in back.what

    @pytest.mark.parametrize(
        "text",
        [
            ANNOUNCED.replace("title:", "status: withdrawn\ntitle:"),
            answering(LOANS, "V009", "Not wanted."),
        ],
    )
    def test_a_withdrawal_that_says_so_passes(self, library, text):
        """What its author has declared needs no question."""
        publish(library, {"policy_src/loans.md": ANNOUNCED}, on="2026-11-20")
        propose(library, text)
        assert codes(library) == []

    def test_a_notice_that_is_older_than_its_text_is_told(self, library):
        """A day of announcement is a claim; who approves the change must see that it is one."""
        early = LATER.replace("2026-12-10", "2026-12-10\nannounced: 2026-11-01")
        propose(library, early)
        assert (told(library, "N005").severity, told(library, "N005").location.line) == (
            "warning",
            4,
        )
        propose(library, early.replace("2026-12-10", "2027-01-10"))
        assert codes(library) == []  # long enough from today, too
        propose(library, answering(early, "N005", "Told by letter."))
        assert codes(library) == []

    def test_a_day_of_announcement_that_moves_back_is_told(self, library):
        """A notice does not grow longer afterwards."""
        publish(library, {"policy_src/loans.md": ANNOUNCED}, on="2026-11-20")
        propose(library, ANNOUNCED.replace("announced: 2026-11-20", "announced: 2026-10-01"))
        assert told(library, "V012").location.line == 4

    def test_a_ground_that_is_not_needed_is_told(self, library):
        """The page would say that the notice was cut short."""
        publish(library, {"policy_src/loans.md": LOANS}, on="2026-11-20")
        propose(library, answering(ANNOUNCED, "N001", "Left over."))
        assert (told(library, "N004").severity, told(library, "N004").location.line) == (
            "warning",
            2,
        )
