"""One clause that changed, and what that does to the reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction, Label, Materiality, Outcome

LABELS: Final = {Direction.REDUCES: Label.REDUCING, Direction.EXPANDS: Label.EXPANDING}


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedChange:
    """One clause that changed, and what that does.

    Args:
        id: Id of the first change of the redline in it.
        section: Id of its section.
        citation: How a lawyer says where it stands.
        old_line: Where it stood; None where it is new.
        new_line: Where it stands; None where it is gone.
        provisions: Ids of the provisions on both sides.
        changes: Ids of all changes of the redline in it.
        old_text: Its words before; None where it is new.
        new_text: Its words now; None where it is gone.
        outcome: Cleared, finding or open.
        label: Which of the seven kinds of change it is.
        direction: Where it moves the reader; None where the tool cannot tell.
        categories: What it is about.
        findings: What the rules found.
        reason: Why, in plain words.
        reaches: Citations of the clauses that a changed definition reaches: they use its word.
    """

    id: str
    section: str
    citation: str
    old_line: int | None
    new_line: int | None
    provisions: tuple[str, ...]
    changes: tuple[str, ...]
    old_text: str | None
    new_text: str | None
    outcome: Outcome
    label: Label
    direction: Direction | None
    categories: tuple[str, ...]
    findings: tuple[Finding, ...]
    reason: str
    reaches: tuple[str, ...] = ()

    @property
    def weight(self) -> Materiality:
        """How much it matters; what is open may matter, and is never editorial."""
        if self.outcome is Outcome.CLEARED:
            return Materiality.EDITORIAL
        return max([Materiality.MINOR, *(finding.weight for finding in self.findings)])


def direction_of(found: Iterable[Finding]) -> Direction:
    """Where several findings move the reader: a loss is a loss whatever comes with it."""
    directions = {finding.direction for finding in found}
    for direction in (Direction.REDUCES, Direction.EXPANDS):
        if direction in directions:
            return direction
    return Direction.NEUTRAL
