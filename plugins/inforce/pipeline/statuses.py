"""Where every policy stands, also by what its working text would be."""

from dataclasses import replace
from datetime import date

from inforce.pipeline.assembly import Site
from inforce.pipeline.derivations import Derivations
from inforce.publication.pages.standing import PolicyFacts, policy_facts
from inforce.publication.status_report import DraftStatus, PolicyStatus, policy_status
from inforce.versions.history import VersionHistory
from inforce.versions.identity import VersionLabel
from inforce.versions.timeline import status, turned_on, turning_days


def standing_on(history: VersionHistory, on: date) -> PolicyFacts:
    """A policy's versions with the status each has on a day."""
    facts = policy_facts(history, lambda version: status(version, history, on).value)
    return replace(facts, turned_on=turned_on(history, on))


def standing_from(history: VersionHistory, on: date) -> PolicyFacts:
    """A policy on a day, and how it will stand from each later day that changes anything."""
    now = standing_on(history, on)
    later = tuple(
        (day, replace(standing_on(history, day), compared=now.compared))
        for day in turning_days(history, on)
    )
    return replace(now, later=later)


def policy_statuses(site: Site, derive: Derivations, *, on: date) -> tuple[PolicyStatus, ...]:
    """Every policy's standing on a day, in the order of ids."""
    return tuple(
        policy_status(standing_on(history, on), _draft(history, derive), on=on)
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
