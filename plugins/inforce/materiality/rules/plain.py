"""A sentence that came or went whole does what its form says, where no list knows more of it."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.bearing import Bearing, bearing
from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction
from inforce.materiality.statement import Statement

RULE: Final = "plain"
# What a sentence may do for the reader that the other rules know by no word of theirs.
FOR_THEM: Final = frozenset({"right", "control", "gets", "free", "good"})
POWER: Final = Bearing(sign=-1, kind="terminate")
OF_READER: Final = frozenset({"right", "control", "gets"})


def check(clause: Clause) -> Iterator[Finding]:
    """A sentence that came or went whole does what its form says."""
    for statement in clause.added:
        yield from _of(statement, came=True)
    for statement in clause.removed:
        yield from _of(statement, came=False)
    for pair in clause.rewritten:
        was, now = _is_power(pair.old), _is_power(pair.new)
        if was != now:
            yield _power(pair.new if now else pair.old, came=now)


def _of(statement: Statement, *, came: bool) -> Iterator[Finding]:
    told = POWER if _is_power(statement) else bearing(statement)
    if told is POWER:
        yield _power(statement, came=came)
    if told.sign <= 0 or told.kind not in FOR_THEM or _leads_on(statement):
        return
    if told.kind in OF_READER and not statement.reader_acts:
        return
    worse = not came
    yield Finding(
        category=told.loss if worse else told.gain,
        direction=Direction.REDUCES if worse else Direction.EXPANDS,
        evidence=statement.finds(told.kind)[:6] or (statement.named,) * bool(statement.named),
        reason="Something that was said for you is gone."
        if worse
        else "Something new is said for you.",
        rule=RULE,
    )


def _is_power(statement: Statement) -> bool:
    """Whether the publisher may do as it likes."""
    return statement.has("power") and statement.publisher_acts and not statement.negated


def _power(statement: Statement, *, came: bool) -> Finding:
    return Finding(
        category="term" if came else "term-",
        direction=Direction.REDUCES if came else Direction.EXPANDS,
        evidence=statement.finds("power")[:6],
        reason="The publisher may do as it likes."
        if came
        else "The publisher may no longer do as it likes.",
        rule=RULE,
    )


def _leads_on(statement: Statement) -> bool:
    """Whether it explains, or says no more than where to read or to write."""
    return statement.explains or any(map(statement.has, ("pointer", "led_on", "outsider")))
