"""What the record attests apart from texts: reworded facts, and notices that went out."""

import json
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from inforce.digest import text_digest
from inforce.errors import LedgerError
from inforce.ledger.attestation import unsealed_entries
from inforce.ledger.attested import LifeEvent, LifeKind
from inforce.ledger.chain import Ledger, append
from inforce.ledger.entry import LedgerEntry
from inforce.ledger.restoration import restore_histories
from inforce.ledger.stated import VersionFacts, facts_of_version
from inforce.ledger.verification import verify_record
from inforce.versions.identity import PolicyId, VersionLabel
from inforce.versions.merging import merge_policies
from inforce.versions.told import Way
from inforce.versions.version import ClauseNote, DateSource, Effective, Version, Waiver
from ledger_samples import (
    FIRST,
    FIRST_DAY,
    LATER,
    POSTPONED,
    SECOND,
    make_history,
    make_text,
    no_definitions,
    seal,
)

WAIVER = Waiver(finding="N001", because="The mast was about to fall.", by="A. Clerk")
CHANGES: dict[str, object] = {
    "title": "Privacy of guests",
    "summary": "We say what a lantern is.",
    "change": "material",
    "changes": (ClauseNote(section="boats", effect="expands", what="A boat."),),
    "announced_on": FIRST_DAY,
    "number": "2.1",
    "effective": (Effective(date(2026, 4, 1)), Effective(date(2026, 9, 1), applies_to="guests")),
    "waivers": (WAIVER,),
}


def added_by(version: Version, ledger: Ledger, texts: dict[str, bytes]) -> list[object]:
    """What a seal attests where a version is seen otherwise than the record has it."""
    observed = make_history(FIRST, version)
    merged = merge_policies(restore_histories(ledger, texts), (observed,))
    found = unsealed_entries(ledger, merged, no_definitions)
    assert all(one.files == () for one in found)
    return [one.entry.attested for one in found]


class TestRewordedFacts:
    """What an author says of a version after it was sealed."""

    @pytest.mark.parametrize("fact", CHANGES)
    def test_each_fact_that_changed_is_attested_again(self, fact: str) -> None:
        """No text is sealed twice; what is said of it from now on is one entry."""
        ledger, texts = seal(make_history(FIRST, SECOND))
        now = replace(SECOND, **{fact: CHANGES[fact]})
        assert added_by(now, ledger, texts) == [facts_of_version(now)]

    def test_attesting_it_again_is_done_once(self) -> None:
        """The next seal finds nothing to do, and the record gives the new facts back."""
        ledger, texts = seal(make_history(FIRST, SECOND))
        now = replace(SECOND, **CHANGES)
        grown, more = seal(make_history(FIRST, now), ledger=ledger)
        assert (grown.size, more) == (ledger.size + 1, {})
        assert added_by(now, grown, texts) == []
        (restored,) = restore_histories(grown, texts)
        assert facts_of_version(restored.versions[-1]) == facts_of_version(now)
        assert verify_record(grown.to_bytes(), texts, None).whole

    def test_a_new_text_carries_the_new_facts_by_itself(self) -> None:
        """Facts that come with a text are attested with it, and not a second time."""
        ledger, _ = seal(make_history(FIRST, SECOND))
        text = make_text("We lend you two boats.", LATER + timedelta(days=9), number=2)
        now = replace(SECOND, texts=(*SECOND.texts, text), summary="Two boats.")
        grown, _ = seal(make_history(FIRST, now), ledger=ledger)
        added = [entry.attested for entry in grown.entries[ledger.size :]]
        assert not any(isinstance(one, VersionFacts) for one in added)

    def test_a_postponement_is_not_told_twice(self) -> None:
        """The move says its new day; only what else is said otherwise is told beside it."""
        ledger, texts = seal(make_history(FIRST, SECOND))
        (event,) = added_by(POSTPONED, ledger, texts)
        assert isinstance(event, LifeEvent)
        reworded = replace(POSTPONED, summary="Later.")
        kinds = [type(one) for one in added_by(reworded, ledger, texts)]
        assert kinds == [LifeEvent, VersionFacts]

    def test_facts_of_a_version_that_no_entry_told_are_refused(self) -> None:
        """A record cannot speak of what it does not hold."""
        ledger, texts = seal(make_history(FIRST))
        forged = append(ledger, facts_of_version(SECOND))
        with pytest.raises(LedgerError, match="which no entry before it has"):
            restore_histories(forged, texts)

    @given(st.text(), st.text(), st.dates())
    def test_facts_read_back(self, title: str, because: str, until: date) -> None:
        """What is written is what is read, or it is refused before it is written."""
        waiver = replace(WAIVER, because=because, until=until)
        facts = facts_of_version(replace(SECOND, **(CHANGES | {"title": title})))
        attested = replace(facts, waivers=(waiver,))
        entry = LedgerEntry(sequence=1, previous=text_digest(b""), attested=attested)
        assert LedgerEntry.parse(entry.line) == entry


class TestNotices:
    """A notice that went out."""

    NOTICE = LifeEvent(
        policy=PolicyId("privacy"),
        event=LifeKind.NOTICE,
        on=LATER,
        label=VersionLabel("2026-04-01"),
        notice="announcement",
        manifest=text_digest(b"{}"),
    )

    def test_a_notice_on_record_changes_nothing_else_of_its_version(self) -> None:
        """It is evidence; the day on which people were told is the author's word."""
        ledger, texts = seal(make_history(FIRST, SECOND))
        grown = append(ledger, self.NOTICE)
        (before,), (after,) = (restore_histories(one, texts) for one in (ledger, grown))
        first, second = after.versions
        assert [sent.on for sent in second.notices] == [LATER]
        assert second.notices[0].line == grown.size
        bare = replace(after, versions=(first, replace(second, notices=())))
        assert bare == before
        assert verify_record(grown.to_bytes(), texts, None).whole
        assert Ledger.from_bytes(grown.to_bytes()) == grown

    @pytest.mark.parametrize(
        "wrong", [{"on": None}, {"notice": ""}, {"label": VersionLabel("2030-01-01")}]
    )
    def test_a_notice_without_its_day_kind_or_version_is_refused(self, wrong) -> None:
        """Evidence of nothing is no evidence."""
        ledger, texts = seal(make_history(FIRST, SECOND))
        with pytest.raises(LedgerError):
            restore_histories(append(ledger, replace(self.NOTICE, **wrong)), texts)

    @given(
        st.lists(st.sampled_from(Way), unique=True),
        st.text(),
        st.lists(st.builds(Effective, st.dates()), max_size=2),
    )
    def test_how_and_to_whom_reads_back(
        self, ways: list[Way], readers: str, named: list[Effective]
    ) -> None:
        """What is written is what is read, or it is refused before it is written."""
        told = replace(self.NOTICE, ways=tuple(ways), readers=readers, effective=tuple(named))
        entry = LedgerEntry(sequence=1, previous=text_digest(b""), attested=told)
        assert LedgerEntry.parse(entry.line) == entry

    def test_a_notice_that_says_no_more_is_written_as_ever(self) -> None:
        """Records that hold notices without how and to whom stay whole, byte for byte."""
        line = LedgerEntry(sequence=1, previous=text_digest(b""), attested=self.NOTICE).line
        assert b'"ways"' not in line
        assert b'"readers"' not in line

    @pytest.mark.parametrize("ways", [b'["pigeon"]', b"[]", b'"mail"', b"[1]"])
    def test_a_way_that_is_none_is_refused(self, ways: bytes) -> None:
        """A record says nothing that its reader could not have meant."""
        told = replace(self.NOTICE, ways=(Way.MAIL,))
        line = LedgerEntry(sequence=1, previous=text_digest(b""), attested=told).line
        with pytest.raises(LedgerError):
            LedgerEntry.parse(line.replace(b'["mail"]', ways))

    def test_a_notice_goes_with_its_version_to_another_day(self) -> None:
        """What was said before a version was put off stays said of that version."""
        ledger, texts = seal(make_history(FIRST, SECOND))
        day, other = SECOND.effective_on, SECOND.effective_on + timedelta(days=60)
        told = append(ledger, replace(self.NOTICE, effective=(Effective(day),)))
        moved = LifeEvent(
            policy=PolicyId("privacy"),
            event=LifeKind.POSTPONED,
            on=day,
            label=VersionLabel(other.isoformat()),
            former_label=SECOND.label,
            effective=(Effective(other),),
            effective_source=DateSource.FRONT_MATTER,
        )
        (history,) = restore_histories(append(told, moved), texts)
        (sent,) = history.versions[-1].notices
        assert (history.versions[-1].effective_on, sent.days) == (other, (day - LATER).days)

    def test_other_events_have_no_manifest(self) -> None:
        """Records that were begun before notices were kept stay as they are, byte for byte."""
        ledger, _ = seal(make_history(FIRST, replace(SECOND, withdrawn_on=LATER)))
        assert b'"event":"withdrawn"' in ledger.to_bytes()
        assert b"manifest" not in ledger.to_bytes()
        assert b'"notice"' not in ledger.to_bytes()

    def test_the_schema_knows_both(self) -> None:
        """What other programs validate against has the same fields, none more and none less."""
        ledger, _ = seal(make_history(FIRST, replace(SECOND, withdrawn_on=LATER)))
        fuller = replace(self.NOTICE, ways=tuple(Way), readers="everyone with a lantern")
        facts = facts_of_version(replace(SECOND, **CHANGES))
        entries = append(ledger, self.NOTICE, fuller, facts).entries
        schema = json.loads(
            files("inforce").joinpath("schemas/ledger-entry.schema.json").read_text()
        )
        validator = Draft202012Validator(schema, format_checker=FormatChecker())
        for entry in entries:
            facts = json.loads(entry.line)
            validator.validate(facts)
            assert not validator.is_valid({**facts, "more": 1})
            assert all(
                not validator.is_valid({k: v for k, v in facts.items() if k != name})
                for name in facts.keys() - {"waivers", "ways", "readers", "text"}
            )
            if facts.get("event") == "withdrawn":
                evidence = {"notice": "announcement", "manifest": str(self.NOTICE.manifest)}
                assert not validator.is_valid(facts | evidence)
                assert not validator.is_valid(facts | {"ways": ["mail"]})
