"""Versions in the making: what the fold writes on while it reads one event after another."""

from dataclasses import dataclass, field
from datetime import date

from inforce.digest import Digest
from inforce.source.text import SourceText
from inforce.versions.events import Dating
from inforce.versions.facts import TextFacts
from inforce.versions.version import TextChange, Waiver


@dataclass(slots=True)
class DraftText:
    """A text in the making."""

    digest: Digest
    source: SourceText
    change: TextChange
    words_changed: int
    recorded_on: date | None
    commit: str


@dataclass(slots=True)
class DraftVersion:
    """A version in the making; `said` is the dating that holds for it now."""

    said: Dating
    facts: TextFacts
    path: str
    announced_on: date | None
    recorded_on: date | None
    dated_on: date | None
    summary: str
    texts: list[DraftText] = field(default_factory=list)
    postponed_from: list[date] = field(default_factory=list)
    withdrawn_on: date | None = None
    waivers: tuple[Waiver, ...] = ()

    def pending(self, on: date | None) -> bool:
        """Whether it had not begun to bind on a day."""
        return on is not None and self.withdrawn_on is None and self.said.on > on


@dataclass(slots=True)
class Gap:
    """A stretch without the file."""

    from_on: date
    until_on: date | None = None
