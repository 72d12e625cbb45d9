"""Definitions that need each other."""

from collections.abc import Iterator, Mapping
from typing import Final

from inforce.glossary.definitions import DefinedTerm
from inforce.glossary.own_terms import OwnTerms

# A word that a definition mentions later on may explain something else; the first words say what
# kind of thing it is.
FIRST_WORDS: Final = 15
MOST: Final = 500  # definitions that are looked through; no contract has as many


def circles_in(terms: OwnTerms) -> Iterator[tuple[DefinedTerm, ...]]:
    """The shortest circle through each definition, each circle once, in reading order.

    Words that one sentence defines together are not defined by each other.
    """
    if len(terms.defined) > MOST:
        return
    said = {one.word: one for one in reversed(terms.defined.values()) if not one.naming}
    needs = {word: _needed(said[word], terms, said) for word in reversed(said)}
    for circle in rings(needs):
        yield tuple(sorted((said[one] for one in circle), key=lambda one: one.line))


def rings(needs: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The shortest ring of two or more through each word, each ring once, in the order of need.

    Args:
        needs: Each word with the words that explain it.
    """
    seen: set[frozenset[str]] = set()
    for word in needs:
        ring = _circle(word, needs)
        if len(ring) > 1 and frozenset(ring) not in seen:
            seen.add(frozenset(ring))
            yield ring


def _needed(one: DefinedTerm, terms: OwnTerms, said: dict[str, DefinedTerm]) -> tuple[str, ...]:
    after = one.meaning.find(one.word) + len(one.word) if one.word in one.meaning else 0
    head = " ".join(one.meaning[after:].split()[:FIRST_WORDS])
    found = (terms.defined[match.term].word for match in terms.matcher.find(head))
    return tuple(
        word
        for word in dict.fromkeys(found)
        if word in said and word != one.word and said[word].meaning != one.meaning
    )


def _circle(start: str, needs: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest way from a word through what it needs back to itself, where there is one."""
    came: dict[str, str] = {}
    rank = [start]
    for word in rank:
        for other in needs.get(word, ()):
            if other == start:
                way = [word]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return tuple(reversed(way))
            if other not in came:
                came[other] = word
                rank.append(other)
    return ()
