"""What a supplement says about a general policy must be so."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz, process

from inforce.diagnostics import Diagnostic, Severity, did_you_mean
from inforce.location import SourceLocation
from inforce.supplements.composition import ADDS, REMOVES
from inforce.supplements.sections import Section, Sections

UNCLEAR: Final = "Users of the service could not tell which text binds them."
CLAIMS: Final = {ADDS: "adds to", REMOVES: "removes", "": "replaces"}
# Per cent of the letters of both ids from which a new section's may be a mistyped general one.
MISTYPED: Final = 85


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """A supplement's sections and what they say about the general policy.

    Args:
        path: Its file.
        sections: Its sections.
    """

    path: str
    sections: Sections

    @property
    def clauses(self) -> tuple[Section, ...]:
        """The sections that stand in none other: each has its own place in the whole text."""
        return tuple(section for section in self.sections.listed if not section.above)

    def at(self, section: Section) -> SourceLocation:
        """Where a section stands."""
        return SourceLocation(self.path, section.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A version of the general policy that a supplement stands on.

    Args:
        policy: The id of the policy.
        version: The label of the version.
        sections: Its sections.
        had: Whether another version of it has a section of a name.
        moved_to: The id of the section where the words of a former one stand now, or nothing.
    """

    policy: str
    version: str
    sections: Sections
    had: Callable[[str], bool] = field(default=lambda _name: False, repr=False, compare=False)
    moved_to: Callable[[str], str] = field(default=lambda _name: "", repr=False, compare=False)


def check_claims(claims: Claims, ground: Ground) -> Iterator[Diagnostic]:
    """A section must find what it adds to, removes, replaces or follows in the general policy."""
    for clause in claims.clauses:
        met = ground.sections.named(clause.id)
        if met is None:
            yield from _meets_nothing(claims, clause, ground)
        else:
            yield from _below_replaced(claims, clause, met)
        if clause.after and ground.sections.named(clause.after) is None:
            yield _lost(claims, clause, ground, "follows", clause.after)


def check_shape(claims: Claims) -> Iterator[Diagnostic]:
    """Only a section that stands in none other has a place of its own in the whole text."""
    for section in claims.sections.listed:
        marks = [f"`.{section.effect}`"] if section.effect else []
        marks += [f"`after={section.after}`"] if section.after else []
        if section.above and marks:
            yield Diagnostic(
                code="U018",
                severity=Severity.WARNING,
                location=claims.at(section),
                what=f"The section “{section.id}” stands in another one, and says "
                f"{' and '.join(marks)}.",
                why="It stays where it is, and this has no effect.",
                remedy="Give its heading the level of the sections that stand by themselves.",
            )


def _meets_nothing(claims: Claims, clause: Section, ground: Ground) -> Iterator[Diagnostic]:
    claimed = clause.effect or (not clause.after and ground.had(clause.id))
    if claimed:
        yield _lost(claims, clause, ground, CLAIMS[clause.effect], clause.id)
        return
    if clause.after:
        return
    near = process.extractOne(
        clause.id, ground.sections.names, scorer=fuzz.ratio, score_cutoff=MISTYPED
    )
    if near:
        yield Diagnostic(
            code="U017",
            severity=Severity.WARNING,
            location=claims.at(clause),
            what=f"The general policy has no section “{clause.id}”, but it has “{near[0]}”.",
            why="This section replaces nothing and stands at the end of the whole text.",
            remedy=f"Write `{{#{near[0]}}}` to replace that section; if this is one of its own, "
            "say which one it follows with `after=`.",
        )


def _lost(claims: Claims, clause: Section, ground: Ground, claim: str, name: str) -> Diagnostic:
    """A section that is not there: it never was, or the general policy dropped it."""
    version = f" of {ground.version}" if ground.version else ""
    if not ground.had(name):
        near = did_you_mean(name, ground.sections.names)
        return _error(
            "U008",
            claims.at(clause),
            f"This section {claim} “{name}”, and “{ground.policy}”{version} has no such section.",
            near or "Name a section of the general policy.",
        )
    now = ground.moved_to(name)
    remedy = did_you_mean(name, ground.sections.names) or "Name a section of the general policy."
    if now:
        remedy = f"Its words stand under “{now}” there: name that section."
    return _error(
        "U009",
        claims.at(clause),
        f"This section {claim} “{name}”, and “{ground.policy}”{version} no longer has it.",
        remedy,
    )


def _below_replaced(claims: Claims, clause: Section, met: Section) -> Iterator[Diagnostic]:
    """What stands below a replaced section goes with it; nothing can be said of it as well."""
    above = {
        name
        for other in claims.clauses
        if other is not clause and other.effect != ADDS
        for name in (other.id, *other.names)
    }
    gone = next((name for name in met.above if name in above), "")
    if gone:
        yield _error(
            "U019",
            claims.at(clause),
            f"“{clause.id}” stands in “{gone}”, which this supplement takes out or replaces.",
            f"Put these words into the section “{gone}” of this supplement.",
        )


def _error(code: str, at: SourceLocation, what: str, remedy: str) -> Diagnostic:
    return Diagnostic(
        code=code, severity=Severity.ERROR, location=at, what=what, why=UNCLEAR, remedy=remedy
    )
