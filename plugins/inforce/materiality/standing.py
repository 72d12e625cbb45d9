"""Where words stand in another text: what left one place and is still said has only moved."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from inforce.materiality.wording import RUN, Run, Words, likeness, runs_of, sentences, words_of

STANDS: Final = 0.85
ECHOES: Final = 0.5
ALIKE: Final = 0.7
LED: Final = 0.3
Runs = frozenset[Run]


class Whole:
    """A whole text, asked where certain words stand in it.

    Args:
        blocks: Its blocks.
        sought: The sentences that will be asked for.
    """

    def __init__(self, blocks: Sequence[str], sought: Sequence[str]) -> None:
        self._blocks = blocks
        self._places: dict[Run, list[int]] = {}
        wanted = _runs_in(sought)
        for place, block in enumerate(blocks if wanted else ()):
            words = words_of(block)
            if len(words) >= RUN:
                for run in wanted.intersection(runs_of(words)):
                    self._places.setdefault(run, []).append(place)

    def holds(self, run: Run) -> bool:
        """Whether a run that was sought stands here."""
        return run in self._places

    def share(self, words: Words) -> float:
        """Which part of the four-word runs of a text stands here."""
        if len(words) < RUN or not self._places:
            return 0.0
        runs = list(runs_of(words))
        return sum(run in self._places for run in runs) / len(runs)

    def says(self, sentence: str) -> bool:
        """Whether a sentence stands here word for word, and whole."""
        words = words_of(sentence)
        if len(words) < RUN:
            return False
        first = self._places.get(words[:RUN], ())
        return any(words_of(one) == words for place in first for one in self._sentences(place))

    def lists(self, item: str, lead: str, joining: str) -> bool:
        """Whether an item stands here in a sentence that opens as its list does.

        Args:
            item: The item.
            lead: The words that lead its list in.
            joining: A pattern for the words that join the parts of a list.
        """
        words, opening = (
            words_of(item),
            frozenset(runs_of(words_of((sentences(lead) or ("",))[-1]))),
        )
        if len(words) < RUN or self.share(words) < 1:
            return False
        said = r"\W+".join(map(re.escape, words))
        # A part of a list ends with a mark or before the word that joins the next one to it.
        ends = rf"\s*(?:$|[,;.)]|\s(?:{joining})\b)"
        part = re.compile(rf"(?:^|[,;:(]|\b(?:{joining}))\W*{said}{ends}")
        return any(
            len(opening.intersection(runs_of(words_of(self._blocks[place])))) >= LED * len(opening)
            and part.search(self._blocks[place].lower()) is not None
            for place in self._places.get(words[:RUN], ())
        )

    def echo(self, sentence: str) -> str | None:
        """The sentence here that says nearly the same; None where there is none."""
        words = words_of(sentence)
        if self.share(words) < ECHOES:
            return None
        counted = Counter(
            place for run in runs_of(words) for place in self._places.get(run, ())
        ).most_common(3)
        found = [
            (likeness(sentence, one), one) for place, _ in counted for one in self._sentences(place)
        ]
        best = max(found, key=lambda one: one[0], default=(0.0, ""))
        return best[1] if best[0] >= ALIKE else None

    def _sentences(self, place: int) -> tuple[str, ...]:
        return sentences(self._blocks[place])


def shared(text: str, *wholes: Whole) -> float:
    """Which part of the four-word runs of a text's sentences stands in any of several texts."""
    runs = [
        run
        for sentence in sentences(text)
        for run in runs_of(words_of(sentence))
        if len(run) == RUN
    ]
    return sum(any(whole.holds(run) for whole in wholes) for run in runs) / max(1, len(runs))


def _runs_in(texts: Iterable[str]) -> Runs:
    """The four-word runs of several texts."""
    found: set[Run] = set()
    for text in texts:
        words = words_of(text)
        if len(words) >= RUN:
            found.update(runs_of(words))
    return frozenset(found)
