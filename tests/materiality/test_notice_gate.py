"""A revision does not pass without its notice, and what is past is left alone."""

from dataclasses import replace
from datetime import date

import pytest

from inforce.diagnostics import Severity
from inforce.digest import text_digest
from inforce.materiality.notice_coming import coming_versions
from inforce.materiality.notice_gate import judge_notice
from inforce.materiality.notice_period import parse_period
from inforce.materiality.notice_preset import Basis, NoticePreset, NoticeRule
from inforce.source.declarations import DeclaredWaiver
from inforce.source.text import SourceText
from inforce.versions.history import VersionHistory
from inforce.versions.identity import Language, PolicyId, VersionLabel
from inforce.versions.version import DateSource, Effective, Text, TextChange, Version
from inforce.versions.waivers import answered

ON = date(2026, 12, 1)
FRONT = "---\ntitle: Loans\neffective: {}\n---\n\n# Loans\n\nYou may keep a book for {} weeks.\n"


def preset(basis=Basis.LEAD, lead="P30D", name="default"):
    rules = {
        "material": NoticeRule(basis=basis, lead=parse_period(lead)),
        "minor": NoticeRule(basis=Basis.LEAD, lead=parse_period("P3D")),
    }
    return NoticePreset(
        name=name,
        title="t",
        regime="r",
        source="s",
        confidence="A",
        checked_on=ON,
        rules=rules,
    )


def version(effective, *, recorded, words=5, **facts):
    source = SourceText("policy_src/loans.md", FRONT.format(effective, words))
    text = Text(
        number=1,
        digest=text_digest(source.text.encode()),
        source=source,
        change=TextChange.ADOPTED,
        words_changed=words,
        recorded_on=date.fromisoformat(recorded),
    )
    known = {"announced_on": None, "change": "material", "summary": "", **facts}
    return Version(
        policy=PolicyId("loans"),
        label=VersionLabel(effective),
        title="Loans",
        effective=(Effective(date.fromisoformat(effective)),),
        effective_source=DateSource.FRONT_MATTER,
        recorded_on=date.fromisoformat(recorded),
        dated_on=date.fromisoformat(recorded),
        texts=(text,),
        **known,
    )


FIRST = version("2026-01-01", recorded="2025-12-30")


DEFAULT = (preset(),)


def found(*versions, proposed=None, presets=DEFAULT):
    history = VersionHistory(
        policy=PolicyId("loans"),
        title="Loans",
        language=Language("en"),
        paths=("policy_src/loans.md",),
        versions=versions,
        draft=proposed.text.source if proposed else None,
        proposed=proposed,
    )
    return [d for c in coming_versions(history, ON) for d in judge_notice(c, presets)]


def codes(*versions, **options):
    return [d.code for d in found(*versions, **options)]


def test_a_notice_that_is_too_short_names_the_earliest_day_and_the_preset():
    """Twenty-nine days are no thirty, and the author learns the day that is lawful."""
    (told,) = found(FIRST, version("2026-12-30", recorded="2026-12-01"))
    assert (told.code, told.location.line) == ("N001", 3)
    assert "2026-12-31" in told.remedy
    assert "`default`" in told.what
    assert "counsel must confirm" in told.why
    assert codes(FIRST, version("2026-12-31", recorded="2026-12-01")) == []


def test_the_announcement_counts_before_the_record():
    """People may have been told before the text was recorded, or after."""
    coming = version("2026-12-20", recorded="2026-12-01", announced_on=date(2026, 11, 1))
    assert codes(FIRST, coming) == []
    late = version("2027-01-01", recorded="2026-11-01", announced_on=date(2026, 12, 15))
    assert codes(FIRST, late) == ["N001"]


def test_a_draft_is_judged_as_if_it_were_published_today():
    """What a pull request proposes can still be mended."""
    proposed = version("2026-12-10", recorded="2026-12-01")
    assert codes(FIRST, proposed=proposed) == ["N001"]
    assert codes(FIRST, proposed=replace(proposed, change="minor")) == []


def test_a_draft_that_takes_effect_in_the_past_is_too_short():
    """Nobody can be bound by yesterday's surprise."""
    (told,) = found(FIRST, proposed=version("2026-11-01", recorded="2026-12-01"))
    assert "before the notice" in told.what


def test_a_first_version_changes_nothing_for_anyone():
    """There was nothing before it that a reader relied on."""
    assert codes(version("2026-12-02", recorded="2026-12-01")) == []
    assert codes(proposed=version("2026-12-02", recorded="2026-12-01")) == []


def test_what_is_past_is_not_judged():
    """A version that binds already cannot be given its notice any more."""
    assert codes(FIRST, version("2026-11-30", recorded="2026-11-30")) == []


def test_a_version_brought_forward_was_announced_when_its_day_was():
    """Who was told of March was not told of January."""
    moved = version(
        "2027-01-01",
        recorded="2026-10-01",
        announced_on=date(2026, 10, 1),
        postponed_from=(date(2027, 3, 1),),
    )
    assert codes(FIRST, replace(moved, dated_on=date(2026, 12, 20))) == ["N001"]
    later = replace(moved, postponed_from=(date(2026, 12, 1),), dated_on=date(2026, 12, 20))
    assert codes(FIRST, later) == []


def test_a_draft_that_moves_an_announced_date_is_judged_in_its_place():
    """One version is judged once."""
    announced = version("2027-03-01", recorded="2026-10-01")
    moved = version("2026-12-05", recorded="2026-12-01", postponed_from=(date(2027, 3, 1),))
    assert codes(FIRST, announced, proposed=moved) == ["N001"]


def test_a_draft_that_edits_what_binds_already_is_no_matter_of_notice():
    """A silent edit is told as one, and no day could be given to it."""
    edited = replace(FIRST, texts=version("2026-01-01", recorded="2026-12-01").texts)
    earlier = version("2025-01-01", recorded="2025-01-01")
    assert codes(earlier, FIRST, proposed=edited) == []


def test_a_change_of_no_class_is_taken_for_material():
    """The author is asked, and the longest notice holds meanwhile."""
    assert codes(FIRST, version("2026-12-05", recorded="2026-12-01", change="")) == [
        "N003",
        "N001",
    ]


def test_consent_cannot_be_waited_for():
    """A rule that asks for consent is met by a decision on record, and by nothing else."""
    coming = version("2029-01-01", recorded="2026-12-01")
    rules = (preset(Basis.CONSENT, "P0D", "us-coppa"),)
    (told,) = found(FIRST, coming, presets=rules)
    assert (told.code, told.severity) == ("N002", Severity.ERROR)
    waiver = DeclaredWaiver(finding="N002", because="Each parent is asked.", by="Counsel")
    (known,) = answered([told], [waiver], on=ON)
    assert known.severity is Severity.INFO
    assert "Each parent is asked." in known.what


def test_each_preset_that_waiting_cannot_meet_is_named_with_what_it_asks_for():
    """One may ask for consent and another for an offer to refuse: neither speaks for both."""
    presets = (
        preset(basis=Basis.CONSENT, lead="P0D", name="ask"),
        preset(basis=Basis.OPTOUT, lead="P30D", name="offer"),
        preset(),
    )
    (undecided,) = found(FIRST, version("2027-02-01", recorded="2026-12-01"), presets=presets)
    assert undecided.code == "N002"
    assert "`ask` asks for consent and `offer` asks for an offer to refuse" in undecided.what
    assert undecided.location.line == 3


def test_a_period_that_must_have_passed_is_named_as_one():
    """Thirty days that must have passed end on the thirty-first."""
    rule = NoticeRule(basis=Basis.LEAD, lead=parse_period("P30D"), expires=True)
    strict = replace(preset(name="strict"), rules={"material": rule})
    coming = version("2026-12-31", recorded="2026-12-01")
    (short,) = found(FIRST, coming, presets=(preset(), strict))
    assert "`strict` asks for 30 days that must have passed" in short.what
    assert "2027-01-01" in short.remedy


@pytest.mark.parametrize(
    "waiver",
    [
        DeclaredWaiver(finding="N001", because=""),
        DeclaredWaiver(finding="N002", because="Another matter."),
        DeclaredWaiver(finding="N001", because="Until lately.", until=date(2026, 11, 30)),
    ],
)
def test_a_waiver_without_a_ground_or_out_of_date_answers_nothing(waiver):
    """An exemption is stated, fits the finding and has not ended."""
    (told,) = answered(found(FIRST, version("2026-12-02", recorded="2026-12-01")), [waiver], on=ON)
    assert told.severity is Severity.ERROR
