"""What a sentence does to the reader while it stands, by its form: who acts, and what on."""

import re
from dataclasses import dataclass
from typing import Final

from inforce.materiality.acting import Actor
from inforce.materiality.clause import Rewritten
from inforce.materiality.statement import Statement

GOOD: Final = ("notice", "good", "security", "pledged")
BAD: Final = ("share", "collect", "use", "retain", "terminate", "fee")
# What is done with no more than data or for no other than another's ends.
OF_DATA: Final = frozenset({"share", "collect", "use", "retain"})
SUM: Final = re.compile(r"\d")
NEAR: Final = 30
KINDS: Final = {
    "share": ("share+", "share-"),
    "collect": ("data+", "protect+"),
    "use": ("purpose+", "purpose-"),
    "retain": ("retain+", "retain-"),
    "terminate": ("term", "term-"),
    "fee": ("fee", "fee-"),
    "free": ("fee", "fee-"),
    "liability": ("liab", "liab-"),
    "licence": ("license", "license-"),
    "forum": ("arb", "arb-"),
    "duty": ("restrict+", "restrict-"),
    "right": ("removal-", "right+"),
    "control": ("consent-", "consent+"),
    "security": ("security-", "security+"),
    "notice": ("notice-", "notice+"),
    "gets": ("service-", "service+"),
    "good": ("promise-", "promise+"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """What a sentence does to the reader.

    Args:
        sign: 1 where it is good for them, -1 where it is bad, 0 where its form does not say.
        kind: What it is about.
    """

    sign: int
    kind: str

    @property
    def loss(self) -> str:
        """The category where it is lost, if good, or comes, if bad."""
        return KINDS[self.kind][0]

    @property
    def gain(self) -> str:
        """The category of the opposite."""
        return KINDS[self.kind][1]


NOTHING: Final = Bearing(sign=0, kind="good")


def bearing(statement: Statement) -> Bearing:
    """What a sentence does to the reader while it stands, by its form alone."""
    if statement.has("waived") and not statement.has("granted") and not statement.negated:
        return Bearing(sign=-1, kind="licence")
    answers = answering(statement)
    if answers:
        return Bearing(sign=answers, kind="liability")
    if statement.forbids:
        return Bearing(sign=-1, kind="duty")
    if statement.reader_acts:
        return _of_reader(statement)
    if statement.subject is Actor.BOTH:
        return NOTHING
    return _of_publisher(statement)


def stance(pair: Rewritten) -> Bearing:
    """What a sentence does to the reader before and after it was rewritten, if the same."""
    old, new = bearing(pair.old), bearing(pair.new)
    if not old.sign or not new.sign:
        return old if old.sign else new
    return new if old.sign == new.sign else NOTHING


def answering(statement: Statement) -> int:
    """1 where the publisher answers for something, -1 where it does not, 0 where it is silent.

    “We answer for” stands inside “nor do we answer for”, too: the longer words count.
    """
    spans = {
        name: [(at, at + len(word)) for at, word in statement.found.get(name, ())]
        for name in ("accepts", "liability")
    }
    if statement.negated and _unlimited(statement):
        return 1
    if _indemnifies(statement):
        return 1
    accepts = [one for one in spans["accepts"] if not _inside(one, spans["liability"])]
    if accepts and not statement.reader_acts:
        return -1 if statement.denies("accepts") else 1
    if accepts and statement.has("liable"):
        return 1 if statement.denies("liable") else -1
    denies = [one for one in spans["liability"] if not _inside(one, spans["accepts"])]
    return -1 if denies else 0


def _indemnifies(statement: Statement) -> bool:
    """Whether it is the publisher that holds others harmless."""
    if statement.subject is not Actor.PUBLISHER or statement.negated:
        return False
    denied = set(statement.finds("liability"))
    return bool(denied) and denied <= set(statement.finds("indemnity"))


def _unlimited(statement: Statement) -> bool:
    """Whether it is limits that it denies: nothing before has said that nobody answers."""
    limits = [at for at, _ in statement.found.get("unlimited", ())]
    denies = [at for at, _ in statement.found.get("liability", ())]
    return bool(limits) and not any(at < limits[0] for at in denies)


def _inside(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(at <= span[0] and span[1] <= end and (at, end) != span for at, end in others)


def _of_reader(statement: Statement) -> Bearing:
    if statement.denies_reader:
        return Bearing(sign=-1, kind="duty")
    if statement.has("freed"):
        return Bearing(sign=1, kind="right")
    if statement.has("free"):
        return Bearing(sign=-1 if statement.negated else 1, kind="free")
    kind = next((k for k in ("control", "right", "gets") if statement.main_has(k)), None)
    if kind is None and statement.main_has("may"):
        kind = "right"
    if kind is None:
        return NOTHING
    return Bearing(sign=-1 if statement.negated else 1, kind=kind)


def _of_publisher(statement: Statement) -> Bearing:  # noqa: PLR0911 (one return a case)
    if statement.has("free") and not statement.denies("free"):
        return Bearing(sign=1, kind="free")
    first = _first(statement)
    if first in GOOD:
        kind = first if first in KINDS else "good"
        if statement.negated:
            return Bearing(sign=-1, kind=kind)
        return Bearing(sign=0 if _is_free(statement, first) else 1, kind=kind)
    if first == "retain" and statement.has("delete", "data"):
        return Bearing(sign=-1 if statement.negated else 1, kind="retain")
    if first in BAD:
        if first == "terminate" and not (statement.negated or _ends(statement)):
            return NOTHING
        concerned = first not in OF_DATA or statement.has("data") or statement.has("thing")
        if not concerned and not statement.has("third"):
            return NOTHING
        return Bearing(sign=1 if statement.negated else -1, kind=first)
    if statement.main_has("gets"):
        return Bearing(sign=-1 if statement.negated else 1, kind="gets")
    if statement.subject is Actor.PUBLISHER and statement.negated:
        return Bearing(sign=1, kind="good")
    return NOTHING


def _ends(statement: Statement) -> bool:
    """Whether the publisher may end something, or does so in a case that it names."""
    return statement.main_has("may") or statement.has("sanction")


def charges(statement: Statement) -> bool:
    """Whether money is asked for, not only spoken of."""
    asked = statement.has("charging") or SUM.search(statement.text) is not None
    return statement.main_has("owed") or (asked and statement.main_has("fee"))


def _is_free(statement: Statement, done: str) -> bool:
    """Whether the publisher only may do what is good: nobody can count on it."""
    start = len(statement.text) - len(statement.main)
    place = min(at for at, _ in statement.found[done] if at >= start)
    return any(start <= at < place for at, _ in statement.found.get("can", ()))


def _first(statement: Statement) -> str:
    """What the main clause does first."""
    start = len(statement.text) - len(statement.main)
    asked = charges(statement)
    found = [
        (place, rank, name)
        for rank, name in enumerate((*BAD, *GOOD))
        if name != "fee" or asked
        for place, _ in statement.found.get(name, ())
        if place >= start
    ]
    return min(found)[2] if found else ""
