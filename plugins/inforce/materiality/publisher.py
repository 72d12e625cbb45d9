"""By which names a publisher calls itself: in the title, or where it says who “we” are."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from inforce.materiality.wording import words_of

NAME: Final = re.compile(r"(?:[A-Z][\w&’'-]*)(?: (?:[A-Z][\w&’'-]*|of|for|and|the))*")
CASED: Final = re.compile(r"\w+(?:['’]\w+)?")
MOST_IN_TITLE: Final = 60
OPENS: Final = 20  # blocks in which a text says who speaks
PRONOUNS: Final = frozenset({"we", "us", "our", "ours"})
# The publisher says who it is: Marrowby Ltd (“Marrowby”, “we”).
SPEAKER: Final = re.compile(
    r"([A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})[,.]? ?\(([^()]{0,80}[\"“'])(?i:we|us|our)[,.]?[\"”']"
)


def publisher_names(blocks: tuple[str, ...]) -> Iterator[str]:
    """The words with a capital in the title of a text, and those that it puts beside “we”.

    Args:
        blocks: The blocks of the text, its title first.
    """
    called = CASED.findall(blocks[0]) if blocks and len(blocks[0]) <= MOST_IN_TITLE else []
    for said in SPEAKER.finditer("\n".join(blocks[:OPENS])):
        called += [name for names in said.groups() for name in NAME.findall(names or "")]
    for name in called:
        if name[0].isupper() and name.lower() not in PRONOUNS:
            yield name


def own_names(
    pairs: Iterable[tuple[str, str]], texts: tuple[tuple[str, ...], tuple[str, ...]]
) -> frozenset[str]:
    """The names, in small letters, that both texts have and by which the publisher calls itself.

    Args:
        pairs: Each clause that reads otherwise, before and now; asked only where one of the two
            says “we” more often.
        texts: The blocks of the whole old text, and those of the new one.
    """
    if all(_speaks(was) == _speaks(now) for was, now in pairs):
        return frozenset()
    old, new = ("\n".join(side) for side in texts)
    return frozenset(
        low
        for side in texts
        for name in publisher_names(side)
        if (low := name.lower()) not in old and low not in new and name in old and name in new
    )


def _speaks(text: str) -> int:
    return sum(word in PRONOUNS for word in words_of(text))
