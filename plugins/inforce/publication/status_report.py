"""Where every policy stands on a day: what binds, what comes, what a draft would be."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from inforce.publication.pages.history import notice_days
from inforce.publication.pages.standing import PolicyFacts
from inforce.versions.identity import PolicyId, VersionLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingStatus:
    """A version that will bind.

    Args:
        label: Its label.
        effective_on: The day it begins to bind.
        days_left: Days from the day asked about.
        notice_days: Days from the day people were told; None where nobody said when that was.
        change: The author's word for it.
    """

    label: VersionLabel
    effective_on: date
    days_left: int
    notice_days: int | None
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftStatus:
    """What the working text would be if it were published as it is.

    Args:
        becomes: `version`, or `text` where it changes one that stands already.
        label: Label of that version.
        words_changed: Words deleted plus words inserted against the text it would follow.
    """

    becomes: str
    label: VersionLabel
    words_changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadStatus:
    """A coming version of the general policy that a supplement was not read against.

    Args:
        label: Its label.
        sections: The sections of the supplement that it concerns.
    """

    label: VersionLabel
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyStatus:
    """Where one policy stands.

    Args:
        policy: Its id.
        title: Its title.
        in_force: Label of the version that binds; None where none does.
        since: The day it began to bind.
        coming: The versions that will bind, the nearest first.
        draft: The working text, where it is not published.
        ended: `repealed` or `absent` where the policy is no more.
        unread: Of a supplement: what it must be read against.
    """

    policy: PolicyId
    title: str
    in_force: VersionLabel | None
    since: date | None
    coming: tuple[ComingStatus, ...] = ()
    draft: DraftStatus | None = None
    ended: str = ""
    unread: tuple[UnreadStatus, ...] = ()


def policy_status(
    facts: PolicyFacts,
    draft: DraftStatus | None,
    *,
    on: date,
    unread: tuple[UnreadStatus, ...] = (),
) -> PolicyStatus:
    """A policy's standing on a day."""
    standing = facts.in_force
    absences = facts.history.absences
    gone = bool(absences) and absences[-1].until_on is None
    repealed = facts.history.repealed_on is not None and facts.history.repealed_on <= on
    return PolicyStatus(
        policy=facts.history.policy,
        title=facts.history.title,
        in_force=standing.version.label if standing else None,
        since=standing.from_on.on if standing else None,
        coming=tuple(
            ComingStatus(
                label=coming.version.label,
                effective_on=coming.from_on.on,
                days_left=(coming.from_on.on - on).days,
                notice_days=notice_days(coming),
                change=coming.version.change,
            )
            for coming in facts.coming
        ),
        draft=draft,
        ended="repealed" if repealed else "absent" if gone else "",
        unread=unread,
    )


def status_json(statuses: Iterable[PolicyStatus], *, on: date) -> str:
    """The statuses as one JSON document (schemas/status.schema.json)."""
    document = {"on": on.isoformat(), "policies": [_as_json(status) for status in statuses]}
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True)


def _as_json(status: PolicyStatus) -> dict[str, object]:
    draft = status.draft
    return {
        "policy": status.policy,
        "title": status.title,
        "in_force": status.in_force,
        "since": status.since.isoformat() if status.since else None,
        "coming": [
            {
                "label": coming.label,
                "effective": coming.effective_on.isoformat(),
                "days_left": coming.days_left,
                "notice_days": coming.notice_days,
                "change": coming.change or None,
            }
            for coming in status.coming
        ],
        "draft": None
        if draft is None
        else {
            "becomes": draft.becomes,
            "label": draft.label,
            "words_changed": draft.words_changed,
        },
        "ended": status.ended or None,
        "unread": [
            {"label": change.label, "sections": list(change.sections)} for change in status.unread
        ],
    }
