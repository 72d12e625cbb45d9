"""One file through a history: where it lay, what it held, when it was not there."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What one revision did to one policy's file.

    Args:
        at: When it was recorded.
        commit: Its id.
        path: Where the file then lay.
        blob: Its content; empty where the file was taken away.
        renamed_from: Its path before, where it moved.
    """

    at: datetime
    commit: str
    path: str
    blob: str
    renamed_from: str = ""

    @property
    def on(self) -> date:
        """The committer's own day."""
        return self.at.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerNames:
    """What a file says about where it came from.

    Args:
        id: The id it declares.
        names: Last segments of the addresses it says it had.
    """

    id: str = ""
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class Trail:
    """One policy's file through the history; complete once `trace` has returned it.

    Attributes:
        sightings: What happened to it, in order.
        heirs: Trails that claimed its name while it still stood.
        ancestors: Trails whose text went into it, where that was declared.
        declared_end: Why it ended, where that was declared: `split` or `merged`.
    """

    sightings: list[Sighting] = field(default_factory=list)
    heirs: list["Trail"] = field(default_factory=list)
    ancestors: list["Trail"] = field(default_factory=list)
    declared_end: str = ""

    @property
    def path(self) -> str:
        """Where it lies now, or lay last."""
        return self.sightings[-1].path

    @property
    def alive(self) -> bool:
        """Whether its file is there."""
        return bool(self.sightings[-1].blob)

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path it has had, the latest last."""
        seen = {s.path: None for s in reversed(self.sightings)}
        return tuple(reversed(seen))


def stem(path: str) -> str:
    """The last segment of a path or address, without its ending."""
    return path.rstrip("/").rsplit("/", 1)[-1].removesuffix(".md")
