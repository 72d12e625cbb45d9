"""A list that grows reaches further: good in a promise, bad in a power."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.acting import Actor
from inforce.materiality.bearing import bearing
from inforce.materiality.clause import Clause, Rewritten
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction
from inforce.materiality.statement import Statement

RULE: Final = "growth"
# Words of another sentence that is only joined to the list.
SAID: Final = ("negation", "notice", "only", "condition", "exception", "duration")
CALLED: Final = frozenset({"you", "your", "yours"})
# One thing more that is promised; not after "or": then the publisher may do that instead.
PROMISED: Final = (1, "promise-", "promise+")
LIMITED: Final = (-1, "promise-", "promise+")
SHOWN: Final = (-1, "share+", "share-")
HANDLED: Final = ("use", "collect", "retain", "share")
KINDS: Final = (("share", "share+", "share-"), ("purpose_bad", "purpose+", "purpose-"))


def check(clause: Clause) -> Iterator[Finding]:
    """A list that grows reaches further: good in a promise, bad in a power."""
    for pair in clause.rewritten:
        yield from _of(pair)


def _of(pair: Rewritten) -> Iterator[Finding]:
    if not (pair.grown or pair.shrunk):
        return
    words = (pair.come if pair.grown else pair.gone)[:8]
    statement = pair.new if pair.grown else pair.old
    lexicon = statement.lexicon
    led = lexicon.knows("joining", words[0]) or lexicon.knows("article", words[0])
    if words[0] in lexicon.idle and not led:
        return
    told = lexicon.joined(pair.come if pair.grown else pair.gone)
    if statement.explains or any(lexicon.has(name, told) for name in SAID):
        return
    if lexicon.reference.search(told):
        return
    more = _more(statement)
    if more is None or (more == PROMISED and lexicon.knows("alternative", words[0])):
        return
    worse = (more[0] < 0) == pair.grown
    reason = "A list reaches further." if pair.grown else "A list is shorter."
    direction = Direction.REDUCES if worse else Direction.EXPANDS
    telling = tuple(word for word in words if word not in lexicon.idle)
    yield _found(more[1] if worse else more[2], direction, telling or words, reason)


def _more(statement: Statement) -> tuple[int, str, str] | None:
    """What one more item does, also where nobody acts: more is shown, or a limit is wider."""
    if _is_shown(statement):
        return SHOWN
    if _is_limited(statement):
        return LIMITED
    return None if statement.subject is Actor.NONE else _told(statement)


def _is_limited(statement: Statement) -> bool:
    """Whether what is listed is all there is: one more is a smaller limit."""
    return statement.has("only") and not statement.reader_acts


def _is_shown(statement: Statement) -> bool:
    """Whether others see what is the reader's."""
    return statement.has("seen", "possessive") and statement.named not in CALLED


def _told(statement: Statement) -> tuple[int, str, str] | None:  # noqa: PLR0911 (one return a case)
    """What one more item does, and the categories of loss and gain."""
    if statement.reader_acts:
        if statement.denies_reader:
            return -1, "restrict+", "restrict-"
        free = statement.has("control") or statement.has("right")
        return (1, "removal-", "right+") if free else None
    if statement.has("security"):
        return 1, "security-", "security+"
    if statement.negated:
        good = bearing(statement).sign >= 0
        return (1, "promise-", "promise+") if good else (-1, "promise-", "promise+")
    for name, loss, gain in KINDS:
        if statement.has(name, "data") or (name == "share" and statement.has("third")):
            return -1, loss, gain
    if statement.has("collect", "data"):
        return -1, "data+", "protect+"
    if statement.has("use", "data"):
        return -1, "purpose+", "purpose-"
    return PROMISED if statement.has("good") and not _handles(statement) else None


def _handles(statement: Statement) -> bool:
    """Whether one more thing may be done with what the reader gave, and not only for them."""
    return statement.publisher_acts and any(statement.has(name) for name in HANDLED)


def _found(category: str, direction: Direction, words: tuple[str, ...], reason: str) -> Finding:
    return Finding(category=category, direction=direction, evidence=words, reason=reason, rule=RULE)
