"""What front matter can declare beside plain words: days, clause notes and waivers."""

from dataclasses import dataclass
from datetime import date


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
