"""Versions in the making as values: what the fold has found, ready to be handed out."""

from collections.abc import Mapping
from itertools import pairwise

from inforce.versions.draft_version import DraftText, DraftVersion
from inforce.versions.facts import TextFacts
from inforce.versions.folding import Folder
from inforce.versions.history import Showing
from inforce.versions.identity import PolicyId, VersionLabel
from inforce.versions.trails import stem
from inforce.versions.version import Text, Version


def freeze_version(
    policy: PolicyId, draft: DraftVersion, label: VersionLabel, pending_ref: str = ""
) -> Version:
    """One version under its label."""
    facts = draft.facts
    return Version(
        policy=policy,
        label=label,
        title=title_of(facts, draft.path),
        effective=draft.said.effective,
        effective_source=draft.said.source,
        announced_on=draft.announced_on,
        recorded_on=draft.recorded_on,
        change=facts.change,
        summary=draft.summary,
        texts=tuple(_text(n, text) for n, text in enumerate(draft.texts, 1)),
        changes=facts.changes,
        postponed_from=tuple(draft.postponed_from),
        withdrawn_on=draft.withdrawn_on,
        pending_ref=pending_ref,
        number=draft.said.number,
        dated_on=draft.dated_on,
        waivers=draft.waivers,
    )


def _text(number: int, draft: DraftText) -> Text:
    return Text(
        number=number,
        digest=draft.digest,
        source=draft.source,
        change=draft.change,
        words_changed=draft.words_changed,
        recorded_on=draft.recorded_on,
        commit=draft.commit,
    )


def title_of(facts: TextFacts | None, path: str) -> str:
    """The declared title; a file that declares none is called by its name."""
    if facts is not None and facts.title:
        return facts.title
    return stem(path).replace("-", " ").replace("_", " ").capitalize()


def shown_by(folder: Folder, labels: Mapping[int, VersionLabel]) -> tuple[Showing, ...]:
    """What stood at the end of each day on which anything changed.

    Args:
        folder: The fold.
        labels: The label of each of its versions, by identity.
    """
    by_day = {
        on: (labels[id(version)], number) if version else (VersionLabel(""), 0)
        for on, version, number in folder.shown
    }
    rows = [Showing(on=on, label=by_day[on][0], number=by_day[on][1]) for on in sorted(by_day)]
    kept = rows[:1]
    kept.extend(
        later
        for earlier, later in pairwise(rows)
        if (earlier.label, earlier.number) != (later.label, later.number)
    )
    return tuple(kept)
