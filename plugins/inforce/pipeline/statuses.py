"""Where every policy stands, also by what its working text would be."""

from datetime import date

from inforce.pipeline.assembly import Site
from inforce.pipeline.derivations import Derivations
from inforce.publication.pages.standing import PolicyFacts, policy_facts
from inforce.publication.status_report import DraftStatus, PolicyStatus, policy_status
from inforce.versions.history import VersionHistory
from inforce.versions.identity import VersionLabel
from inforce.versions.timeline import status


def standing_on(history: VersionHistory, on: date) -> PolicyFacts:
    """A policy's versions with the status each has on a day."""
    return policy_facts(history, lambda version: status(version, history, on).value)


def policy_statuses(site: Site, derive: Derivations, *, on: date) -> tuple[PolicyStatus, ...]:
    """Every policy's standing on a day, in the order of ids."""
    return tuple(
        policy_status(standing_on(history, on), _draft(history, derive), on=on)
        for history in site.histories
    )


def _draft(history: VersionHistory, derive: Derivations) -> DraftStatus | None:
    """A working text with a new date or label would be a version; any other, a further text."""
    if history.draft is None:
        return None
    facts = derive.facts(history.draft)
    last = history.versions[-1] if history.versions else None
    label = facts.label or (facts.effective[0].from_on.isoformat() if facts.effective else "")
    known = next((version for version in history.versions if version.label == label), None)
    before = known or last
    changed = derive.words_changed(before.text.source, history.draft) if before else facts.words
    becomes = "text" if known is not None or not label else "version"
    shown = label or (last.label if last else "")
    return DraftStatus(becomes=becomes, label=VersionLabel(shown), words_changed=changed)
