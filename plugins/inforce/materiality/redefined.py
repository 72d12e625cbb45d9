"""A definition beside the text that reads otherwise, as a change of its own."""

from collections.abc import Iterator

from inforce.materiality.acting import Voices
from inforce.materiality.assessed import LABELS, AssessedChange, direction_of
from inforce.materiality.defined import Meaning, findings_of, respelt
from inforce.materiality.ground import Ground
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction, Label, Outcome
from inforce.materiality.uses import Uses
from inforce.redline.changes import DefinitionChange
from inforce.redline.redline import Redline


def redefined(redline: Redline, lexicon: Lexicon | None) -> Iterator[AssessedChange]:
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
