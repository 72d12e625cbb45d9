"""Days as people write them: ISO, English, German, French, Spanish and some others, Chinese."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from inforce.versions.version import Effective, Precision

_NAMES: Final = (
    "january jan januar januari janvier enero gennaio janeiro ene",
    "february feb februar februari fevrier febrero febbraio fevereiro",
    "march mar marz maerz mars marzo maart marco",
    "april apr avril abril aprile abr",
    "may mai mayo maggio maio mei",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet julio luglio julho",
    "august aug aout agosto augustus ago",
    "september sep sept septembre septiembre settembre setembro",
    "october oct oktober okt octobre octubre ottobre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dicembre dezembro december dic",
)
MONTHS: Final = {name: n for n, names in enumerate(_NAMES, 1) for name in names.split()}
_PLAIN: Final = str.maketrans("äáàâéèêëíîóôöúûüçÄÉÛ", "aaaaeeeeiiooouuucaeu")

_CENTURY: Final = re.compile(r"(?:19|20)\d\d")  # in every date there is
_YEAR = r"(?P<y{0}>(?:19|20)\d\d)"
_WORD = r"(?P<m{0}>[^\W\d_]{{3,10}})\.?"
_ORDINAL = r"(?:st|nd|rd|th|er|re|º|\.)?"
DAY: Final = re.compile(
    "|".join(
        (
            r"(?P<y1>(?:19|20)\d\d)[-/.](?P<n1>\d\d?)(?:[-/.](?P<d1>\d\d?))?(?![\d-])",
            _WORD.format(2) + r"\s+(?P<d2>\d\d?)" + _ORDINAL + r"\s*,?\s+" + _YEAR.format(2),
            r"(?P<d3>\d\d?)"
            + _ORDINAL
            + r"\s+(?:of\s+|de\s+)?"
            + _WORD.format(3)
            + r",?\s+(?:de\s+|del\s+)?"
            + _YEAR.format(3),
            _WORD.format(4) + r",?\s+(?:de\s+)?" + _YEAR.format(4),
            r"(?P<y5>(?:19|20)\d\d)\s*年\s*(?P<n5>\d\d?)\s*月(?:\s*(?P<d5>\d\d?)\s*日)?",
            r"(?P<d6>\d\d?)\.(?P<n6>\d\d?)\.(?P<y6>(?:19|20)\d\d)(?!\d)",
        )
    )
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day found in words, and where.

    Args:
        effective: The day.
        start: Offset of its first character.
        end: Offset behind its last.
    """

    effective: Effective
    start: int
    end: int


def find_days(text: str) -> Iterator[WrittenDay]:
    """Every day of the calendar that a line names; the 30th of February is none."""
    if not _CENTURY.search(text):
        return
    position = 0
    while match := DAY.search(text, position):
        effective = _effective(match)
        if effective is None:
            position = match.start() + 1
        else:
            yield WrittenDay(effective, match.start(), match.end())
            position = match.end()


def _effective(match: re.Match[str]) -> Effective | None:
    groups = {name[0]: value for name, value in match.groupdict().items() if value}
    month = int(groups["n"]) if "n" in groups else _month(groups.get("m", ""))
    try:
        day = date(int(groups["y"]), month, int(groups.get("d", 1)))
    except ValueError:
        return None
    return Effective(day, Precision.DAY if "d" in groups else Precision.MONTH)


def _month(name: str) -> int:
    """The number of a month by its name; nought where it is no month, which no date accepts."""
    return MONTHS.get(name.translate(_PLAIN).lower(), 0)
