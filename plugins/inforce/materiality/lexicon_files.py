"""The word lists of each language: data, not code."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from inforce.materiality.lexicon import Lexicon, WordLists
from inforce.materiality.sides import Side
from inforce.materiality.voice import Passive
from inforce.versions.language_data import language_data

# Lists that tell of wording, not of what a sentence does.
WORDINGS: Final = (
    "months",
    "date_line",
    "duration",
    "reference",
    "contact",
    "legal_form",
    "dating",
    "document",
    "formerly",
    "law_name",
    "law_word",
)


@lru_cache(maxsize=16)
def lexicon_of(language: str) -> Lexicon | None:
    """The word lists of a language; None where the package has none for it."""
    table = language_data("materiality/lexicons", language)
    return None if table is None else _lexicon(table)


def _lexicon(table: Mapping[str, Any]) -> Lexicon:
    """Word lists as a lexicon."""
    equal = table["equal"]
    lists = {**table["actors"], **table["form"], **table["objects"]}
    lists |= {name: equal.get(name, []) for name in WORDINGS}
    return Lexicon(
        WordLists(
            language=str(table["language"]),
            lists=lists,
            idle=frozenset(equal["idle"]),
            groups=equal["groups"],
            numbers=table.get("numbers", {}),
            days=table.get("days", {}),
            names_act_before=tuple(table.get("names_act_before", ())),
            contracted=tuple((short, full) for short, full in table.get("contracted", ())),
            called=tuple(table.get("called", ())),
            determiners=frozenset(table.get("determiners", ())),
            passive=_passive(equal.get("passive", {})),
            opposites=tuple([(one, other) for one, other in equal.get("opposites", ())]),
            sides=tuple(map(_side, equal.get("sides", ()))),
            spans={unit: (small, times) for unit, (small, times) in equal.get("spans", {}).items()},
            spaced=bool(table.get("spaced", True)),
        )
    )


def _passive(table: Mapping[str, Any]) -> Passive:
    return Passive(
        by=table.get("by", ""),
        being=tuple(table.get("being", ())),
        modal=tuple(table.get("modal", ())),
        agents=table.get("agents", {}),
        done=table.get("done", {}),
    )


def _side(table: Mapping[str, Any]) -> Side:
    return Side(
        called=frozenset(table["called"]),
        pronouns=frozenset(table["pronouns"]),
        put=table["put"],
    )
