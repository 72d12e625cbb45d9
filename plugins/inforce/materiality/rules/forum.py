"""A forum one may choose is the reader's; one imposed costs them."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding, Subject, by_effect
from inforce.materiality.statement import Statement

SUBJECT: Final = Subject(
    rule="forum",
    loses="arb",
    gains="arb-",
    says=(
        "Where or how you can take a dispute is limited.",
        "You gain a way to have a dispute decided.",
        "A limit on where to take a dispute is gone.",
        "A way to have a dispute decided is gone.",
    ),
    needs=("forum",),
    lists=("forum",),
)


def check(clause: Clause) -> Iterator[Finding]:
    """A forum one may choose is the reader's; one imposed costs them."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:
    """What a sentence does to the reader while it stands: -1, 0 or 1."""
    if not statement.has("forum"):
        return 0
    refused = statement.reader_acts and statement.has("control") and not statement.negated
    return 1 if refused or statement.has("optional_forum") else -1
