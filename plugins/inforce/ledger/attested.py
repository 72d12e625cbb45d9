"""What an entry of the sealed record attests: a text, an event in its life, or a policy's facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from urllib.parse import quote

from inforce.digest import Digest
from inforce.ledger.stated import VersionFacts
from inforce.versions.identity import Language, PolicyId, VersionLabel
from inforce.versions.told import Way
from inforce.versions.version import (
    ClauseNote,
    DateSource,
    Effective,
    TextChange,
    Waiver,
)

UNNAMED: Final = VersionLabel("")


class LifeKind(StrEnum):
    """What can happen to a policy without a new text."""

    POSTPONED = "postponed"  # or brought forward: the day it begins to bind has moved
    WITHDRAWN = "withdrawn"
    REPEALED = "repealed"
    RENAMED = "renamed"  # the policy goes by another id from now on
    ABSENT = "absent"
    NOTICE = "notice"  # a notice of a version went out
    SHOWN = "shown"  # an earlier text, or none, stood on the published branch again


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedText:
    """A text of a version, or of its translation, with the facts it was published with.

    Args:
        policy: The policy it belongs to.
        label: Its version; for a translation the version it says it translates.
        number: 1 as adopted, 2 and so on.
        language: The language of a translation; empty for the prevailing text.
        title: Its title.
        effective: The days it begins to bind; empty for a translation.
        effective_source: Where those were said; None for a translation.
        announced_on: The day people were told, where someone said so.
        recorded_on: The day it reached the published branch.
        dated_on: The day its effective date was first recorded.
        numbered: The number it gives itself beside its date.
        shown: Whether the published branch showed it from `recorded_on` on.
        change: The author's word for it.
        text_change: What it did to its version; None for a translation.
        words_changed: Against the text before it.
        summary: What changes, in plain words.
        changes: The author's reading, clause by clause.
        source_path: Where it lay among the sources.
        path: Where its copy lies in the record.
        digest: Plain SHA-256 of the canonical text.
        source: Plain SHA-256 of the bytes of its copy.
        definitions: Term ids with the plain SHA-256 of each glossary entry it used, sorted.
        waivers: Findings answered on the record.
    """

    policy: PolicyId
    label: VersionLabel
    number: int
    language: Language
    title: str
    effective: tuple[Effective, ...]
    effective_source: DateSource | None
    announced_on: date | None
    recorded_on: date
    dated_on: date | None
    numbered: str
    shown: bool
    change: str
    text_change: TextChange | None
    words_changed: int
    summary: str
    changes: tuple[ClauseNote, ...]
    source_path: str
    path: str
    digest: Digest
    source: Digest
    definitions: tuple[tuple[str, Digest], ...]
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeEvent:
    """Something that happened to a policy or a version without a new text.

    Args:
        policy: The policy; renamed: by its id until now.
        event: What happened.
        on: Postponed: the day it would have begun to bind. Withdrawn, repealed: since when, None
            where that was taken back. Absent: the first day without the file. Shown: the first day.
            Notice: the day it went out.
        label: The version's label from now on; empty where the event is the whole policy's.
        number: Shown: which of the version's texts; 0 where the file was not there.
        former_label: Postponed: the label the record knows the version by until now.
        effective: Postponed: the days it begins to bind from now on. Notice: those that it named,
            where that was recorded.
        effective_source: Postponed: where those were said.
        dated_on: Postponed: the day the new date was recorded.
        until_on: Absent: the day the file was back.
        reason: Absent: why, where that was declared.
        successors: Absent, repealed: what took its place. Renamed: the id from now on.
        notice: Notice: its kind, such as `announcement`.
        manifest: Notice: plain SHA-256 of the manifest of the pack that went out.
        ways: Notice: how it went out, where that was said.
        readers: Notice: who got it, in its owner's words, where that was said.
        text: Notice: digest of the canonical text that it was about, where the record holds no
            text of that version, since it lay on another branch alone.
    """

    policy: PolicyId
    event: LifeKind
    on: date | None
    label: VersionLabel = UNNAMED
    number: int = 0
    former_label: VersionLabel = UNNAMED
    effective: tuple[Effective, ...] = ()
    effective_source: DateSource | None = None
    dated_on: date | None = None
    until_on: date | None = None
    reason: str = ""
    successors: tuple[PolicyId, ...] = ()
    notice: str = ""
    manifest: Digest | None = None
    ways: tuple[Way, ...] = ()
    readers: str = ""
    text: Digest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFacts:
    """What is so of a policy as a whole, from this entry on."""

    policy: PolicyId
    title: str
    language: Language
    paths: tuple[str, ...]
    aliases: tuple[str, ...]
    supplements: str
    service: str
    derived_from: tuple[PolicyId, ...]


Attested = SealedText | LifeEvent | PolicyFacts | VersionFacts


def sealed_paths(
    policy: str, label: str, number: int, language: str, source: Digest
) -> tuple[str, str]:
    """The two places where a text may lie in the record; nothing in a name can lead elsewhere.

    The second is for a label that two versions have had in turn, as when one was postponed and
    another took its day.
    """
    folder = "/".join(("texts", *map(_segment, policy.split("/")), _segment(label)))
    suffix = f".{_segment(language)}.md" if language else ".md"
    return f"{folder}/{number}{suffix}", f"{folder}/{number}-{source.hex[:16]}{suffix}"


def definition_path(term: str, digest: Digest) -> str:
    """Where the bytes of a glossary entry lie in the record: named by their digest."""
    return "/".join(("definitions", *map(_segment, term.split("/")), f"{digest.hex}.md"))


def attested_files(texts: Iterable[SealedText]) -> tuple[tuple[str, Digest], ...]:
    """Every file these texts attest, with its digest, in order, each once."""
    files: dict[str, Digest] = {}
    for text in texts:
        files.setdefault(text.path, text.source)
        for term, digest in text.definitions:
            files.setdefault(definition_path(term, digest), digest)
    return tuple(files.items())


def _segment(name: str) -> str:
    # `quote` leaves letters, digits and `_.-~`. A leading dot would hide a file or climb out of
    # the folder; a folder called `1.md` could take the place of a text.
    quoted = quote(name, safe="", errors="backslashreplace")
    if quoted.startswith("."):
        quoted = f"%2E{quoted[1:]}"
    if quoted.endswith(".md"):
        quoted = f"{quoted[:-3]}%2Emd"
    return quoted or "%"
