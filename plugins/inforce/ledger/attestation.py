"""What a seal would append now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from inforce.ledger.attested import Attested, LifeEvent, PolicyFacts
from inforce.ledger.chain import Ledger, append
from inforce.ledger.copies import CopyMaker, GlossaryTexts, SealedFile
from inforce.ledger.entry import LedgerEntry
from inforce.ledger.life import (
    is_shown,
    new_showings,
    policy_events,
    renaming,
    showing_event,
    version_events,
)
from inforce.ledger.restoration import sealed_facts
from inforce.ledger.sealed_text import sealed_text, sealed_translation
from inforce.ledger.stated import VersionFacts, new_facts
from inforce.versions.history import VersionHistory
from inforce.versions.identity import Language, VersionLabel
from inforce.versions.recording import RecordedText, counterparts, recording_order
from inforce.versions.renaming import pair_policies, under_name
from inforce.versions.version import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """An entry to append, with the files it attests."""

    entry: LedgerEntry
    files: tuple[SealedFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _News:
    """Something to attest, and the day its order goes by."""

    on: date
    attested: Attested
    files: tuple[SealedFile, ...] = ()


def unsealed_entries(
    ledger: Ledger, histories: Iterable[VersionHistory], glossary_texts: GlossaryTexts
) -> tuple[Attestation, ...]:
    """Every published text and event that the record does not hold yet, in order of recording.

    Drafts, texts of pending branches and texts whose day of publication nobody can know are never
    sealed.

    Args:
        ledger: The record as it stands.
        histories: Record and observation merged (`versions.merging`).
        glossary_texts: The definitions that a text uses.

    Raises:
        LedgerError: A name or a text is not valid Unicode.
    """
    by_name = sorted(histories, key=lambda one: one.policy)
    pairs = pair_policies(sealed_facts(ledger), by_name)
    copies = CopyMaker((text.path for text in ledger.texts), glossary_texts)
    news: list[_News] = []
    for standing, history in pairs:
        if history is not None:
            news += _Seal(standing, history, copies).news()
    news.sort(key=lambda one: one.on)
    grown = append(ledger, *(one.attested for one in news))
    sealed_facts(grown)  # what could not be read back must not be sealed
    return tuple(
        Attestation(entry=entry, files=one.files)
        for entry, one in zip(grown.entries[ledger.size :], news, strict=True)
    )


class _Seal:
    """What one policy has to attest."""

    def __init__(
        self,
        standing: VersionHistory | None,
        history: VersionHistory,
        copies: CopyMaker,
    ) -> None:
        self._former = standing if standing and standing.policy != history.policy else None
        standing = under_name(standing, history.policy) if standing else None
        self._standing = standing
        self._known = standing.versions if standing else ()
        self._history = history
        self._copies = copies
        self._places = counterparts(history.versions, self._known)

    def news(self) -> list[_News]:
        """Facts first, then moved versions, texts, and what befell the new ones."""
        texts = sorted([*self._texts(), *self._translations()], key=lambda one: one.on)
        if self._standing is None and not any(one.files for one in texts):
            return []
        befell = [
            event for version in self._published(known=False) for event in self._life(version)
        ]
        befell += policy_events(self._history, self._standing)
        first = texts[0].on if texts else date.min
        last = texts[-1].on if texts else date.min
        return [
            *(_News(on=first, attested=one) for one in self._renamed()),
            *(_News(on=first, attested=one) for one in self._facts()),
            *(_News(on=first, attested=one) for one in self._moved()),
            *(_News(on=first, attested=one) for one in self._restated()),
            *texts,
            *(_News(on=last, attested=one) for one in befell),
        ]

    def _renamed(self) -> Iterator[LifeEvent]:
        if self._former is not None:
            yield renaming(self._history.policy, self._former)

    def _moved(self) -> Iterator[LifeEvent]:
        """What befell known versions; one that takes another's day waits until that has moved."""
        waiting = list(self._published(known=True))
        held = [version.label for version in self._known]
        while waiting:
            free = (v for v in waiting if v.label not in held or v.label == self._label(v))
            version = next(free, waiting[0])
            waiting.remove(version)
            held[held.index(self._label(version))] = version.label
            yield from self._life(version)

    def _restated(self) -> Iterator[VersionFacts]:
        """What is said otherwise of known versions whose words have stayed."""
        for version in self._published(known=True):
            like = self._like(version)
            facts = new_facts(version, like) if like else None
            if facts is not None:
                yield facts

    def _label(self, version: Version) -> VersionLabel:
        return self._known[self._places[version.label]].label

    def _published(self, *, known: bool) -> Iterator[Version]:
        for version in self._history.versions:
            published = any(text.recorded_on for text in version.texts)
            if published and not version.pending_ref and (self._like(version) is not None) == known:
                yield version

    def _life(self, version: Version) -> Iterator[LifeEvent]:
        return version_events(version, self._like(version))

    def _like(self, version: Version) -> Version | None:
        place = self._places.get(version.label)
        return None if place is None else self._known[place]

    def _facts(self) -> Iterator[PolicyFacts]:
        facts = _policy_facts(self._history)
        if self._standing is None or _policy_facts(self._standing) != facts:
            yield facts

    def _texts(self) -> Iterator[_News]:
        """New texts and what was shown between them, in the order in which it was."""
        waiting = [recorded for recorded in recording_order(self._history) if self._new(recorded)]
        on = date.min
        for showing in new_showings(self._history, self._standing):
            place = next((n for n, one in enumerate(waiting) if is_shown(one, showing)), None)
            if place is None:
                on = max(on, showing.on)
                yield _News(on=on, attested=showing_event(self._history.policy, showing))
                continue
            yield from (self._text(one, shown=False) for one in waiting[:place])
            yield self._text(waiting[place], shown=True)
            on = max(on, waiting[place].on)
            del waiting[: place + 1]
        yield from (self._text(one, shown=False) for one in waiting)

    def _new(self, recorded: RecordedText) -> bool:
        text, version = recorded.text, recorded.version
        if text.sealed or text.recorded_on is None or version.pending_ref:
            return False
        known = self._like(version)
        return known is None or text.number > known.text.number

    def _text(self, recorded: RecordedText, *, shown: bool) -> _News:
        copies = self._copies.make(self._history.policy, recorded.version.label, recorded.text)
        sealed = sealed_text(recorded, copies, shown=shown)
        return _News(on=recorded.on, attested=sealed, files=copies.files)

    def _translations(self) -> Iterator[_News]:
        known = {
            (text.language, text.of_label, text.number)
            for text in (self._standing.translations if self._standing else ())
        }
        latest: dict[Language, date] = {}
        for text in self._history.translations:
            if text.recorded_on is None:
                continue
            on = max(text.recorded_on, latest.get(text.language, date.min))
            latest[text.language] = on
            if not text.sealed and (text.language, text.of_label, text.number) not in known:
                copies = self._copies.make(self._history.policy, text.of_label, text)
                sealed = sealed_translation(self._history.policy, text, text.recorded_on, copies)
                yield _News(on=on, attested=sealed, files=copies.files)


def _policy_facts(history: VersionHistory) -> PolicyFacts:
    return PolicyFacts(
        policy=history.policy,
        title=history.title,
        language=history.language,
        paths=history.paths,
        aliases=history.aliases,
        supplements=history.supplements,
        service=history.service,
        derived_from=history.derived_from,
    )
