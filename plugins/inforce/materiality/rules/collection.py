"""Collecting data about the reader costs them; a promise not to collect is theirs."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.acting import Actor
from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding, Subject, by_effect
from inforce.materiality.statement import Statement

SUBJECT: Final = Subject(
    rule="collection",
    loses="data+",
    gains="protect+",
    says=(
        "Data about you may now be collected.",
        "Something is now promised not to be collected.",
        "A sentence on data being collected is gone.",
        "A promise not to collect is gone.",
    ),
    needs=("collect",),
    lists=(
        "collect",
        "data",
    ),
    items="data",
)


def check(clause: Clause) -> Iterator[Finding]:
    """Collecting data about the reader costs them; a promise not to collect is theirs."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:
    """What a sentence does to the reader while it stands: -1, 0 or 1."""
    if statement.reader_acts or not (statement.main_has("collect") and statement.has("data")):
        return 0
    if statement.asks_first:
        return int(statement.has("only"))
    if (
        statement.explains
        or statement.has("accepts")
        or statement.has("pointer")
        or statement.has("right", "will", "good")
    ):
        return 0
    if _is_vague(statement):
        return 0
    if statement.subject is Actor.NONE and not (statement.negated or statement.theirs):
        return 0
    return 1 if statement.says_not("collect") else -1


def _is_vague(statement: Statement) -> bool:
    """Whether it may be about anything: it receives or sees what nobody says is the reader's."""
    if statement.has("addressed") or statement.has("plain_data"):
        return False
    return set(statement.finds("collect")) <= set(statement.finds("weakly"))
