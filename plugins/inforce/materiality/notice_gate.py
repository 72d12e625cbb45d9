"""Nothing takes effect without its notice: what is wrong with the notice of a coming version."""

from collections.abc import Iterator, Sequence
from typing import Final

from inforce.diagnostics import Diagnostic, Severity
from inforce.materiality.notice_clock import EarliestDay, earliest_day
from inforce.materiality.notice_coming import ComingVersion
from inforce.materiality.notice_preset import Basis, NoticePreset
from inforce.versions.placing import place_in
from inforce.versions.version import DateSource, Version

COUNSEL: Final = "A preset is a starting value; counsel must confirm it."
ASKED: Final = {Basis.CONSENT: "consent", Basis.OPTOUT: "an offer to refuse"}
SHORT: Final = "N001"
UNDECIDED: Final = "N002"


def judge_notice(
    coming: ComingVersion, presets: Sequence[NoticePreset], *, foreign: bool = False
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
    elif coming.shown_on is not None and coming.told_on < coming.shown_on:
        shown = earliest_day(presets, version.change, told_on=coming.shown_on)
        if shown is not None and version.effective_on < shown.on:
            yield _told_before_shown(coming)
    if earliest.deciding:
        yield _undecided(version, earliest)


def _too_short(coming: ComingVersion, earliest: EarliestDay) -> Diagnostic:
    version = coming.version
    kind = f"{_article(version.change)} change" if version.change else "a change without a class"
    return Diagnostic(
        code=SHORT,
        severity=Severity.ERROR,
        location=place_in(version.text.source, "effective"),
        what=f"It takes effect on {version.effective_on}, {_after(coming)} the notice of "
        f"{coming.told_on}; the preset `{earliest.preset}` asks for {_lead(earliest)} before "
        f"{kind}.{' ' if coming.anew else ''}{coming.anew}",
        why="Readers have no time to weigh it and to act. " + COUNSEL,
        remedy=f"Write `effective: {earliest.on}`, the earliest lawful day, or a later one; where "
        "an exemption applies, state its ground in `waivers`.",
    )


def _told_before_shown(coming: ComingVersion) -> Diagnostic:
    return Diagnostic(
        code="N005",
        severity=Severity.WARNING,
        location=place_in(coming.version.text.source, "announced"),
        what=f"The notice is long enough only because it counts from {coming.told_on}, and the "
        f"text is first published on {coming.shown_on}.",
        why="Nothing here shows that people were told before they could read it.",
        remedy="Give it more time; or, where they were told by other means, answer N005 in "
        "`waivers` and say by which.",
    )


def _undecided(version: Version, earliest: EarliestDay) -> Diagnostic:
    asked = " and ".join(f"`{name}` asks for {ASKED[basis]}" for name, basis in earliest.deciding)
    return Diagnostic(
        code=UNDECIDED,
        severity=Severity.ERROR,
        location=place_in(version.text.source, "change", "effective"),
        what=f"Waiting is not enough for this change: {asked}.",
        why="No lapse of time stands for a person's decision. " + COUNSEL,
        remedy="Record who decided how it is obtained: `waivers: [{finding: N002, because: …, "
        "by: …, until: …}]`.",
    )


def _no_class(version: Version) -> Diagnostic:
    return Diagnostic(
        code="N003",
        severity=Severity.WARNING,
        location=place_in(version.text.source, "effective"),
        what="The coming change has no class.",
        why="How long before it readers must be told depends on it; it is taken for material.",
        remedy="Write `change: material`, `minor` or `editorial`, and a `summary`.",
    )


def _lead(earliest: EarliestDay) -> str:
    """The period, and whether its last day counts in full."""
    return f"{earliest.lead} that must have passed" if earliest.expires else f"{earliest.lead}"


def _article(kind: str) -> str:
    return f"an {kind}" if kind.startswith("e") else f"a {kind}"


def _after(coming: ComingVersion) -> str:
    days = (coming.version.effective_on - coming.told_on).days
    if days < 0:
        return "before"
    if days == 0:
        return "the very day of"
    return "a day after" if days == 1 else f"{days} days after"
