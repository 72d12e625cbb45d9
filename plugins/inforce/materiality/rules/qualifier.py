"""A word that narrows a denial leaves more undenied."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.clause import Clause, Rewritten
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction

RULE: Final = "qualifier"


def check(clause: Clause) -> Iterator[Finding]:
    """A word that narrows a denial leaves more undenied."""
    for pair in clause.rewritten:
        yield from _of(pair)


MOST: Final = 4


def _of(pair: Rewritten) -> Iterator[Finding]:
    narrowed = bool(pair.come) and not pair.gone
    widened = bool(pair.gone) and not pair.come
    words = pair.come or pair.gone
    if narrowed == widened or len(words) > MOST or pair.grown or pair.shrunk:
        return
    if not (pair.old.negated and pair.new.negated):
        return
    if pair.new.denies_reader:
        worse, category = widened, "restrict+" if widened else "restrict-"
    elif pair.new.publisher_acts and not pair.new.has("liability"):
        worse, category = narrowed, "promise-" if narrowed else "promise+"
    else:
        return
    reason = "What is denied is narrower." if narrowed else "What is denied is wider."
    yield _found(category, Direction.REDUCES if worse else Direction.EXPANDS, words, reason)


def _found(category: str, direction: Direction, words: tuple[str, ...], reason: str) -> Finding:
    return Finding(category=category, direction=direction, evidence=words, reason=reason, rule=RULE)
