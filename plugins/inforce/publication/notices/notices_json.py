"""What is announced now, as JSON for applications and for the notice that other sites embed."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

from inforce.publication.addresses import href_of, notice_address
from inforce.publication.notices.landing import landing_address
from inforce.publication.notices.notice import Notice, NoticeKind
from inforce.publication.notices.telling import Telling
from inforce.publication.pages.parts import SiteFacts
from inforce.publication.words import Words
from inforce.versions.version import Waiver

NOTICES_JSON: Final = "api/v1/notices.json"


def current(notices: Iterable[Notice], on: date) -> tuple[Notice, ...]:
    """The notices that stand on a day: each ends by itself before its text binds."""
    return tuple(n for n in notices if n.kind is not NoticeKind.PUBLICATION and n.last_day >= on)


def notices_json(
    notices: Iterable[Notice], words_of: Callable[[str], Words], *, site: SiteFacts, on: date
) -> bytes:
    """The notices that stand on a day (schemas/notices.schema.json), the nearest first.

    Nothing in it depends on the day but which notices are there, so that an old copy shows no
    notice for longer than it should.

    Args:
        notices: Every notice.
        words_of: The words of a language.
        site: The site.
        on: The day.
    """
    standing = sorted(current(notices, on), key=lambda n: (n.effective_on, n.id))
    document = {
        "site": site.name,
        "url": site.canonical,
        "timezone": site.timezone,
        "as_of": _day(site.as_of),
        "notices": [notice_object(notice, words_of) for notice in standing],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def notice_object(notice: Notice, words_of: Callable[[str], Words]) -> dict[str, Any]:
    """One notice; its addresses are relative to the root of the site."""
    direction = notice.direction
    until = notice.last_day if notice.old_label or notice.kind is NoticeKind.WITHDRAWAL else None
    return {
        "id": notice.id,
        "kind": notice.kind.value,
        "policy": notice.policy,
        "label": notice.label,
        "class": notice.class_of_change or None,
        "direction": direction.value if direction else None,
        "announced": _day(notice.announced),
        "effective": notice.effective_on.isoformat(),
        "precision": notice.effective[0].precision.value,
        "former": [day.isoformat() for day in notice.former],
        "withdrawn": _day(notice.withdrawn_on),
        "until": _day(until),
        "shown_from": _day(notice.shown_from),
        "shown_until": notice.last_day.isoformat(),
        "grounds": grounds_object(notice.grounds),
        "exit_until": _day(notice.exit_until),
        "dismissible": notice.dismissible,
        "services": [service.id for service in notice.services],
        "landing": href_of(notice_address(notice.policy, notice.label)),
        "text": href_of(notice.text),
        "comparison": href_of(notice.comparison) or None,
        "digest": str(notice.new_digest),
        "languages": {
            wording.language: _told(
                Telling(notice=notice, wording=wording, words=words_of(wording.language))
            )
            for wording in notice.wordings
        },
    }


def grounds_object(grounds: Iterable[Waiver]) -> list[dict[str, str | None]]:
    """Why a version binds with less than its notice, or none, and by whose word."""
    return [
        {"because": one.because, "by": one.by or None, "until": _day(one.until)} for one in grounds
    ]


def _told(telling: Telling) -> dict[str, Any]:
    texts = telling.words.texts
    links = {"landing": texts["what_changes"], "text": texts["read_new"]}
    if telling.notice.comparison:
        links["comparison"] = texts["notice_compare"]
    return {
        "title": telling.headline,
        "summary": telling.summary,
        "short": telling.brief(),
        "before": telling.until_then,
        "after": telling.from_then,
        "grounds": list(telling.grounds),
        "direction": telling.words.direction,
        "landing": href_of(landing_address(telling.notice, telling.wording)),
        "text": href_of(telling.wording.text),
        "links": links,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
