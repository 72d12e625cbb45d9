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
