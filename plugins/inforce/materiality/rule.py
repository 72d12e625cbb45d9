"""What a rule says: a finding, with the words it goes by and a reason in plain words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from inforce.materiality.clause import Clause, Rewritten
from inforce.materiality.scale import Direction, Materiality
from inforce.materiality.statement import Statement
from inforce.materiality.wording import words_of

# What turns a sentence, whatever it is about.
FORM: Final = ("negation", "no_longer", "may", "must", "will", "only", "duration", "data", "delete")
# What readers plausibly chose a service on; a loss of it must be announced.
WEIGHTY: Final = frozenset(
    {"data+", "purpose+", "share+", "retain+", "consent-", "notice-", "promise-", "removal-"}
    | {"security-", "arb", "liab", "fee", "term", "license", "cond+"}
)
REDUCING: Final = WEIGHTY | {"protect-", "service-", "restrict+"}
EXPANDING: Final = frozenset(
    {"right+", "protect+", "promise+", "consent+", "notice+", "security+", "purpose-", "share-"}
    | {"retain-", "arb-", "liab-", "fee-", "term-", "license-", "restrict-", "service+"}
)
OTHER: Final = frozenset(
    {"metadata", "markup", "link", "date", "contact", "rename", "renumber", "heading", "wording"}
    | {"restated", "cross-file", "definition", "process", "disclosure", "law-ref", "changelog"}
    | {"recital", "new-service", "entity", "scope", "mixed"}
)
CATEGORIES: Final = REDUCING | EXPANDING | OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a change does to the reader, as far as words show.

    Args:
        category: What it is about.
        direction: Where it moves the reader.
        evidence: The words the rule went by.
        reason: Why, in plain words.
        rule: Which rule found it.
    """

    category: str
    direction: Direction
    evidence: tuple[str, ...]
    reason: str
    rule: str

    @property
    def weight(self) -> Materiality:
        """How much it matters; a finding never lowers another."""
        if self.direction is Direction.REDUCES and self.category in WEIGHTY:
            return Materiality.MATERIAL
        if self.direction in {Direction.REDUCES, Direction.EXPANDS}:
            return Materiality.MINOR
        return Materiality.EDITORIAL if self.category == "wording" else Materiality.MINOR


Rule = Callable[[Clause], Iterator[Finding]]
Effect = Callable[[Statement], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What one rule is about.

    Args:
        rule: Its name.
        loses: Category where the reader loses.
        gains: Category where the reader gains.
        says: Reasons: said worse now, said better now, worse gone, better gone.
        needs: Word lists of which one must have a word in a sentence that is about it.
        lists: Names of the word lists it goes by.
        items: The list of what there may be more of: recipients, purposes, data.
    """

    rule: str
    loses: str
    gains: str
    says: tuple[str, str, str, str]
    needs: tuple[str, ...]
    lists: tuple[str, ...]
    items: str = ""


def by_effect(clause: Clause, subject: Subject, effect: Effect) -> Iterator[Finding]:
    """Findings of a rule that knows what a sentence does to the reader while it stands.

    A sentence that came does it, one that left undoes it, a rewritten one does the difference.
    """
    if clause.lists.isdisjoint(subject.needs):
        return
    for statement in clause.added:
        done = effect(statement)
        if done:
            yield _finding(subject, done, statement, gone=False)
    for statement in clause.removed:
        done = effect(statement)
        if done:
            yield _finding(subject, -done, statement, gone=True)
    for pair in clause.rewritten:
        yield from _turned(subject, effect, pair)


def _turned(subject: Subject, effect: Effect, pair: Rewritten) -> Iterator[Finding]:
    before, after = effect(pair.old), effect(pair.new)
    if subject.items and before == after == -1:
        yield from _listed(subject, pair)
    if after == before or not _touched(pair, subject):
        return
    done = 1 if after > before else -1
    if done > 0 and _names_one_of_all(pair):
        return
    gone = after == 0
    yield _finding(subject, done, pair.old if gone else pair.new, gone=gone)


def _listed(subject: Subject, pair: Rewritten) -> Iterator[Finding]:
    """What costs the reader costs more with one of its list more, and less with one less."""
    come = pair.new.lexicon.joined(pair.come)
    if any(pair.new.lexicon.has(name, come) for name in ("elaborating", "exception")):
        return
    was, now = (
        {word for word in side.finds(subject.items) if not side.lexicon.knows("plain_data", word)}
        for side in (pair.old, pair.new)
    )
    if was <= now and now - was:
        yield _finding(subject, -1, pair.new, gone=False)
    elif now <= was and was - now and not pair.come:
        yield _finding(subject, 1, pair.old, gone=True)


def _names_one_of_all(pair: Rewritten) -> bool:
    """Whether a denial of everything now names some of it: what it no longer denies is more."""
    lexicon = pair.new.lexicon
    denied = pair.old.negated and pair.new.negated
    return denied and lexicon.has("universal", lexicon.joined(pair.gone))


def _touched(pair: Rewritten, subject: Subject) -> bool:
    """Whether a word that differs is one the rule goes by; else the rest of the sentence is new."""
    changed = {*pair.gone, *pair.come}
    told = (*subject.needs, *subject.lists, *FORM)
    return any(
        not changed.isdisjoint(words_of(word))
        for side in (pair.old, pair.new)
        for word in (*side.finds(*told), side.named)
    )


def _finding(subject: Subject, done: int, statement: Statement, *, gone: bool) -> Finding:
    loses = done < 0
    worse_now, better_now, worse_gone, better_gone = subject.says
    reason = (better_gone if gone else worse_now) if loses else (worse_gone if gone else better_now)
    return Finding(
        category=subject.loses if loses else subject.gains,
        direction=Direction.REDUCES if loses else Direction.EXPANDS,
        evidence=statement.finds(*subject.lists)[:6],
        reason=reason,
        rule=subject.rule,
    )
