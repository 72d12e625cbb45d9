"""What the reader grants or waives costs them; what is granted to them is theirs."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding, Subject, by_effect
from inforce.materiality.statement import Statement

SUBJECT: Final = Subject(
    rule="licence",
    loses="license",
    gains="license-",
    says=(
        "You grant or waive more.",
        "You are granted more, or grant less.",
        "Something you granted or waived is gone.",
        "Something you were granted is gone.",
    ),
    needs=("licence", "waived"),
    lists=("licence",),
)
# One word of granting may be about anything; two are about a grant.
GRANT: Final = 2


def check(clause: Clause) -> Iterator[Finding]:
    """What the reader grants or waives costs them; what is granted to them is theirs."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:
    """What a sentence does to the reader while it stands: -1, 0 or 1."""
    if statement.has("licence", "ends") and not statement.has("waived"):
        return -1 if statement.negated else 1
    if len(statement.finds("licence")) < GRANT and not statement.has("waived"):
        return 0
    if statement.has("granted"):
        return 1
    return 1 if statement.negated and not statement.reader_acts else -1
