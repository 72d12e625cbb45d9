"""Phrases of several words: which a word opens, and which reach equally far."""

import re
from collections.abc import Sequence
from typing import Final

# One list's name, the words that must follow the first, whether the last may end in any way.
Phrase = tuple[str, tuple[str, ...], bool]
# Which words of which lists stand in a text, and where.
Matches = dict[str, list[tuple[int, str]]]
SHADOW: Final = "not_"
TOKEN: Final = re.compile(r"\w[\w-]*|%")
SHORTEST_STEM: Final = 2


class _Seconds(dict[str, tuple[Phrase, ...]]):
    """The phrases that one word opens, by the word that comes second."""

    def __init__(self, phrases: list[Phrase]) -> None:
        super().__init__()
        self._phrases = phrases

    def __missing__(self, second: str) -> tuple[Phrase, ...]:
        found = self[second] = tuple([one for one in self._phrases if _goes_on(one, second)])
        return found


Opened = tuple[tuple[str, ...], _Seconds | None]


class Openings(dict[str, Opened | None]):
    """For each word, the lists it is of and the phrases it opens; None for most words."""

    def __init__(self, lists: dict[str, list[str]]) -> None:
        super().__init__()
        self._whole: dict[str, list[Phrase]] = {}
        self._stems: dict[str, list[Phrase]] = {}
        for name, words in lists.items():
            for word in words:
                tokens = TOKEN.findall(word.rstrip("*"))
                wild = word.endswith("*")
                table = self._stems if wild and len(tokens) == 1 else self._whole
                if tokens:
                    phrase = (name, tuple(tokens[1:]), wild)
                    table.setdefault(tokens[0], []).append(phrase)

    def __missing__(self, word: str) -> Opened | None:
        ends = range(SHORTEST_STEM, len(word) + 1)
        found = list(self._whole.get(word, ()))
        found += [phrase for end in ends for phrase in self._stems.get(word[:end], ())]
        alone = tuple(dict.fromkeys([name for name, rest, _ in found if not rest]))
        phrases = [phrase for phrase in found if phrase[1]]
        opened = self[word] = (alone, _Seconds(phrases) if phrases else None) if found else None
        return opened


class Equal:
    """Phrases that reach equally far; those of a group whose first is empty say nothing."""

    def __init__(self, groups: list[list[str]]) -> None:
        self._phrases: dict[str, list[tuple[list[str], list[str]]]] = {}
        for group in groups:
            first = _bare(group[0])
            for phrase in map(_bare, group[1:]):
                self._phrases.setdefault(phrase[0], []).append((phrase, first))
        for phrases in self._phrases.values():
            phrases.sort(key=lambda pair: -len(pair[0]))

    def put(self, words: Sequence[str]) -> list[str]:
        """Words in which each phrase is put as the first of its group."""
        put: list[str] = []
        place = 0
        while place < len(words):
            for phrase, first in self._phrases.get(words[place], ()):
                if len(phrase) == 1 or list(words[place : place + len(phrase)]) == phrase:
                    put += first
                    place += len(phrase)
                    break
            else:
                put.append(words[place])
                place += 1
        return put


def _bare(phrase: str) -> list[str]:
    return re.findall(r"\w+(?:'\w+)?|[&%$€£]", phrase)


def _goes_on(phrase: Phrase, second: str) -> bool:
    """Whether a word may come second in a phrase."""
    _, rest, wild = phrase
    return second.startswith(rest[0]) if wild and len(rest) == 1 else second == rest[0]


def follows(rest: tuple[str, ...], following: list[str], *, wild: bool) -> bool:
    """Whether the words that follow the first are those of a phrase."""
    if len(following) != len(rest):
        return False
    last, end = rest[-1], following[-1]
    if not (end.startswith(last) if wild else end == last):
        return False
    return len(rest) == 1 or tuple(following[:-1]) == rest[:-1]


def without_shadowed(found: Matches) -> Matches:
    """What is found, without words that mean something else in the phrase in which they stand.

    A list `not_fee` has phrases in which a word of the list `fee` is none (`trade commission`).
    """
    for shadow in [name for name in found if name.startswith(SHADOW)]:
        name = shadow.removeprefix(SHADOW)
        spans = [(at, at + len(phrase)) for at, phrase in found[shadow]]
        hits = found.get(name, [])
        kept = [one for one in hits if not any(at <= one[0] < end for at, end in spans)]
        if kept:
            found[name] = kept
        else:
            found.pop(name, None)
    return found
