"""Word lists as patterns, for what no list of single words can find."""

import re
from collections.abc import Iterable
from typing import Final

FURTHER_NUMBER: Final = r"\d+(?:\.\d+)*(?:\([a-z0-9]{1,4}\))*"
CLAUSE_NUMBER: Final = r"(?:\d+(?:\.\d+)*|[a-z]|[ivxlc]+)(?:\([a-z0-9]{1,4}\))*"


def reference(
    words: Iterable[str], units: Iterable[str], joining: Iterable[str]
) -> re.Pattern[str]:
    """The words that come before the number of a clause or of several, and the numbers.

    A number that counts one of the units is none of a clause: section 3 and 30 days.
    """
    named = "|".join(re.escape(word) for word in sorted(words, key=lambda one: (-len(one), one)))
    if not named:
        return re.compile(r"(?!)()()")
    counted = "|".join(map(re.escape, units)) or "(?!)"
    joined = "|".join(map(re.escape, joining)) or "(?!)"
    last = (
        rf"(?:\s*[&–-]\s*|,?\s+(?:{joined})\s+){FURTHER_NUMBER}(?![a-z0-9])(?!\s*(?:%|{counted}))"
    )
    further = rf"(?:(?:\s*,\s*{FURTHER_NUMBER}(?![a-z0-9]))*{last})?"
    return re.compile(
        rf"(?<![a-z])({named}) ?({CLAUSE_NUMBER}(?![a-z0-9]){further})", re.IGNORECASE
    )


def acting(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """A name with a verb after it: whoever bears it acts."""
    if not verbs:
        return re.compile(r"(?!)()")
    after = "|".join(verbs)
    return re.compile(rf"\b([A-Z][\w.]+)(?:,? Inc\.?)?(?='s\b| (?:{after})\b)")


def before_acts(names: Iterable[str], between: Iterable[str], *, spaced: bool) -> re.Pattern[str]:
    """What stands before what the reader does: “you”, “you may”, “you have not”."""
    if not names or not spaced:
        return re.compile(r"(?!)")
    who, help_ = ("|".join(map(re.escape, words)) for words in (names, between))
    return re.compile(rf"\b(?:{who})(?: (?:{help_}))* $")


def any_of(words: list[str]) -> re.Pattern[str]:
    """Any of several words, the longest first; `*` at the end stands for any ending."""
    parts = [
        re.escape(word.rstrip("*")) for word in sorted(words, key=lambda one: (-len(one), one))
    ]
    return re.compile("|".join(parts) or r"(?!)")


def clause_joint(joints: Iterable[str], voices: Iterable[str]) -> re.Pattern[str] | None:
    """What joins two clauses of a sentence of which each says who acts; None where nobody knows."""
    joined, spoken = ("|".join(map(re.escape, words)) for words in (joints, voices))
    if not joined or not spoken:
        return None
    return re.compile(rf",? (?:{joined}) (?=(?:{spoken})\b)|; |, (?=(?:{spoken})\b)")
