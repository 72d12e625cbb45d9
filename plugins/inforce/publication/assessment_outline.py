"""What a whole assessment comes to, in a few figures: for lists, feeds and applications."""

from dataclasses import dataclass

from inforce.materiality.assessed import AssessedChange
from inforce.materiality.assessment import Assessment
from inforce.materiality.scale import Direction, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What an assessment comes to.

    Args:
        materiality: How much the revision matters: `editorial`, `minor` or `material`.
        direction: Where it moves the reader; empty where the tool cannot tell.
        categories: What its findings are about, those that reduce rights first.
        reduces: How many clauses reduce rights.
        expands: How many expand them.
        other: How many only explain.
        open: Of how many the tool cannot tell.
        cleared: How many provably have no effect.
    """

    materiality: str
    direction: str
    categories: tuple[str, ...]
    reduces: int
    expands: int
    other: int
    open: int
    cleared: int


# The groups in which changes are told, what costs the reader first.
GROUPS = ("reduces", "expands", "other", "open", "cleared")


def group_of(change: AssessedChange) -> str:
    """In which group a change is told."""
    if change.outcome is Outcome.CLEARED:
        return "cleared"
    if change.outcome is Outcome.OPEN or change.direction is None:
        return "open"
    turns = {Direction.REDUCES: "reduces", Direction.EXPANDS: "expands"}
    return turns.get(change.direction, "other")


def grouped(assessment: Assessment) -> dict[str, list[AssessedChange]]:
    """The changes of each group in reading order; a group may be empty."""
    groups: dict[str, list[AssessedChange]] = {name: [] for name in GROUPS}
    for change in assessment.changes:
        groups[group_of(change)].append(change)
    return groups


def outline_of(assessment: Assessment) -> Outline:
    """Count an assessment."""
    groups = grouped(assessment)
    told = (c for name in ("reduces", "expands", "other") for c in groups[name])
    return Outline(
        materiality=assessment.materiality.word,
        direction="" if assessment.direction is None else assessment.direction.value,
        categories=tuple(dict.fromkeys(kind for change in told for kind in change.categories)),
        **{name: len(changes) for name, changes in groups.items()},
    )
