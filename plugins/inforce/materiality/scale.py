"""How much a difference weighs, and for whom: the scales of the room."""

from enum import IntEnum, StrEnum


class Direction(StrEnum):
    """Where a change moves the reader."""

    REDUCES = "reduces"
    EXPANDS = "expands"
    NEUTRAL = "neutral"
    NONE = "none"


class Outcome(StrEnum):
    """What the tool can say of a change: it has no effect, it has this one, or it cannot tell."""

    CLEARED = "cleared"
    FINDING = "finding"
    OPEN = "open"


class Materiality(IntEnum):
    """How much a whole revision matters; the greater one wins."""

    EDITORIAL = 0
    MINOR = 1
    MATERIAL = 2

    @property
    def word(self) -> str:
        """As it stands in front matter and in reports."""
        return self.name.lower()


class Label(StrEnum):
    """The seven kinds of change a lawyer sorts into; `open` where the tool cannot."""

    FORMATTING = "formatting"
    MOVED = "moved"
    EDITORIAL = "editorial"
    REDUCING = "reducing"
    EXPANDING = "expanding"
    CLARIFYING = "clarifying"
    NEUTRAL = "neutral"
    OPEN = "open"
