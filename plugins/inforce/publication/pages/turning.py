"""What is said for some days, and what is said in its place from a day that is known already.

A page may be read long after it was built. So it carries what a later build would say, each with
its days, and the reader's browser shows what is so on the day it is read. What is said when no
script runs names its days in words and stays true.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

Said = TypeVar("Said")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Generic[Said]):
    """What is so for some days.

    Args:
        said: What is so.
        from_on: The first day; None where it is so already when the page is built.
        until_on: The last day; None where nothing known ends it.
    """

    said: Said
    from_on: date | None = None
    until_on: date | None = None


def turns(days: Iterable[date], say: Callable[[date | None], Said]) -> tuple[Turn[Said], ...]:
    """What does not change on a day is not said again.

    Args:
        days: The days on which something may change, in order.
        say: Says what is so from a day on; without one, what is so when the page is built.
    """
    found = [Turn(said=say(None))]
    for day in days:
        said = say(day)
        last = found[-1]
        if said != last.said:
            found[-1] = Turn(said=last.said, from_on=last.from_on, until_on=day - timedelta(days=1))
            found.append(Turn(said=said, from_on=day))
    return tuple(found)
