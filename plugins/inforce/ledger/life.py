"""Events in the life of a version or a policy that the record does not hold yet."""

from collections.abc import Iterator

from inforce.ledger.attested import LifeEvent, LifeKind
from inforce.versions.history import Showing, VersionHistory
from inforce.versions.identity import PolicyId
from inforce.versions.recording import RecordedText, shown_since
from inforce.versions.version import Version


def version_events(version: Version, known: Version | None) -> Iterator[LifeEvent]:
    """What has befallen a version since the record last spoke of it.

    Args:
        version: As it is now.
        known: As the record has it; None where it has only the texts that are sealed with it now.
    """
    label = known.label if known else version.label
    before = known.postponed_from if known else ()
    for day in (day for day in version.postponed_from if day not in before):
        yield LifeEvent(
            policy=version.policy,
            event=LifeKind.POSTPONED,
            on=day,
            label=version.label,
            former_label=label,
            effective=version.effective,
            effective_source=version.effective_source,
            dated_on=version.dated_on,
        )
        label = version.label
    if version.withdrawn_on != (known.withdrawn_on if known else None):
        yield LifeEvent(
            policy=version.policy,
            event=LifeKind.WITHDRAWN,
            on=version.withdrawn_on,
            label=version.label,
        )


def renaming(policy: PolicyId, known: VersionHistory) -> LifeEvent:
    """The policy goes by another id than the record has it by."""
    return LifeEvent(policy=known.policy, event=LifeKind.RENAMED, on=None, successors=(policy,))


def policy_events(history: VersionHistory, known: VersionHistory | None) -> Iterator[LifeEvent]:
    """What has befallen a policy as a whole since the record last spoke of it."""
    ended = (known.repealed_on, known.replaced_by) if known else (None, "")
    if (history.repealed_on, history.replaced_by) != ended:
        yield LifeEvent(
            policy=history.policy,
            event=LifeKind.REPEALED,
            on=history.repealed_on,
            successors=(PolicyId(history.replaced_by),) if history.replaced_by else (),
        )
    told = known.absences if known else ()
    for absence in (absence for absence in history.absences if absence not in told):
        yield LifeEvent(
            policy=history.policy,
            event=LifeKind.ABSENT,
            on=absence.from_on,
            until_on=absence.until_on,
            reason=absence.reason,
            successors=absence.successors,
        )


def new_showings(history: VersionHistory, known: VersionHistory | None) -> tuple[Showing, ...]:
    """What the published branch showed since the record last spoke of it."""
    told = known.shown if known else ()
    if history.shown[: len(told)] == told:
        return history.shown[len(told) :]
    return shown_since(told, history.shown)


def is_shown(recorded: RecordedText, showing: Showing) -> bool:
    """Whether this is when a text was shown first: on the day it was recorded."""
    text, version = recorded.text, recorded.version
    shown = (showing.on, showing.label, showing.number)
    return shown == (text.recorded_on, version.label, text.number)


def showing_event(policy: PolicyId, showing: Showing) -> LifeEvent:
    """An earlier text, or none, on the published branch again."""
    return LifeEvent(
        policy=policy,
        event=LifeKind.SHOWN,
        on=showing.on,
        label=showing.label,
        number=showing.number,
    )
