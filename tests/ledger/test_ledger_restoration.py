from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inforce.errors import DigestMismatchError, LedgerError
from inforce.ledger.attested import LifeEvent, LifeKind
from inforce.ledger.chain import Ledger, append
from inforce.ledger.restoration import restore_histories
from inforce.versions.history import VersionHistory
from inforce.versions.identity import PolicyId, VersionLabel
from inforce.versions.version import TextChange
from ledger_samples import (
    FIRST_DAY,
    long_history,
    make_history,
    make_text,
    make_version,
    rich_history,
    seal,
    sealed,
)

WORDS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=30
)


@st.composite
def histories(draw: st.DrawFn, policy: str = "privacy") -> VersionHistory:
    versions = []
    on = FIRST_DAY
    for place in range(draw(st.integers(1, 5))):
        texts = []
        for number in range(1, draw(st.integers(1, 3)) + 1):
            on += timedelta(days=draw(st.integers(0, 40)))
            change = TextChange.ADOPTED if number == 1 else draw(st.sampled_from(TextChange))
            texts.append(make_text(draw(WORDS), on, number=number, change=change))
        versions.append(
            make_version(
                (date(2027, 1, 1) + timedelta(days=place)).isoformat(),
                *texts,
                policy=policy,
                title=draw(WORDS),
                summary=draw(WORDS),
                announced_on=draw(st.none() | st.dates()),
                postponed_from=draw(st.just(()) | st.just((date(2026, 1, 1 + place),))),
                withdrawn_on=draw(st.none() | st.dates()),
            )
        )
    return make_history(*versions, policy=policy, title=draw(WORDS), aliases=(draw(WORDS),))


class TestRoundTrip:
    """What was sealed and comes back."""

    def test_everything_that_can_happen_to_a_policy_comes_back(self) -> None:
        """The record alone tells the whole story, commits apart."""
        history = rich_history()
        ledger, files = seal(history)
        assert restore_histories(ledger, files) == (sealed(history),)

    def test_policies_come_back_by_id(self) -> None:
        """Several policies are told apart, whatever the order of their entries."""
        terms, privacy = long_history(5), rich_history()
        ledger, files = seal(terms, privacy)
        assert restore_histories(ledger, files) == (sealed(privacy), sealed(terms))

    @settings(max_examples=40)
    @given(histories(), histories("terms"))
    def test_any_history_comes_back(self, one: VersionHistory, other: VersionHistory) -> None:
        """Restoring undoes sealing, for whatever words and days."""
        ledger, files = seal(one, other)
        assert restore_histories(ledger, files) == (sealed(one), sealed(other))

    @settings(max_examples=40)
    @given(histories(), st.data())
    def test_it_does_not_matter_when_seals_were_made(
        self, history: VersionHistory, data: st.DataObject
    ) -> None:
        """A history sealed in two steps reads as one that was sealed at once."""
        cut = data.draw(st.integers(0, len(history.versions)))
        ledger, files = seal(replace(history, versions=history.versions[:cut]))
        ledger, more = seal(history, ledger=ledger)
        assert restore_histories(ledger, files | more) == (sealed(history),)


class TestRefusal:
    """What no record may tell."""

    def test_a_missing_text_is_no_empty_text(self) -> None:
        """A history with a hole is refused, not shown with a blank page."""
        ledger, files = seal(rich_history())
        del files["texts/privacy/2025-04-01/2.md"]
        with pytest.raises(DigestMismatchError, match=r"2025-04-01/2\.md` is missing"):
            restore_histories(ledger, files)

    def test_an_altered_text_is_not_restored(self) -> None:
        """Words that were not sealed never pass for sealed ones."""
        ledger, files = seal(rich_history())
        files["texts/privacy/2025-04-01/2.md"] += b" and more"
        with pytest.raises(DigestMismatchError, match="is not the text that was sealed"):
            restore_histories(ledger, files)

    @pytest.mark.parametrize(
        "event",
        [
            LifeEvent(
                policy=PolicyId("privacy"),
                event=LifeKind.WITHDRAWN,
                on=FIRST_DAY,
                label=VersionLabel("nowhere"),
            ),
            LifeEvent(policy=PolicyId("privacy"), event=LifeKind.ABSENT, on=None),
            LifeEvent(policy=PolicyId("privacy"), event=LifeKind.SHOWN, on=None),
            LifeEvent(
                policy=PolicyId("privacy"),
                event=LifeKind.POSTPONED,
                on=FIRST_DAY,
                label=VersionLabel("2025-09-01"),
                former_label=VersionLabel("2025-04-01"),
            ),
        ],
    )
    def test_an_event_about_nothing_told_is_refused(self, event: LifeEvent) -> None:
        """An entry that speaks of what none before it has told breaks the record, not the build."""
        ledger, files = seal(rich_history())
        with pytest.raises(LedgerError, match=r"Entry \d+ of the sealed record speaks of"):
            restore_histories(append(ledger, event), files)

    @pytest.mark.parametrize(("old", "new"), [("nobody", "data"), ("privacy", "terms")])
    def test_an_id_cannot_be_taken_from_nobody_or_from_another(self, old: str, new: str) -> None:
        """A renaming names a policy of the record and an id that is free."""
        ledger, files = seal(rich_history(), long_history(1))
        event = LifeEvent(
            policy=PolicyId(old), event=LifeKind.RENAMED, on=None, successors=(PolicyId(new),)
        )
        with pytest.raises(LedgerError, match="gives no policy a new id"):
            restore_histories(append(ledger, event), files)

    def test_a_policy_nobody_described_is_refused(self) -> None:
        """A policy's texts without its facts are no history."""
        event = LifeEvent(policy=PolicyId("terms"), event=LifeKind.REPEALED, on=FIRST_DAY)
        with pytest.raises(LedgerError, match="No entry of the sealed record tells"):
            restore_histories(append(Ledger(), event), {})
