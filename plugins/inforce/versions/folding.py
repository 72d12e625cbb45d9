"""Events folded into versions: what is a new version, a further text, or no text at all.

A new effective date or label begins a version. A change under the same one is a further text of
it. A date that moves before it came is a postponement; a coming text taken back is withdrawn.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from inforce.source.text import SourceText
from inforce.versions.draft_version import DraftText, DraftVersion, Gap
from inforce.versions.events import CountWords, Dating, Event, dating, without_date_lines
from inforce.versions.facts import TextFacts
from inforce.versions.version import DateSource, Effective, TextChange
from inforce.versions.waivers import declared_waivers, joined_waivers

SUBSTANTIAL_WORDS: Final = 50
SUBSTANTIAL_SHARE: Final = 50  # one word in fifty: 2 %


def is_substantial(words: int, before: int) -> bool:
    """Whether a change is one of many words, beside how many there were before it."""
    return words >= SUBSTANTIAL_WORDS or words * SUBSTANTIAL_SHARE >= max(before, 1)


@dataclass(slots=True)
class Folder:
    """Folds the events of one policy; read its fields when all have been seen.

    Attributes:
        versions: In order of recording.
        gaps: When the file was not there.
        shown: Day, version and position of its text; None for an absence.
        moved_back: A date that bound already, and an earlier one that a text took after it.
        last: The last event with a text.
    """

    count_words: CountWords
    versions: list[DraftVersion] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    shown: list[tuple[date, DraftVersion | None, int]] = field(default_factory=list)
    moved_back: tuple[Effective, Effective] | None = None
    current: DraftVersion | None = None
    last: Event | None = None

    def see(self, event: Event) -> None:
        """Take in the next event."""
        if event.source is None or event.facts is None:
            self._absent(event)
            return
        if self.gaps and self.gaps[-1].until_on is None:
            self.gaps[-1].until_on = event.on
        if event.override is not None and event.override.ignore and self.current is not None:
            self._refresh(self.current, event)
        else:
            self._present(event, event.source, event.facts)
        self.last = event
        if event.on is not None and self.current is not None:
            self._show(event.on, self.current, len(self.current.texts))

    def _show(self, on: date, version: DraftVersion | None, number: int) -> None:
        # A clock that ran behind does not put an earlier text above a later one.
        latest = self.shown[-1][0] if self.shown else on
        self.shown.append((max(on, latest), version, number))

    def _absent(self, event: Event) -> None:
        if event.on is None or self.last is None:
            return
        self.gaps.append(Gap(event.on))
        self._show(event.on, None, 0)
        if self.current is not None and self.current.pending(event.on):
            self.current.withdrawn_on = event.on

    def _present(self, event: Event, source: SourceText, facts: TextFacts) -> None:
        said = self._said(event, facts)
        if said is None:
            return
        before = self.current
        self.moved_back = None
        target = self._target(said, event, facts)
        if before is not None and target is not before:
            self._leave(before, target, event)
        words = 0 if self._same_words(target, source, facts) else self._words(source, facts)
        if words or not target.texts:
            self._add_text(target, event, source, facts, words)
        else:
            self._refresh(target, event)
        self._declare(target, said, event, facts)
        self.current = target

    def _said(self, event: Event, facts: TextFacts) -> Dating | None:
        """The dating of a text; one that says none stays with its version, or has its own day."""
        said = dating(event)
        if said is not None:
            return said
        here = self.current
        if here is not None and here.said.source is not DateSource.COMMIT:
            return here.said
        if here is not None and here.texts[-1].digest == facts.digest:
            return here.said
        if event.on is None:
            return None
        return Dating(effective=(Effective(event.on),), source=DateSource.COMMIT, label=facts.label)

    def _target(self, said: Dating, event: Event, facts: TextFacts) -> DraftVersion:
        here = self.current
        if here is not None and here.said.key == said.key:
            return here
        if here is not None and self._only_named(here, said, facts):
            return here
        known = next((v for v in reversed(self.versions) if v.said.key == said.key), None)
        if known is not None:
            return known
        if here is not None and self._redates(here, said, event):
            here.postponed_from.append(here.said.on)
            here.dated_on = event.on
            return here
        new = DraftVersion(
            said=said,
            facts=facts,
            path=event.path,
            announced_on=None,
            recorded_on=event.on,
            dated_on=event.on,
            summary="",
        )
        self.versions.append(new)
        return new

    def _only_named(self, here: DraftVersion, said: Dating, facts: TextFacts) -> bool:
        """Whether the same text under the same date was given, or lost, a label and no more."""
        return (
            here.said.effective == said.effective
            and "" in {here.said.label, said.label}
            and here.texts[-1].digest == facts.digest
        )

    def _redates(self, here: DraftVersion, said: Dating, event: Event) -> bool:
        """Whether a coming version got another date, rather than another version beginning."""
        bound = [v.said.on for v in self.versions if v is not here and v.withdrawn_on is None]
        return (
            here.pending(event.on)
            and here.said.label == said.label
            and said.source is not DateSource.COMMIT
            and all(said.on > day for day in bound)
        )

    def _leave(self, before: DraftVersion, target: DraftVersion, event: Event) -> None:
        returns = bool(target.texts)
        if returns and before.pending(event.on):
            before.withdrawn_on = event.on
        elif target.said.source is not DateSource.COMMIT:
            bound = self._bound(target, event.on)
            if bound is not None and target.said.on < bound.from_on:
                self.moved_back = (bound, target.said.effective[0])

    def _bound(self, target: DraftVersion, on: date | None) -> Effective | None:
        """The latest date that bound before a text came."""
        begun = [
            version.said.effective[0]
            for version in self.versions
            if version is not target and version.withdrawn_on is None and not version.pending(on)
        ]
        return max(begun, default=None)

    def _same_words(self, target: DraftVersion, source: SourceText, facts: TextFacts) -> bool:
        """Whether only what is no word changed, or only the line that states the date."""
        if not target.texts:
            return False
        latest = target.texts[-1]
        if latest.digest == facts.digest:
            return True
        old, new = without_date_lines((latest.source, target.facts), (source, facts))
        return old.text.split() == new.text.split()

    def _refresh(self, target: DraftVersion, event: Event) -> None:
        if event.source is not None and event.facts is not None:
            target.texts[-1].source = event.source
            target.texts[-1].digest = event.facts.digest

    def _add_text(
        self, target: DraftVersion, event: Event, source: SourceText, facts: TextFacts, words: int
    ) -> None:
        target.texts.append(
            DraftText(
                digest=facts.digest,
                source=source,
                change=self._change(target, words, event, facts),
                words_changed=words,
                recorded_on=event.on,
                commit=event.commit,
            )
        )

    def _words(self, source: SourceText, facts: TextFacts) -> int:
        last = self.last
        if last is None or last.source is None or last.facts is None:
            return facts.words
        if last.facts.digest == facts.digest:
            return 0
        return self.count_words(*without_date_lines((last.source, last.facts), (source, facts)))

    def _change(
        self, target: DraftVersion, words: int, event: Event, facts: TextFacts
    ) -> TextChange:
        if not target.texts or target.said.source is DateSource.COMMIT:
            return TextChange.ADOPTED
        if target.dated_on is not None and target.dated_on == event.on and target.postponed_from:
            return TextChange.ADOPTED
        if facts.change == "editorial":
            return TextChange.CORRECTION
        before = self.last.facts.words if self.last and self.last.facts else 0
        return TextChange.SUBSTANTIAL if is_substantial(words, before) else TextChange.SILENT_EDIT

    def _declare(self, target: DraftVersion, said: Dating, event: Event, facts: TextFacts) -> None:
        """The latest revision of a version has the last word on what is declared about it.

        A correction speaks of itself alone: it does not turn the version into an editorial one.
        A ground that was on record when the version began to bind stays there.
        """
        answers = declared_waivers(facts)
        correction = facts.change == "editorial" and len(target.texts) > 1
        begun = not target.pending(event.on)
        target.waivers = joined_waivers(target.waivers, answers) if correction or begun else answers
        if correction:
            kept = target.facts
            facts = replace(facts, change=kept.change, summary=kept.summary, changes=kept.changes)
        target.said = said
        target.facts = facts
        target.path = event.path
        override = event.override
        announced = facts.announced_on or (override.announced if override else None)
        target.announced_on = announced or target.announced_on
        target.summary = facts.summary or (override.summary if override else "") or target.summary
        if facts.status != "withdrawn":
            target.withdrawn_on = None
        elif target.pending(event.on):
            target.withdrawn_on = event.on
