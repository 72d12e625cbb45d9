"""Labelled changes of publishers that do not exist: how well the rules read what they never saw.

Floors, not goals: a change of the rules that reads these worse must say why.
"""

import re
from pathlib import Path
from typing import Final, NamedTuple

import pytest

import inforce
from inforce.materiality.assessment import Assessment, assess
from inforce.materiality.scale import Direction

CASES: Final = Path(__file__).parent / "cases" / "publishers.md"
CASE: Final = re.compile(
    r"^## (\S+) (\w+)((?: \S+)*)\n(.*?)\n---\n(.*?)\s*(?=^## \S+-\d\d |\Z)",
    re.MULTILINE | re.DOTALL,
)
IDLE: Final = {"formatting", "moved", "editorial"}
LEAST_CASES: Final = 200


class Case(NamedTuple):
    """One labelled change, and what the tool says of it."""

    name: str
    label: str
    marks: tuple[str, ...]
    said: str


def _side(text: str) -> str:
    return "" if text.strip() == "-" else text.strip()


def _said(found: Assessment) -> str:
    """One word for all changes of a case."""
    if found.direction is None:
        return "open"
    return "cleared" if found.direction is Direction.NONE else found.direction.value


def _judged() -> list[Case]:
    found = []
    for name, label, marks, old, new in CASE.findall(CASES.read_text(encoding="utf-8")):
        redline = inforce.compare(_side(old), _side(new))
        found.append(Case(name, label, tuple(marks.split()), _said(assess(redline))))
    return found


JUDGED: Final = _judged()
OF: Final = {label: [c for c in JUDGED if c.label == label] for label in {c.label for c in JUDGED}}


def _share(cases: list[Case], *said: str) -> float:
    return sum(case.said in said for case in cases) / len(cases)


def test_the_set_is_read_whole() -> None:
    """Every case of the file is judged, and each label has some."""
    assert len(JUDGED) >= LEAST_CASES
    assert set(OF) == {"reducing", "expanding", "clarifying", "neutral", *IDLE}


def test_no_loss_is_cleared() -> None:
    """Nothing that takes from the reader is ever said to have no effect."""
    assert [case.name for case in OF["reducing"] if case.said == "cleared"] == []


def test_no_gain_and_no_rule_is_cleared() -> None:
    """Nothing that gives the reader something is said to have no effect."""
    assert [case.name for case in OF["expanding"] if case.said == "cleared"] == []


@pytest.mark.parametrize(
    ("what", "figure", "least"),
    [
        ("losses found or open", _share(OF["reducing"], "reduces", "open"), 0.97),
        ("losses found", _share(OF["reducing"], "reduces"), 0.82),
        ("gains not called losses", 1 - _share(OF["expanding"], "reduces"), 0.94),
        (
            "what is called a loss is one",
            sum(c.label == "reducing" for c in JUDGED if c.said == "reduces")
            / sum(c.said == "reduces" for c in JUDGED),
            0.93,
        ),
        ("idle changes cleared", _share([c for c in JUDGED if c.label in IDLE], "cleared"), 0.85),
        ("changes not left open", 1 - _share(JUDGED, "open"), 0.7),
    ],
)
def test_the_rules_read_other_publishers_at_least_so_well(
    what: str, figure: float, least: float
) -> None:
    """No figure of the labelled set falls below its floor."""
    assert figure >= least, f"{what}: {figure:.3f}"


def test_no_weighty_loss_is_turned_round() -> None:
    """A loss that must be announced is never said to be a gain or nothing."""
    heavy = [case for case in OF["reducing"] if "substantial" in case.marks]
    assert [case.name for case in heavy if case.said not in {"reduces", "open"}] == []
