"""A period of notice: an ISO 8601 duration in whole days, weeks, months and years."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from typing import Final

DURATION: Final = re.compile(
    r"P(?=\d)(?:(?P<years>\d{1,2})Y)?(?:(?P<months>\d{1,3})M)?"
    r"(?:(?P<weeks>\d{1,3})W)?(?:(?P<days>\d{1,4})D)?"
)
MONTHS_A_YEAR: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A period as a rule states it: a month is a month, and not 30 days.

    Args:
        months: Calendar months; a year is twelve of them.
        days: Days; a week is seven of them.
    """

    months: int = 0
    days: int = 0

    def after(self, told_on: date) -> date:
        """The day a period reaches that began with a notice; the day of notice does not count.

        A month after the 31st is the last day of a month that has no 31st. Months are added
        before days, as in ISO 8601. What lies beyond the calendar is its last day.
        """
        month = told_on.month - 1 + self.months
        year, month = told_on.year + month // MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1
        if year > MAXYEAR:
            return date.max
        reached = date(year, month, min(told_on.day, monthrange(year, month)[1]))
        return reached + min(timedelta(days=self.days), date.max - reached)

    def __str__(self) -> str:
        parts = [_counted(self.months, "month"), _counted(self.days, "day")]
        return " and ".join(part for part in parts if part) or "no time"


def parse_period(text: str) -> Period | None:
    """An ISO 8601 duration as a period; None where it is none, or is counted in hours."""
    match = DURATION.fullmatch(text)
    if match is None:
        return None
    years, months, weeks, days = (
        int(match[name] or 0) for name in ("years", "months", "weeks", "days")
    )
    return Period(months=years * MONTHS_A_YEAR + months, days=weeks * 7 + days)


def _counted(number: int, unit: str) -> str:
    if not number:
        return ""
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
