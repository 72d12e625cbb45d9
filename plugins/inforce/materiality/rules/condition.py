"""A condition on what the publisher may do is the reader's; so is the word “only”."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.bearing import Bearing, stance
from inforce.materiality.clause import Clause, Rewritten
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction
from inforce.materiality.statement import Statement
from inforce.materiality.wording import words_of

RULE: Final = "condition"
OPENING: Final = 12
# A condition on a right or a promise is the publisher's.
GRANTED: Final = frozenset({"right", "control", "gets", "free"})
# Without a word of these it has nothing to say.
ASKED: Final = ("only", "condition", "conditional", "opening")


def check(clause: Clause) -> Iterator[Finding]:
    """A condition on what the publisher may do is the reader's; so is the word “only”."""
    if clause.lists.isdisjoint(ASKED):
        return
    for pair in clause.rewritten:
        yield from _of(pair)


def _of(pair: Rewritten) -> Iterator[Finding]:
    yield from _conditional(pair)
    yield from _opened(pair)
    for name in ("only", "condition"):
        before, after = set(pair.old.finds(name)), set(pair.new.finds(name))
        for words, came in ((after - before, True), (before - after, False)):
            if words and pair.new.has("waived") == pair.old.has("waived"):
                limits = came or _bounds(words, pair)
                yield _said(_held(pair, name, words), tuple(sorted(words)), came=limits)


def _said(held: Bearing, words: tuple[str, ...], *, came: bool) -> Finding:
    """What a condition that came or went does to what the sentence is for the reader."""
    worse = (held.sign > 0) == came
    category = held.loss if worse else held.gain
    return Finding(
        category="cond+" if worse and held.kind in GRANTED else category,
        direction=Direction.REDUCES if worse else Direction.EXPANDS,
        evidence=words,
        reason="A condition or limit is new." if came else "A condition or limit is gone.",
        rule=RULE,
    )


def _opened(pair: Rewritten) -> Iterator[Finding]:
    """A clause that opens a sentence with “while” or “where” binds all of it."""
    opens = [side.lexicon.has("opening", side.opener[:OPENING]) for side in (pair.old, pair.new)]
    held = stance(pair)
    if opens[0] == opens[1] or not held.sign or pair.old.has("conditional"):
        return
    if pair.new.has("conditional") or pair.old.has("exception") or pair.new.has("exception"):
        return
    opener = (pair.new if opens[1] else pair.old).opener
    if pair.new.lexicon.has("negation", opener):
        return
    changed = {word for word in (*pair.gone, *pair.come) if word not in pair.new.lexicon.idle}
    if not changed <= set(words_of(opener)):
        return
    yield _said(held, tuple(words_of(opener))[:6], came=opens[1])


def _conditional(pair: Rewritten) -> Iterator[Finding]:
    """An “if” more, or one less, in what is known to be good or bad for the reader."""
    if pair.old.has("condition") != pair.new.has("condition"):
        return
    before, after = (len(side.found.get("conditional", ())) for side in (pair.old, pair.new))
    came = after > before
    side = pair.new if came else pair.old
    words = [w for w in side.finds("conditional") if w in (pair.come if came else pair.gone)]
    held = stance(pair)
    if before == after or not words or not held.sign:
        return
    yield _said(held, tuple(words), came=came)


def _held(pair: Rewritten, name: str, words: set[str]) -> Bearing:
    """What the condition limits; “only” in a duty makes it stricter, not smaller."""
    guards = {*pair.old.finds("protective"), *pair.new.finds("protective")}
    turned = pair.new.negated and not words & set(pair.old.finds("protective"))
    if name == "condition" and words & guards and not turned and not pair.old.has("delete"):
        return Bearing(sign=-1, kind="share" if pair.new.has("share") else "use")
    held = stance(pair)
    if name == "only":
        held = _held_by_only(pair, held)
    if held.sign:
        return held
    if pair.new.reader_acts:
        return Bearing(sign=1, kind="right")
    if any(map(pair.new.has, ("service", "gets", "free"))):
        return Bearing(sign=1, kind="gets")
    return Bearing(sign=-1, kind="share" if pair.new.has("share") else "use")


def _held_by_only(pair: Rewritten, held: Bearing) -> Bearing:
    """What “only” limits: it makes a duty stricter, and what only the reader has is theirs."""
    if pair.new.has("forum"):
        return Bearing(sign=1, kind="forum")
    if _alone(pair.old) != _alone(pair.new):
        return Bearing(sign=-1, kind="share")
    if pair.new.has("outreach") and not pair.new.reader_acts:
        return Bearing(sign=-1, kind="use")
    return Bearing(sign=-held.sign, kind="duty") if held.kind == "duty" else held


def _alone(statement: Statement) -> bool:
    """Whether nobody but the reader has it (`only you can see it`)."""
    return any("you" in word for word in statement.finds("alone"))


def _bounds(words: set[str], pair: Rewritten) -> bool:
    """Whether what lasted as long as something else lasts now ends after a stated time."""
    lexicon = pair.new.lexicon
    endless = all(lexicon.has("lasting", word) for word in words)
    return endless and bool(words) and lexicon.has("duration", lexicon.joined(pair.come))
