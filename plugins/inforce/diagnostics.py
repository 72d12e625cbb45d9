"""What a policy author must be told, as values: all are collected, none is thrown."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz, process

from inforce.location import SourceLocation

# Per cent of the letters of both words that a suggestion shares with the word as written.
NEAR_ENOUGH: Final = 60


class Severity(StrEnum):
    """How much a diagnostic stops: an error fails a build or a check, a warning a strict one."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One sentence to a policy author: what is so, why it is wrong, what to do.

    Args:
        code: Stable code, a letter for the room and three digits, such as `F003`.
        severity: What it stops.
        location: The place to open.
        what: What is so.
        why: Why that is wrong.
        remedy: What to do.
    """

    code: str
    severity: Severity
    location: SourceLocation
    what: str
    why: str
    remedy: str

    def __str__(self) -> str:
        return f"{printable(str(self.location))}: {self.severity} {self.code}: {self.sentences}"

    @property
    def sentences(self) -> str:
        """What is so, why that is wrong and what to do, on one line."""
        return printable(" ".join(part for part in (self.what, self.why, self.remedy) if part))


def printable(text: str) -> str:
    """An author's words as a terminal may be given them: on one line, and none commands it."""
    return "".join(
        letter if letter.isprintable() else " " if letter.isspace() else "\ufffd" for letter in text
    )


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each diagnostic once, in the order in which an author reads files."""
    return tuple(sorted(set(diagnostics), key=lambda d: (d.location, d.code, d.what)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest right name as a sentence, or nothing where none is near."""
    near = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return f"Did you mean “{near[0]}”?" if near else ""
