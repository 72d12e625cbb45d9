"""Protection of data is the reader's."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding, Subject, by_effect
from inforce.materiality.statement import Statement

SUBJECT: Final = Subject(
    rule="security",
    loses="security-",
    gains="security+",
    says=(
        "Protection of data is weaker or denied.",
        "A protection is new.",
        "A sentence that denied protection is gone.",
        "A protection is no longer promised.",
    ),
    needs=("security",),
    lists=("security",),
)


def check(clause: Clause) -> Iterator[Finding]:
    """Protection of data is the reader's."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:
    """What a sentence does to the reader while it stands: -1, 0 or 1."""
    if statement.reader_acts or not statement.has("security") or statement.has("purpose_bad"):
        return 0
    if statement.has("liability"):
        return 0
    return -1 if statement.says_not("security") else 1
