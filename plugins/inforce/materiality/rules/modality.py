"""What must becomes may, or may becomes must: it matters for whom."""

import re
from collections.abc import Iterator
from typing import Final

from inforce.materiality.clause import Clause, Rewritten
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction

RULE: Final = "modality"


def check(clause: Clause) -> Iterator[Finding]:
    """What must becomes may, or may becomes must: it matters for whom."""
    for pair in clause.rewritten:
        yield from _of(pair)


WORD: Final = re.compile(r"\b(?:may|might|can|could)\b")
BINDS: Final = re.compile(r"\b(?:must|shall|will|have to|required to)\b")


def _of(pair: Rewritten) -> Iterator[Finding]:
    old, new = pair.old.main, pair.new.main
    freed = bool(
        BINDS.search(old) and not BINDS.search(new) and WORD.search(new) and not WORD.search(old)
    )
    bound = bool(
        WORD.search(old) and not WORD.search(new) and BINDS.search(new) and not BINDS.search(old)
    )
    if freed == bound or pair.old.subject is not pair.new.subject:
        return
    if pair.new.reader_acts:
        worse, category = bound, "cond+" if bound else "restrict-"
    elif pair.new.has("good") or pair.new.has("notice"):
        worse, category = freed, "promise-" if freed else "promise+"
    else:
        return
    words = (BINDS.findall(old) + WORD.findall(old))[:1] + (BINDS.findall(new) + WORD.findall(new))[
        :1
    ]
    reason = "What may be done must now be done." if bound else "What must be done now may be done."
    yield _found(category, Direction.REDUCES if worse else Direction.EXPANDS, tuple(words), reason)


def _found(category: str, direction: Direction, words: tuple[str, ...], reason: str) -> Finding:
    return Finding(category=category, direction=direction, evidence=words, reason=reason, rule=RULE)
