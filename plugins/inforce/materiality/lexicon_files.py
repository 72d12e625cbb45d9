"""The word lists of each language: data, not code."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from inforce.materiality.lexicon import SHORT_TAG, Lexicon, WordLists
from inforce.versions.identity import tongue

# Lists that tell of wording, not of what a sentence does.
WORDINGS: Final = (
    "months",
    "date_line",
    "duration",
    "reference",
    "contact",
    "legal_form",
    "dating",
)


@lru_cache(maxsize=16)
def lexicon_of(language: str) -> Lexicon | None:
    """The word lists of a language; None where the package has none for it."""
    tag = tongue(language)
    if SHORT_TAG.fullmatch(tag) is None:
        return None
    source = files("inforce") / "materiality" / "lexicons" / f"{tag}.toml"
    if not source.is_file():
        return None
    return read_lexicon(source.read_text(encoding="utf-8"))


def read_lexicon(toml: str) -> Lexicon:
    """Word lists as a lexicon."""
    table: dict[str, Any] = tomllib.loads(toml)
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
            contracted=str(table.get("contracted", "")),
            spaced=bool(table.get("spaced", True)),
        )
    )
