"""A list and a sentence with the same words: only how they are set differs."""

from collections.abc import Iterable, Iterator
from typing import Final

from inforce.materiality.clause import Clause
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.reduction import reduced
from inforce.materiality.wording import Words, words_of

MOST_DIFFERENT: Final = 6  # words that join a list or open it


def relisted(clauses: tuple[Clause, ...], lexicon: Lexicon) -> frozenset[str]:
    """The ids of clauses that were one sentence and are a list now, or the other way round.

    Args:
        clauses: Every clause that changed, in reading order.
        lexicon: The word lists.
    """
    leads = [one for one in clauses if one.opens or "\n" in f"{one.old}{one.new}"]
    return frozenset([clause.id for lead in leads for clause in _of_list(lead, clauses, lexicon)])


def _of_list(lead: Clause, clauses: tuple[Clause, ...], lexicon: Lexicon) -> tuple[Clause, ...]:
    """The clauses of a list that says word for word what a sentence says in the other text."""
    items = frozenset(lead.opens)
    held = tuple([one for one in clauses if one is lead or not items.isdisjoint(one.provisions)])
    if not items.issubset([name for one in held for name in one.provisions]):
        return ()
    old, new = (
        list(_words(side)) for side in zip(*[(one.old, one.new) for one in held], strict=True)
    )
    if len({*old} ^ {*new}) > MOST_DIFFERENT:
        return ()
    was, now = (reduced(tuple(side), lexicon) for side in (old, new))
    if _unjoined(was, lexicon) != _unjoined(now, lexicon) or not was:
        return ()
    joined = [{word for word in side if lexicon.knows("widening", word)} for side in (old, new)]
    return held if not (joined[0] and joined[1]) or joined[0] == joined[1] else ()


def _words(texts: Iterable[str | None]) -> Iterator[str]:
    for text in texts:
        yield from words_of(text or "")


def _unjoined(words: Words, lexicon: Lexicon) -> Words:
    return tuple([word for word in words if not lexicon.knows("joining", word)])
