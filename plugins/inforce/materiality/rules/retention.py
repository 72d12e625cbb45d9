"""Keeping data without an end costs the reader; a stated end is theirs."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding, Subject, by_effect
from inforce.materiality.statement import Statement

SUBJECT: Final = Subject(
    rule="retention",
    loses="retain+",
    gains="retain-",
    says=(
        "Data may now be kept longer or without a stated end.",
        "A limit on how long data is kept is new.",
        "A sentence on data being kept is gone.",
        "A limit on how long data is kept is gone.",
    ),
    lists=(
        "retain",
        "unbounded",
        "duration",
    ),
)


def check(clause: Clause) -> Iterator[Finding]:
    """Keeping data without an end costs the reader; a stated end is theirs."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:
    """What a sentence does to the reader while it stands: -1, 0 or 1."""
    if statement.reader_acts or not statement.has("retain"):
        return 0
    if not statement.has("data") and not statement.has("duration"):
        return 0
    kept = not statement.has("delete")
    if kept and statement.has("unbounded"):
        return -1
    if statement.has("duration"):
        return 1
    if kept:
        return 1 if statement.negated else -1 if statement.has("may") else 0
    return -1 if statement.negated else 1
