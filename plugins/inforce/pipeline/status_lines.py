"""What `inforce status` says of every policy, also by what its working text would be."""

from datetime import date

from inforce.pipeline.assembly import Site
from inforce.pipeline.derivations import Derivations
from inforce.pipeline.grounds import unread
from inforce.pipeline.statuses import standing_on
from inforce.publication.status_report import (
    DraftStatus,
    PolicyStatus,
    UnreadStatus,
    policy_status,
)
from inforce.supplements.affirming import touched
from inforce.versions.history import VersionHistory
from inforce.versions.identity import VersionLabel


def policy_statuses(site: Site, derive: Derivations, *, on: date) -> tuple[PolicyStatus, ...]:
    """Every policy's standing on a day, in the order of ids."""
    return tuple(
        policy_status(
            standing_on(history, on),
            _draft(history, derive),
            on=on,
            unread=_unread(history, site, derive, on),
        )
        for history in site.histories
    )


def _draft(history: VersionHistory, derive: Derivations) -> DraftStatus | None:
    """What a working text would be is what the history says it would be, recorded today."""
    if history.draft is None:
        return None
    proposed = history.proposed
    if proposed is None:
        facts = derive.facts(history.draft)
        return DraftStatus(becomes="version", label=VersionLabel(""), words_changed=facts.words)
    known = any(version.label == proposed.label for version in history.versions)
    return DraftStatus(
        becomes="text" if known else "version",
        label=proposed.label,
        words_changed=proposed.text.words_changed,
    )


def _unread(
    history: VersionHistory, site: Site, derive: Derivations, on: date
) -> tuple[UnreadStatus, ...]:
    """What a supplement was not read against, where that concerns one of its sections."""
    found = (
        (shift.after.version, tuple(clause.id for clause, _, _ in touched(claims, shift)))
        for claims, shift in unread(history, site, derive, on=on)
    )
    return tuple(
        UnreadStatus(label=VersionLabel(label), sections=sections)
        for label, sections in found
        if sections
    )
