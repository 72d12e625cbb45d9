"""The front door: what each change does to the reader, and what the whole revision weighs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from inforce.materiality.acting import Voices
from inforce.materiality.clause import Clause
from inforce.materiality.defined import Meaning, findings_of, respelt
from inforce.materiality.ground import Ground
from inforce.materiality.judging import judged
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.lexicon_files import lexicon_of
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction, Label, Materiality, Outcome
from inforce.materiality.uses import Uses
from inforce.redline.changes import DefinitionChange
from inforce.redline.redline import Redline

MOST_WEIGHTY: Final = 5
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
    changes += _defined(redline, lexicon)
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


def _defined(redline: Redline, lexicon: Lexicon | None) -> Iterator[AssessedChange]:
    """What each definition beside the text that reads otherwise does to the reader."""
    changes = [change for change in redline.changes if isinstance(change, DefinitionChange)]
    if not changes:
        return
    uses = Uses(redline)
    voices = Voices(" ".join([p.text for p in redline.new.walk() if p.runs]))
    for change in changes:
        meaning = Meaning(
            term=change.term,
            forms=tuple(dict.fromkeys(written for _, written in change.used_by)),
            old=change.old_text or change.old_definition,
            new=change.new_text or change.new_definition,
            uses=uses.by(name for name, _ in change.used_by),
        )
        ground = respelt(meaning, lexicon) if lexicon else None
        found = findings_of(meaning, lexicon, voices) if lexicon and ground is None else ()
        yield _redefined(change, found, ground)


def _redefined(
    change: DefinitionChange, found: tuple[Finding, ...], ground: Ground | None
) -> AssessedChange:
    """A definition that reads otherwise reaches every clause that uses its word."""
    outcome, label, direction = Outcome.OPEN, Label.OPEN, None
    reason = f"“{change.term}” means something else now, wherever it is used."
    categories: tuple[str, ...] = ("definition",)
    if found:
        outcome, direction = Outcome.FINDING, direction_of(found)
        label, reason = LABELS[direction], found[0].reason
        categories = tuple(dict.fromkeys(one.category for one in found))
    elif ground is not None:
        outcome, direction = Outcome.CLEARED, Direction.NONE
        label, reason, categories = ground.label, ground.reason, (ground.category,)
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
        outcome=outcome,
        label=label,
        direction=direction,
        categories=categories,
        findings=found,
        reason=reason,
        reaches=change.used_in,
    )
