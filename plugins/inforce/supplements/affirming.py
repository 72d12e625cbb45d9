"""A supplement stands on a text that others change: whoever changes it must look at both."""

from collections.abc import Iterator
from dataclasses import dataclass

from inforce.diagnostics import Diagnostic, Severity
from inforce.supplements.precedence import CLAIMS, Claims, Ground
from inforce.supplements.sections import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A change of the general policy against which a supplement has not been read.

    Args:
        before: The text that was read, or the version before the coming one.
        after: The text that changes it.
        reading: How the change can be read, with `{}` where the id of a section may stand.
    """

    before: Ground
    after: Ground
    reading: str


def judge_shift(claims: Claims, shift: Shift) -> Iterator[Diagnostic]:
    """Each section of the supplement whose counterpart would read otherwise than it did.

    One that would be gone is said by `check_claims`.
    """
    for clause, new, changed in touched(claims, shift):
        reading = shift.reading.replace("{}", new.id)
        yield Diagnostic(
            code="U011",
            severity=Severity.ERROR,
            location=claims.at(clause),
            what=f"“{shift.after.policy}” {shift.after.version} {changed} the section "
            f"“{clause.id}” of {shift.before.version}, which this supplement "
            f"{CLAIMS[clause.effect]}.",
            why="Nobody has said that the two still fit together.",
            remedy=f"Read {reading}; then change this supplement, or "
            f"write `affirmed: {shift.after.version}` in its front matter.",
        )


def touched(claims: Claims, shift: Shift) -> Iterator[tuple[Section, Section, str]]:
    """Each section of the supplement, its changed counterpart, and what became of that."""
    for clause in claims.clauses:
        old, new = (side.sections.named(clause.id) for side in (shift.before, shift.after))
        changed = _changed(old, new) if old is not None and new is not None else ""
        if changed and new is not None:
            yield clause, new, changed


def _changed(old: Section, new: Section) -> str:
    if old.words != new.words:
        return "changes"
    return "" if old.title == new.title else "renames"
