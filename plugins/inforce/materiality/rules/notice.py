"""Being told is the reader's; what may happen untold costs them."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.acting import Actor
from inforce.materiality.bearing import bearing
from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding, Subject, by_effect
from inforce.materiality.statement import Statement

SUBJECT: Final = Subject(
    rule="notice",
    loses="notice-",
    gains="notice+",
    says=(
        "You may be told less or later.",
        "You will be told of something.",
        "A sentence that let things happen untold is gone.",
        "A promise to tell or answer you is gone.",
    ),
    needs=("notice", "without_notice"),
    lists=(
        "notice",
        "without_notice",
    ),
)


def check(clause: Clause) -> Iterator[Finding]:
    """Being told is the reader's; what may happen untold costs them."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:
    """What a sentence does to the reader while it stands: -1, 0, 1 or, where it says when, 2."""
    if statement.has("without_notice"):
        return -1
    if statement.reader_acts or not statement.has("notice"):
        return 0
    if statement.says_not("notice"):
        return -1
    told = statement.has("will") or bearing(statement).kind == "notice"
    if not told or statement.subject is Actor.NONE:
        return 0
    return 2 if statement.has("duration") else 1
