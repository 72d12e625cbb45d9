"""The record of one notice: what changes, from when, for whom. Every form says this and no more."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from inforce.digest import Digest
from inforce.materiality.assessed import AssessedChange
from inforce.materiality.notice_clock import EarliestDay
from inforce.materiality.scale import Direction, Materiality
from inforce.supplements.service import Service
from inforce.versions.identity import Language, PolicyId, VersionLabel
from inforce.versions.timeline import eve_of
from inforce.versions.version import ClauseNote, Effective, Waiver

# Where a change moves its reader, the weightiest word of an author or of the rules first.
DIRECTIONS: Final = (Direction.REDUCES, Direction.EXPANDS, Direction.NEUTRAL)


class NoticeKind(StrEnum):
    """What people are told: that a text comes, that its day has moved, that it does not come."""

    ANNOUNCEMENT = "announcement"
    POSTPONEMENT = "postponement"
    BROUGHT_FORWARD = "brought-forward"
    WITHDRAWAL = "withdrawal"
    PUBLICATION = "publication"  # it bound already when people were told: only feeds say so


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeWording:
    """A notice in the author's words, in one language.

    Args:
        language: Its tag.
        title: The policy's title in it.
        summary: What changes, in plain words.
        changes: The author's reading, clause by clause.
        text: Address of the text in that language.
    """

    language: Language
    title: str
    summary: str
    changes: tuple[ClauseNote, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What the rules found in the change that a notice is about.

    Args:
        materiality: How much it matters.
        direction: Where it moves the reader; None where the rules cannot tell.
        clauses: The clauses that matter most.
    """

    materiality: Materiality
    direction: Direction | None
    clauses: tuple[AssessedChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is said of one version of one policy.

    Args:
        kind: What people are told.
        policy: The policy.
        label: The version.
        change: The author's class of the change: `material`, `minor`, `editorial` or empty.
        announced: The day people were told; None where nobody knows.
        shown_from: The first day on which it is shown; None likewise.
        corrected_on: The day the coming text or its date was last corrected, where it was.
        effective: The day or days on which it begins to bind, and whom.
        former: The days it was announced for before, in order.
        former_labels: What the version was called before its day moved, where its day is its name.
        withdrawn_on: The day it was taken back.
        wordings: The author's words, those of the prevailing language first; never empty.
        old_label: The version that binds until then; empty for a new policy.
        old_digest: Digest of its text.
        new_digest: Digest of the text that the notice is about.
        text: Address of that text.
        comparison: Address of the comparison with the version before; empty where there is none.
        grounds: Why its notice was cut short, where it was.
        days: Days of notice; None where nobody knows.
        weight: What the rules found; None where nobody asked them.
        services: The services whose users it concerns.
        asked: The earliest day that the site's presets let it bind, and whose rule says so.
        exit_until: The last day on which whoever does not agree may end the contract free of
            charge; None where no preset gives that right.
    """

    kind: NoticeKind
    policy: PolicyId
    label: VersionLabel
    change: str
    announced: date | None
    shown_from: date | None
    effective: tuple[Effective, ...]
    wordings: tuple[NoticeWording, ...]
    new_digest: Digest
    text: str
    corrected_on: date | None = None
    former: tuple[date, ...] = ()
    former_labels: tuple[VersionLabel, ...] = ()
    withdrawn_on: date | None = None
    old_label: str = ""
    old_digest: Digest | None = None
    comparison: str = ""
    grounds: tuple[Waiver, ...] = ()
    days: int | None = None
    weight: Weight | None = None
    services: tuple[Service, ...] = ()
    asked: EarliestDay | None = None
    exit_until: date | None = None

    @property
    def id(self) -> str:
        """Its name for good: the same version told twice of the same kind is told apart."""
        again = len(self.former) if self.kind is not NoticeKind.WITHDRAWAL else 0
        count = f"-{again}" if again > 1 else ""
        return f"{self.policy}@{self.label}/{self.kind}{count}"

    @property
    def effective_on(self) -> date:
        """The first day on which the text binds anyone."""
        return self.effective[0].from_on

    @property
    def last_day(self) -> date:
        """The last day before the text binds: until then people can act, and the notice stands."""
        return eve_of(self.effective_on)

    @property
    def told_on(self) -> date:
        """The day by which it is sorted and dated; the day it bound where nobody knows another."""
        return self.announced or self.effective_on

    @property
    def in_language(self) -> Language:
        """The language of the prevailing text."""
        return self.wordings[0].language

    @property
    def class_of_change(self) -> str:
        """The author's word for it, else what the rules found; empty where nobody weighed it."""
        return self.change or (self.weight.materiality.word if self.weight else "")

    @property
    def direction(self) -> Direction | None:
        """Where it moves the reader: what either the author or the rules call a loss is one."""
        said = {note.effect for note in self.wordings[0].changes}
        found = self.weight.direction if self.weight else None
        for direction in DIRECTIONS:
            if direction.value in said or direction is found:
                return direction
        return found

    @property
    def dismissible(self) -> bool:
        """Only what takes nothing weighty away may be put aside; nobody knowing is no excuse."""
        if self.kind is NoticeKind.WITHDRAWAL:
            return True
        harmless = {Direction.EXPANDS, Direction.NEUTRAL, Direction.NONE}
        return self.class_of_change in {"minor", "editorial"} or self.direction in harmless

    def in_words_of(self, language: str) -> NoticeWording:
        """The author's words in a language; where there are none, the prevailing ones."""
        return next((w for w in self.wordings if w.language == language), self.wordings[0])
