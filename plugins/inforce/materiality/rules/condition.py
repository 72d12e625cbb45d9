"""A condition on what the publisher may do is the reader's; so is the word “only”."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.bearing import bearing
from inforce.materiality.clause import Clause, Rewritten
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction

RULE: Final = "condition"


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
            reader = pair.new.reader_acts or bearing(pair.new).sign > 0 or pair.old.denies_reader
            worse = came == reader
            category = "cond+" if worse and reader else "promise-" if worse else "promise+"
            if not worse and reader:
                category = "restrict-"
            if worse and not reader and pair.new.has("share"):
                category = "share+"
            reason = "A condition or limit is new." if came else "A condition or limit is gone."
            direction = Direction.REDUCES if worse else Direction.EXPANDS
            yield _found(category, direction, tuple(sorted(words)), reason)


def _found(category: str, direction: Direction, words: tuple[str, ...], reason: str) -> Finding:
    return Finding(category=category, direction=direction, evidence=words, reason=reason, rule=RULE)
