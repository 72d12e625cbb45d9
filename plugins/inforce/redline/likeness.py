"""How alike two blocks are, and which of many may be the same clause reworded.

Only blocks without an equal are looked at. Each asks for the few that share its rarest words, and
for its neighbours in the same gap, so that the work grows with the text and not with its square.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

from inforce.redline.blocks import Block
from inforce.redline.budget import Work
from inforce.redline.sequence import Alphabet
from inforce.redline.tokens import Tokens

# A word that stands in more unmatched blocks than this tells none of them apart.
COMMON: Final = 48
# A block asks with this many of its rarest words.
ASKED: Final = 16


# A named tuple, not a dataclass: these are made by the thousand, and freezing is slow to make.
class Likeness(NamedTuple):
    """Two blocks that may be one clause.

    Args:
        old: Index of the old block.
        new: Index of the new block.
        shared: Words they have in common, in order.
        share: Twice that, of all their words: 1 where they are equal.
    """

    old: int
    new: int
    shared: int
    share: float


class Wordings:
    """The words of blocks, cut and spelt once, when they are first asked for."""

    def __init__(
        self, blocks: Sequence[Block], alphabet: Alphabet, cut: Callable[[str], Tokens]
    ) -> None:
        self._blocks = blocks
        self._alphabet = alphabet
        self._cut = cut
        self._tokens: dict[int, Tokens] = {}
        self._spelt: dict[int, str] = {}

    def tokens(self, index: int) -> Tokens:
        """The words of a block."""
        tokens = self._tokens.get(index)
        if tokens is None:
            tokens = self._tokens[index] = self._cut(self._blocks[index].text)
        return tokens

    def spelt(self, index: int) -> str:
        """The same, one character a word."""
        spelt = self._spelt.get(index)
        if spelt is None:
            spelt = self._spelt[index] = self._alphabet.spell(self.tokens(index).keys)
        return spelt


def shared_words(old: str, new: str, work: Work) -> int:
    """How many words two spelt texts share, in order; in any order where that costs too much."""
    if not work.afford(len(old), len(new)):
        return (Counter(old) & Counter(new)).total()
    return (len(old) + len(new) - Indel.distance(old, new)) // 2


def likeness(old: int, new: int, olds: Wordings, news: Wordings, work: Work) -> Likeness:
    """How alike an old and a new block are."""
    old_spelt, new_spelt = olds.spelt(old), news.spelt(new)
    work.likenesses += 1
    shared = shared_words(old_spelt, new_spelt, work)
    total = len(old_spelt) + len(new_spelt)
    return Likeness(old, new, shared, 2 * shared / total if total else 0.0)


def by_rare_words(
    old: Sequence[int], new: Sequence[int], olds: Wordings, news: Wordings, work: Work
) -> list[tuple[int, int]]:
    """For each old block, the new blocks with which it shares the most of its rarest words."""
    if not old or not new:
        return []
    holders: dict[str, list[int]] = {}
    for index in new:
        for letter in dict.fromkeys(news.spelt(index)):
            holders.setdefault(letter, []).append(index)
    pairs = []
    for index in old:
        letters = [letter for letter in dict.fromkeys(olds.spelt(index)) if letter in holders]
        letters = [letter for letter in letters if len(holders[letter]) <= COMMON]
        if len(letters) > ASKED:
            letters.sort(key=lambda letter: len(holders[letter]))
        votes = Counter(place for letter in letters[:ASKED] for place in holders[letter])
        ranked = sorted(votes.items(), key=lambda vote: (-vote[1], abs(vote[0] - index)))
        pairs += [(index, place) for place, _ in ranked[: work.budget.candidates]]
    return pairs
