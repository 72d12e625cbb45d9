"""A sentence that explains or points, and neither denies nor binds nor empowers, moves nobody."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction
from inforce.materiality.statement import Statement

ASIDE: Final = {
    "disclosure": "It asks a question.",
    "entity": "Another company is named.",
    "law-ref": "It names a law.",
    "new-service": "It is about something that you may choose to use.",
    "scope": "It says what the text is about.",
    "process": "It says what others must do.",
}


def check(clause: Clause) -> Iterator[Finding]:
    """A sentence that explains or points and binds nobody moves nobody."""
    told = (*clause.added, *clause.removed)
    if clause.rewritten or not all(map(_explains, told)):
        return
    if clause.aside and clause.aside[0] in ASIDE:
        yield _aside(clause.aside[0])
    if not told:
        return
    pointing = all(statement.has("pointer") for statement in told)
    yield Finding(
        category="process" if pointing else "definition",
        direction=Direction.NEUTRAL,
        evidence=told[0].finds("definition", "pointer")[:3],
        reason="It points elsewhere." if pointing else "It explains.",
        rule="explanation",
    )


def _aside(category: str) -> Finding:
    """What moves no reader by what it is about."""
    return Finding(
        category=category,
        direction=Direction.NEUTRAL,
        evidence=(),
        reason=ASIDE[category],
        rule="explanation",
    )


def _explains(statement: Statement) -> bool:
    if statement.negated or statement.has("must") or statement.has("only"):
        return False
    if not (statement.has("definition") or statement.has("pointer")):
        return False
    if statement.handles_data:
        return False
    if statement.reader_acts and statement.main_has("may"):
        return statement.has("led_on")
    return statement.reader_acts or not statement.main_has("may")
