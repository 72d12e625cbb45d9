"""What front matter can declare beside plain words: days, clause notes and waivers."""

import re
from dataclasses import dataclass
from datetime import date

_DAY = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[Tt ]\S.*)?")


@dataclass(frozen=True, slots=True)
class DeclaredDate:
    """A day an author named.

    Args:
        from_on: The day; the first of the month where only a month was named.
        month_only: Whether only a month was named.
        applies_to: The readers it concerns; empty for all.
        line: Where it stands.
    """

    from_on: date
    month_only: bool = False
    applies_to: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredChange:
    """The author's own reading of one clause: an item of `changes`."""

    section: str = ""
    effect: str = ""
    what: str = ""
    why: str = ""
    who: str = ""
    choice: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredWaiver:
    """A finding answered on the record: an item of `waivers`."""

    finding: str = ""
    section: str = ""
    because: str = ""
    by: str = ""
    until: date | None = None
    line: int = 1


def read_day(text: str, line: int = 1) -> DeclaredDate | None:
    """A day or a month in ISO form; a time of day after it says nothing more."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        return None
    return DeclaredDate(day, match[3] is None, "", line)
