"""Translations that a proposed change would leave behind."""

from collections.abc import Callable, Collection, Iterator, Mapping

from inforce.diagnostics import Diagnostic, Severity, did_you_mean
from inforce.source.text import SourceText
from inforce.versions.events import date_label
from inforce.versions.facts import TextFacts
from inforce.versions.history import VersionHistory
from inforce.versions.layout import Layout
from inforce.versions.placing import place_in
from inforce.versions.proposing import known_before
from inforce.versions.version import TextChange, Version


def judge_translations(
    history: VersionHistory,
    working: Mapping[str, SourceText],
    facts: Callable[[SourceText], TextFacts],
) -> Iterator[Diagnostic]:
    """Which translations do not follow a change of the prevailing text.

    Args:
        history: The policy.
        working: The texts that lie in the working tree, by path.
        facts: What one text says.
    """
    proposed = history.proposed
    if proposed is None or proposed.withdrawn_on is not None:
        return
    known = any(version.label == proposed.label for version in history.versions)
    latest = {text.language: text for text in history.translations}
    for language in sorted(latest):
        here = working.get(latest[language].source.path)
        if here is None:
            continue
        said = facts(here)
        label = said.translation_of or said.label or _day(said)
        if not known and label != proposed.label:
            yield _behind(here, label, proposed)
        elif known and said.digest == latest[language].digest and _rewords(history, label):
            yield _unmoved(here, proposed)


def judge_labels(
    history: VersionHistory,
    working: Mapping[str, SourceText],
    facts: Callable[[SourceText], TextFacts],
    layout: Layout,
) -> Iterator[Diagnostic]:
    """Which translations name a version that the policy does not have.

    Args:
        history: The policy.
        working: The texts that lie in the working tree, by path.
        facts: What one text says.
        layout: Where policies and their translations lie.
    """
    labels = {str(version.label) for version in history.versions}
    if history.proposed is not None:
        labels.add(str(history.proposed.label))
    for here in _translations(history, working, facts, layout):
        label = facts(here).translation_of
        if label not in labels:
            yield _nowhere(here, label, labels)


def _translations(
    history: VersionHistory,
    working: Mapping[str, SourceText],
    facts: Callable[[SourceText], TextFacts],
    layout: Layout,
) -> Iterator[SourceText]:
    """The files that say which version of the policy they translate."""
    documents = {place.document for path in history.paths if (place := layout.place(path))}
    for path in sorted(working):
        place, said = layout.place(path), facts(working[path])
        if not said.translation_of or path in history.paths:
            continue
        beside = place is not None and place.document in documents
        if beside or said.id == history.policy:
            yield working[path]


def _day(said: TextFacts) -> str:
    days = said.effective or tuple(stated.effective for stated in said.dates[:1])
    return date_label(days[0]) if days else ""


def _rewords(history: VersionHistory, label: str) -> bool:
    """Whether the draft changes words of the version that a translation says."""
    proposed, before = history.proposed, known_before(history)
    if proposed is None or before is None or label != proposed.label:
        return False
    return proposed.text.change is not TextChange.CORRECTION


def _behind(here: SourceText, label: str, proposed: Version) -> Diagnostic:
    return Diagnostic(
        code="V008",
        severity=Severity.WARNING,
        location=place_in(here, "translation_of", "effective"),
        what=f"The translation says {label or 'no version'}; this change would publish "
        f"{proposed.label}.",
        why="Its readers would read what does not bind any more.",
        remedy=f"Translate the new text and write `translation_of: {proposed.label}`.",
    )


def _unmoved(here: SourceText, proposed: Version) -> Diagnostic:
    return Diagnostic(
        code="V008",
        severity=Severity.WARNING,
        location=place_in(here, "translation_of", "effective"),
        what=f"The text of {proposed.label} changes, and its translation does not.",
        why="The two languages would say different things of one version.",
        remedy="Change the translation with it, or write `change: editorial` in the text where "
        "only its form is corrected.",
    )


def _nowhere(here: SourceText, label: str, labels: Collection[str]) -> Diagnostic:
    return Diagnostic(
        code="V013",
        severity=Severity.WARNING,
        location=place_in(here, "translation_of"),
        what=f"It translates “{label[:40]}”, and the policy has no such version.",
        why="No reader will find it: a translation stands beside the version that it names.",
        remedy=did_you_mean(label, labels) or f"There are: {', '.join(sorted(labels))}.",
    )
