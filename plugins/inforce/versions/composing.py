"""The texts of one policy as its history: folded, named, with what is declared about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from inforce.diagnostics import Diagnostic, Severity
from inforce.versions.adoption import Adoption
from inforce.versions.draft_version import DraftVersion, Gap
from inforce.versions.events import FLAP, CountWords, Event, dating, without_flaps
from inforce.versions.facts import TextFacts
from inforce.versions.folding import Folder
from inforce.versions.freezing import freeze_version, shown_by, title_of
from inforce.versions.grouping import Group
from inforce.versions.history import Absence, VersionHistory
from inforce.versions.identity import PolicyId
from inforce.versions.labels import name_versions
from inforce.versions.layout import Layout
from inforce.versions.telling import told_by_order, told_by_text, told_of_silence
from inforce.versions.trails import Trail, stem
from inforce.versions.translations import fold_translations
from inforce.versions.version import Version
from inforce.versions.waivers import answered

Branches = tuple[tuple[str, Mapping[str, tuple[Event, ...]]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer:
    """Composes histories.

    Args:
        layout: Where policies lie.
        adoption: What was declared outside the history.
        count_words: Words changed between two texts.
        branches: Announced texts by branch and the path they lie at on the published branch.
        working: What lies in the working tree, by path.
        policies: Policy of each trail; empty where nothing was ever recorded.
        on: The day on which a working text would be recorded; None not to ask.
    """

    layout: Layout
    adoption: Adoption
    count_words: CountWords
    branches: Branches
    working: Mapping[str, Event]
    policies: Mapping[int, PolicyId]
    on: date | None = None

    def compose(self, group: Group) -> tuple[VersionHistory, tuple[Diagnostic, ...]]:
        """The history of one policy and what its author must be told."""
        events = [e for strand in group.strands for e in strand.events]
        recorded = [e for e in events if e.at is not None]
        # What only lies in the working tree is a version where there is no history at all,
        # and a draft where there is one.
        folder = self._fold(recorded if self.policies else events)
        pending = self._pending(group, folder)
        drafts = [*folder.versions, *(version for _, version in pending)]
        labels, found = name_versions(drafts)
        refs = {id(version): ref for ref, version in pending}
        named = {id(v): label for v, label in zip(drafts, labels, strict=True)}
        last = next((e for e in reversed(recorded) if e.facts), group.main.last)
        facts = last.facts
        draft = self._draft(group, folder)
        proposed, told = self._proposed(group, recorded, draft)
        history = VersionHistory(
            policy=group.policy,
            title=title_of(facts, last.path),
            language=group.language,
            paths=_paths(group),
            versions=tuple(
                freeze_version(group.policy, v, named[id(v)], refs.get(id(v), "")) for v in drafts
            ),
            translations=fold_translations(group.translations, recorded=bool(self.policies)),
            absences=self._absences(group, folder.gaps, facts),
            aliases=self._aliases(group, facts),
            supplements=facts.supplements if facts else "",
            service=facts.service if facts else "",
            repealed_on=_repealed_on(facts, last),
            replaced_by=facts.replaced_by if facts else "",
            draft=draft.source if draft else None,
            proposed=proposed,
            shown=shown_by(folder, named),
            derived_from=self._derived_from(group),
        )
        if draft is None:
            told = (*found, *told_by_text(last))
            if last.source is not None and facts is not None:
                order = told_by_order(folder, last.source, Severity.WARNING)
                # Nobody can mend it any more, so its ground does not end.
                told += tuple(answered(order, facts.waivers, on=date.min))
        return history, told

    def _fold(self, events: Iterable[Event]) -> Folder:
        folder = Folder(count_words=self.count_words)
        for event in without_flaps(events):
            folder.see(event)
        return folder

    def _draft(self, group: Group, folder: Folder) -> Event | None:
        """The working text, where it is not what was recorded last."""
        if group.main.events[-1].at is None:
            return group.main.last if self.policies or not folder.versions else None
        here = self.working.get(group.main.path)
        last = group.main.last.source
        if here is None or here.source is None or not group.main.alive:
            return None
        return here if last is None or here.source.text != last.text else None

    def _proposed(
        self, group: Group, recorded: list[Event], draft: Event | None
    ) -> tuple[Version | None, tuple[Diagnostic, ...]]:
        """What the working text would be if it were recorded today, and what is wrong with that."""
        if draft is None or draft.facts is None:
            return None, ()
        told = tuple(told_by_text(draft))
        if self.on is None:
            return None, told
        folder = self._fold(recorded)
        noon = datetime(self.on.year, self.on.month, self.on.day, 12, tzinfo=UTC)
        folder.see(replace(draft, at=noon))
        if folder.current is None:
            return None, told
        labels, found = name_versions(folder.versions)
        label = next(
            name
            for name, version in zip(labels, folder.versions, strict=True)
            if version is folder.current
        )
        latest = folder.current.texts[-1]
        stops = [*told_by_order(folder, latest.source, Severity.ERROR)]
        if latest.recorded_on == self.on and not latest.commit:
            stops += told_of_silence(latest, label)
        told += (*found, *answered(stops, draft.facts.waivers, on=self.on))
        return freeze_version(group.policy, folder.current, label), told

    def _pending(self, group: Group, folder: Folder) -> list[tuple[str, DraftVersion]]:
        """Versions that stand on a branch alone: a date that is new, and later than what binds."""
        found: list[tuple[str, DraftVersion]] = []
        keys = {v.said.key for v in folder.versions}
        bound = folder.current.said.on if folder.current else date.min
        for ref, by_path in self.branches:
            events = by_path.get(group.main.path, ())
            tip = events[-1] if events else None
            said = dating(tip) if tip else None
            if (
                tip is None
                or tip.source is None
                or said is None
                or said.key in keys
                or said.on <= bound
            ):
                continue
            keys.add(said.key)
            first = next(e for e in events if (d := dating(e)) and d.key == said.key)
            found.append((ref, self._announced(tip, first, folder)))
        return found

    def _announced(self, tip: Event, first: Event, folder: Folder) -> DraftVersion:
        apart = Folder(count_words=self.count_words, last=folder.last)
        apart.see(tip)
        version = apart.versions[0]
        version.announced_on = version.announced_on or first.on
        version.recorded_on = None
        version.dated_on = first.on
        return version

    def _absences(
        self, group: Group, gaps: list[Gap], facts: TextFacts | None
    ) -> tuple[Absence, ...]:
        found = []
        for gap in gaps:
            if gap.from_on == gap.until_on:
                continue
            last = gap is gaps[-1] and gap.until_on is None
            reason, successors = self._ending(group, facts) if last else ("unknown", ())
            found.append(
                Absence(
                    from_on=gap.from_on,
                    until_on=gap.until_on,
                    reason=reason,
                    successors=successors,
                )
            )
        return tuple(found)

    def _ending(self, group: Group, facts: TextFacts | None) -> tuple[str, tuple[PolicyId, ...]]:
        """Why a policy's file is gone, where anyone said so."""
        if facts is not None and facts.status in {"repealed", "withdrawn"}:
            successor = (PolicyId(facts.replaced_by),) if facts.replaced_by else ()
            return facts.status, successor
        trail = group.main.trail
        successors = self._ids(trail.heirs if trail else [])
        if trail is None or not successors:
            return "unknown", ()
        # A text that went into one that stood long before was merged; new ones divide it.
        ended = trail.sightings[-1].at
        older = all(ended - heir.sightings[0].at > FLAP for heir in trail.heirs if heir.sightings)
        return trail.declared_end or ("merged" if older else "split"), successors

    def _ids(self, trails: list[Trail]) -> tuple[PolicyId, ...]:
        known = (self.policies.get(id(trail)) for trail in trails)
        return tuple(dict.fromkeys(policy for policy in known if policy))

    def _derived_from(self, group: Group) -> tuple[PolicyId, ...]:
        ancestors = [a for s in group.strands if s.trail for a in s.trail.ancestors]
        return tuple(p for p in self._ids(ancestors) if p != group.policy)

    def _aliases(self, group: Group, facts: TextFacts | None) -> tuple[str, ...]:
        """Declared aliases, and the ids that former paths gave."""
        former: list[str] = []
        for path in _paths(group):
            place = self.layout.place(path)
            if place is not None:
                document = place.document
                former.append(stem(document) if self.layout.adopted else document)
        declared = facts.aliases if facts is not None else ()
        names = dict.fromkeys((*declared, *former))
        return tuple(name for name in names if name != group.policy)


def _paths(group: Group) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for strand in group.strands:
        for event in strand.events:
            found.pop(event.path, None)
            found[event.path] = None
    return tuple(found)


def _repealed_on(facts: TextFacts | None, last: Event) -> date | None:
    """A policy ends on the day its author names, else on the day this was recorded."""
    if facts is None or facts.status != "repealed":
        return None
    return facts.repealed_on or last.on
