"""A number is a promise, a price or a limit: less of it is not always less."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.clause import Clause, Rewritten
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.quantities import spans_of
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction
from inforce.materiality.statement import Statement
from inforce.materiality.wording import Words, words_of

RULE: Final = "number"
FIRST_YEAR, LAST_YEAR = 1900, 2100
# Before, after, the words that say it, and whether they are spans of time.
Told = tuple[float, float, tuple[str, str], bool]
# Where it is lost, where it is gained, and whether more is better.
Kind = tuple[str, str, bool]


def check(clause: Clause) -> Iterator[Finding]:
    """A number is a promise, a price or a limit: less of it is not always less."""
    for pair in clause.rewritten:
        yield from of_pair(pair)


def of_pair(pair: Rewritten) -> Iterator[Finding]:
    """What it does that one number stands for another in a sentence."""
    told = _span(pair) or _figure(pair)
    if told is None:
        return
    before, after, words, spans = told
    kind = _of_span(pair) if spans else _of_figure(pair.new)
    if pair.new.has("cap") and pair.new.has("liability"):
        kind = _of_figure(pair.new)
    if kind is None or before == after:
        return
    loses, gains, more_is_better = kind
    worse = (after < before) == more_is_better
    reason = "A number is lower now." if after < before else "A number is higher now."
    direction = Direction.REDUCES if worse else Direction.EXPANDS
    yield _found(loses if worse else gains, direction, words, reason)


def _span(pair: Rewritten) -> Told | None:
    """The one span of time that both sides name, in days."""
    lexicon = pair.new.lexicon
    changed = (*pair.gone, *pair.come)
    if not any(map(lexicon.number, changed)) and not any(map(lexicon.days, changed)):
        return None
    spans = [spans_of(side.text, lexicon) for side in (pair.old, pair.new)]
    if len(spans[0]) != 1 or len(spans[1]) != 1:
        return None
    (before, was), (after, now) = spans[0][0], spans[1][0]
    return before, after, (was, now), True


def _figure(pair: Rewritten) -> Told | None:
    """The one number in which the sides differ."""
    lexicon = pair.new.lexicon
    sides = [_numbers(side, lexicon) for side in (pair.gone, pair.come)]
    if len(sides[0]) != 1 or len(sides[1]) != 1:
        return None
    was, now = sides[0][0], sides[1][0]
    before, after = lexicon.number(was), lexicon.number(now)
    if before is None or after is None or _is_day(before, after) or _is_threshold(pair, now):
        return None
    return before, after, (was, now), pair.new.has("duration")


def _is_day(before: float, after: float) -> bool:
    """Whether two numbers are years: a day is no amount."""
    return all(FIRST_YEAR <= number <= LAST_YEAR for number in (before, after))


def _is_threshold(pair: Rewritten, now: str) -> bool:
    """Whether a number stands in the clause that opens a sentence: when it holds, not how much."""
    opened = pair.new.text[: len(pair.new.text) - len(pair.new.main)]
    return now in words_of(opened)


def _numbers(words: Words, lexicon: Lexicon) -> list[str]:
    """The numbers among words; “one hundred” and “one half” are one each."""
    found = [word for word in words if lexicon.number(word) is not None]
    return [word for word in found if len(found) == 1 or lexicon.number(word) != 1]


def _of_span(pair: Rewritten) -> Kind | None:  # noqa: PLR0911 (one return a case)
    new = pair.new
    if new.denies_reader:
        return "cond+", "restrict-", not new.has("ahead")
    if new.has("up_to_before"):
        return ("cond+", "right+", False) if new.reader_acts else None
    opened = new.text[: len(new.text) - len(new.main)]
    if not new.reader_acts and new.lexicon.has("within", opened):
        return "cond+", "right+", True
    if new.has("notice") and not new.has("within"):
        return "notice-", "notice+", True
    if new.has("terminate") and not new.reader_acts:
        return "term", "term-", True
    if new.has("within") and new.publisher_acts:
        return "promise-", "promise+", False
    if new.has("free"):
        return "fee", "fee-", True
    if new.has("retain") and not new.reader_acts:
        return "retain+", "retain-", False
    if new.reader_acts and (new.main_has("may") or new.has("right") or new.has("gets")):
        return "cond+", "right+", True
    return ("service-", "service+", True) if new.has("gets") else None


def _of_figure(new: Statement) -> Kind | None:  # noqa: PLR0911 (one return a case)
    if new.denies_reader:
        return None
    if new.has("protection") or (new.has("age") and new.publisher_acts):
        return "protect-", "protect+", True
    if new.has("liability"):
        return ("liab", "liab-", True) if new.has("cap") else None
    if new.has("fee"):
        return "fee", "fee-", False
    if new.has("free") or (new.reader_acts and new.main_has("may")):
        return "cond+", "right+", True
    if (new.has("service") or new.has("gets")) and not new.negated:
        return "service-", "service+", True
    return None


def _found(category: str, direction: Direction, words: tuple[str, ...], reason: str) -> Finding:
    return Finding(category=category, direction=direction, evidence=words, reason=reason, rule=RULE)
