"""A picture of a history: each version a bar between its dates, to scale."""

from dataclasses import dataclass
from datetime import date, timedelta

from inforce.publication.pages.standing import WITHDRAWN, PolicyFacts, Standing
from inforce.publication.pages.turning import Turn, turns

WIDTH = 1000  # the picture's own units, from the first day to the last
LEAST_BAR = 3
MOST_TICKS = 12
DAYS_SHOWN_AFTER_THE_LAST = 90
PART_WITHOUT_END = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One version in the picture, with where it stands, today and later."""

    label: str
    turns: tuple[Turn[str], ...]
    x: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """The first day of a year."""

    year: int
    x: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timescale:
    """The picture of a history.

    Args:
        bars: One a version that binds or will bind.
        ticks: The years below them.
        day: The day the site is shown as of, where it is pinned to one.
        day_x: Where that day stands.
    """

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    day: date | None = None
    day_x: int = 0


def timescale(facts: PolicyFacts, day: date | None = None) -> Timescale | None:
    """Nothing is drawn for fewer than two versions: a picture of one bar tells nothing.

    The last version has no end, so its bar is given a length; were it drawn up to today, the
    picture would be another one each day, and wrong in each copy that is read later.

    Args:
        facts: The policy.
        day: The day the site is shown as of, where it is pinned to one.
    """
    drawn = [s for s in facts.standings if s.status != WITHDRAWN]
    if len(drawn) <= 1:
        return None
    days = [drawn[0].from_on.on, drawn[-1].from_on.on, *([day] if day else [])]
    first, last = min(days), max(days)
    open_end = max(timedelta(days=DAYS_SHOWN_AFTER_THE_LAST), (last - first) / PART_WITHOUT_END)
    last += min(open_end, date.max - last)
    span = (last - first).days

    def place(on: date) -> int:
        return round(WIDTH * (on - first).days / span)

    bars = []
    for standing in drawn:
        ends = standing.until_on.on + timedelta(days=1) if standing.until_on else None
        start, stop = place(standing.from_on.on), place(min(ends or last, last))
        bars.append(
            Bar(
                label=standing.version.label,
                turns=_statuses(facts, standing),
                x=start,
                width=max(LEAST_BAR, stop - start),
            )
        )
    step = max(1, -(-(last.year - first.year) // MOST_TICKS))
    years = [y for y in range(first.year, last.year + 1, step) if date(y, 1, 1) >= first]
    ticks = tuple(Tick(year=year, x=place(date(year, 1, 1))) for year in years)
    return Timescale(
        bars=tuple(bars), ticks=ticks, day=day, day_x=place(day) if day is not None else 0
    )


def _statuses(facts: PolicyFacts, standing: Standing) -> tuple[Turn[str], ...]:
    label = standing.version.label
    return turns(facts.days, lambda day: (facts.on(day).standing(label) or standing).status)
