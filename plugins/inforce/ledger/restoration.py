"""The whole histories, from the record alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from inforce.digest import text_digest
from inforce.errors import DigestMismatchError, LedgerError
from inforce.ledger.attested import (
    LifeEvent,
    LifeKind,
    PolicyFacts,
    SealedText,
    definition_path,
)
from inforce.ledger.chain import REMEDY, Ledger
from inforce.ledger.entry import LedgerEntry
from inforce.source.text import SourceText
from inforce.versions.history import Absence, Showing, VersionHistory
from inforce.versions.identity import Language, PolicyId, VersionLabel
from inforce.versions.version import Text, TranslationText, Version

SourceOf = Callable[[SealedText], SourceText]


def restore_histories(ledger: Ledger, files: Mapping[str, bytes]) -> tuple[VersionHistory, ...]:
    """The history of every policy in the record, by id.

    Args:
        ledger: The record's entries.
        files: The bytes of every file of the record, by path.

    Raises:
        DigestMismatchError: A text is missing or is not the one that was sealed.
        LedgerError: An entry speaks of what no entry before it has told.
    """

    def source_of(text: SealedText) -> SourceText:
        data = files.get(text.path)
        if data is None or text_digest(data) != text.source:
            state = "is missing" if data is None else "is not the text that was sealed"
            what = f"`{text.path}` {state}."
            raise DigestMismatchError(what, REMEDY)
        return SourceText(text.source_path, data.decode(errors="replace"))

    return fold_entries(ledger.entries, source_of)


def sealed_facts(ledger: Ledger) -> tuple[VersionHistory, ...]:
    """The histories without their words: what the record says, at the price of reading no text.

    Raises:
        LedgerError: An entry speaks of what no entry before it has told.
    """
    return fold_entries(ledger.entries, lambda text: SourceText(text.source_path, ""))


def sealed_definitions(text: SealedText, files: Mapping[str, bytes]) -> Mapping[str, SourceText]:
    """The glossary entries as they stood with a text, by term id.

    Raises:
        DigestMismatchError: One is missing or is not the one that was sealed.
    """
    found: dict[str, SourceText] = {}
    for term, digest in text.definitions:
        data = files.get(definition_path(term, digest))
        if data is None or text_digest(data) != digest:
            what = f"`{definition_path(term, digest)}` is missing or was altered."
            raise DigestMismatchError(what, REMEDY)
        found[term] = SourceText(f"glossary/{term}.md", data.decode(errors="replace"))
    return found


def fold_entries(entries: Iterable[LedgerEntry], source_of: SourceOf) -> tuple[VersionHistory, ...]:
    """Read entries in order into histories, by id.

    Raises:
        LedgerError: An entry speaks of what no entry before it has told.
    """
    growing: dict[PolicyId, _Growing] = {}
    for entry in entries:
        attested = entry.attested
        policy = growing.setdefault(attested.policy, _Growing(attested.policy))
        try:
            policy.take(attested, source_of)
        except _UntoldError as error:
            what = f"Entry {entry.sequence} of the sealed record speaks of {error}."
            raise LedgerError(what, REMEDY) from None
    return tuple(growing[policy].history() for policy in sorted(growing))


class _UntoldError(Exception):
    """An entry speaks of something that no entry before it has told."""


@dataclass(slots=True)
class _Growing:
    """One policy's history while its entries are read."""

    policy: PolicyId
    facts: PolicyFacts | None = None
    repeal: LifeEvent | None = None
    versions: dict[VersionLabel, Version] = field(default_factory=dict)
    translations: dict[tuple[Language, VersionLabel, int], TranslationText] = field(
        default_factory=dict
    )
    absences: dict[date, Absence] = field(default_factory=dict)
    shown: list[Showing] = field(default_factory=list)

    def take(self, attested: SealedText | LifeEvent | PolicyFacts, source_of: SourceOf) -> None:
        match attested:
            case PolicyFacts():
                self.facts = attested
            case SealedText() if attested.language:
                self._take_translation(attested, source_of(attested))
            case SealedText():
                self._take_text(attested, source_of(attested))
            case LifeEvent():
                self._take_event(attested)

    def _take_translation(self, text: SealedText, source: SourceText) -> None:
        key = (text.language, text.label, text.number)
        if key in self.translations:
            msg = f"text {text.number} of a translation a second time"
            raise _UntoldError(msg)
        self.translations[key] = TranslationText(
            language=text.language,
            of_label=text.label,
            number=text.number,
            title=text.title,
            source=source,
            digest=text.digest,
            recorded_on=text.recorded_on,
            sealed=True,
        )

    def _take_text(self, text: SealedText, source: SourceText) -> None:
        if text.effective_source is None or text.text_change is None:
            msg = "a prevailing text without the day it begins to bind"
            raise _UntoldError(msg)
        known = self.versions.get(text.label)
        earlier = known.texts if known else ()
        if any(text.number <= one.number for one in earlier):
            msg = f"text {text.number} of `{text.label}` out of turn"
            raise _UntoldError(msg)
        sealed = Text(
            number=text.number,
            digest=text.digest,
            source=source,
            change=text.text_change,
            words_changed=text.words_changed,
            recorded_on=text.recorded_on,
            sealed=True,
        )
        self.versions[text.label] = Version(
            policy=self.policy,
            label=text.label,
            title=text.title,
            effective=text.effective,
            effective_source=text.effective_source,
            announced_on=text.announced_on,
            recorded_on=known.recorded_on if known else text.recorded_on,
            change=text.change,
            summary=text.summary,
            changes=text.changes,
            texts=(*earlier, sealed),
            postponed_from=known.postponed_from if known else (),
            withdrawn_on=known.withdrawn_on if known else None,
            number=text.numbered,
            dated_on=text.dated_on,
        )
        if text.shown:
            self.shown.append(Showing(on=text.recorded_on, label=text.label, number=text.number))

    def _take_event(self, event: LifeEvent) -> None:
        match event.event:
            case LifeKind.POSTPONED:
                self._postpone(event)
            case LifeKind.WITHDRAWN:
                version = self._version(event.label)
                self.versions[event.label] = replace(version, withdrawn_on=event.on)
            case LifeKind.REPEALED:
                self.repeal = event
            case LifeKind.ABSENT:
                self._take_absence(event)
            case LifeKind.SHOWN:
                self._take_showing(event)

    def _postpone(self, event: LifeEvent) -> None:
        version = self._version(event.former_label)
        taken = event.label != event.former_label and event.label in self.versions
        if event.on is None or not event.effective or event.effective_source is None or taken:
            msg = "a postponement that does not say from which day to which"
            raise _UntoldError(msg)
        postponed = replace(
            version,
            label=event.label,
            effective=event.effective,
            effective_source=event.effective_source,
            dated_on=event.dated_on,
            postponed_from=(*version.postponed_from, event.on),
        )
        # The version keeps its place in the order of recording under its new name.
        self.versions = {
            (event.label if label == event.former_label else label): (
                postponed if label == event.former_label else other
            )
            for label, other in self.versions.items()
        }
        self.shown = [
            replace(one, label=event.label) if one.label == event.former_label else one
            for one in self.shown
        ]

    def _take_showing(self, event: LifeEvent) -> None:
        if event.on is None:
            msg = "what the published branch showed, without a day"
            raise _UntoldError(msg)
        self.shown.append(Showing(on=event.on, label=event.label, number=event.number))

    def _take_absence(self, event: LifeEvent) -> None:
        if event.on is None:
            msg = "an absence without a first day"
            raise _UntoldError(msg)
        self.absences[event.on] = Absence(
            from_on=event.on,
            until_on=event.until_on,
            reason=event.reason,
            successors=event.successors,
        )

    def _version(self, label: VersionLabel) -> Version:
        version = self.versions.get(label)
        if version is None:
            msg = f"version `{label[:80]}` of `{self.policy[:80]}`, which no entry before it has"
            raise _UntoldError(msg)
        return version

    def history(self) -> VersionHistory:
        if self.facts is None:
            what = f"No entry of the sealed record tells what policy `{self.policy[:80]}` is."
            raise LedgerError(what, REMEDY)
        ended = self.repeal
        return VersionHistory(
            policy=self.policy,
            title=self.facts.title,
            language=self.facts.language,
            paths=self.facts.paths,
            versions=tuple(self.versions.values()),
            translations=tuple(sorted(self.translations.values(), key=lambda one: one.language)),
            absences=tuple(self.absences.values()),
            aliases=self.facts.aliases,
            supplements=self.facts.supplements,
            service=self.facts.service,
            shown=tuple(self.shown),
            derived_from=self.facts.derived_from,
            repealed_on=ended.on if ended else None,
            replaced_by=ended.successors[0] if ended and ended.successors else "",
        )
