"""Revisions assembled into the histories of all policies: the front door of the room.

Reads revisions, their bytes and what lies in the working tree; gives histories and diagnostics.
What a text says and how many words changed are asked of two functions that are passed in, so
that a caller can answer from a cache.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from inforce.diagnostics import Diagnostic, in_order
from inforce.source.revision import Revision
from inforce.source.text import SourceText, normalise_newlines
from inforce.versions.adoption import Adoption
from inforce.versions.composing import Composer
from inforce.versions.events import CountWords, Event, ReadFacts, dating
from inforce.versions.facts import TextFacts
from inforce.versions.grouping import Group, find_strand, group
from inforce.versions.history import VersionHistory
from inforce.versions.identity import PolicyId
from inforce.versions.layout import Layout
from inforce.versions.lineage import trace
from inforce.versions.trails import FormerNames, Sighting, stem
from inforce.versions.version import DateSource


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingBranch:
    """A branch that holds announced texts.

    Args:
        ref: Its name.
        revisions: What it has and the published branch has not, oldest first.
    """

    ref: str
    revisions: tuple[Revision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How one policy's revisions are dated.

    Args:
        policy: Its id.
        revisions: Revisions that brought a text.
        dated: Those whose text states a date.
        pattern: What the latest date was found by; `commit` where none is stated.
    """

    policy: PolicyId
    revisions: int
    dated: int
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssembledHistories:
    """What a repository says about its policies.

    Args:
        histories: One a policy, by id.
        diagnostics: What its authors must be told.
        tallies: How each policy's revisions are dated, by id.
    """

    histories: tuple[VersionHistory, ...]
    diagnostics: tuple[Diagnostic, ...]
    tallies: tuple[Tally, ...] = ()


def assemble_histories(  # noqa: PLR0913 - the front door names all that a history depends on
    revisions: Iterable[Revision],
    contents: Mapping[str, bytes],
    *,
    layout: Layout,
    facts: ReadFacts,
    count_words_changed: CountWords,
    adoption: Adoption | None = None,
    pending: Iterable[PendingBranch] = (),
    working: Iterable[SourceText] = (),
    on: date | None = None,
) -> AssembledHistories:
    """Every policy's history, from all that was recorded and what lies in the working tree.

    Args:
        revisions: The published branch, oldest first.
        contents: The bytes of every blob the revisions name; one that is missing is left out.
        layout: Where policies lie.
        facts: What one text says.
        count_words_changed: Words deleted plus words inserted between two texts.
        adoption: What was declared outside the history.
        pending: Branches that hold announced texts.
        working: The Markdown of the working tree, paths relative to the repository.
        on: The day on which working texts would be recorded; what each would be is then said.
    """
    adoption = adoption or Adoption()
    layout = layout.adopting(adoption)
    texts = _Texts(contents=contents, facts=facts, adoption=adoption)
    trails = trace(revisions, names=texts.former_names, adoption=adoption)
    here = {source.path: texts.lying(source) for source in working}
    strands = [
        find_strand(trail.paths, texts.events(trail.sightings), layout, adoption, trail)
        for trail in trails
    ]
    living = {trail.path for trail in trails if trail.alive}
    for strand in strands:
        if strand is not None and here and strand.path not in here:
            strand.left = strand.alive
    strands.extend(
        find_strand((path,), (here[path],), layout, adoption)
        for path in sorted(here)
        if path not in living
    )
    coming = {preview: policy for policy, preview in adoption.pending_files}
    known = [s for s in strands if s is not None]
    groups, found = group((s for s in known if s.path not in coming), layout)
    previews = [(s.path, {coming[s.path]: s.events}) for s in known if s.path in coming]
    composer = Composer(
        layout=layout,
        adoption=adoption,
        count_words=count_words_changed,
        branches=(*((b.ref, _branch(b.revisions, texts)) for b in pending), *previews),
        working=here,
        policies={
            id(strand.trail): g.policy for g in groups for strand in g.strands if strand.trail
        },
        on=on,
    )
    composed = [composer.compose(g) for g in groups]
    told = (d for _, diagnostics in composed for d in diagnostics)
    return AssembledHistories(
        histories=tuple(history for history, _ in composed),
        diagnostics=in_order((*found, *told)),
        tallies=tuple(_tally(g) for g in groups),
    )


def _tally(group_: Group) -> Tally:
    events = [e for strand in group_.strands for e in strand.events if e.facts is not None]
    dated = [e for e in events if dating(e) is not None]
    last = dated[-1].facts if dated and dated[-1] is events[-1] else None
    pattern = DateSource.COMMIT.value
    if last is not None:
        stated = last.dates[0].pattern if last.dates else DateSource.MAPPING.value
        pattern = DateSource.FRONT_MATTER.value if last.effective else stated
    return Tally(policy=group_.policy, revisions=len(events), dated=len(dated), pattern=pattern)


def _branch(revisions: Iterable[Revision], texts: "_Texts") -> Mapping[str, tuple[Event, ...]]:
    """What a branch did, by the path each file has on the published branch."""
    found: dict[str, list[Sighting]] = {}
    origin: dict[str, str] = {}
    for revision in revisions:
        for change in revision.changes:
            root = origin.get(change.old_path, change.old_path)
            origin[change.path] = root
            seen = Sighting(
                at=revision.recorded_at, commit=revision.id, path=change.path, blob=change.blob
            )
            found.setdefault(root, []).append(seen)
    return {path: texts.events(seen) for path, seen in found.items()}


@dataclass(slots=True)
class _Texts:
    """Blobs as texts, and what they say, asked for once each."""

    contents: Mapping[str, bytes]
    facts: ReadFacts
    adoption: Adoption
    known: dict[tuple[str, str], tuple[SourceText, TextFacts] | None] = field(default_factory=dict)

    def read(self, path: str, blob: str) -> tuple[SourceText, TextFacts] | None:
        """A text and what it says, or None where its bytes could not be read."""
        if (path, blob) not in self.known:
            source = self._source(path, blob)
            self.known[path, blob] = (source, self.facts(source)) if source else None
        return self.known[path, blob]

    def lying(self, source: SourceText) -> Event:
        """A text of the working tree, of which nobody can know since when it is so."""
        source = self._substituted(source)
        return Event(at=None, commit="", path=source.path, source=source, facts=self.facts(source))

    def _source(self, path: str, blob: str) -> SourceText | None:
        data = self.contents.get(blob)
        if data is None:
            return None
        return self._substituted(
            SourceText(path, normalise_newlines(data.decode("utf-8", "replace")))
        )

    def _substituted(self, source: SourceText) -> SourceText:
        text = source.text
        for token, words in self.adoption.substitutions:
            text = text.replace(token, words)
        return SourceText(source.path, text)

    def former_names(self, path: str, blob: str) -> FormerNames:
        """What a text says about where it came from."""
        read = self.read(path, blob)
        if read is None:
            return FormerNames()
        facts = read[1]
        return FormerNames(id=facts.id, names=tuple(stem(alias) for alias in facts.aliases))

    def events(self, sightings: Iterable[Sighting]) -> tuple[Event, ...]:
        """Sightings with their texts; one whose bytes could not be read is passed over."""
        found: list[Event] = []
        for seen in sightings:
            read = self.read(seen.path, seen.blob) if seen.blob else None
            if seen.blob and read is None:
                continue
            found.append(
                Event(
                    at=seen.at,
                    commit=seen.commit,
                    path=seen.path,
                    source=read[0] if read else None,
                    facts=read[1] if read else None,
                    override=self.adoption.override(seen.commit),
                )
            )
        return tuple(found)
