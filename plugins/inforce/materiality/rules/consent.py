"""A choice is the reader's; consent that is presumed costs them."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding, Subject, by_effect
from inforce.materiality.statement import Statement

SUBJECT: Final = Subject(
    rule="consent",
    loses="consent-",
    gains="consent+",
    says=(
        "A choice of yours is taken or presumed.",
        "You gain a choice.",
        "A choice was presumed and no longer is.",
        "A choice you had is gone.",
    ),
    needs=("control", "presumed", "accepted", "default_on", "default_off"),
    lists=("control", "accepted", "default_on", "default_off"),
)


def check(clause: Clause) -> Iterator[Finding]:
    """A choice is the reader's; consent that is presumed costs them."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:  # noqa: PLR0911 (one return a case)
    """What a sentence does to the reader while it stands: -1, 0 or 1."""
    if statement.defines:
        return 0
    if statement.has("default_on") or statement.has("default_off"):
        return -1 if statement.has("default_on") != statement.negated else 1
    if statement.has("accepted") and not statement.negated:
        return -1
    if statement.has("presumed") and (statement.has("control") or statement.has("data")):
        return -1
    if not statement.has("control") or statement.has("forum") or statement.has("licence"):
        return 0
    if statement.denies_reader:
        return -1 if statement.negated else 0
    if statement.reader_acts:
        return -1 if statement.negated else 1
    if statement.has("will") or statement.has("reachable"):
        return 1
    return 0
