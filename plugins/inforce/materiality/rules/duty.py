"""A duty or a prohibition costs the reader."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding, Subject, by_effect
from inforce.materiality.statement import Statement

SUBJECT: Final = Subject(
    rule="duty",
    loses="restrict+",
    gains="restrict-",
    says=(
        "You must or may not do something new.",
        "A duty is narrower.",
        "A duty or prohibition of yours is gone.",
        "A freedom is gone.",
    ),
    needs=("bids", "freed", "must", "may", "prohibited", "protects", "forbids"),
    lists=(
        "bids",
        "freed",
        "must",
        "forbids",
        "negation",
    ),
)

# How far after “agrees to” the name of a text may stand.
NEAR: Final = 80


def check(clause: Clause) -> Iterator[Finding]:
    """A duty or a prohibition costs the reader."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:
    """What a sentence does to the reader while it stands: -1, 0 or 1."""
    if statement.defines:
        return 0
    if statement.has("protects") and not statement.has("addressed"):
        return 1 if statement.has("must") else 0
    if statement.forbids:
        return -1
    if statement.reader_acts and statement.has("freed"):
        return 1
    if statement.denies_reader:
        idle = (_is_lawful, _is_advice, _is_agreed)
        return 0 if any(one(statement) for one in idle) else -1
    return -1 if statement.has("prohibited") else 0


def _is_lawful(statement: Statement) -> bool:
    """Whether it asks no more than to obey the law, which binds without it."""
    return statement.has("lawful") and not statement.has("fee")


def _is_agreed(statement: Statement) -> bool:
    """Whether it only says that the reader agrees to a text: what binds them stands there."""
    agreed = [at for at, _ in statement.found.get("agreeing", ())]
    texts = [at for at, _ in statement.found.get("text_name", ())]
    return not statement.negated and any(0 < at - to < NEAR for to in agreed for at in texts)


def _is_advice(statement: Statement) -> bool:
    """Whether it says how to reach what the reader wants (`To use it, you need to …`)."""
    return statement.has("advised") and bool(statement.opener)
