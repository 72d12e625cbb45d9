"""Sentences in many voices: what they do to the reader is read from their form, not from a line."""

import re
from pathlib import Path

import pytest

import inforce
from inforce.materiality.assessment import assess
from inforce.materiality.scale import Direction

CASES = Path(__file__).parent / "cases" / "meaning.md"
CASE = re.compile(
    r"^## (reduces|expands|rests)(?: (\S+))?\n(.*?)\n---\n(.*?)\s*(?=^## |\Z)",
    re.MULTILINE | re.DOTALL,
)
FOUND = [match.groups() for match in CASE.finditer(CASES.read_text(encoding="utf-8"))]
LEAST_CASES = 150


def test_the_cases_are_read_whole() -> None:
    """Every case of the file is one of the tests, and each kind has some."""
    assert len(FOUND) >= LEAST_CASES
    assert {wanted for wanted, *_ in FOUND} == {"reduces", "expands", "rests"}


@pytest.mark.parametrize(("wanted", "category", "old", "new"), FOUND)
def test_a_sentence_is_read_by_what_it_does(
    wanted: str, category: str | None, old: str, new: str
) -> None:
    """A loss is found as one, a gain is no loss, and what moves nobody is neither."""
    sides = ["" if side.strip() == "-" else side for side in (old, new)]
    found = assess(inforce.compare(sides[0], sides[1]))
    if wanted == "rests":
        assert found.direction is not Direction.REDUCES
        return
    assert found.direction == wanted, found.findings
    assert category in {finding.category for finding in found.findings}
