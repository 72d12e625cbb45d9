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
    needs=("retain",),
    lists=(
        "retain",
        "unbounded",
        "duration",
    ),
)


def check(clause: Clause) -> Iterator[Finding]:
    """Keeping data without an end costs the reader; a stated end is theirs."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:  # noqa: PLR0911 (one return a case)
    """What a sentence does to the reader while it stands: from -1, kept on, to 2, not kept."""
    if statement.reader_acts or not statement.has("retain"):
        return 0
    if not statement.has("data") and not statement.has("duration"):
        return 0
    kept = not statement.has("delete")
    if not kept:
        return -1 if statement.negated else 1 if statement.has("duration") else 2
    if statement.has("unbounded"):
        return -1
    if statement.negated:
        return 2
    if statement.has("duration"):
        return 1
    return -1 if statement.has("can") else 0
