"""Notices as a calendar (RFC 5545): the day a text takes effect, and the last day to act before."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from inforce.publication.addresses import notice_address
from inforce.publication.notices.naming import host_of
from inforce.publication.notices.notice import Notice, NoticeKind
from inforce.publication.notices.telling import Telling
from inforce.publication.pages.parts import SiteFacts
from inforce.publication.words import Words
from inforce.versions.version import Precision

OCTETS: Final = 75  # of a line before it is folded (section 3.1)
PRODUCT: Final = "-//inforce//notice//EN"


def calendar(notices: Iterable[Notice], words: Words, *, site: SiteFacts) -> bytes:
    """The same notices make the same bytes, so nobody's calendar is stirred by a rebuild.

    Args:
        notices: The notices.
        words: The words of their language.
        site: The site.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    lines.append("METHOD:PUBLISH")
    for notice in notices:
        told = Telling(notice=notice, wording=notice.wordings[0], words=words)
        lines += _events(told, site)
    lines.append("END:VCALENDAR")
    return "".join(f"{fold(line)}\r\n" for line in lines).encode()


def escaped(text: str) -> str:
    """A text as a value of type TEXT (section 3.3.11); no line of it can begin another property."""
    plain = " ".join(text.split())
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return "".join(sign for sign in plain if sign.isprintable())


def fold(line: str) -> str:
    """A line longer than 75 octets goes on in the next, which begins with a space."""
    parts, part, size = [], "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > OCTETS:
            parts.append(part)
            part, size = " ", 1
        part += sign
        size += octets
    return "\r\n".join([*parts, part])


def _events(told: Telling, site: SiteFacts) -> Iterator[str]:
    notice = told.notice
    yield from _event(told, site, "effective", notice.effective_on, told.headline)
    exact = notice.effective[0].precision is Precision.DAY
    if notice.old_label and exact:
        title = told.words.texts["notice_last_day"].format(title=told.wording.title)
        yield from _event(told, site, "last-day", notice.last_day, title)
    if notice.exit_until is not None and exact:
        title = told.words.texts["notice_last_exit"].format(title=told.wording.title)
        yield from _event(told, site, "last-exit", notice.exit_until, title)


def _event(told: Telling, site: SiteFacts, name: str, day: date, title: str) -> Iterator[str]:
    notice = told.notice
    cancelled = notice.kind is NoticeKind.WITHDRAWAL
    address = notice_address(notice.policy, notice.label)
    sentences = (told.until_then, told.from_then, *told.grounds, told.summary, told.exit_right)
    said = " ".join(part for part in sentences if part)
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(notice, name, site)}"
    yield f"DTSTAMP:{_digits(notice.corrected_on or notice.told_on)}T120000Z"
    yield f"SEQUENCE:{len(notice.former) + cancelled}"
    yield f"DTSTART;VALUE=DATE:{_digits(day)}"
    if day < date.max:  # without an end it is one day long (section 3.6.1)
        yield f"DTEND;VALUE=DATE:{_digits(day + timedelta(days=1))}"
    yield f"SUMMARY:{escaped(title)}"
    yield f"DESCRIPTION:{escaped(said)}"
    if site.canonical:
        yield f"URL:{site.canonical}{address}"
    yield f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}"
    yield "CLASS:PUBLIC"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _uid(notice: Notice, name: str, site: SiteFacts) -> str:
    """One event wherever its day goes: it keeps the name of the day it was first announced for."""
    first = notice.former[0] if notice.former else notice.effective_on
    return escaped(f"{notice.policy}.{first.isoformat()}.{name}@{host_of(site)}")
