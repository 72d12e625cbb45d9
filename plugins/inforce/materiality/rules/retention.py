"""Keeping data without an end costs the reader; a stated end is theirs."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding, Subject, by_effect
from inforce.materiality.statement import Statement

SUBJECT: Final = Subject(
    rule="retention",
    loses="retain+",
    gains="retain-",
    says=(
        "Data may now be kept longer or without a stated end.",
        "A limit on how long data is kept is new.",
        "A sentence on data being kept is gone.",
        "A limit on how long data is kept is gone.",
    ),
    needs=("retain",),
    lists=(
        "retain",
        "unbounded",
        "duration",
    ),
)


def check(clause: Clause) -> Iterator[Finding]:
    """Keeping data without an end costs the reader; a stated end is theirs."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:
    """What a sentence does to the reader while it stands: from -1, kept on, to 3, not kept."""
    if statement.reader_acts or not statement.has("retain") or not _of_data(statement):
        return 0
    if statement.has("delete"):
        return -1 if statement.negated else _deleted(statement)
    if statement.has("unbounded"):
        return -1
    if statement.negated:
        return 3
    if statement.has("duration") or _ends(statement):
        return 1
    return -1 if statement.has("can") else 0


def _deleted(statement: Statement) -> int:
    """How much a promise to delete is worth: at once, after a stated time or some day."""
    if statement.has("unbounded"):
        return 1
    if statement.has("at_once") or (_ends(statement) and not statement.has("duration")):
        return 3
    return 2 if statement.has("duration") else 1


def _ends(statement: Statement) -> bool:
    """Whether it says at what event keeping ends."""
    start = len(statement.text) - len(statement.main)
    return any(at >= start for at, _ in statement.found.get("bounded", ()))


def _of_data(statement: Statement) -> bool:
    """Whether it is about data, or about what was named before (`they are destroyed …`)."""
    return statement.has("data") or statement.lexicon.knows("anaphor", statement.named)
