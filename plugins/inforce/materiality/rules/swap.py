"""An obligation that another now bears is no longer the publisher's."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.acting import Actor
from inforce.materiality.clause import Clause, Rewritten
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction

RULE: Final = "swap"


def check(clause: Clause) -> Iterator[Finding]:
    """An obligation that another now bears is no longer the publisher's."""
    for pair in clause.rewritten:
        yield from _of(pair)


def _of(pair: Rewritten) -> Iterator[Finding]:
    old, new = pair.old, pair.new
    if not old.named or old.named == new.named or old.named not in pair.gone:
        return
    if Actor.READER in {old.subject, new.subject} or old.lexicon.finds("publisher", new.named):
        return
    if old.subject is Actor.PUBLISHER and old.has("will", "good") and not old.negated:
        reason = "Another now bears what the publisher had promised."
        yield _found("promise-", Direction.REDUCES, (old.named, new.named), reason)


def _found(category: str, direction: Direction, words: tuple[str, ...], reason: str) -> Finding:
    return Finding(category=category, direction=direction, evidence=words, reason=reason, rule=RULE)
