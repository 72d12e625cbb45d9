"""Which files of a history are one policy: identity follows declarations and content, not paths.

Takes revisions; gives trails, one for each file that kept its identity through renames, moves,
absences and returns. Does not know what a version is.
"""

from collections import ChainMap
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from inforce.source.revision import FileChange, FileStatus, Revision
from inforce.versions.adoption import Adoption
from inforce.versions.trails import FormerNames, Sighting, Trail, stem


def trace(
    revisions: Iterable[Revision],
    *,
    names: Callable[[str, str], FormerNames],
    adoption: Adoption,
) -> tuple[Trail, ...]:
    """Follow every file.

    Args:
        revisions: Oldest first.
        names: What the content at a path says about where it came from: takes path and blob.
        adoption: What was declared outside the history.
    """
    tracer = _Tracer(names=names, adoption=adoption)
    for revision in revisions:
        tracer.step(revision)
    tracer.declare()
    return tuple(trail for trail in tracer.trails if trail.sightings)


@dataclass(slots=True)
class _Tracer:
    names: Callable[[str, str], FormerNames]
    adoption: Adoption
    trails: list[Trail] = field(default_factory=list)
    live: dict[str, Trail] = field(default_factory=dict)
    gone: dict[str, Trail] = field(default_factory=dict)  # by the path it had, the latest last

    def step(self, revision: Revision) -> None:
        """Apply one revision: endings first, then moves, then what is left begins or returns."""
        ended: dict[str, Trail] = {}
        arrivals: list[FileChange] = []
        moves: list[tuple[FileChange, Trail]] = []
        for change in revision.changes:
            match change.status:
                case FileStatus.DELETED:
                    if trail := self.live.pop(change.path, None):
                        ended[change.path] = trail
                case FileStatus.RENAMED if change.old_path in self.live:
                    moves.append((change, self.live.pop(change.old_path)))
                case FileStatus.MODIFIED if change.path in self.live:
                    self._see(self.live[change.path], revision, change)
                case _:
                    arrivals.append(change)
        for change, trail in moves:
            if self._is_another(change, trail):
                ended[change.old_path] = trail
                arrivals.append(change)
            else:
                self._put(trail, revision, change)
        self._arrive(revision, arrivals, ended)
        for path, trail in ended.items():
            trail.sightings.append(_sighting(revision, path, ""))
            self.gone.pop(path, None)
            self.gone[path] = trail

    def _is_another(self, change: FileChange, trail: Trail) -> bool:
        """Whether a rename that git saw joins two policies of different declared ids."""
        before = self.names(trail.path, trail.sightings[-1].blob).id
        after = self.names(change.path, change.blob).id
        return bool(before and after and before != after)

    def _arrive(
        self, revision: Revision, arrivals: list[FileChange], ended: dict[str, Trail]
    ) -> None:
        claims = [(change, self._origin(change, ended, arrivals)) for change in arrivals]
        for change, origin in claims:
            rivals = [c for c, other in claims if origin is not None and other is origin]
            shared = len(rivals) > 1 and stem(change.path) != stem(origin.path if origin else "")
            if origin is None or shared or (origin.alive and origin.path in self.live):
                trail = Trail()
                self.trails.append(trail)
                if origin is not None:
                    origin.heirs.append(trail)
            else:
                trail = origin
                self._forget(trail, ended)
            self._put(trail, revision, change)

    def _forget(self, trail: Trail, ended: dict[str, Trail]) -> None:
        for table in (ended, self.gone):
            for path in [p for p, t in table.items() if t is trail]:
                del table[path]

    def _origin(
        self, change: FileChange, ended: dict[str, Trail], arrivals: list[FileChange]
    ) -> Trail | None:
        """The trail that a new file continues, the surest sign first; a live one for a copy."""
        for rule in self.adoption.moved:
            if rule.to_path == change.path:
                return ChainMap(ended, self.live, self.gone).get(rule.from_path)
        if change.path in self.gone:
            return self.gone[change.path]
        if any(change.path in rule.into_paths for rule in self.adoption.splits):
            return None
        said = self.names(change.path, change.blob)
        return (
            self._by_id(said.id, ended)
            or self._by_id(said.id, self.gone)
            or self._by_name(said.names, ended)
            or self._by_name(said.names, self.gone)
            or self._by_name(said.names, self.live)
            or _by_file_name(change, ended, arrivals)
        )

    def _by_id(self, identifier: str, among: dict[str, Trail]) -> Trail | None:
        if not identifier:
            return None
        for trail in reversed(among.values()):
            last = next((s for s in reversed(trail.sightings) if s.blob), None)
            if last and self.names(last.path, last.blob).id == identifier:
                return trail
        return None

    def _by_name(self, names: tuple[str, ...], among: dict[str, Trail]) -> Trail | None:
        if not names:
            return None
        known = set(names)
        found = (trail for path, trail in reversed(among.items()) if stem(path) in known)
        return next(found, None)

    def _put(self, trail: Trail, revision: Revision, change: FileChange) -> None:
        # The path may have been another policy's, in a chain of renames; that one has moved on.
        self.gone.pop(change.path, None)
        self.live[change.path] = trail
        self._see(trail, revision, change)

    def _see(self, trail: Trail, revision: Revision, change: FileChange) -> None:
        old = change.old_path if change.old_path != change.path else ""
        trail.sightings.append(_sighting(revision, change.path, change.blob, old))

    def declare(self) -> None:
        """Apply what only the end of the history can show: copies, splits and merges."""
        by_path = {path: trail for trail in self.trails for path in trail.paths}
        for rule in self.adoption.moved:
            old, new = by_path.get(rule.from_path), by_path.get(rule.to_path)
            if old is not None and new is not None and old is not new and new in old.heirs:
                _continue(old, new)
        for split in self.adoption.splits:
            for path in split.into_paths:
                _descend(by_path.get(split.from_path), by_path.get(path), "split")
        for merge in self.adoption.merges:
            for path in merge.from_paths:
                _descend(by_path.get(path), by_path.get(merge.into_path), "merged")
        self._claim()

    def _claim(self) -> None:
        """A living file that says it had the name of one that ended has taken its place."""
        ended = [t for t in self.trails if t.sightings and not t.alive]
        said = [
            (trail, set(self.names(trail.path, trail.sightings[-1].blob).names))
            for trail in self.live.values()
        ]
        for old in ended:
            stems = {stem(path) for path in old.paths}
            old.heirs.extend(t for t, names in said if names & stems and t not in old.heirs)


def _continue(old: Trail, new: Trail) -> None:
    """A policy was copied to a new path and the old file taken away later: one policy."""
    begun = new.sightings[0].at
    new.sightings[:0] = [s for s in old.sightings if s.at < begun]
    new.ancestors.extend(old.ancestors)
    old.sightings.clear()


def _descend(old: Trail | None, new: Trail | None, how: str) -> None:
    if old is None or new is None or old is new:
        return
    old.declared_end = how
    if new not in old.heirs:
        old.heirs.append(new)
    if old not in new.ancestors:
        new.ancestors.append(old)


def _by_file_name(
    change: FileChange, ended: dict[str, Trail], arrivals: list[FileChange]
) -> Trail | None:
    """A file that left one folder and one of the same name that came to another are one."""
    name = stem(change.path)
    left = [trail for path, trail in ended.items() if stem(path) == name]
    came = [c for c in arrivals if stem(c.path) == name]
    return left[0] if len(left) == len(came) == 1 else None


def _sighting(revision: Revision, path: str, blob: str, renamed_from: str = "") -> Sighting:
    return Sighting(
        at=revision.recorded_at,
        commit=revision.id,
        path=path,
        blob=blob,
        renamed_from=renamed_from,
    )
