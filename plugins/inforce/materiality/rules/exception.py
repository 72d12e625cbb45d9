"""A promise with an exception is a smaller promise; a duty with one is a smaller duty."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.bearing import bearing
from inforce.materiality.clause import Clause, Rewritten
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction

RULE: Final = "exception"


def check(clause: Clause) -> Iterator[Finding]:
    """A promise with an exception is a smaller promise; a duty with one is a smaller duty."""
    for pair in clause.rewritten:
        yield from _of(pair)


def _of(pair: Rewritten) -> Iterator[Finding]:
    before, after = set(pair.old.finds("exception")), set(pair.new.finds("exception"))
    duty = pair.new.denies_reader
    for words, came in ((after - before, True), (before - after, False)):
        shown = tuple(sorted(words))
        if not shown or not (set(shown[0].split()) & set(pair.come if came else pair.gone)):
            continue
        if not duty and pair.new.reader_acts and bearing(pair.new).sign <= 0:
            continue
        worse = came != duty
        category = (
            ("restrict+" if worse else "restrict-") if duty else "promise-" if worse else "promise+"
        )
        reason = "An exception is new." if came else "An exception is gone."
        yield _found(category, Direction.REDUCES if worse else Direction.EXPANDS, shown, reason)


def _found(category: str, direction: Direction, words: tuple[str, ...], reason: str) -> Finding:
    return Finding(category=category, direction=direction, evidence=words, reason=reason, rule=RULE)
