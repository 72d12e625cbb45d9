"""A promise that shrinks by one word is a weaker promise."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.bearing import stance
from inforce.materiality.clause import Clause, Rewritten
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction

RULE: Final = "hedge"
# Without a word of these it has nothing to say.
ASKED: Final = ("hedge", "strengthener")


def check(clause: Clause) -> Iterator[Finding]:
    """A promise that shrinks by one word is a weaker promise."""
    if clause.lists.isdisjoint(ASKED):
        return
    for pair in clause.rewritten:
        yield from _of(pair)


def _of(pair: Rewritten) -> Iterator[Finding]:
    if pair.old.negated is not pair.new.negated:
        return
    lexicon = pair.new.lexicon
    gone, come = lexicon.joined(pair.gone), lexicon.joined(pair.come)
    duty = pair.old.denies_reader or pair.new.denies_reader
    if pair.new.explains or (stance(pair).sign < 0 and not duty):
        return
    for name, sign in (("hedge", -1), ("strengthener", 1)):
        came = tuple(w for w in lexicon.finds(name, come) if w not in pair.gone)
        left = tuple(w for w in lexicon.finds(name, gone) if w not in pair.come)
        if name == "strengthener" and _counts(pair):
            came, left = _strict(came, lexicon), _strict(left, lexicon)
        for words, side in ((came, sign), (left, -sign)):
            if not words or not (duty or _promised(pair)):
                continue
            worse = (side < 0) != duty
            yield _found(
                ("restrict+" if worse else "restrict-")
                if duty
                else "promise-"
                if worse
                else "promise+",
                Direction.REDUCES if worse else Direction.EXPANDS,
                words,
                _reason(worse=worse, duty=duty),
            )


def _counts(pair: Rewritten) -> bool:
    """Whether a span of time differs: “any” and “every” then only count."""
    lexicon = pair.new.lexicon
    return lexicon.has("duration", lexicon.joined((*pair.gone, *pair.come)))


def _strict(words: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(word for word in words if not lexicon.has("universal", word))


def _promised(pair: Rewritten) -> bool:
    old = pair.old
    if old.reader_acts:
        return old.main_has("gets") and not old.negated
    return old.publisher_acts and (
        old.negated or any(map(old.has, ("will", "good", "security", "service")))
    )


def _reason(*, worse: bool, duty: bool) -> str:
    if duty:
        return "A duty of yours reaches further." if worse else "A duty of yours is narrower."
    return "A promise is weaker by a word." if worse else "A promise is firmer by a word."


def _found(category: str, direction: Direction, words: tuple[str, ...], reason: str) -> Finding:
    return Finding(category=category, direction=direction, evidence=words, reason=reason, rule=RULE)
