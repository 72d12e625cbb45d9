"""The front door: what each change does to the reader, and what the whole revision weighs."""

from dataclasses import dataclass, field, replace
from typing import Final

from inforce.materiality.assessed import LABELS, AssessedChange, direction_of
from inforce.materiality.clause import Clause
from inforce.materiality.ground import Ground
from inforce.materiality.judging import judged
from inforce.materiality.lexicon_files import lexicon_of
from inforce.materiality.redefined import redefined
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction, Label, Materiality, Outcome
from inforce.redline.redline import Redline

MOST_WEIGHTY: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What a revision does to its readers.

    Args:
        changes: Every clause that changed, in reading order.
    """

    changes: tuple[AssessedChange, ...] = field(default=())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in reading order."""
        return tuple(finding for change in self.changes for finding in change.findings)

    @property
    def open(self) -> tuple[AssessedChange, ...]:
        """The changes of which the author must say what they do."""
        return tuple(change for change in self.changes if change.outcome is Outcome.OPEN)

    @property
    def materiality(self) -> Materiality:
        """How much the revision matters: as much as the change that matters most."""
        return max((change.weight for change in self.changes), default=Materiality.EDITORIAL)

    @property
    def shown(self) -> Materiality:
        """How much at least: what the words show, without what is open or only explains."""
        turned = {Direction.REDUCES, Direction.EXPANDS}
        weights = [change.weight for change in self.changes if change.direction in turned]
        return max(weights, default=Materiality.EDITORIAL)

    @property
    def direction(self) -> Direction | None:
        """Where the revision moves the reader; None where nothing found and something is open."""
        found = {change.direction for change in self.changes}
        for direction in (Direction.REDUCES, Direction.EXPANDS):
            if direction in found:
                return direction
        if None in found:
            return None
        return Direction.NEUTRAL if Direction.NEUTRAL in found else Direction.NONE

    @property
    def weightiest(self) -> tuple[AssessedChange, ...]:
        """The clauses that matter most, those that reduce rights first."""
        return self._ranked[:MOST_WEIGHTY]

    @property
    def weightiest_of_sections(self) -> tuple[AssessedChange, ...]:
        """The same, but of each section only the clause that matters most in it."""
        first: dict[str, AssessedChange] = {}
        for change in self._ranked:
            first.setdefault(change.section or change.id, change)
        return tuple(first.values())[:MOST_WEIGHTY]

    @property
    def _ranked(self) -> tuple[AssessedChange, ...]:
        told = [change for change in self.changes if change.outcome is not Outcome.CLEARED]
        return tuple(sorted(told, key=_rank))


def assess(
    redline: Redline,
    language: str = "en",
    *,
    others: tuple[tuple[str, str], ...] = (),
) -> Assessment:
    """What each change between two texts does to the reader.

    Nothing is cleared unless it provably has no effect. In a language without word lists, words
    that changed are open.

    Args:
        redline: What differs.
        language: Tag of the language of both texts.
        others: Visible words of the other policies that the same revision changes, before and
            now: where words may have moved to or come from.
    """
    lexicon = lexicon_of(language)
    changes = [
        _cleared(one.clause, one.ground)
        if one.ground is not None
        else replace(_found(one.clause, one.findings), reaches=one.reaches)
        for one in judged(redline, lexicon, others)
    ]
    changes += redefined(redline, lexicon)
    return Assessment(changes=tuple(changes))


def _rank(change: AssessedChange) -> tuple[int, int, int]:
    order = {Direction.REDUCES: 0, None: 1, Direction.EXPANDS: 2}
    return (-change.weight, order.get(change.direction, 3), -len(change.findings))


def _found(clause: Clause, found: tuple[Finding, ...]) -> AssessedChange:
    if not found:
        reason = "The tool cannot tell what this does; its author must say."
        return _made(clause, Outcome.OPEN, Label.OPEN, None, (), (), reason)
    direction = direction_of(found)
    label = LABELS.get(direction, Label.CLARIFYING)
    told = [one for one in found if one.direction is direction]
    categories = tuple(dict.fromkeys(one.category for one in told))
    return _made(clause, Outcome.FINDING, label, direction, categories, found, told[0].reason)


def _cleared(clause: Clause, ground: Ground) -> AssessedChange:
    categories = (ground.category,)
    return _made(
        clause, Outcome.CLEARED, ground.label, Direction.NONE, categories, (), ground.reason
    )


def _made(  # noqa: PLR0913, PLR0917 (one argument a field that differs)
    clause: Clause,
    outcome: Outcome,
    label: Label,
    direction: Direction | None,
    categories: tuple[str, ...],
    findings: tuple[Finding, ...],
    reason: str,
) -> AssessedChange:
    return AssessedChange(
        id=clause.id,
        section=clause.section,
        citation=clause.citation,
        old_line=clause.old_line,
        new_line=clause.new_line,
        provisions=clause.provisions,
        changes=clause.changes,
        old_text=clause.old,
        new_text=clause.new,
        outcome=outcome,
        label=label,
        direction=direction,
        categories=categories,
        findings=findings,
        reason=reason,
    )
