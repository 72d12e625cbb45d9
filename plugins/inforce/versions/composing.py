"""The texts of one policy as its history: folded, named, with what is declared about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation
from inforce.versions.adoption import Adoption
from inforce.versions.events import FLAP, CountWords, Event, dating, without_flaps
from inforce.versions.facts import TextFacts
from inforce.versions.folding import DraftText, DraftVersion, Folder, Gap
from inforce.versions.grouping import Group
from inforce.versions.history import Absence, Showing, VersionHistory
from inforce.versions.identity import PolicyId, VersionLabel
from inforce.versions.labels import name_versions
from inforce.versions.layout import Layout
from inforce.versions.lineage import Trail, stem
from inforce.versions.translations import fold_translations
from inforce.versions.version import Text, Version

Branches = tuple[tuple[str, Mapping[str, tuple[Event, ...]]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer:
    """Composes histories.

    Args:
        layout: Where policies lie.
        adoption: What was declared outside the history.
        count_words: Words changed between two texts.
        branches: Announced texts by branch and the path they lie at on the published branch.
        working: What lies in the working tree and differs, by path.
        successors: Policy of each trail.
    """

    layout: Layout
    adoption: Adoption
    count_words: CountWords
    branches: Branches
    working: Mapping[str, Event]
    policies: Mapping[int, PolicyId]

    def compose(self, group: Group) -> tuple[VersionHistory, tuple[Diagnostic, ...]]:
        """The history of one policy and what its author must be told."""
        folder = Folder(count_words=self.count_words)
        events = [e for strand in group.strands for e in strand.events]
        recorded = [e for e in events if e.at is not None]
        # What only lies in the working tree is a version where there is no history at all,
        # and a draft where there is one.
        unrecorded = not self.policies
        for event in without_flaps(events if unrecorded else recorded):
            folder.see(event)
        drafts = [*folder.versions]
        pending = self._pending(group, folder)
        drafts.extend(version for _, version in pending)
        labels, found = name_versions(drafts)
        refs = {id(version): ref for ref, version in pending}
        named = {id(v): label for v, label in zip(drafts, labels, strict=True)}
        versions = tuple(
            _version(group.policy, v, named[id(v)], refs.get(id(v), "")) for v in drafts
        )
        facts = group.main.last.facts
        draft = self._draft(group, unrecorded=unrecorded)
        latest = draft or group.main.last
        history = VersionHistory(
            policy=group.policy,
            title=_title(facts, group.main.path),
            language=group.language,
            paths=_paths(group),
            versions=versions,
            translations=fold_translations(group.translations),
            absences=self._absences(group, folder.gaps, facts),
            aliases=self._aliases(group, facts),
            supplements=facts.supplements if facts else "",
            service=facts.service if facts else "",
            repealed_on=_repealed_on(facts, group.main.last),
            replaced_by=facts.replaced_by if facts else "",
            draft=draft.source if draft else None,
            shown=_shown(folder, named),
            derived_from=self._derived_from(group),
        )
        told = (*found, *_told(latest), *_moved_back(folder, group.main.path))
        return history, told

    def _draft(self, group: Group, *, unrecorded: bool) -> Event | None:
        if group.main.events[-1].at is None:
            return (
                None
                if unrecorded and group.main.last.facts and _dated(group)
                else (group.main.last)
            )
        here = self.working.get(group.main.path)
        last = group.main.last.source
        if here is None or here.source is None or not group.main.alive:
            return None
        return here if last is None or here.source.text != last.text else None

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


def _version(
    policy: PolicyId, draft: DraftVersion, label: VersionLabel, pending_ref: str
) -> Version:
    facts = draft.facts
    return Version(
        policy=policy,
        label=label,
        title=_title(facts, draft.path),
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


def _shown(folder: Folder, named: Mapping[int, VersionLabel]) -> tuple[Showing, ...]:
    """What stood at the end of each day on which anything changed."""
    by_day = {
        on: (named[id(version)], number) if version else (VersionLabel(""), 0)
        for on, version, number in folder.shown
    }
    rows = [Showing(on=on, label=by_day[on][0], number=by_day[on][1]) for on in by_day]
    rows.sort(key=lambda row: row.on)
    repeated = {
        id(later)
        for earlier, later in pairwise(rows)
        if (earlier.label, earlier.number) == (later.label, later.number)
    }
    return tuple(row for row in rows if id(row) not in repeated)


def _paths(group: Group) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for strand in group.strands:
        for event in strand.events:
            found.pop(event.path, None)
            found[event.path] = None
    return tuple(found)


def _title(facts: TextFacts | None, path: str) -> str:
    """The declared title; a file that declares none is called by its name."""
    if facts is not None and facts.title:
        return facts.title
    return stem(path).replace("-", " ").replace("_", " ").capitalize()


def _repealed_on(facts: TextFacts | None, last: Event) -> date | None:
    """A policy ends on the day its author names, else on the day this was recorded."""
    if facts is None or facts.status != "repealed":
        return None
    return facts.repealed_on or last.on


def _dated(group: Group) -> bool:
    return dating(group.main.last) is not None


def _told(latest: Event) -> tuple[Diagnostic, ...]:
    """What the newest text must be told; older ones cannot be mended."""
    if latest.facts is None:
        return ()
    return tuple(
        Diagnostic(
            code=d.code,
            severity=d.severity,
            location=SourceLocation(latest.path, d.location.line, d.location.column),
            what=d.what,
            why=d.why,
            remedy=d.remedy,
        )
        for d in latest.facts.diagnostics
    )


def _moved_back(folder: Folder, path: str) -> tuple[Diagnostic, ...]:
    if folder.moved_back is None:
        return ()
    was, now = folder.moved_back
    return (
        Diagnostic(
            code="V004",
            severity=Severity.WARNING,
            location=SourceLocation(path),
            what=f"The effective date moved back from {was.from_on} to {now.from_on}.",
            why="The later date already bound its readers; a version cannot begin before it.",
            remedy="Give this text a date of its own, or restore the date.",
        ),
    )
