"""One policy's history while the entries of a record are read."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from inforce.errors import LedgerError
from inforce.ledger.attested import Attested, LifeEvent, LifeKind, PolicyFacts, SealedText
from inforce.ledger.chain import REMEDY
from inforce.ledger.stated import VersionFacts, with_facts
from inforce.source.text import SourceText
from inforce.versions.history import Absence, Showing, VersionHistory
from inforce.versions.identity import Language, PolicyId, VersionLabel
from inforce.versions.told import SentNotice
from inforce.versions.version import Text, TranslationText, Version

SourceOf = Callable[[SealedText], SourceText]


class UntoldError(Exception):
    """An entry speaks of something that no entry before it has told."""


@dataclass(slots=True)
class GrowingHistory:
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
    ahead: list[SentNotice] = field(default_factory=list)

    def take(self, attested: Attested, source_of: SourceOf, *, line: int) -> None:
        """Take in what the next entry says of the policy.

        Args:
            attested: What it says.
            source_of: Gives the bytes of a text.
            line: The line of the record that it stands on.

        Raises:
            UntoldError: It speaks of what no entry before it has told.
        """
        match attested:
            case PolicyFacts():
                self.facts = attested
            case SealedText() if attested.language:
                self._take_translation(attested, source_of(attested))
            case SealedText():
                self._take_text(attested, source_of(attested))
            case LifeEvent():
                self._take_event(attested, line)
            case VersionFacts():
                version = self._version(attested.label)
                self.versions[attested.label] = with_facts(version, attested)

    def _take_translation(self, text: SealedText, source: SourceText) -> None:
        key = (text.language, text.label, text.number)
        if key in self.translations:
            msg = f"text {text.number} of a translation a second time"
            raise UntoldError(msg)
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
            raise UntoldError(msg)
        known = self.versions.get(text.label)
        earlier = known.texts if known else ()
        if any(text.number <= one.number for one in earlier):
            msg = f"text {text.number} of `{text.label}` out of turn"
            raise UntoldError(msg)
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
            waivers=text.waivers,
            notices=known.notices if known else (),
        )
        if text.shown:
            self.shown.append(Showing(on=text.recorded_on, label=text.label, number=text.number))

    def _take_event(self, event: LifeEvent, line: int) -> None:
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
            case LifeKind.NOTICE:
                self._take_notice(event, line)

    def _postpone(self, event: LifeEvent) -> None:
        version = self._version(event.former_label)
        taken = event.label != event.former_label and event.label in self.versions
        if event.on is None or not event.effective or event.effective_source is None or taken:
            msg = "a postponement that does not say from which day to which"
            raise UntoldError(msg)
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
            raise UntoldError(msg)
        self.shown.append(Showing(on=event.on, label=event.label, number=event.number))

    def _take_notice(self, event: LifeEvent, line: int) -> None:
        """A notice is kept as evidence; the day on which people were told is the author's word."""
        if event.on is None or not event.notice or event.manifest is None:
            msg = "a notice without its day or its kind"
            raise UntoldError(msg)
        sent = SentNotice(
            kind=event.notice,
            label=event.label,
            on=event.on,
            named=event.effective,
            ways=event.ways,
            readers=event.readers,
            manifest=event.manifest,
            line=line,
            text=event.text,
        )
        if event.text is not None:
            self.ahead.append(sent)
            return
        version = self._version(event.label)
        self.versions[event.label] = replace(version, notices=(*version.notices, sent))

    def _take_absence(self, event: LifeEvent) -> None:
        if event.on is None:
            msg = "an absence without a first day"
            raise UntoldError(msg)
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
            raise UntoldError(msg)
        return version

    def history(self) -> VersionHistory:
        """The history as it stands.

        Raises:
            LedgerError: Nobody has told what policy this is.
        """
        if self.facts is None:
            what = f"No entry of the sealed record tells what policy `{self.policy[:80]}` is."
            raise LedgerError(what, REMEDY)
        ended = self.repeal
        return VersionHistory(
            policy=self.policy,
            title=self.facts.title,
            language=self.facts.language,
            paths=self.facts.paths,
            versions=tuple(replace(one, policy=self.policy) for one in self.versions.values()),
            translations=tuple(sorted(self.translations.values(), key=lambda one: one.language)),
            absences=tuple(self.absences.values()),
            aliases=self.facts.aliases,
            supplements=self.facts.supplements,
            service=self.facts.service,
            shown=tuple(self.shown),
            ahead=tuple(self.ahead),
            derived_from=self.facts.derived_from,
            repealed_on=ended.on if ended else None,
            replaced_by=ended.successors[0] if ended and ended.successors else "",
        )
