"""A condition on what the publisher may do is the reader's; so is the word “only”."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.bearing import Bearing, stance
from inforce.materiality.clause import Clause, Rewritten
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction

RULE: Final = "condition"
# A condition on a right or a promise is the publisher's.
GRANTED: Final = frozenset({"right", "control", "gets", "free"})


def check(clause: Clause) -> Iterator[Finding]:
    """A condition on what the publisher may do is the reader's; so is the word “only”."""
    for pair in clause.rewritten:
        yield from _of(pair)


def _of(pair: Rewritten) -> Iterator[Finding]:
    for name in ("only", "condition"):
        before, after = set(pair.old.finds(name)), set(pair.new.finds(name))
        for words, came in ((after - before, True), (before - after, False)):
            if not words or pair.new.has("waived") != pair.old.has("waived"):
                continue
            held = _held(pair, name)
            worse = (held.sign > 0) == came
            category = held.loss if worse else held.gain
            if worse and held.kind in GRANTED:
                category = "cond+"
            reason = "A condition or limit is new." if came else "A condition or limit is gone."
            direction = Direction.REDUCES if worse else Direction.EXPANDS
            yield _found(category, direction, tuple(sorted(words)), reason)


def _held(pair: Rewritten, name: str) -> Bearing:
    """What the condition limits; “only” in a duty makes it stricter, not smaller."""
    held = stance(pair)
    if held.kind == "duty" and held.sign and name == "only":
        return Bearing(sign=-held.sign, kind="duty")
    if held.sign:
        return held
    if pair.new.reader_acts:
        return Bearing(sign=1, kind="right")
    return Bearing(sign=-1, kind="share" if pair.new.has("share") else "use")


def _found(category: str, direction: Direction, words: tuple[str, ...], reason: str) -> Finding:
    return Finding(category=category, direction=direction, evidence=words, reason=reason, rule=RULE)
