from dataclasses import replace
from datetime import date, timedelta

import pytest

from inforce.digest import text_digest
from inforce.source.text import SourceText
from inforce.versions.facts import read_facts
from inforce.versions.history import Absence, Showing, VersionHistory
from inforce.versions.identity import PolicyId, VersionLabel
from inforce.versions.merging import merge_histories, merge_policies
from inforce.versions.recording import counterparts, recording_order
from inforce.versions.version import Effective, TextChange
from ledger_samples import (
    FIRST_DAY,
    make_history,
    make_text,
    make_translation,
    make_version,
    rich_history,
    sealed,
)

LAMP = make_text("We keep the lamp lit.", FIRST_DAY)
LANTERN = make_text(
    "We keep the lantern lit.",
    FIRST_DAY + timedelta(days=9),
    number=2,
    change=TextChange.CORRECTION,
)
BOAT = make_text("We lend you a boat.", FIRST_DAY + timedelta(days=40))
FIRST = make_version("2025-04-01", LAMP, LANTERN)
SECOND = make_version("2025-09-01", BOAT)


def labels(history: VersionHistory) -> list[str]:
    return [f"{one.version.label}/{one.text.number}" for one in recording_order(history)]


class TestOneSideOnly:
    """A policy that only the record, or only the repository, knows."""

    def test_a_policy_that_was_never_sealed_is_as_observed(self) -> None:
        """Without a record, git alone speaks."""
        history = make_history(FIRST, SECOND)
        assert merge_histories(None, history) is history

    def test_a_policy_whose_file_is_gone_is_as_sealed(self) -> None:
        """A copy from which the file was deleted still shows what bound people."""
        history = sealed(make_history(FIRST))
        assert merge_histories(history, None) is history

    def test_nothing_and_nothing_is_no_policy(self) -> None:
        """A policy that nobody knows cannot be merged."""
        with pytest.raises(ValueError, match="without a sealed and without an observed"):
            merge_histories(None, None)


class TestWholeHistory:
    """Git knows all that the record knows, and perhaps more."""

    def test_the_record_of_everything_adds_nothing(self) -> None:
        """Where both tell the same story, it is the sealed one."""
        history = rich_history()
        assert merge_histories(sealed(history), history) == sealed(history)

    def test_git_adds_what_came_after_the_head(self) -> None:
        """A text recorded after the last sealed one is added, unsealed."""
        merged = merge_histories(sealed(make_history(FIRST)), make_history(FIRST, SECOND))
        assert labels(merged) == ["2025-04-01/1", "2025-04-01/2", "2025-09-01/1"]
        assert [one.text.sealed for one in recording_order(merged)] == [True, True, False]

    def test_a_correction_after_the_head_joins_its_version(self) -> None:
        """A further text of a sealed version stands in that version."""
        record = sealed(make_history(replace(FIRST, texts=(LAMP,))))
        merged = merge_histories(record, make_history(replace(FIRST, summary="A word.")))
        assert labels(merged) == ["2025-04-01/1", "2025-04-01/2"]
        assert merged.versions[0].text == LANTERN
        assert merged.versions[0].summary == "A word."

    def test_what_is_said_of_a_sealed_text_can_be_reworded(self) -> None:
        """A summary reworded in git after sealing is shown; the next seal attests it."""
        reworded = make_history(replace(FIRST, summary="Nothing to see."))
        merged = merge_histories(sealed(make_history(FIRST)), reworded)
        assert merged.versions == sealed(reworded).versions

    def test_a_history_that_lacks_a_text_rewords_nothing(self) -> None:
        """Who has not seen every text of a version does not know what is said of it."""
        later = make_text("We light it at noon.", date(2025, 3, 9), number=2)
        whole = make_history(replace(FIRST, texts=(*FIRST.texts, later)))
        cut = make_history(replace(FIRST, texts=(later,), summary="Nothing to see."))
        assert merge_histories(sealed(whole), cut).versions == sealed(whole).versions

    def test_a_day_that_people_were_told_stays_told(self) -> None:
        """Leaving `announced` out later does not undo the telling."""
        told = replace(FIRST, announced_on=date(2025, 2, 1))
        merged = merge_histories(sealed(make_history(told)), make_history(FIRST))
        assert merged.versions == sealed(make_history(told)).versions

    def test_a_sealed_version_that_was_postponed_moves(self) -> None:
        """A coming version whose date moves after sealing is the same version with another day."""
        moved = replace(
            SECOND,
            label=VersionLabel("2025-10-01"),
            effective=(Effective(date(2025, 10, 1)),),
            postponed_from=(date(2025, 9, 1),),
            dated_on=date(2025, 8, 1),
        )
        merged = merge_histories(sealed(make_history(FIRST, SECOND)), make_history(FIRST, moved))
        assert merged.versions == sealed(make_history(FIRST, moved)).versions

    def test_a_sealed_version_that_was_withdrawn_is_withdrawn(self) -> None:
        """What befalls a sealed version is told, its text stays."""
        gone = replace(SECOND, withdrawn_on=date(2025, 8, 1))
        merged = merge_histories(sealed(make_history(FIRST, SECOND)), make_history(FIRST, gone))
        assert merged.versions == sealed(make_history(FIRST, gone)).versions

    def test_a_withdrawal_that_was_taken_back_is_no_withdrawal(self) -> None:
        """A coming text that came back after sealing is coming again."""
        gone = replace(SECOND, withdrawn_on=date(2025, 8, 1))
        merged = merge_histories(sealed(make_history(FIRST, gone)), make_history(FIRST, SECOND))
        assert merged.versions == sealed(make_history(FIRST, SECOND)).versions

    def test_a_new_version_may_take_the_day_that_another_left(self) -> None:
        """A text in common outweighs a label: the postponed version is not the newcomer."""
        moved = replace(
            SECOND,
            label=VersionLabel("2025-10-01"),
            effective=(Effective(date(2025, 10, 1)),),
            postponed_from=(date(2025, 9, 1),),
        )
        newcomer = make_version("2025-09-01", make_text("We sell rope.", date(2025, 8, 1)))
        observed = make_history(FIRST, moved, newcomer)
        merged = merge_histories(sealed(make_history(FIRST, SECOND)), observed)
        assert labels(merged)[-2:] == ["2025-10-01/1", "2025-09-01/1"]
        assert merged.versions[-1].text.source.text.endswith("We sell rope.\n")

    def test_a_policys_facts_are_as_observed_and_no_address_is_forgotten(self) -> None:
        """Title and end are what the policy says now; an old address keeps working."""
        record = sealed(make_history(FIRST, aliases=("old",), paths=("a.md",)))
        observed = make_history(
            FIRST,
            aliases=("older",),
            paths=("b.md",),
            title="Privacy at sea",
            repealed_on=date(2027, 1, 1),
        )
        merged = merge_histories(record, observed)
        assert merged.aliases == ("old", "older")
        assert merged.paths == ("a.md", "b.md")
        assert (merged.title, merged.repealed_on) == ("Privacy at sea", date(2027, 1, 1))

    def test_an_absence_that_ended_after_sealing_ends(self) -> None:
        """A file that is back is not shown as gone."""
        gone = Absence(from_on=date(2025, 5, 1), until_on=None)
        back = replace(gone, until_on=date(2025, 5, 3))
        record = sealed(make_history(FIRST, absences=(gone,)))
        assert merge_histories(record, make_history(FIRST, absences=(back,))).absences == (back,)

    def test_what_was_shown_goes_on_after_the_record(self) -> None:
        """Which text stood on which day is told to the end."""
        shown = (
            Showing(on=FIRST_DAY, label=VersionLabel("2025-04-01"), number=1),
            Showing(on=date(2025, 6, 1), label=VersionLabel(""), number=0),
        )
        record = sealed(make_history(FIRST, shown=shown[:1]))
        assert merge_histories(record, make_history(FIRST, shown=shown)).shown == shown

    def test_a_clock_that_ran_backwards_hides_no_text(self) -> None:
        """A text committed with an earlier date than the one before it still comes after it."""
        early = make_version("2025-09-01", replace(BOAT, recorded_on=date(2001, 1, 1)))
        merged = merge_histories(sealed(make_history(FIRST)), make_history(FIRST, early))
        assert "2025-09-01/1" in labels(merged)

    def test_a_pending_branch_is_announced_beside_the_record(self) -> None:
        """What another branch announces is no part of the record and does not get lost by it."""
        coming = make_version(
            "2026-01-01", make_text("We sell rope.", None), pending_ref="origin/next"
        )
        record = sealed(make_history(FIRST))
        merged = merge_histories(record, make_history(coming, FIRST))
        assert merged.versions == (*record.versions, coming)

    def test_a_day_that_went_on_after_the_seal_is_told_to_its_end(self) -> None:
        """What stood at the end of a day counts, not what stood when it was sealed."""
        morning = Showing(on=FIRST_DAY, label=VersionLabel("2025-04-01"), number=1)
        evening = Showing(on=FIRST_DAY, label=VersionLabel(""), number=0)
        record = sealed(make_history(FIRST, shown=(morning,)))
        merged = merge_histories(record, make_history(FIRST, shown=(evening,)))
        assert merged.shown == (morning, evening)


class TestRenamed:
    """A policy that goes by another id than the record has it by."""

    def test_a_policy_is_known_by_the_paths_it_went(self) -> None:
        """It goes by its new id, and its former one is an address that keeps working."""
        record = sealed(make_history(FIRST, aliases=("old",)))
        moved = ("policy_src/privacy.md", "policy_src/data.md")
        first = replace(FIRST, policy=PolicyId("data"))
        observed = make_history(first, policy="data", paths=moved)
        (merged,) = merge_policies((record,), (observed,))
        assert (merged.policy, merged.aliases) == ("data", ("old", "privacy"))
        assert merged.versions == sealed(observed).versions

    def test_another_policy_under_an_old_path_is_another_policy(self) -> None:
        """A path alone makes no identity where the old id is still observed."""
        other = make_history(FIRST, policy="data", paths=("policy_src/privacy.md", "b.md"))
        merged = merge_policies((sealed(make_history(FIRST)),), (make_history(FIRST), other))
        assert [history.policy for history in merged] == ["data", "privacy"]
        assert merged[0] is other

    def test_a_policy_of_which_only_the_record_knows_stays(self) -> None:
        """Nothing that was sealed disappears because its file did."""
        record = sealed(make_history(FIRST))
        assert merge_policies((record,), (rich_history_of("terms"),))[0] == record


def rich_history_of(policy: str) -> VersionHistory:
    return replace(rich_history(), policy=PolicyId(policy), paths=(f"policy_src/{policy}.md",))


class TestCutHistory:
    """A shallow clone, a tarball, a rewritten history."""

    def test_a_shallow_history_that_ends_at_the_head_adds_nothing(self) -> None:
        """One commit is enough where its text is the last sealed one."""
        record = sealed(make_history(FIRST, SECOND))
        merged = merge_histories(record, make_history(SECOND))
        assert labels(merged) == labels(record)
        assert merged.versions == record.versions

    def test_a_shallow_history_undoes_nothing(self) -> None:
        """A history that does not reach back knows of no withdrawal, and takes none back."""
        record = sealed(make_history(replace(FIRST, withdrawn_on=FIRST_DAY), SECOND))
        assert merge_histories(record, make_history(SECOND)).versions == record.versions

    def test_of_a_foreign_history_only_the_latest_text_counts(self) -> None:
        """Where nothing fits the record, git only says how the text reads now."""
        rewritten = make_history(
            make_version("2025-04-01", make_text("We keep a candle.", FIRST_DAY)),
            make_version("2025-09-01", make_text("We lend you a raft.", date(2025, 5, 1))),
            shown=(Showing(on=FIRST_DAY, label=VersionLabel("2025-04-01"), number=1),),
        )
        record = sealed(make_history(FIRST, SECOND))
        merged = merge_histories(record, rewritten)
        assert labels(merged) == [*labels(record), "2025-09-01/2"]
        raft = merged.versions[-1].text
        assert (raft.sealed, raft.change) == (False, TextChange.SILENT_EDIT)
        assert merged.shown == (
            Showing(on=date(2025, 5, 1), label=VersionLabel("2025-09-01"), number=2),
        )

    def test_a_foreign_history_that_ends_in_the_sealed_text_adds_nothing(self) -> None:
        """A rewritten history whose text is the sealed one is the record's story."""
        other = make_version("2025-09-02", replace(BOAT, recorded_on=date(2025, 6, 1)))
        record = sealed(make_history(FIRST, SECOND))
        assert merge_histories(record, make_history(other)) == record

    def test_an_editorial_text_of_a_foreign_history_is_a_correction(self) -> None:
        """What its author declares editorial stays declared."""
        rewritten = make_history(
            make_version("2025-09-01", make_text("We lend you a raft.", BOAT.recorded_on)),
        )
        editorial = replace(
            rewritten, versions=(replace(rewritten.versions[0], change="editorial"),)
        )
        merged = merge_histories(sealed(make_history(FIRST, SECOND)), editorial)
        assert merged.versions[-1].text.change is TextChange.CORRECTION


class TestWithoutGit:
    """Only the working tree lies beside the record."""

    def test_a_working_text_equal_to_the_sealed_one_is_no_draft(self) -> None:
        """A tarball of a published site has nothing in the works."""
        record = sealed(make_history(FIRST, SECOND))
        observed = make_history(title="?", draft=BOAT.source)
        assert merge_histories(record, observed) == record

    def test_line_ends_make_no_draft(self) -> None:
        """A checkout with other line ends is the same text."""
        record = sealed(make_history(FIRST))
        crlf = SourceText(LANTERN.source.path, LANTERN.source.text.replace("\n", "\r\n"))
        assert merge_histories(record, make_history(draft=crlf)).draft is None

    def test_a_working_text_with_other_words_is_a_draft(self) -> None:
        """What is not sealed and not recorded is a draft."""
        record = sealed(make_history(FIRST))
        merged = merge_histories(record, make_history(draft=BOAT.source))
        assert merged.draft == BOAT.source
        assert merged.versions == record.versions

    def test_a_working_text_read_as_a_version_adds_nothing_where_it_is_sealed(self) -> None:
        """A text whose day nobody can know is matched by its words."""
        unknown = make_version("2025-09-01", replace(BOAT, recorded_on=None), title="Elsewhere")
        record = sealed(make_history(FIRST, SECOND))
        assert merge_histories(record, make_history(unknown)).versions == record.versions

    def test_a_working_text_alone_takes_nothing_back(self) -> None:
        """Without git nobody can tell that a withdrawal ended or where a policy came from."""
        gone = replace(SECOND, withdrawn_on=date(2025, 8, 1))
        record = sealed(make_history(FIRST, gone, derived_from=(PolicyId("rules"),)))
        unknown = replace(SECOND, texts=(replace(BOAT, recorded_on=None),))
        assert merge_histories(record, make_history(unknown)) == record

    def test_a_working_text_with_other_front_matter_is_no_draft(self) -> None:
        """A summary that was retouched after sealing says nothing new to a reader of a copy."""
        words = "# Privacy\n\nWe lend you a boat.\n"
        front = "---\ntitle: Privacy\neffective: 2025-09-01\nsummary: A boat.\n---\n"
        here = SourceText("policy_src/privacy.md", front + words)
        text = replace(BOAT, digest=read_facts(here).digest)
        record = sealed(make_history(FIRST, replace(SECOND, texts=(text,))))
        assert merge_histories(record, make_history(draft=here)).draft is None
        later = replace(here, text=here.text.replace("2025-09-01", "2025-10-01"))
        assert merge_histories(record, make_history(draft=later)).draft == later


class TestTranslations:
    """Texts in other languages, each language by itself."""

    def test_a_language_adds_what_came_after_its_own_head(self) -> None:
        """German may be ahead of French in the record."""
        german = make_translation("Lampe", FIRST_DAY, "2025-04-01")
        later = make_translation("Laterne", date(2025, 5, 1), "2025-04-01", number=2)
        french = make_translation("lampe", FIRST_DAY, "2025-04-01", language="fr")
        record = sealed(make_history(FIRST, translations=(german,)))
        observed = make_history(FIRST, translations=(german, later, french))
        merged = merge_histories(record, observed)
        assert [(t.language, t.number, t.sealed) for t in merged.translations] == [
            ("de", 1, True),
            ("de", 2, False),
            ("fr", 1, False),
        ]

    def test_a_translation_in_a_cut_history_is_numbered_on(self) -> None:
        """A number that was sealed is never given again."""
        old = make_translation("Lampe", FIRST_DAY, "2025-04-01")
        new = replace(old, digest=text_digest(b"Leuchte"))
        record = sealed(make_history(FIRST, translations=(old,)))
        merged = merge_histories(record, make_history(FIRST, translations=(new,)))
        assert [text.number for text in merged.translations] == [1, 2]


def test_versions_are_matched_by_text_before_label() -> None:
    """The day that one version left can have been taken by another."""
    moved = replace(SECOND, label=VersionLabel("2025-10-01"), postponed_from=(date(2025, 9, 1),))
    newcomer = make_version("2025-09-01", make_text("We sell rope.", date(2025, 8, 1)))
    assert counterparts((newcomer, moved), (FIRST, SECOND)) == {"2025-10-01": 1}
