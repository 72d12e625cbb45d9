"""The history of one policy as JSON (`history.schema.json`)."""

import json
from datetime import date
from typing import Any

from inforce.versions.announcing import lost_notices
from inforce.versions.history import Absence, VersionHistory
from inforce.versions.timeline import announced, in_force, status
from inforce.versions.told import SentNotice
from inforce.versions.version import Effective, Text, Version, Waiver


def history_json(history: VersionHistory, *, on: date) -> str:
    """Every version and text of a policy, and what each is on a day.

    Args:
        history: The policy's history.
        on: The day asked about.
    """
    return json.dumps(history_object(history, on=on), ensure_ascii=False, indent=2)


def history_object(history: VersionHistory, *, on: date) -> dict[str, Any]:
    """The same as a value."""
    standing = in_force(history, on)
    return {
        "policy": history.policy,
        "title": history.title,
        "on": on.isoformat(),
        "in_force": standing.label if standing else None,
        "coming": [version.label for version in announced(history, on)],
        "repealed": _day(history.repealed_on),
        "replaced_by": history.replaced_by or None,
        "versions": [_version(version, history, on) for version in history.versions],
        "lost_notices": [_notice(sent) for sent in lost_notices(history)],
        "absences": [_absence(absence) for absence in history.absences],
    }


def _version(version: Version, history: VersionHistory, on: date) -> dict[str, object]:
    return {
        "label": version.label,
        "status": status(version, history, on).value,
        "effective": [effective_object(effective) for effective in version.effective],
        "effective_source": version.effective_source.value,
        "announced": _day(version.announced_on),
        "recorded": _day(version.recorded_on),
        "postponed_from": [day.isoformat() for day in version.postponed_from],
        "withdrawn": _day(version.withdrawn_on),
        "change": version.change or None,
        "summary": version.summary,
        "waivers": [_waiver(waiver) for waiver in version.waivers],
        "notices": [_notice(sent) for sent in version.notices],
        "texts": [text_object(text) for text in version.texts],
    }


def effective_object(effective: Effective) -> dict[str, object]:
    """A day on which a version begins to bind, and whom."""
    return {
        "from": effective.from_on.isoformat(),
        "precision": effective.precision.value,
        "applies_to": effective.applies_to or None,
    }


def _waiver(waiver: Waiver) -> dict[str, object]:
    return {
        "finding": waiver.finding,
        "section": waiver.section or None,
        "because": waiver.because,
        "by": waiver.by or None,
        "until": _day(waiver.until),
    }


def _notice(sent: SentNotice) -> dict[str, object]:
    return {
        "kind": sent.kind,
        "label": sent.label,
        "on": sent.on.isoformat(),
        "named": [effective_object(effective) for effective in sent.named],
        "days": sent.days,
        "ways": [way.value for way in sent.ways],
        "readers": sent.readers or None,
        "manifest": str(sent.manifest),
        "line": sent.line,
    }


def text_object(text: Text) -> dict[str, object]:
    """One text of a version."""
    return {
        "n": text.number,
        "digest": str(text.digest),
        "change": text.change.value,
        "words_changed": text.words_changed,
        "commit": text.commit or None,
        "recorded": _day(text.recorded_on),
    }


def _absence(absence: Absence) -> dict[str, object]:
    return {
        "from": absence.from_on.isoformat(),
        "until": _day(absence.until_on),
        "reason": absence.reason,
        "successors": list(absence.successors),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
