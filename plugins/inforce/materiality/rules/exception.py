"""A promise with an exception is a smaller promise; a duty or a power with one is a smaller one."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.bearing import Bearing, stance
from inforce.materiality.clause import Clause, Rewritten
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction

RULE: Final = "exception"
# What opens the exception in a sentence.
OPENS: Final = frozenset({"unless", "except", "except for", "other than", "excluding", "save for"})
# Without a word of these it has nothing to say.
ASKED: Final = ("exception",)


def check(clause: Clause) -> Iterator[Finding]:
    """A promise with an exception is a smaller promise; a duty or a power with one is smaller."""
    if clause.lists.isdisjoint(ASKED):
        return
    for pair in clause.rewritten:
        yield from _of(pair)


def _of(pair: Rewritten) -> Iterator[Finding]:
    yield from _reaches(pair)
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


def _reaches(pair: Rewritten) -> Iterator[Finding]:
    """An exception that has a case more or fewer."""
    if not (pair.grown or pair.shrunk):
        return
    side, words = (pair.new, pair.come) if pair.grown else (pair.old, pair.gone)
    excepted = [at for at, word in side.found.get("exception", ()) if word in OPENS]
    held = stance(pair)
    told = [word for word in words if word not in side.lexicon.idle]
    if not excepted or not held.sign or not told:
        return
    if side.text.find(told[-1], excepted[0]) < 0 or side.text.find(told[0]) < excepted[0]:
        return
    worse = (held.sign > 0) == pair.grown
    yield _found(
        held.loss if worse else held.gain,
        Direction.REDUCES if worse else Direction.EXPANDS,
        tuple(told[:6]),
        "An exception reaches further." if pair.grown else "An exception reaches less far.",
    )


def _held(pair: Rewritten) -> Bearing:
    """What the exception takes from; the publisher's bare sentence counts as a promise."""
    held = stance(pair)
    if held.sign or pair.new.reader_acts:
        return held
    return Bearing(sign=1, kind="good")


def _found(category: str, direction: Direction, words: tuple[str, ...], reason: str) -> Finding:
    return Finding(category=category, direction=direction, evidence=words, reason=reason, rule=RULE)
