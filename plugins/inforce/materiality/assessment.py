"""The front door: what each change does to the reader, and what the whole revision weighs."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from inforce.materiality.clause import Clause
from inforce.materiality.ground import Ground
from inforce.materiality.judging import judged
from inforce.materiality.lexicon_files import lexicon_of
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction, Label, Materiality, Outcome
from inforce.redline.changes import DefinitionChange
from inforce.redline.redline import Redline

MOST_WEIGHTY: Final = 5


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

    @property
    def weight(self) -> Materiality:
        """How much it matters; what is open may matter, and is never editorial."""
        if self.outcome is Outcome.CLEARED:
            return Materiality.EDITORIAL
        return max([Materiality.MINOR, *(finding.weight for finding in self.findings)])


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
        else _found(one.clause, one.findings)
        for one in judged(redline, lexicon, others)
    ]
    changes += [
        _defined(change) for change in redline.changes if isinstance(change, DefinitionChange)
    ]
    return Assessment(changes=tuple(changes))


def _rank(change: AssessedChange) -> tuple[int, int, int]:
    order = {Direction.REDUCES: 0, None: 1, Direction.EXPANDS: 2}
    return (-change.weight, order.get(change.direction, 3), -len(change.findings))


def _found(clause: Clause, found: tuple[Finding, ...]) -> AssessedChange:
    if not found:
        reason = "The tool cannot tell what this does; its author must say."
        return _made(clause, Outcome.OPEN, Label.OPEN, None, (), (), reason)
    direction = direction_of(found)
    labels = {Direction.REDUCES: Label.REDUCING, Direction.EXPANDS: Label.EXPANDING}
    label = labels.get(direction, Label.CLARIFYING)
    categories = tuple(dict.fromkeys(f.category for f in found if f.direction is direction))
    told = next(f for f in found if f.direction is direction)
    return _made(clause, Outcome.FINDING, label, direction, categories, found, told.reason)


def direction_of(found: Iterable[Finding]) -> Direction:
    """Where several findings move the reader: a loss is a loss whatever comes with it."""
    directions = {finding.direction for finding in found}
    for direction in (Direction.REDUCES, Direction.EXPANDS):
        if direction in directions:
            return direction
    return Direction.NEUTRAL


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


def _defined(change: DefinitionChange) -> AssessedChange:
    """A definition reaches every clause that uses its term: never cleared, always told."""
    return AssessedChange(
        id=change.id,
        section=change.section,
        citation=change.citation,
        old_line=change.old_line,
        new_line=change.new_line,
        provisions=(),
        changes=(change.id,),
        old_text=change.old_definition,
        new_text=change.new_definition,
        outcome=Outcome.OPEN,
        label=Label.OPEN,
        direction=None,
        categories=("definition",),
        findings=(),
        reason=f"“{change.term}” means something else now, wherever it is used.",
    )
