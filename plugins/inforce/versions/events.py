"""What happened to one policy's text, moment by moment, before anyone calls it a version."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from inforce.source.text import SourceText
from inforce.versions.adoption import CommitOverride
from inforce.versions.facts import TextFacts
from inforce.versions.identity import VersionLabel
from inforce.versions.version import DateSource, Effective, Precision

FLAP: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When a text says that it begins to bind.

    Args:
        effective: The days, sorted; never empty.
        source: Where that was said.
        label: The label its author gave it; empty where the date is its label.
        number: The number it gives itself in its words.
    """

    effective: tuple[Effective, ...]
    source: DateSource
    label: str = ""
    number: str = ""

    @property
    def on(self) -> date:
        """The first day."""
        return self.effective[0].from_on

    @property
    def key(self) -> tuple[str, str]:
        """What makes two texts texts of one version."""
        return self.label, date_label(self.effective[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A text that stood from a moment on, or its absence.

    Args:
        at: When it was recorded; None where nobody can know.
        commit: Provenance.
        path: Where the file lay.
        source: The text; None where the file was taken away.
        facts: What the text says; None where there is none.
        override: What was declared about the commit.
    """

    at: datetime | None
    commit: str
    path: str
    source: SourceText | None
    facts: TextFacts | None
    override: CommitOverride | None = None

    @property
    def on(self) -> date | None:
        """The committer's own day."""
        return self.at.date() if self.at else None


def date_label(effective: Effective) -> VersionLabel:
    """The label of a version that bears none: its date, as exactly as it was said."""
    day = effective.from_on.isoformat()
    return VersionLabel(day[:7] if effective.precision is Precision.MONTH else day)


def dating(event: Event) -> Dating | None:
    """Where a text says when it takes effect: front matter, mapping, attribute, body line."""
    facts = event.facts
    if facts is None:
        return None
    first = facts.dates[0] if facts.dates else None
    number = first.number if first else ""
    if facts.effective:
        return Dating(
            effective=facts.effective,
            source=DateSource.FRONT_MATTER,
            label=facts.label,
            number=number,
        )
    if event.override and event.override.effective:
        day = Effective(event.override.effective)
        return Dating(effective=(day,), source=DateSource.MAPPING, label=facts.label, number=number)
    if first:
        return Dating(
            effective=(first.effective,), source=first.source, label=facts.label, number=number
        )
    return None


def without_flaps(events: Iterable[Event]) -> tuple[Event, ...]:
    """A→B→A within a day is A: what was restored before anyone could rely on B never was.

    Declarations are part of what is compared, so an announcement is not lost with a flap of words.
    """
    rest = list(events)
    kept: list[Event] = []
    position = 0
    while position < len(rest):
        event = rest[position]
        back = _restored(rest, position)
        if back is None:
            kept.append(event)
            position += 1
        else:
            # The restored bytes are the latest of this text; the first sighting keeps its day.
            later = rest[back]
            rest[back] = Event(
                at=event.at,
                commit=event.commit,
                path=later.path,
                source=later.source,
                facts=later.facts,
                override=event.override,
            )
            position = back
    return tuple(kept)


def _restored(events: list[Event], position: int) -> int | None:
    if position + 1 >= len(events):
        return None
    state, left_at = _state(events[position]), events[position + 1].at
    found = None
    for index in range(position + 2, len(events)):
        at = events[index].at
        if left_at is None or at is None or at - left_at >= FLAP:
            break
        if _state(events[index]) == state:
            found = index
    return found


def _state(event: Event) -> object:
    said = dating(event)
    return event.facts and (event.facts.digest, said and said.key)


def date_lines(facts: TextFacts) -> tuple[int, ...]:
    """The lines of a text that only state its date: they alone are no change."""
    stated = facts.dates[:1]
    if stated and stated[0].source is DateSource.ATTRIBUTE:
        stated += tuple(d for d in facts.dates if d.source is DateSource.BODY)[:1]
    return tuple(date_line.line for date_line in stated)


def without_date_lines(
    old: tuple[SourceText, TextFacts], new: tuple[SourceText, TextFacts]
) -> tuple[SourceText, SourceText]:
    """Two texts as they are compared: without the lines that state their dates.

    Where those lines are equal both texts stay as they are, since then they change nothing and
    what is known of the whole texts need not be found anew for others.
    """
    cut = [_cut(source, date_lines(facts)) for source, facts in (old, new)]
    if cut[0][1] == cut[1][1]:
        return old[0], new[0]
    return cut[0][0], cut[1][0]


def _cut(source: SourceText, numbers: tuple[int, ...]) -> tuple[SourceText, list[str]]:
    lines = source.text.split("\n")
    taken = []
    for number in numbers:
        if 1 <= number <= len(lines):
            taken.append(lines[number - 1])
            lines[number - 1] = ""
    return SourceText(source.path, "\n".join(lines)), taken


CountWords = Callable[[SourceText, SourceText], int]
ReadFacts = Callable[[SourceText], TextFacts]
