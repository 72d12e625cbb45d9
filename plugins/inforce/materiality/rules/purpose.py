"""A further use of data costs the reader; a use ruled out is theirs."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding, Subject, by_effect
from inforce.materiality.statement import Statement

SUBJECT: Final = Subject(
    rule="purpose",
    loses="purpose+",
    gains="purpose-",
    says=(
        "Data may now be used for another purpose.",
        "A use of data is now ruled out.",
        "A use of data is no longer named.",
        "A promise not to use data so is gone.",
    ),
    needs=("purpose_bad",),
    lists=("purpose_bad",),
    items="purpose_bad",
)

# How a purpose reaches the reader.
REACHING: Final = ("use", "collect", "share", "retain", "outreach")


def check(clause: Clause) -> Iterator[Finding]:
    """A further use of data costs the reader; a use ruled out is theirs."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:
    """What a sentence does to the reader while it stands: -1, 0 or 1."""
    if statement.reader_acts or not statement.has("purpose_bad"):
        return 0
    if statement.asks_first:
        return int(statement.has("only"))
    if statement.explains or not any(map(statement.has, REACHING)):
        return 0
    return 1 if statement.says_not("purpose_bad") else -1
