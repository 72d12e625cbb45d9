"""What is offered is the reader's."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding, Subject, by_effect
from inforce.materiality.statement import Statement

SUBJECT: Final = Subject(
    rule="service",
    loses="service-",
    gains="service+",
    says=(
        "Less is offered.",
        "More is offered.",
        "A limit on what is offered is gone.",
        "Something offered is gone.",
    ),
    needs=("service", "lapsing"),
    lists=("service", "lapsing"),
)


def check(clause: Clause) -> Iterator[Finding]:
    """What is offered is the reader's."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:
    """What a sentence does to the reader while it stands: -1, 0 or 1."""
    if statement.has("lapsing") and not (statement.has("data") or statement.has("licence")):
        return 1 if statement.says_not("lapsing") else -1
    if (
        statement.forbids
        or statement.reader_acts
        or not statement.has("service")
        or statement.has("data")
    ):
        return 0
    return -1 if statement.negated or statement.has("ended") else 0
