"""A right, a remedy or somebody to turn to is the reader's."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding, Subject, by_effect
from inforce.materiality.statement import Statement

SUBJECT: Final = Subject(
    rule="rights",
    loses="removal-",
    gains="right+",
    says=(
        "A right of yours is bound or taken.",
        "You gain a right.",
        "A limit on a right is gone.",
        "A right or a way to complain is gone.",
    ),
    needs=("right", "barred"),
    lists=("right", "barred"),
)


def check(clause: Clause) -> Iterator[Finding]:
    """A right, a remedy or somebody to turn to is the reader's."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:
    """What a sentence does to the reader while it stands: -1, 0 or 1."""
    if statement.has("barred") and not statement.reader_acts:
        return -1
    if statement.has("unlimited") and statement.negated:
        return 0
    if not statement.has("right") or statement.has("licence"):
        return 0
    if statement.denies_reader:
        return -1 if statement.has("entitled") else 0
    if statement.reader_acts and (statement.has("may") or statement.has("entitled")):
        return -1 if statement.negated and not statement.has("harmless") else 1
    return 1 if statement.has("helpers") else 0
