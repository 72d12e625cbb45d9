"""A number is a promise, a price or a limit: less of it is not always less."""

import re
from collections.abc import Iterator
from typing import Final

from inforce.materiality.clause import Clause, Rewritten
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction

RULE: Final = "number"


def check(clause: Clause) -> Iterator[Finding]:
    """A number is a promise, a price or a limit: less of it is not always less."""
    for pair in clause.rewritten:
        yield from _of(pair)


NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")


def _of(pair: Rewritten) -> Iterator[Finding]:
    gone = [w for w in pair.gone if NUMBER.fullmatch(w)]
    come = [w for w in pair.come if NUMBER.fullmatch(w)]
    if len(gone) != 1 or len(come) != 1:
        return
    before, after = (float(w[0].replace(",", "")) for w in (gone, come))
    kind = _kind(pair)
    if kind is None or before == after:
        return
    loses, gains, more_is_better = kind
    worse = (after < before) == more_is_better
    reason = "A number that counts for you is lower." if after < before else "A number is higher."
    direction = Direction.REDUCES if worse else Direction.EXPANDS
    yield _found(loses if worse else gains, direction, (gone[0], come[0]), reason)


def _kind(pair: Rewritten) -> tuple[str, str, bool] | None:  # noqa: PLR0911 (one return a case)
    new = pair.new
    if new.has("fee") and not new.has("free") and not new.has("duration"):
        return "fee", "fee-", False
    if new.has("duration"):
        if new.has("notice") and "within" not in new.text:
            return "notice-", "notice+", True
        if new.has("free"):
            return "fee", "fee-", True
        if new.publisher_acts and "within" in new.text:
            return "promise-", "promise+", False
        if new.has("retain") and not new.reader_acts:
            return "retain+", "retain-", False
        if new.reader_acts and (new.has("right") or new.has("must")):
            return "cond+", "right+", True
    if new.has("service") and not new.negated:
        return "service-", "service+", True
    return None


def _found(category: str, direction: Direction, words: tuple[str, ...], reason: str) -> Finding:
    return Finding(category=category, direction=direction, evidence=words, reason=reason, rule=RULE)
