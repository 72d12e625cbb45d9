"""Two wordings of equal reach are cleared; as small an edit that moves someone never is."""

import re
from pathlib import Path
from typing import Final

import pytest

import inforce
from inforce.materiality.assessment import assess
from inforce.materiality.scale import Outcome

CASES: Final = Path(__file__).parent / "cases" / "idle.md"
CASE: Final = re.compile(
    r"^## (\d+ (?:idle|weighty|missed) \S+)\n(.*?)\n---\n(.*?)\s*(?=^## \d+ |\Z)",
    re.MULTILINE | re.DOTALL,
)
FOUND: Final = CASE.findall(CASES.read_text(encoding="utf-8"))
LEAST_CASES: Final = 90


def _cases(kind: str) -> list[object]:
    return [pytest.param(old, new, id=name) for name, old, new in FOUND if name.split()[1] == kind]


def _outcomes(old: str, new: str) -> set[Outcome]:
    return {one.outcome for one in assess(inforce.compare(old.strip(), new.strip())).changes}


def test_no_case_is_lost() -> None:
    """Each heading of the file of cases is a case."""
    headings = re.findall(r"^## \d+ ", CASES.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(FOUND) == len(headings) >= LEAST_CASES


@pytest.mark.parametrize(("old", "new"), _cases("idle"))
def test_wordings_of_equal_reach_are_cleared(old: str, new: str) -> None:
    """Another word, spelling, form, order or person for the same rule moves nobody."""
    assert _outcomes(old, new) <= {Outcome.CLEARED}


@pytest.mark.parametrize(("old", "new"), _cases("weighty"))
def test_as_small_an_edit_that_moves_someone_is_never_cleared(old: str, new: str) -> None:
    """A rule that differs by one word is another rule."""
    assert not _outcomes(old, new) <= {Outcome.CLEARED}


@pytest.mark.parametrize(("old", "new"), _cases("missed"))
def test_what_the_tool_does_not_yet_see_to_be_the_same_is_not_hidden(old: str, new: str) -> None:
    """An idle edit beyond its reach is told, not cleared; one that becomes so is idle."""
    assert not _outcomes(old, new) <= {Outcome.CLEARED}


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (
            "de",
            "Wir verwenden Ihre Adresse, falls Sie zustimmen.",
            "Wir nutzen Ihre Adresse, wenn Sie zustimmen.",
        ),
        (
            "de",
            "Wir löschen Ihre Briefe nach zwei Wochen.",
            "Wir löschen Ihre Briefe nach 14 Tagen.",
        ),
        ("de", "Die Auskunft ist kostenfrei.", "Die Auskunft ist kostenlos."),
        ("de", "Die Gebühr beträgt 5 EUR.", "Die Gebühr beträgt 5 €."),
        ("zh", "若您同意\uff0c我们会采集您的地址。", "如果您同意\uff0c我们会收集您的地址。"),
        ("zh", "请注意\uff0c站点会告知您。", "网站会通知您。"),
    ],
)
def test_other_languages_have_wordings_of_equal_reach(language: str, old: str, new: str) -> None:
    """A German or Chinese phrase that reaches as far is cleared, too."""
    found = assess(inforce.compare(old, new), language).changes
    assert {one.outcome for one in found} <= {Outcome.CLEARED}


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (
            "de",
            "Wir löschen Ihre Briefe nach zwei Wochen.",
            "Wir löschen Ihre Briefe nach 2 Monaten.",
        ),
        ("de", "Die Auskunft ist kostenlos.", "Die Auskunft ist kostenpflichtig."),
        ("de", "Sie erhalten mindestens zehn Tage.", "Sie erhalten höchstens zehn Tage."),
        ("de", "Wir erhalten Daten von der Bank.", "Wir geben Daten an die Bank."),
        ("de", "Wir nutzen Ihre Adresse nicht.", "Wir nutzen Ihre Adresse."),
        ("zh", "我们会收集您的地址。", "我们不会收集您的地址。"),
        ("zh", "我们会立即通知您。", "我们会收集您。"),
    ],
)
def test_other_languages_clear_no_edit_that_moves_someone(
    language: str, old: str, new: str
) -> None:
    """A German or Chinese rule that differs by one word is another rule."""
    assert any(
        one.outcome is not Outcome.CLEARED
        for one in assess(inforce.compare(old, new), language).changes
    )
