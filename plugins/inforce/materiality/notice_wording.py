"""How a policy speaks of its own changes, one list of words a language: data, not code."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from inforce.materiality.lexicon import Lexicon, WordLists
from inforce.materiality.notice_period import Period
from inforce.versions.language_data import language_data

DAYS_A_WEEK: Final = 7
READER_AHEAD: Final = 65  # letters between whom a sentence speaks to and what they are to do


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of one language in which policies promise notice, or leave it to their readers.

    Args:
        lexicon: The lists of words.
        period: A number and a unit of time.
        numbers: Numbers in words.
        units: The unit of time each word stands for.
        reach: How many letters may stand between words that belong together.
    """

    lexicon: Lexicon
    period: re.Pattern[str]
    numbers: dict[str, int]
    units: dict[str, str]
    reach: dict[str, int]

    def promised(self, sentence: str) -> Period | None:
        """The first period of which a sentence says that it comes before something."""
        lower = sentence.lower()
        before = self._places(lower, "before")
        for match in self.period.finditer(lower):
            ahead = match.start() - self.reach["before_the_period"], match.start() - 1
            behind = match.end() - 1, match.end() + self.reach["after_the_period"]
            if _any_between(before, *ahead) or _any_between(before, *behind):
                return self._period(match)
        return None

    def sends_to_look(self, sentence: str) -> bool:
        """Whether a sentence asks its reader to look regularly for what changed."""
        lower = sentence.lower()
        if not self.lexicon.has("here", lower):
            return False
        readers = self._places(lower, "reader")
        opening = next((at for at, letter in enumerate(lower) if letter.isalnum()), 0)
        return any(
            (first == opening and asks) or _any_between(readers, first - READER_AHEAD, first - 1)
            for first, asks in self._looking(lower)
        )

    def _places(self, text: str, name: str) -> list[int]:
        return [at for at, _ in self.lexicon.scan(text).get(name, ())]

    def _looking(self, text: str) -> Iterator[tuple[int, bool]]:
        """Where a sentence begins to say that one looks often, and whether that can be a request.

        “Regularly check this page” asks its reader; “From time to time, we may check” does not.
        """
        found = self.lexicon.scan(text)
        for first, second in (("look", "often"), ("often", "look")):
            reach = self.reach[f"from_{first}_to_{second}"]
            following = self._places(text, second)
            for at, words in found.get(first, ()):
                end = at + len(words)
                if _any_between(following, end, end + reach):
                    yield at, first == "look" or _any_between(following, end, end + 1)

    def _period(self, match: re.Match[str]) -> Period:
        written = match["number"]
        number = int(written) if written.isdecimal() else self.numbers[written]
        unit = self.units[match["unit"]]
        if unit == "month":
            return Period(months=number)
        return Period(days=number * DAYS_A_WEEK if unit == "week" else number)


@lru_cache(maxsize=16)
def wording_of(language: str) -> Wording | None:
    """The words of a language; None where the package has none for it."""
    table = language_data("materiality/wordings", language)
    return None if table is None else _wording(table)


def _wording(table: Mapping[str, Any]) -> Wording:
    """Lists of words as a wording."""
    units = {word: unit for unit, words in table["units"].items() for word in words}
    numbers = table["numbers"]
    spaced = bool(table["spaced"])
    return Wording(
        lexicon=Lexicon(WordLists(language=table["language"], lists=table["lists"], spaced=spaced)),
        period=_period_pattern(numbers["words"], numbers["between"], units, spaced=spaced),
        numbers=numbers["words"],
        units=units,
        reach=table["reach"],
    )


def _any_between(places: list[int], first: int, last: int) -> bool:
    """Whether any of the places, which are in order, lies between two others."""
    found = bisect_left(places, first)
    return found < len(places) and places[found] <= last


def _period_pattern(
    numbers: Collection[str], between: Iterable[str], units: Iterable[str], *, spaced: bool
) -> re.Pattern[str]:
    number, fill, unit = (_either(words) for words in (numbers, between, units))
    # Where words do not stand apart, a number may be the end of a longer one.
    edge, gap = (r"\b", r"[\s-]+") if spaced else (rf"(?<![0-9百{_digits(numbers)}])", r"\s*")
    # Numbers of time are short, and what stands in brackets repeats the number in digits.
    return re.compile(
        rf"{edge}(?P<number>[0-9]{{1,3}}|{number})(?:\s*[(\uff08][0-9]{{1,3}}[)\uff09])?{gap}"
        rf"(?:(?:{fill}){gap})?(?P<unit>{unit}){edge if spaced else ''}"
    )


def _digits(numbers: Iterable[str]) -> str:
    return "".join(sorted({letter for number in numbers for letter in number}))


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda one: (-len(one), one)))
