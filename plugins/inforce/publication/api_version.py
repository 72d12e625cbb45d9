"""One version as applications are told of it: its days, what it does, where to read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from inforce.materiality.notice_preset import Basis
from inforce.publication.addresses import href_of, version_address
from inforce.publication.assessment_outline import Outline
from inforce.publication.history_json import effective_object
from inforce.publication.notices.grounds import grounds_of
from inforce.publication.notices.notice import Notice
from inforce.publication.notices.notices_json import grounds_object
from inforce.publication.pages.standing import Standing
from inforce.versions.version import Version

# What an app owes a user before a version binds, the least first.
NOTHING, TELL, ASK = "nothing", "tell", "ask"
DUTIES = (NOTHING, TELL, ASK)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldVersion:
    """One version that binds, has bound or will bind.

    Args:
        standing: The version and where it stands.
        until: The last day on which it binds, where that is known; before its first day where
            another took its place the same day.
        notice: What is said of it, with its class and direction; None for a first version.
        found: What the rules found against the version before it; None for a first version.
        basis: What lets a change of its class bind, by the presets of the site; None where
            they ask for nothing.
        comparison: Where what it changed stands; empty for a first version.
        landing: Where its notice stands; empty where it has none.
    """

    standing: Standing
    until: date | None = None
    notice: Notice | None = None
    found: Outline | None = None
    basis: Basis | None = None
    comparison: str = ""
    landing: str = ""

    @property
    def version(self) -> Version:
        """The version."""
        return self.standing.version

    @property
    def told_from(self) -> date:
        """The first day on which people can be told of it: never after it begins to bind."""
        version = self.version
        known = version.announced_on or version.recorded_on or version.effective_on
        return min(known, version.effective_on)

    @property
    def must(self) -> str:
        """What is owed to a user who accepted an earlier version."""
        if self.basis is None:
            return NOTHING
        return ASK if self.basis is Basis.CONSENT else TELL


def version_object(told: ToldVersion) -> dict[str, Any]:
    """A version as `since` tells it; nothing in it depends on the day."""
    version, notice = told.version, told.notice
    direction = notice.direction if notice else None
    return {
        "label": version.label,
        "from": version.effective_on.isoformat(),
        "until": day_or_null(told.until),
        "effective": [effective_object(one) for one in version.effective],
        "announced": day_or_null(version.announced_on),
        "told_from": told.told_from.isoformat(),
        "change": version.change or None,
        "class": (notice.class_of_change if notice else version.change) or None,
        "direction": direction.value if direction else None,
        "found": found_object(told.found),
        "basis": told.basis.value if told.basis else None,
        "must": told.must,
        "grounds": grounds_object(grounds_of(version)),
        "summary": version.summary,
        "translations": {
            wording.language: {
                "title": wording.title,
                "summary": wording.summary,
                "text": href_of(wording.text),
            }
            for wording in (notice.wordings[1:] if notice else ())
        },
        "digest": str(version.text.digest),
        "text": href_of(version_address(version.policy, version.label)),
        "comparison": told.comparison or None,
        "notice": told.landing or None,
    }


def found_object(found: Outline | None) -> dict[str, Any] | None:
    """What the rules found; they are a program's reading, and the author's word is another."""
    if found is None:
        return None
    return {
        "class": found.materiality,
        "direction": found.direction or None,
        "categories": list(found.categories),
        "reduces": found.reduces,
        "expands": found.expands,
        "other": found.other,
        "open": found.open,
        "cleared": found.cleared,
    }


def heaviest(duties: Iterable[str]) -> str:
    """The duty that meets all of them."""
    return max(duties, key=DUTIES.index, default=NOTHING)


def day_or_null(day: date | None) -> str | None:
    """A day as JSON has it."""
    return day.isoformat() if day else None
