"""What the publisher answers for is the reader's; what it disclaims costs them."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.bearing import answering
from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding, Subject, by_effect
from inforce.materiality.statement import Statement

SUBJECT: Final = Subject(
    rule="liability",
    loses="liab",
    gains="liab-",
    says=(
        "The publisher answers for less, or you answer for more.",
        "The publisher answers for more.",
        "A limit of liability is gone.",
        "The publisher no longer says that it answers.",
    ),
    needs=("liability", "accepts", "unlimited"),
    lists=(
        "liability",
        "accepts",
        "unlimited",
    ),
)


def check(clause: Clause) -> Iterator[Finding]:
    """What the publisher answers for is the reader's; what it disclaims costs them."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:
    """What a sentence does to the reader while it stands: -1, 0 or 1."""
    return answering(statement)
