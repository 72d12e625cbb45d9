"""A promise with an exception is a smaller promise; a duty or a power with one is a smaller one."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.bearing import Bearing, stance
from inforce.materiality.clause import Clause, Rewritten
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction

RULE: Final = "exception"


def check(clause: Clause) -> Iterator[Finding]:
    """A promise with an exception is a smaller promise; a duty or a power with one is smaller."""
    for pair in clause.rewritten:
        yield from _of(pair)


def _of(pair: Rewritten) -> Iterator[Finding]:
    before, after = set(pair.old.finds("exception")), set(pair.new.finds("exception"))
    for words, came in ((after - before, True), (before - after, False)):
        shown = tuple(sorted(words))
        if not shown or not (set(shown[0].split()) & set(pair.come if came else pair.gone)):
            continue
        held = _held(pair)
        if not held.sign:
            continue
        worse = (held.sign > 0) == came
        category = held.loss if worse else held.gain
        reason = "An exception is new." if came else "An exception is gone."
        yield _found(category, Direction.REDUCES if worse else Direction.EXPANDS, shown, reason)


def _held(pair: Rewritten) -> Bearing:
    """What the exception takes from; the publisher's bare sentence counts as a promise."""
    held = stance(pair)
    if held.sign or pair.new.reader_acts:
        return held
    return Bearing(sign=1, kind="good")


def _found(category: str, direction: Direction, words: tuple[str, ...], reason: str) -> Finding:
    return Finding(category=category, direction=direction, evidence=words, reason=reason, rule=RULE)
