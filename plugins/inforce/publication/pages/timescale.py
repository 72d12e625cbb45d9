"""A picture of a history: each version a bar between its dates, to scale."""

from dataclasses import dataclass
from datetime import date, timedelta

from inforce.publication.pages.standing import ANNOUNCED, WITHDRAWN, Standing

WIDTH = 1000  # the picture's own units, from the first day to the last
LEAST_BAR = 3
MOST_TICKS = 12
DAYS_SHOWN_AFTER_THE_LAST = 90
DAYS_IN_A_YEAR = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One version in the picture."""

    label: str
    status: str
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
        day: The day the picture is of.
        day_x: Where that day stands.
    """

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    day: date
    day_x: int


def timescale(standings: tuple[Standing, ...], day: date) -> Timescale | None:
    """Nothing is drawn for fewer than two versions: a picture of one bar tells nothing."""
    drawn = [s for s in standings if s.status != WITHDRAWN]
    if len(drawn) <= 1:
        return None
    first = min(drawn[0].from_on.on, day)
    last = max(drawn[-1].from_on.on, day) + timedelta(days=DAYS_SHOWN_AFTER_THE_LAST)
    span = (last - first).days

    def place(on: date) -> int:
        return round(WIDTH * (on - first).days / span)

    bars = []
    for standing in drawn:
        ends = standing.until_on.on + timedelta(days=1) if standing.until_on else None
        open_end = last if standing.status == ANNOUNCED or ends is None else ends
        start, stop = place(standing.from_on.on), place(min(ends or open_end, last))
        bars.append(
            Bar(
                label=standing.version.label,
                status=standing.status,
                x=start,
                width=max(LEAST_BAR, stop - start),
            )
        )
    step = max(1, -(-(last.year - first.year) // MOST_TICKS))
    years = [y for y in range(first.year, last.year + 1, step) if date(y, 1, 1) >= first]
    ticks = tuple(Tick(year=year, x=place(date(year, 1, 1))) for year in years)
    return Timescale(bars=tuple(bars), ticks=ticks, day=day, day_x=place(day))
