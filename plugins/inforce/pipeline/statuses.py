"""Where every policy stands on a day, and how it will stand later."""

from dataclasses import replace
from datetime import date

from inforce.publication.pages.standing import PolicyFacts, policy_facts
from inforce.versions.history import VersionHistory
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
