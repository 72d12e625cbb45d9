"""What reaches less far is less of it: of a promise, that is a loss; of a power, a gain."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.bearing import bearing
from inforce.materiality.clause import Clause, Rewritten
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction
from inforce.materiality.statement import Statement
from inforce.materiality.wording import Words, words_of

RULE: Final = "scope"
# Where more words differ, “all” that went from a power says little of the rest.
FEW: Final = 8
HANDLED: Final = ("use", "collect", "retain", "share")


def check(clause: Clause) -> Iterator[Finding]:
    """What reaches less far is less of it: of a promise, that is a loss; of a power, a gain."""
    for pair in clause.rewritten:
        yield from _of(pair)


def _of(pair: Rewritten) -> Iterator[Finding]:
    old, new = bearing(pair.old), bearing(pair.new)
    reach = _reach(pair)
    if not reach or not old.sign or old.sign != new.sign:
        return
    if new.sign > 0 and pair.new.publisher_acts and not pair.new.negated and _handles(pair.new):
        return  # what is done with what the reader gave is no promise, whatever good it is for
    came = pair.new.lexicon.joined(pair.come)
    bounded = pair.new.has("only") and not pair.new.lexicon.has("only", came)
    if pair.grown and new.sign > 0 and bounded and not pair.new.reader_acts:
        reach = -reach
    worse = reach * new.sign < 0
    if not worse and len(pair.gone) and len(pair.come) and len(pair.gone) + len(pair.come) > FEW:
        return
    words = (pair.come or pair.gone)[:8]
    yield Finding(
        category=new.loss if worse else new.gain,
        direction=Direction.REDUCES if worse else Direction.EXPANDS,
        evidence=tuple(w for w in words if w not in pair.new.lexicon.idle) or words,
        reason=_reason(reach=reach, worse=worse),
        rule=RULE,
    )


def _handles(statement: Statement) -> bool:
    return statement.has("data") and any(statement.has(name) for name in HANDLED)


def _reason(*, reach: int, worse: bool) -> str:
    if worse:
        return "A power reaches further." if reach > 0 else "A promise or right reaches less far."
    return "A promise or right reaches further." if reach > 0 else "A power reaches less far."


def _reach(pair: Rewritten) -> int:
    """1 where the new sentence reaches further than the old one, -1 where less far, else 0."""
    lexicon = pair.new.lexicon
    gone, come = (
        tuple(w for w in side if not lexicon.knows("joining", w)) for side in (pair.gone, pair.come)
    )
    if not gone and come:
        return _by_addition(pair, pair.come, grown=pair.grown)
    if not come and gone:
        return -_by_addition(pair, pair.gone, grown=pair.shrunk)
    lost, won = (lexicon.has("universal", lexicon.joined(side)) for side in (gone, come))
    if lost != won:
        return -1 if lost else 1
    return 0


def _by_addition(pair: Rewritten, words: Words, *, grown: bool) -> int:
    lexicon = pair.new.lexicon
    if _is_aside(pair, words):
        return 0
    opened = lexicon.scan(lexicon.joined(words)).get("elaborating", ())
    if opened and opened[0][0] == 0:
        return 0
    if lexicon.has("universal", words[0]):
        return 1
    if lexicon.knows("alternative", words[0]) and not pair.new.reader_acts:
        return 0 if bearing(pair.new).sign > 0 else int(grown)  # "or": the publisher may choose
    text = lexicon.joined(words)
    opening = next(iter(lexicon.scan(text).get("narrowing", ())), None)
    before = 0 if opening is None else len(words_of(text[: opening[0]]))
    joined = lexicon.knows("joining", words[0]) and not lexicon.has("only", text)
    if opening is not None and not joined and lexicon.idle.issuperset(words[:before]):
        return -1
    return 1 if grown else 0


def _is_aside(pair: Rewritten, words: Words) -> bool:
    """Whether words only say more of what stands before them (`cookies, which are files,`)."""
    side = pair.new if pair.come else pair.old
    return f", {words[0]}" in side.text and side.lexicon.knows("relative", words[0])
