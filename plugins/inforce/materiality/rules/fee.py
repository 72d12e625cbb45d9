"""What is charged costs the reader; what is free or paid back is theirs."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.acting import Actor
from inforce.materiality.bearing import charges
from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding, Subject, by_effect
from inforce.materiality.statement import Statement

SUBJECT: Final = Subject(
    rule="fee",
    loses="fee",
    gains="fee-",
    says=(
        "You may pay more, or get less back.",
        "You pay less, or get money back.",
        "A charge is no longer named.",
        "A promise about money is gone.",
    ),
    needs=("fee", "free", "owed"),
    lists=(
        "fee",
        "free",
    ),
    items="fee",
)


def check(clause: Clause) -> Iterator[Finding]:
    """What is charged costs the reader; what is free or paid back is theirs."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:
    """What a sentence does to the reader while it stands: -1, 0 or 1."""
    if statement.has("free") and not statement.denies("free"):
        return 1
    if statement.has("notice") and statement.subject is Actor.PUBLISHER and not statement.negated:
        return 0
    if not statement.has("fee") or statement.has("optional") or statement.has("on_offer"):
        return 0
    if statement.has("uncharged"):
        return 1
    return -1 if charges(statement) else 0
