"""Each rule says what it is for and keeps still before its look-alike."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inforce
from inforce.materiality.assessed import AssessedChange
from inforce.materiality.assessment import Assessment, assess
from inforce.materiality.rule import CATEGORIES
from inforce.materiality.rulebook import TIERS
from inforce.materiality.scale import Direction, Materiality, Outcome

CASES = Path(__file__).parent / "cases" / "rules.md"
CASE = re.compile(
    r"^## (\w+) (fires|rests)\n(.*?)\n---\n(.*?)\s*(?=^## |\Z)", re.MULTILINE | re.DOTALL
)
FOUND = [match.groups() for match in CASE.finditer(CASES.read_text(encoding="utf-8"))]
SPOKEN_CASE = re.compile(
    r"^## (de|zh) (\w+)\n(.*?)\n---\n(.*?)\s*(?=^## |\Z)", re.MULTILINE | re.DOTALL
)
LANGUAGES = (CASES.parent / "languages.md").read_text(encoding="utf-8")
SPOKEN = [match.groups() for match in SPOKEN_CASE.finditer(LANGUAGES)]
SENTENCES = (
    "We will not sell your data.",
    "We may sell your data to partners.",
    "You must pay a fee.",
    "You may opt out at any time.",
    "The mill is old.",
    "We delete your records after 30 days.",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), unique=True, max_size=4).map("\n\n".join)


def of(old: str, new: str, language: str = "en") -> Assessment:
    """What a change from one text to another does."""
    return assess(inforce.compare(old, new), language)


def only(old: str, new: str) -> AssessedChange:
    """The one change between two texts."""
    (change,) = of(old, new).changes
    return change


@pytest.mark.parametrize(("rule", "wanted", "old", "new"), FOUND)
def test_a_rule_fires_on_its_subject_and_rests_on_its_look_alike(
    rule: str, wanted: str, old: str, new: str
) -> None:
    """A rule finds what it is about, and nothing where only the words are alike."""
    sides = ["" if side.strip() == "-" else side for side in (old, new)]
    rules = {finding.rule for finding in of(sides[0], sides[1]).findings}
    assert (rule in rules) is (wanted == "fires"), rules


def test_every_rule_has_a_case_both_ways() -> None:
    """No rule goes without a case that fires it and one that does not."""
    names = {check.__module__.rsplit(".", 1)[1] for tier in TIERS for check in tier}
    assert {(rule, wanted) for rule, wanted, _, _ in FOUND} == {
        (name, wanted) for name in names for wanted in ("fires", "rests")
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We *keep* it.", "We **keep** it."),
        ("## 2. Parcels", "## 3. Parcels"),
        ("Last updated on 3 May 2025.", "Last updated on 7 June 2026.\n"),
        ("Our [rules](https://a.example/x) hold.", "Our [rules](https://b.example/x) hold."),
        ("We receive it.".replace("cei", "cie"), "We receive it."),
        ("We disclose it before shipping.", "We share it prior to shipping."),
        ("Write to help@a.example today.", "Write to care@a.example today."),
    ],
)
def test_what_provably_has_no_effect_is_cleared(old: str, new: str) -> None:
    """Markup, numbers, dates, links, spelling, equal words and contact details are no change."""
    assert all(change.outcome is Outcome.CLEARED for change in of(old, new).changes)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We do not sell your data.", "We do now sell your data."),
        ("You may leave.", "You must leave."),
        ("We keep it for 30 days.", "We keep it for 90 days."),
        ("The tower is green.", "The tower is blue."),
        ("We answer all letters.", "We answer some letters."),
    ],
)
def test_a_word_that_may_count_is_never_cleared(old: str, new: str) -> None:
    """A single changed word of weight is found or left open."""
    assert only(old, new).outcome is not Outcome.CLEARED


def test_a_quicker_answer_expands_also_where_it_is_free_of_charge() -> None:
    """What is free is not the span in which it comes."""
    slow = "# Parcels\n\nWe answer within one month and free of charge.\n"
    for new, direction in (("20 days", Direction.EXPANDS), ("90 days", Direction.REDUCES)):
        redline = inforce.compare(slow, slow.replace("one month", new))
        assert [change.direction for change in assess(redline).changes] == [direction]


def test_a_dropped_denial_reduces_and_an_added_one_expands() -> None:
    """Turning a sentence round turns its direction round."""
    denial, power = "We do not sell your data to partners.", "We sell your data to partners."
    assert only(denial, power).direction is Direction.REDUCES
    assert only(power, denial).direction is Direction.EXPANDS


@pytest.mark.parametrize("language", ["xx", "fr", "not a tag"])
def test_words_of_a_language_without_lists_are_open(language: str) -> None:
    """Where no list knows the words, nobody but the author can say."""
    changes = of("Nous gardons vos lettres.", "Nous vendons vos lettres.", language).changes
    assert [change.outcome for change in changes] == [Outcome.OPEN]


@pytest.mark.parametrize(("language", "wanted", "old", "new"), SPOKEN)
def test_the_rules_are_the_same_in_german_and_chinese(
    language: str, wanted: str, old: str, new: str
) -> None:
    """Only the words differ from language to language; what a change does is the same."""
    sides = ["" if side.strip() == "-" else side for side in (old, new)]
    changes = of(sides[0], sides[1], language).changes
    said = {
        change.outcome.value if change.outcome is not Outcome.FINDING else str(change.direction)
        for change in changes
    }
    assert said == {wanted}, [change.findings for change in changes]


@given(TEXTS, TEXTS, st.sampled_from(SENTENCES))
def test_a_verdict_never_falls_when_a_change_is_added(old: str, new: str, more: str) -> None:
    """A further change never makes a revision matter less."""
    before = of(old, new)
    after = of(old, f"{new}\n\nZebras graze. {more}")
    known = {(c.old_text, c.new_text) for c in after.changes}
    if all((c.old_text, c.new_text) in known for c in before.changes):
        assert after.materiality >= before.materiality


@given(TEXTS, TEXTS)
def test_findings_never_lower_one_another(old: str, new: str) -> None:
    """A change weighs as much as its weightiest finding, and its revision as much as it."""
    assessment = of(old, new)
    for change in assessment.changes:
        for finding in change.findings:
            assert change.weight >= finding.weight
            assert finding.category in CATEGORIES
        assert assessment.materiality >= change.weight


def test_no_change_weighs_nothing() -> None:
    """The same text twice is an editorial revision without a direction."""
    assessment = of("We keep it.", "We keep it.")
    assert (assessment.materiality, assessment.direction) == (
        Materiality.EDITORIAL,
        Direction.NONE,
    )


@pytest.mark.parametrize(
    ("old", "new", "outcome", "direction"),
    [
        (
            "We refund the price.",
            "We refund the price or give you a voucher.",
            Outcome.OPEN,
            None,
        ),
        (
            "When the period ends, we delete the pictures.",
            "When the period ends, we delete the pictures or turn them into anonymised data.",
            Outcome.FINDING,
            Direction.REDUCES,
        ),
        (
            "You may cancel by letter.",
            "You may cancel by letter or by telephone.",
            Outcome.FINDING,
            Direction.EXPANDS,
        ),
        (
            "We use your pictures to show them to you.",
            "We use your pictures to show them to you or to advertise.",
            Outcome.FINDING,
            Direction.REDUCES,
        ),
    ],
)
def test_a_promise_with_another_way_to_keep_it_is_no_gain(old, new, outcome, direction):
    """Where “or” leads to the new words of a promise, its giver may choose them instead."""
    (change,) = of(old, new).changes
    assert (change.outcome, change.direction) == (outcome, direction)


def test_words_that_say_nothing_are_no_evidence():
    """What a finding goes by are words that a reader can look for."""
    old, new = "We share your name with carriers.", "We share your name and the town with carriers."
    (change,) = of(old, new).changes
    words = {word for finding in change.findings for word in finding.evidence}
    assert words
    assert not words & {"and", "the"}


TABLE = "## {}\n\n| Record | Period |\n|---|---|\n| Server log | {} |\n| Invoice | 8 years |\n"


@pytest.mark.parametrize(
    ("title", "before", "after", "direction"),
    [
        ("How long we keep records", "12 months", "24 months", Direction.REDUCES),
        ("How long we keep records", "12 months", "6 months", Direction.EXPANDS),
        ("Opening hours", "12 months", "24 months", None),
    ],
)
def test_a_span_in_a_table_is_read_under_its_title(title, before, after, direction):
    """A row says how long; only the title says what: kept longer costs the reader."""
    (change,) = of(TABLE.format(title, before), TABLE.format(title, after)).changes
    assert change.direction == direction
    assert change.outcome is (Outcome.FINDING if direction else Outcome.OPEN)
