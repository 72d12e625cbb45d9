"""The words that stand around a text, and dates said in words, in the text's language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from inforce.errors import SettingsError
from inforce.versions.version import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language's words.

    Args:
        language: Its tag.
        direction: `ltr` or `rtl`.
        day: How a day is said, with `{day}`, `{month}` and `{year}`.
        month: How a month of a year is said.
        months: The twelve names of months.
        texts: Every other word or sentence, by name.
    """

    language: str
    direction: str
    day: str
    month: str
    months: tuple[str, ...]
    texts: Mapping[str, str]


MONTHS_IN_A_YEAR = 12


def parse_words(toml: str, path: str) -> Words:
    """Read the words of one language; a table that lacks what every language needs is refused.

    Raises:
        SettingsError: The file is not TOML, or lacks a part.
    """
    try:
        table = tomllib.loads(toml)
        months = tuple(str(month) for month in table["dates"]["months"])
        words = Words(
            language=str(table["language"]),
            direction=str(table.get("direction", "ltr")),
            day=str(table["dates"]["day"]),
            month=str(table["dates"]["month"]),
            months=months,
            texts={str(name): str(text) for name, text in table["texts"].items()},
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        what = f"{path} is not a table of words ({error})."
        raise SettingsError(what, "Compare it with words/en.toml.") from error
    if len(months) != MONTHS_IN_A_YEAR:
        what = f"{path} names {len(months)} months."
        raise SettingsError(what, "Name all twelve under [dates] months.")
    return words


def with_fallback(words: Words, fallback: Words) -> Words:
    """What a language does not say is said in the fallback language."""
    return Words(
        language=words.language,
        direction=words.direction,
        day=words.day,
        month=words.month,
        months=words.months,
        texts={**fallback.texts, **words.texts},
    )


def day_in_words(day: date, words: Words, precision: Precision = Precision.DAY) -> str:
    """A date with its month in words, so that no reader mistakes the day for the month."""
    pattern = words.day if precision is Precision.DAY else words.month
    return pattern.format(day=day.day, month=words.months[day.month - 1], year=day.year)


def language_chain(language: str) -> tuple[str, ...]:
    """`de-AT` is said in `de-AT`, else in `de`, else in English."""
    parts = language.split("-")
    chain = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    return (*chain, "en") if "en" not in chain else tuple(chain)
