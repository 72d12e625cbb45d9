"""The words that stand around a text, and dates said in words, in the text's language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

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
        redline: What a redline says beside the two texts, by name; English says it itself.
        reasons: Why a change is told, by the English sentence that the rules say.
    """

    language: str
    direction: str
    day: str
    month: str
    months: tuple[str, ...]
    texts: Mapping[str, str]
    redline: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)


MONTHS_IN_A_YEAR = 12
SCRIPT_SUBTAG = 4  # letters
RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi", "arab", "hebr"}
)


def direction_of(language: str) -> str:
    """The way a language is written: a script named in its tag decides, else the language itself.

    `ks-Deva` runs from left to right though `ks` does not.
    """
    parts = language.lower().split("-")
    script = next((part for part in parts[1:] if len(part) == SCRIPT_SUBTAG), parts[0])
    return "rtl" if script in RIGHT_TO_LEFT else "ltr"


def parse_words(toml: str, path: str, known: Mapping[str, Words]) -> Words:
    """Read the words of one language; what is left out stays as it is known already.

    Args:
        toml: The file.
        path: Its name, for messages.
        known: The words known so far, by language.

    Raises:
        SettingsError: The file is not TOML, or lacks what no language can do without.
    """
    try:
        table = tomllib.loads(toml)
        language = str(table["language"])
        before = known.get(language)
        dates = table["dates"] if before is None else {**_dates(before), **table.get("dates", {})}
        words = Words(
            language=language,
            direction=str(table.get("direction", before.direction if before else "ltr")),
            day=str(dates["day"]),
            month=str(dates["month"]),
            months=tuple(str(month) for month in dates["months"]),
            texts={**(before.texts if before else {}), **_texts(table, "texts")},
            redline={**(before.redline if before else {}), **_texts(table, "redline")},
            reasons={**(before.reasons if before else {}), **_texts(table, "reasons")},
        )
    except (tomllib.TOMLDecodeError, AttributeError, KeyError, TypeError) as error:
        what = f"{path} is not a table of words ({error})."
        raise SettingsError(what, "Compare it with words/en.toml.") from error
    if len(words.months) != MONTHS_IN_A_YEAR:
        what = f"{path} names {len(words.months)} months."
        raise SettingsError(what, "Name all twelve under [dates] months.")
    return words


def parse_endonyms(toml: str) -> dict[str, str]:
    """Read what each language calls itself.

    Raises:
        SettingsError: The file is not TOML, or has no such table.
    """
    try:
        return {str(tag): str(name) for tag, name in tomllib.loads(toml)["endonyms"].items()}
    except (tomllib.TOMLDecodeError, AttributeError, KeyError) as error:
        what = f"endonyms.toml is not a table of languages ({error})."
        raise SettingsError(what, "Write `[endonyms]` and lines such as `de = ...`.") from error


def _texts(table: Mapping[str, Any], name: str) -> dict[str, str]:
    return {str(key): str(text) for key, text in table.get(name, {}).items()}


def _dates(words: Words) -> dict[str, object]:
    return {"day": words.day, "month": words.month, "months": words.months}


def with_fallback(words: Words, fallback: Words) -> Words:
    """What a language does not say is said in the fallback language."""
    return Words(
        language=words.language,
        direction=words.direction,
        day=words.day,
        month=words.month,
        months=words.months,
        texts={**fallback.texts, **words.texts},
        redline={**fallback.redline, **words.redline},
        reasons={**fallback.reasons, **words.reasons},
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
