"""A power to end or limit the service costs the reader."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.acting import Actor
from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding, Subject, by_effect
from inforce.materiality.statement import Statement

SUBJECT: Final = Subject(
    rule="termination",
    loses="term",
    gains="term-",
    says=(
        "The service may be ended or limited with fewer bounds.",
        "The publisher's power to end or limit is bounded.",
        "A power to end or limit is gone.",
        "A bound on ending the service is gone.",
    ),
    needs=("terminate",),
    lists=("terminate",),
)


def check(clause: Clause) -> Iterator[Finding]:
    """A power to end or limit the service costs the reader."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:
    """What a sentence does to the reader while it stands: -1, 0 or 1."""
    if statement.subject in {Actor.BOTH, Actor.READER} or not statement.main_has("terminate"):
        return 0
    if statement.has("control", "reader") or not (
        statement.has("ending") or statement.has("ended_thing")
    ):
        return 0
    if statement.negated:
        return 1
    threatens = statement.subject is Actor.PUBLISHER and statement.has("will")
    if threatens and not statement.has("asked_for"):
        return -1
    return -1 if statement.has("may") or statement.has("sanction") else 0
