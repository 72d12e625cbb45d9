"""The next day on which a site built anew would be another one, and what it would say then."""

import json
from dataclasses import dataclass
from datetime import date

from inforce.publication.pages.standing import (
    ANNOUNCED,
    IN_FORCE,
    REPEALED,
    SUPERSEDED,
    PolicyFacts,
    Standing,
)
from inforce.versions.identity import PolicyId, VersionLabel

SAID = {
    ANNOUNCED: "is announced",
    IN_FORCE: "is in force",
    SUPERSEDED: "is no longer in force",
    REPEALED: "ends: the policy is repealed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingChange:
    """A version that is something else from a day on.

    Args:
        policy: The policy.
        label: The version.
        was: What it is until then.
        becomes: What it is from then on.
        notice_ends: Whether its notice stands no longer.
    """

    policy: PolicyId
    label: VersionLabel
    was: str
    becomes: str
    notice_ends: bool

    def __str__(self) -> str:
        """A line for people."""
        if self.was == self.becomes:
            return f"{self.policy}: version {self.label}: its notice ends"
        if self.becomes == IN_FORCE:
            said = "takes effect; its notice ends"
        else:
            said = SAID.get(self.becomes, f"is {self.becomes}")
        return f"{self.policy}: version {self.label} {said}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingWaiver:
    """A finding that is answered on the record until a day, and no longer."""

    policy: PolicyId
    label: VersionLabel
    finding: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDay:
    """The next day on which a build would be another one.

    Args:
        on: The day asked about.
        day: The day; None where nothing that is known changes any more.
        as_of: The day the site is pinned to, where it is.
        changes: What changes on it.
        services: The services whose whole text changes with it.
        waivers: Waivers of texts to come that end; a check then finds again what they answered.
    """

    on: date
    day: date | None
    as_of: date | None = None
    changes: tuple[ComingChange, ...] = ()
    services: tuple[str, ...] = ()
    waivers: tuple[EndingWaiver, ...] = ()


def changes_between(now: PolicyFacts, then: PolicyFacts, day: date) -> tuple[ComingChange, ...]:
    """What of one policy is something else on a day, its notices among it."""
    found = []
    for standing in now.standings:
        later = then.standing(standing.version.label) or standing
        ends = notice_end(standing) == day
        if later.status != standing.status or ends:
            found.append(
                ComingChange(
                    policy=now.history.policy,
                    label=standing.version.label,
                    was=standing.status,
                    becomes=later.status,
                    notice_ends=ends,
                )
            )
    return tuple(found)


def notice_end(standing: Standing) -> date:
    """A notice stands until the day its text binds, also one that takes the text back."""
    return standing.version.effective_on


def next_json(found: NextDay) -> str:
    """The answer as one JSON document (schemas/next.schema.json)."""
    document = {
        "on": found.on.isoformat(),
        "next": found.day.isoformat() if found.day else None,
        "as_of": found.as_of.isoformat() if found.as_of else None,
        "changes": [
            {
                "policy": one.policy,
                "label": one.label,
                "was": one.was,
                "becomes": one.becomes,
                "notice_ends": one.notice_ends,
            }
            for one in found.changes
        ],
        "services": list(found.services),
        "waivers": [
            {
                "policy": one.policy,
                "label": one.label,
                "finding": one.finding,
                "until": one.until.isoformat(),
            }
            for one in found.waivers
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True)


def next_text(found: NextDay) -> str:
    """The answer in words; its first word is the day, or `never`."""
    if found.as_of is not None:
        lines = [f"never (the site is shown as of {found.as_of.isoformat()}, whatever the day)"]
    elif found.day is None:
        lines = ["never (no day that is known changes anything)"]
    else:
        days = (found.day - found.on).days
        lines = [f"{found.day.isoformat()} {'tomorrow' if days == 1 else f'in {days} days'}"]
        lines += [f"  {change}" for change in found.changes]
        lines += [f"  for {service}: another whole text" for service in found.services]
    lines += [
        f"Besides, the waiver of {one.finding} in {one.policy} {one.label} ends with "
        f"{one.until.isoformat()}: a check may find it again."
        for one in found.waivers
    ]
    return "\n".join(lines)
