"""What the publisher promises is the reader's."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.acting import Actor
from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding, Subject, by_effect
from inforce.materiality.statement import Statement

SUBJECT: Final = Subject(
    rule="promise",
    loses="promise-",
    gains="promise+",
    says=(
        "A promise is weaker.",
        "The publisher promises something.",
        "A refusal is gone.",
        "A promise to you is gone.",
    ),
    needs=("negation", "no_longer", "good", "pledged"),
    lists=(
        "will",
        "good",
        "negation",
    ),
)


NEAR: Final = 30


def check(clause: Clause) -> Iterator[Finding]:
    """What the publisher promises is the reader's."""
    return by_effect(clause, SUBJECT, effect)


def effect(statement: Statement) -> int:
    """What a sentence does to the reader while it stands: -1, 0 or 1."""
    if statement.subject is not Actor.PUBLISHER or statement.forbids or statement.has("liability"):
        return 0
    if statement.has("licence") or statement.has("fee") or statement.has("terminate"):
        return 0
    if statement.negated:
        if statement.has("pointer"):
            return 0
        return -1 if _denies_good(statement) and not statement.has("share") else 1
    if statement.has("purpose_bad") or statement.has("share", "third"):
        return 0
    return 1 if statement.has("will", "good") or statement.main_has("pledged") else 0


def _denies_good(statement: Statement) -> bool:
    """Whether the denial is of something good: it stands right before it."""
    denials = [place for place, _ in statement.found.get("negation", ())]
    return any(
        0 < place - denial < NEAR
        for denial in denials
        for place, _ in statement.found.get("good", ())
    )
