"""What must becomes may, or may becomes must: it matters for whom."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.clause import Clause, Rewritten
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction
from inforce.materiality.statement import Statement

RULE: Final = "modality"
# Without a word of these it has nothing to say.
ASKED: Final = ("can", "bound")


def check(clause: Clause) -> Iterator[Finding]:
    """What must becomes may, or may becomes must: it matters for whom."""
    if clause.lists.isdisjoint(ASKED):
        return
    for pair in clause.rewritten:
        yield from _of(pair)


def _of(pair: Rewritten) -> Iterator[Finding]:
    old, new = pair.old, pair.new
    was, now = (_force(side) for side in (old, new))
    if not was or not now or was == now or old.subject is not new.subject:
        return
    freed = was == "bound"
    if new.reader_acts:
        worse, category = not freed, "restrict-" if freed else "cond+"
    elif new.has("good") or new.has("notice"):
        worse, category = freed, "promise-" if freed else "promise+"
    else:
        return
    reason = "What must be done now may be done." if freed else "What may be done must now be done."
    words = (*old.finds(was)[:1], *new.finds(now)[:1])
    yield _found(category, Direction.REDUCES if worse else Direction.EXPANDS, words, reason)


def _force(statement: Statement) -> str:
    """Whether the main clause only allows (`can`) or only binds (`bound`); empty if neither."""
    allows, binds = statement.main_has("can"), statement.main_has("bound")
    if allows == binds:
        return ""
    return "can" if allows else "bound"


def _found(category: str, direction: Direction, words: tuple[str, ...], reason: str) -> Finding:
    return Finding(category=category, direction=direction, evidence=words, reason=reason, rule=RULE)
