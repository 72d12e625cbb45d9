"""Nothing takes effect without its notice: what is wrong with the notice of a coming version."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation
from inforce.materiality.notice_clock import EarliestDay, earliest_day
from inforce.materiality.notice_preset import NoticePreset
from inforce.source.front_matter import split_front_matter
from inforce.versions.history import VersionHistory
from inforce.versions.timeline import Status, status
from inforce.versions.version import DateSource, Version

COUNSEL = "A preset is a starting value; counsel must confirm it."


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingVersion:
    """A version that can still be mended: proposed in the working tree, or announced.

    Args:
        version: The version.
        told_on: The day its readers were told, or would be.
        before: The versions that it follows; without any, nothing changes for anyone.
    """

    version: Version
    told_on: date
    before: tuple[Version, ...]


def coming_versions(history: VersionHistory, on: date) -> tuple[ComingVersion, ...]:
    """The versions whose notice is judged on a day: what is past cannot be mended.

    A version that the working text would change is judged as it would be, not as it is.
    """
    proposed = history.proposed
    announced = [
        version
        for version in history.versions
        if status(version, history, on) is Status.ANNOUNCED
        and (proposed is None or not _same(version, proposed))
    ]
    if proposed is None or _binds_already(proposed, history, on):
        judged = announced
    else:
        judged = [*announced, proposed]
    return tuple(_coming(version, history, on) for version in judged)


def judge_notice(
    coming: ComingVersion, presets: Iterable[NoticePreset], *, foreign: bool = False
) -> Iterator[Diagnostic]:
    """What a coming version lacks in notice.

    Args:
        coming: The version.
        presets: What it must meet.
        foreign: Whether texts were written for another tool, whose authors declare no class.
    """
    version = coming.version
    if not coming.before or version.corrects_date:
        return
    if foreign and version.effective_source is DateSource.COMMIT:  # its author names no day at all
        return
    earliest = earliest_day(presets, version.change, told_on=coming.told_on)
    if earliest is None:
        return
    if not version.change and not foreign:
        yield _no_class(version)
    if version.effective_on < earliest.on:
        yield _too_short(coming, earliest)
    if earliest.deciding:
        yield _undecided(version, earliest)


def _coming(version: Version, history: VersionHistory, on: date) -> ComingVersion:
    before = tuple(
        other
        for other in history.versions
        if not _same(other, version)
        and other.withdrawn_on is None
        and other.effective_on < version.effective_on
    )
    return ComingVersion(version=version, told_on=_told_on(version, on), before=before)


def _binds_already(proposed: Version, history: VersionHistory, on: date) -> bool:
    """Whether a draft only edits a version whose day has come: that is no matter of notice."""
    return any(v.label == proposed.label and v.effective_on <= on for v in history.versions)


def _same(one: Version, other: Version) -> bool:
    """Whether two are one version, before and after its date moved."""
    return one.label == other.label or one.effective_on in other.postponed_from


def _told_on(version: Version, on: date) -> date:
    """Whoever was told of a later day was not told of this one."""
    dated = version.dated_on or version.recorded_on or on
    told = version.announced_on or dated
    forward = version.postponed_from and version.postponed_from[-1] > version.effective_on
    return max(told, dated) if forward else told


def _place(version: Version, *keys: str) -> SourceLocation:
    source = version.text.source
    lines = split_front_matter(source, foreign=True).lines
    return SourceLocation(source.path, next((lines[key] for key in keys if key in lines), 1))


def _too_short(coming: ComingVersion, earliest: EarliestDay) -> Diagnostic:
    version = coming.version
    kind = f"{_article(version.change)} change" if version.change else "a change without a class"
    return Diagnostic(
        code="N001",
        severity=Severity.ERROR,
        location=_place(version, "effective"),
        what=f"It takes effect on {version.effective_on}, {_after(coming)} the notice of "
        f"{coming.told_on}; the preset `{earliest.preset}` asks for {earliest.lead} before {kind}.",
        why="Readers have no time to weigh it and to act. " + COUNSEL,
        remedy=f"Write `effective: {earliest.on}`, the earliest lawful day, or a later one; where "
        "an exemption applies, state its ground in `waivers`.",
    )


def _undecided(version: Version, earliest: EarliestDay) -> Diagnostic:
    names = ", ".join(f"`{name}`" for name in earliest.deciding)
    return Diagnostic(
        code="N002",
        severity=Severity.ERROR,
        location=_place(version, "change", "effective"),
        what=f"Waiting is not enough for this change: {names} asks for {earliest.basis}.",
        why="No lapse of time stands for a person's decision. " + COUNSEL,
        remedy="Record who decided how it is obtained: `waivers: [{finding: N002, because: …, "
        "by: …, until: …}]`.",
    )


def _no_class(version: Version) -> Diagnostic:
    return Diagnostic(
        code="N003",
        severity=Severity.WARNING,
        location=_place(version, "effective"),
        what="The coming change has no class.",
        why="How long before it readers must be told depends on it; it is taken for material.",
        remedy="Write `change: material`, `minor` or `editorial`, and a `summary`.",
    )


def _article(kind: str) -> str:
    return f"an {kind}" if kind.startswith("e") else f"a {kind}"


def _after(coming: ComingVersion) -> str:
    days = (coming.version.effective_on - coming.told_on).days
    if days < 0:
        return "before"
    if days == 0:
        return "the very day of"
    return "a day after" if days == 1 else f"{days} days after"
