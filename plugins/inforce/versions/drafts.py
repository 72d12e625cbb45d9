"""Whether a working text is a draft, where record and repository are told together."""

from collections.abc import Mapping
from dataclasses import replace

from inforce.source.text import SourceText, normalise_newlines
from inforce.versions.facts import read_facts
from inforce.versions.history import VersionHistory
from inforce.versions.recording import recording_order
from inforce.versions.version import Version


def remaining_draft(merged: VersionHistory, observed: VersionHistory) -> SourceText | None:
    """The working text, where it says more than the last published one."""
    draft = observed.draft
    order = recording_order(merged)
    if draft is None or not order:
        return draft
    last = order[-1]
    if normalise_newlines(draft.text) == normalise_newlines(last.text.source.text):
        return None
    if is_recorded(observed):
        return draft
    # Without git, a text that says nothing new to a reader is the one that was published.
    facts = read_facts(draft, foreign=True)
    same_days = facts.effective in {(), last.version.effective}
    return None if same_days and facts.digest == last.text.digest else draft


def remaining_proposal(
    merged: VersionHistory, observed: VersionHistory, places: Mapping[str, int]
) -> Version | None:
    """What the draft would make; a version that it would change goes by the record's label.

    Args:
        merged: Record and repository together, with the draft that remains.
        observed: What git shows.
        places: Where the record has each observed version.
    """
    proposed = observed.proposed if merged.draft is not None else None
    place = places.get(proposed.label) if proposed is not None else None
    known = merged.versions[place].label if place is not None else None
    return replace(proposed, label=known) if proposed and known else proposed


def is_recorded(history: VersionHistory) -> bool:
    """Whether anyone knows when a text of it was published."""
    return any(text.recorded_on for version in history.versions for text in version.texts)
