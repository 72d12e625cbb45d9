from dataclasses import replace
from datetime import date, timedelta

import pytest

from inforce.digest import text_digest
from inforce.errors import LedgerError
from inforce.ledger.attestation import unsealed_entries
from inforce.ledger.attested import LifeEvent, LifeKind, PolicyFacts, SealedText
from inforce.ledger.chain import Ledger
from inforce.ledger.restoration import restore_histories, sealed_definitions
from inforce.source.text import SourceText
from inforce.versions.identity import PolicyId, VersionLabel
from inforce.versions.merging import merge_histories, merge_policies
from inforce.versions.version import Effective, TextChange
from ledger_samples import (
    FIRST,
    FIRST_DAY,
    LATER,
    POSTPONED,
    SECOND,
    long_history,
    make_history,
    make_text,
    make_version,
    no_definitions,
    rich_history,
    seal,
    sealed,
)


class TestWhatIsSealed:
    """What a seal appends, and what it never does."""

    def test_every_published_text_is_sealed_in_order_of_recording(self) -> None:
        """Two policies are sealed as they were published, not one after the other."""
        terms = make_history(
            make_version(
                "2025-06-01", make_text("Rope.", FIRST_DAY + timedelta(days=9)), policy="terms"
            ),
            policy="terms",
        )
        ledger, _ = seal(terms, make_history(FIRST, SECOND))
        assert [(text.policy, text.label) for text in ledger.texts] == [
            ("privacy", "2025-04-01"),
            ("terms", "2025-06-01"),
            ("privacy", "2026-04-01"),
        ]

    def test_sealing_is_idempotent(self) -> None:
        """What is sealed is not sealed again, whether or not it was merged with the record."""
        ledger, files = seal(rich_history(), long_history(4))
        again = (rich_history(), long_history(4))
        assert unsealed_entries(ledger, again, no_definitions) == ()
        restored = restore_histories(ledger, files)
        assert unsealed_entries(ledger, restored, no_definitions) == ()

    def test_a_draft_is_never_sealed(self) -> None:
        """What lies in the working tree was not published."""
        ledger, _ = seal(make_history(draft=SECOND.text.source))
        assert ledger == Ledger()

    def test_a_text_whose_day_nobody_knows_is_never_sealed(self) -> None:
        """A record says when a text was published, or nothing of it."""
        unknown = make_version("2025-04-01", make_text("We keep the lamp lit.", None))
        ledger, _ = seal(make_history(unknown))
        assert ledger == Ledger()

    def test_a_text_of_a_pending_branch_is_never_sealed(self) -> None:
        """A proposal that was announced elsewhere is not on the published branch."""
        ledger, _ = seal(make_history(FIRST, replace(SECOND, pending_ref="origin/next")))
        assert [text.label for text in ledger.texts] == ["2025-04-01"]

    def test_digests_are_plain(self) -> None:
        """Anyone can check a text with the tool of their system."""
        ledger, files = seal(make_history(FIRST))
        (text,) = ledger.texts
        assert text.source == text_digest(files["texts/privacy/2025-04-01/1.md"])
        assert text.digest == FIRST.text.digest
        assert files[text.path] == FIRST.text.source.text.encode()

    def test_definitions_are_attested_as_they_stood(self) -> None:
        """A definition that changes later leaves the sealed one readable."""
        old = {"lamp": SourceText("glossary/lamp.md", "Gives light.\n")}
        new = {"lamp": SourceText("glossary/lamp.md", "Gives much light.\n")}
        added = unsealed_entries(
            Ledger(),
            (make_history(FIRST, SECOND),),
            lambda text: old if text.digest == FIRST.text.digest else new,
        )
        files = {file.path: file.data for one in added for file in one.files}
        texts = [one.entry.attested for one in added]
        found = [sealed_definitions(t, files) for t in texts if isinstance(t, SealedText)]
        assert found == [old, new]

    def test_a_text_that_is_no_unicode_is_a_sentence(self) -> None:
        """Bytes that cannot be written are told to the author."""
        broken = replace(FIRST.text, source=SourceText("policy_src/privacy.md", "\ud800"))
        with pytest.raises(LedgerError, match="cannot be sealed"):
            seal(make_history(replace(FIRST, texts=(broken,))))


class TestLife:
    """What befalls a version after it was sealed."""

    def test_a_postponed_version_keeps_its_text_under_its_new_day(self) -> None:
        """The move is one entry; no text is sealed twice."""
        ledger, files = seal(make_history(FIRST, SECOND))
        grown, more = seal(make_history(FIRST, POSTPONED), ledger=ledger)
        assert more == {}
        assert [entry.attested for entry in grown.entries[ledger.size :]] == [
            LifeEvent(
                policy=POSTPONED.policy,
                event=LifeKind.POSTPONED,
                on=date(2026, 4, 1),
                label=VersionLabel("2026-06-01"),
                former_label=VersionLabel("2026-04-01"),
                effective=POSTPONED.effective,
                effective_source=POSTPONED.effective_source,
                dated_on=POSTPONED.dated_on,
            )
        ]
        assert restore_histories(grown, files) == (sealed(make_history(FIRST, POSTPONED)),)

    def test_two_versions_may_move_up_in_one_seal(self) -> None:
        """A version may take the day that another leaves in the same seal."""
        last = make_version("2026-05-01", make_text("We sell rope.", LATER))
        ledger, files = seal(make_history(SECOND, last))
        one = replace(
            SECOND,
            label=VersionLabel("2026-05-01"),
            effective=(Effective(date(2026, 5, 1)),),
            postponed_from=(date(2026, 4, 1),),
        )
        other = replace(
            last,
            label=VersionLabel("2026-06-01"),
            effective=(Effective(date(2026, 6, 1)),),
            postponed_from=(date(2026, 5, 1),),
        )
        grown, more = seal(make_history(one, other), ledger=ledger)
        assert restore_histories(grown, files | more) == (sealed(make_history(one, other)),)

    def test_a_withdrawal_is_told_and_can_be_taken_back(self) -> None:
        """Both stay on record."""
        gone = replace(SECOND, withdrawn_on=LATER + timedelta(days=3))
        ledger, files = seal(make_history(FIRST, gone))
        assert restore_histories(ledger, files)[0].versions[1].withdrawn_on == gone.withdrawn_on
        grown, _ = seal(make_history(FIRST, SECOND), ledger=ledger)
        assert [entry.attested for entry in grown.entries[ledger.size :]] == [
            LifeEvent(policy=SECOND.policy, event=LifeKind.WITHDRAWN, on=None, label=SECOND.label)
        ]
        assert restore_histories(grown, files) == (sealed(make_history(FIRST, SECOND)),)

    def test_the_end_of_a_policy_is_told(self) -> None:
        """When it ended and what took its place are on record without a new text."""
        ledger, files = seal(make_history(FIRST))
        ended = make_history(FIRST, repealed_on=date(2027, 1, 1), replaced_by="terms")
        grown, more = seal(ended, ledger=ledger)
        assert more == {}
        assert restore_histories(grown, files) == (sealed(ended),)

    def test_a_policy_that_was_renamed_keeps_its_texts(self) -> None:
        """One entry gives it its new id; no text is sealed twice."""
        ledger, files = seal(make_history(FIRST))
        renamed = make_history(
            replace(FIRST, policy=PolicyId("data")),
            replace(SECOND, policy=PolicyId("data")),
            policy="data",
            paths=("policy_src/privacy.md", "policy_src/data.md"),
        )
        merged = merge_policies(restore_histories(ledger, files), (renamed,))
        grown, more = seal(*merged, ledger=ledger)
        assert list(more) == ["texts/data/2026-04-01/1.md"]
        assert grown.entries[ledger.size].attested == LifeEvent(
            policy=FIRST.policy, event=LifeKind.RENAMED, on=None, successors=(PolicyId("data"),)
        )
        assert restore_histories(grown, files | more) == tuple(sealed(one) for one in merged)
        assert unsealed_entries(grown, merged, no_definitions) == ()

    def test_a_policy_that_moves_is_described_anew(self) -> None:
        """A new title or path is an entry, an unchanged one is none."""
        ledger, _ = seal(make_history(FIRST))
        moved = make_history(FIRST, title="Privacy at sea", paths=("a.md", "b.md"))
        grown, _ = seal(moved, ledger=ledger)
        (entry,) = grown.entries[ledger.size :]
        assert isinstance(entry.attested, PolicyFacts)
        assert entry.attested.paths == ("a.md", "b.md")

    def test_a_further_text_of_a_cut_history_is_sealed_after_the_record(self) -> None:
        """What a rewritten history shows now is sealed as the next text, under the next number."""
        ledger, files = seal(make_history(FIRST))
        rewritten = make_history(make_version("2025-04-01", make_text("A candle.", LATER)))
        merged = merge_histories(restore_histories(ledger, files)[0], rewritten)
        grown, more = seal(merged, ledger=ledger)
        assert list(more) == ["texts/privacy/2025-04-01/2.md"]
        (restored,) = restore_histories(grown, files | more)
        assert restored == sealed(merged)
        assert restored.versions[0].text.change is TextChange.SILENT_EDIT
