"""Data that reaches others costs the reader; a promise that it does not is theirs."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.acting import Actor
from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding, Subject, by_effect
from inforce.materiality.statement import Statement

SUBJECT: Final = Subject(
    rule="sharing",
    loses="share+",
    gains="share-",
    says=(
        "Others may now receive data about you.",
        "A limit on who receives data is new.",
        "A sentence on data reaching others is gone.",
        "A promise that data does not reach others is gone.",
    ),
    needs=("share", "third", "must"),
    lists=(
        "share",
        "third",
        "data",
    ),
    items="third",
)


def check(clause: Clause) -> Iterator[Finding]:
    """Data that reaches others costs the reader; a promise that it does not is theirs."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:  # noqa: PLR0911 (one return a case)
    """What a sentence does to the reader while it stands: -1, 0 or 1."""
    if statement.explains or statement.forbids:
        return 0
    if statement.reader_acts or statement.has("accepts") or statement.has("right", "will"):
        return 0
    if statement.subject is Actor.NONE and not (statement.has("third") or statement.theirs):
        return 0
    third = statement.has("third")
    if statement.subject is Actor.THIRD and statement.has("must"):
        return 1
    told = third or statement.negated or statement.main_has("disclosing")
    sold = told and statement.has("share", "data")
    taken = third and _is_about_reader(statement) and statement.has("data", "use")
    if not sold and not taken:
        return 0
    if statement.asks_first and statement.has("only"):
        return 1
    return 1 if statement.says_not("share") else -1


def _is_about_reader(statement: Statement) -> bool:
    """Whether it is about the reader's data and says more than where to read of it."""
    spoken = statement.has("addressed") or statement.has("pronoun") or statement.has("publisher")
    return spoken and not statement.has("pointer")
