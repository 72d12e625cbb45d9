"""A declared wording, its dates, and the one or more texts it has had."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from inforce.digest import Digest
from inforce.source.text import SourceText
from inforce.versions.identity import Language, PolicyId, VersionLabel
from inforce.versions.told import WITHDRAWAL, SentNotice


class Precision(StrEnum):
    """How exactly a date was said."""

    DAY = "day"
    MONTH = "month"


class DateSource(StrEnum):
    """Where an effective date was found, the strongest first."""

    FRONT_MATTER = "front-matter"
    MAPPING = "mapping"  # adopt.toml
    ATTRIBUTE = "attribute"  # {: datetime="…" }
    BODY = "body"  # a line of the text
    COMMIT = "commit"  # none was said: the day it was recorded


class TextChange(StrEnum):
    """What a further text did to its version."""

    ADOPTED = "adopted"
    CORRECTION = "correction"  # declared editorial
    SILENT_EDIT = "silent-edit"
    SUBSTANTIAL = "substantial"  # a silent edit of at least 50 words or 2 %


@dataclass(frozen=True, slots=True, order=True)
class Effective:
    """The day a wording begins to bind, and whom.

    Args:
        from_on: First day; the first of the month where only a month was said.
        precision: Day or month.
        applies_to: The readers it concerns; empty for all.
    """

    from_on: date
    precision: Precision = Precision.DAY
    applies_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseNote:
    """The author's own reading of one clause: an item of `changes` in front matter."""

    section: str
    effect: str
    what: str
    why: str = ""
    who: str = ""
    choice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A finding that an author has answered: an item of `waivers` in front matter.

    Args:
        finding: The code of the finding.
        because: The ground.
        by: Who says so.
        section: The clause it is for; empty where it is for the whole text.
        until: The last day on which it holds; None where it names none.
    """

    finding: str
    because: str
    by: str = ""
    section: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The bytes a version had for a while.

    Args:
        number: 1 as adopted, 2 and so on for corrections and silent edits.
        digest: SHA-256 of the canonical text.
        source: The Markdown; where later revisions changed no visible word, the latest of them.
        change: What it did to its version.
        words_changed: Words deleted plus words inserted against the text before it.
        recorded_on: The day it reached the published branch; None where nobody can know.
        commit: Where it came from; provenance only.
        sealed: Whether the sealed record holds it.
    """

    number: int
    digest: Digest
    source: SourceText = field(repr=False)  # the digest names it; a page's key is its repr
    change: TextChange
    words_changed: int
    recorded_on: date | None
    commit: str = ""
    sealed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A wording the public was, is or will be bound by.

    Args:
        policy: The policy it is a wording of.
        label: Its name in addresses.
        title: The policy's title in this version.
        effective: The day or days it begins to bind, sorted; never empty.
        effective_source: Where that was said.
        announced_on: The day people were told, where someone said so.
        recorded_on: The day it was first seen on the published branch.
        change: The author's word for it: `editorial`, `minor`, `material` or empty.
        summary: What changes, in plain words.
        changes: The author's reading, clause by clause.
        texts: The texts it has had, in order; never empty.
        postponed_from: Effective dates it was announced with before, in order.
        withdrawn_on: The day it was taken back before it took effect.
        pending_ref: The branch it is announced on, where it is not on the published one.
        number: The number the text gives itself beside its date, such as `1.02`.
        dated_on: The day its present effective date was first recorded; later than `recorded_on`
            where the date was moved.
        waivers: Findings answered on the record.
        notices: What the sealed record holds of its notices, in the order of the record.
    """

    policy: PolicyId
    label: VersionLabel
    title: str
    effective: tuple[Effective, ...]
    effective_source: DateSource
    announced_on: date | None
    recorded_on: date | None
    change: str
    summary: str
    texts: tuple[Text, ...]
    changes: tuple[ClauseNote, ...] = ()
    postponed_from: tuple[date, ...] = ()
    withdrawn_on: date | None = None
    pending_ref: str = ""
    number: str = ""
    dated_on: date | None = None
    waivers: tuple[Waiver, ...] = ()
    notices: tuple[SentNotice, ...] = ()

    @property
    def effective_on(self) -> date:
        """The first day on which it binds anyone."""
        return self.effective[0].from_on

    @property
    def text(self) -> Text:
        """The text it has now."""
        return self.texts[-1]

    @property
    def former_labels(self) -> tuple[VersionLabel, ...]:
        """What it was called before its day moved, where its day is its name."""
        if self.label != self.effective_on.isoformat():
            return ()
        return tuple(dict.fromkeys(VersionLabel(d.isoformat()) for d in self.postponed_from))

    @property
    def told_on(self) -> date | None:
        """The day on which people were told of it, as its author says, or else the record."""
        told = (sent.on for sent in self.notices if sent.kind != WITHDRAWAL)
        return self.announced_on or min(told, default=None)

    @property
    def corrects_date(self) -> bool:
        """Whether it gave the text before it a new date and not one new word."""
        return self.texts[0].words_changed == 0

    @property
    def brought_forward(self) -> bool:
        """Whether it was announced for a later day before."""
        return bool(self.postponed_from) and self.postponed_from[-1] > self.effective_on


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationText:
    """A text of one version in another language. A translation never makes a version.

    Args:
        language: Its language tag.
        of_label: The version it says it translates; empty where it does not say.
        number: 1, 2 and so on among the texts of this language for that version.
        title: Its title.
        source: The Markdown.
        digest: SHA-256 of the canonical text.
        recorded_on: The day it reached the published branch.
        commit: Provenance only.
        sealed: Whether the sealed record holds it.
    """

    language: Language
    of_label: VersionLabel
    number: int
    title: str
    source: SourceText = field(repr=False)
    digest: Digest
    recorded_on: date | None
    commit: str = ""
    sealed: bool = False
