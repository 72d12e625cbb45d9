"""Where a text states its date: an attribute, or a line such as "Effective date: 4 May 2026".

The top of the text is searched first, then its last lines; tables, lists and code are passed
over, since dates there are about something else. The first date found counts, others are kept
to be reported.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from inforce.source.front_matter import body_of
from inforce.source.text import SourceText
from inforce.versions.calendar import WrittenDay, find_days
from inforce.versions.version import DateSource, Effective

TOP_LINES: Final = 45
LAST_LINES: Final = 5
LONGEST_LINE: Final = 500

ATTRIBUTE: Final = re.compile(r"\{:[^}\n]*\bdatetime=[\"']?([\d-]{7,10})[^}\n]*\}")
_MARKUP: Final = re.compile(r"<[^<>]{0,80}>|[*_`#>]")
_SPACE: Final = re.compile(r"\s+")
_NO_PROSE: Final = re.compile(r"\s*(?:[-*+]\s|\d{1,9}[.)]\s|\||```|~~~|<li\b|<t[dr]\b)")
_VERSION: Final = re.compile(r"\bversion\s+(\d+(?:\.\d+)*)\b", re.IGNORECASE)

# What stands directly before the date. `start` only where the line begins with it: in the middle
# of a sentence "effective 1 May" tells of something that happened, not of this text.
_LAST_DE = r"letzte (?:aktualisierung|[äa]nderung)|zuletzt (?:aktualisiert|ge[äa]ndert)"
_IN_FORCE_FR = r"date d['\u2019]entr[ée]e en vigueur|en vigueur (?:depuis|[àa] compter du|le|au)"
_LAST_FR = r"derni[èe]re (?:mise [àa] jour|modification)|mise? [àa] jour"
_IN_FORCE_ES = r"fecha de (?:entrada en vigor|vigencia)|(?:vigente|en vigor) desde"
_LAST_ES = r"[úu]ltima (?:actualizaci[óo]n|modificaci[óo]n)|actualizado"
ANYWHERE: Final = (
    ("effective-date", r"(?:version )?effective date(?: of this \w+)?(?: is)?"),
    ("last-updated", r"last (?:updated|modified|revised|amended|changed)(?: date)?(?: on| in)?"),
    ("last-updated", r"(?:date of )?last (?:update|revision|modification)(?: date)?"),
    ("version-updated", r"version \d+(?:\.\d+)*,? (?:updated|dated|of|effective)(?: on)?"),
    ("effective-date", r"(?:datum des )?inkrafttretens?|(?:tritt )?in kraft (?:seit|ab|am)"),
    ("effective-date", r"(?:g[üu]ltig|wirksam) (?:ab|seit)(?: dem)?"),
    ("last-updated", rf"(?:{_LAST_DE})(?: am)?"),
    ("effective-date", rf"(?:{_IN_FORCE_FR})(?: le)?"),
    ("last-updated", rf"(?:{_LAST_FR})(?: le)?"),
    ("effective-date", rf"(?:{_IN_FORCE_ES})(?: el)?"),
    ("last-updated", rf"(?:{_LAST_ES})(?: el)?"),
    ("effective-date", r"data di entrata in vigore|data de vig[êe]ncia|ingangsdatum"),
    ("last-updated", r"ultimo aggiornamento|[úu]ltima atualiza[çc][ãa]o|laatst bijgewerkt"),
    ("effective-date", r"(?:版本)?生效(?:日期|时间)|施行日"),
    ("last-updated", r"(?:最后|最近|最終)?更新(?:日期|时间|日|于)?"),
)
AT_START: Final = (
    ("effective-date", r"effective(?: as of| on| from)?|in force (?:since|from)|stand"),
    ("last-updated", r"(?:updated|revised|modified)(?: on)?"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """A date that a text states for itself.

    Args:
        effective: The day.
        source: Attribute or body.
        line: Line of the file it stands on.
        number: The number a version line gives beside the date, such as `1.02`.
        pattern: Name of the pattern that found it.
    """

    effective: Effective
    source: DateSource
    line: int
    number: str = ""
    pattern: str = ""


def stated_dates(source: SourceText, patterns: tuple[str, ...] = ()) -> tuple[StatedDate, ...]:
    """Every date the text states for itself, the one that counts first.

    Args:
        source: The whole file.
        patterns: Regular expressions with a group `date`, tried before the built-in ones.
    """
    body, first_line = body_of(source.text)
    lines = body.split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    found = tuple(_found(lines, first_line, patterns))
    last = first_line + len(lines)
    near = [
        date
        for date in found
        if date.line < first_line + TOP_LINES or date.line >= last - LAST_LINES
    ]
    chosen = next((d for d in near if d.source is DateSource.ATTRIBUTE), None) or next(
        iter(near), None
    )
    if chosen is None:
        return ()
    return (chosen, *(date for date in found if date is not chosen))


def _found(lines: list[str], first_line: int, patterns: tuple[str, ...]) -> Iterator[StatedDate]:
    fenced = False
    for number, line in enumerate(lines, first_line):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        names_a_year = "1" in line or "2" in line  # 19xx or 20xx, with markup in it or without
        if fenced or not names_a_year or len(line) > LONGEST_LINE:
            continue
        yield from _attributes(line, number)
        if _NO_PROSE.match(line):
            continue
        plain = _SPACE.sub(" ", _MARKUP.sub("", ATTRIBUTE.sub("", line))).strip()
        stated = _stated(plain, patterns)
        if stated is not None:
            effective, name = stated
            version = _VERSION.search(plain)
            yield StatedDate(
                effective=effective,
                source=DateSource.BODY,
                line=number,
                number=version[1] if version else "",
                pattern=name,
            )


def _attributes(line: str, number: int) -> Iterator[StatedDate]:
    for match in ATTRIBUTE.finditer(line):
        for day in find_days(match[1]):
            yield StatedDate(
                effective=day.effective,
                source=DateSource.ATTRIBUTE,
                line=number,
                pattern="attribute",
            )


def _stated(line: str, patterns: Iterable[str]) -> tuple[Effective, str] | None:
    for pattern in patterns:
        match = _own(pattern).search(line)
        day = next(find_days(match["date"] or ""), None) if match else None
        if day is not None:
            return day.effective, pattern
    for day in find_days(line):
        name = _trigger(line, day)
        if name:
            return day.effective, name
    return None


def _trigger(line: str, day: WrittenDay) -> str:
    """The name of the pattern whose words stand before a day, or nothing."""
    before = line[: day.start].rstrip(" :\uff1a,-\u2013\u2014(").lower()
    for name, anywhere in _triggers():
        match = anywhere.search(before)
        if match:
            return name
    return ""


@cache
def _triggers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    anywhere = [
        (name, re.compile(rf"(?:^|\W|(?<=[一-鿿]))(?:{words})$")) for name, words in ANYWHERE
    ]
    at_start = [(name, re.compile(rf"^(?:{words})$")) for name, words in AT_START]
    return (*anywhere, *at_start)


@cache
def _own(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
