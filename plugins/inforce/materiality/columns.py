"""What a column of a table tells, by its header: data, not code."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from inforce.glossary.phrasebook import pattern_of
from inforce.materiality.spelling import spelt
from inforce.materiality.wording import words_of
from inforce.versions.language_data import language_data

# Kinds of which only the name says who or what a row is about.
NAMING: Final = frozenset({"label", "offer", "party"})
# Kinds that tell nothing by themselves.
BESIDE: Final = frozenset({"beside", "example"})
# What makes a table one of what happens to data.
HANDLING: Final = frozenset({"data", "source", "purpose", "recipient", "retention"})
SHORTEST_ROOT: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ColumnWords:
    """How tables of one language are headed, and what stands in their cells.

    Args:
        kinds: For each kind of column, the words of its header.
        exact: Headers of one word that say their kind only where they stand alone.
        values: Words that are a value by themselves, such as yes and no.
        same: What is one for telling items apart, by the word that stands for all.
        filler: What an item may have or not and be the same.
        parting: What parts the items of a cell.
        longest: How many words a name has at most.
        endings: Endings without which a word still means the same, the longest first.
    """

    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    exact: dict[str, str]
    values: dict[str, frozenset[str]]
    same: dict[str, str]
    filler: frozenset[str]
    parting: re.Pattern[str]
    longest: int
    endings: tuple[str, ...]

    def root(self, word: str) -> str:
        """A word without its ending, where enough of it is left to be known by."""
        bare = spelt(word)
        for ending in self.endings:
            if bare.endswith(ending) and len(bare) - len(ending) >= SHORTEST_ROOT:
                return bare[: -len(ending)]
        return bare

    def kind_of(self, header: str) -> str:
        """What a header says of its column; of several words the first counts, then the longest."""
        return _kind_of(self, header)

    def is_value(self, name: str, text: str) -> bool:
        """Whether a cell says nothing but a value."""
        return _plain(text) in self.values.get(name, ())

    def values_in(self, name: str, text: str) -> list[str]:
        """The values of one name that stand in a text, as they are written in the lists."""
        whole = _spelt(text)
        return [word for word in sorted(self.values.get(name, ())) if _spelt(word) in whole]

    def answer(self, text: str) -> str:
        """Whether a cell begins with yes or no; empty where it does neither."""
        first = re.split(r"[\s,.;:(\uff0c\u3002\uff1b\uff08]", text.strip().lower(), maxsplit=1)[0]
        return next((name for name in ("yes", "no") if first in self.values.get(name, ())), "")


@lru_cache(maxsize=16)
def column_words_of(language: str) -> ColumnWords | None:
    """How tables of a language are headed; None where the package does not know."""
    table = language_data("materiality/tables", language)
    if table is None:
        return None
    words = table["words"]
    return ColumnWords(
        kinds=tuple((name, pattern_of(said)) for name, said in table["kinds"].items()),
        exact={str(word): str(kind) for word, kind in table["exact"].items()},
        values={name: frozenset(said) for name, said in table["values"].items()},
        same={word: group[0] for group in words["same"] for word in group},
        filler=frozenset(words["filler"]),
        parting=pattern_of(words["parting"]),
        longest=int(words["longest"]),
        endings=tuple(sorted(words["endings"], key=lambda ending: (-len(ending), ending))),
    )


@lru_cache(maxsize=2048)
def _kind_of(words: ColumnWords, header: str) -> str:
    found = [
        (hit.start(), -len(hit.group()), name)
        for name, pattern in words.kinds
        if (hit := pattern.search(header))
    ]
    telling = [one for one in found if one[2] not in NAMING] or found
    return min(telling)[2] if telling else words.exact.get(_plain(header), "")


def _spelt(text: str) -> str:
    return f" {' '.join(words_of(text))} "


def _plain(text: str) -> str:
    return text.strip(" .*_\u3002").lower()
