"""A policy that goes by another id than before is the same policy where it went the same paths."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from inforce.versions.history import VersionHistory
from inforce.versions.identity import PolicyId


def pair_policies(
    sealed: Iterable[VersionHistory], observed: Iterable[VersionHistory]
) -> tuple[tuple[VersionHistory | None, VersionHistory | None], ...]:
    """Sealed histories with the observed ones of the same policies, in the order of ids.

    A sealed history whose id is no longer observed is that of a policy which was renamed, where
    one that the record does not know has come by its latest path.
    """
    kept = {history.policy: history for history in sealed}
    seen = {history.policy: history for history in observed}
    lost = [history for name, history in sorted(kept.items()) if name not in seen]
    pairs: list[tuple[PolicyId, VersionHistory | None, VersionHistory | None]] = []
    for name in sorted(seen):
        known = kept.get(name) or former(seen[name], lost)
        if known is not None and known.policy != name:
            lost.remove(known)
        pairs.append((name, known, seen[name]))
    pairs += [(history.policy, history, None) for history in lost]
    pairs.sort(key=lambda pair: pair[0])
    return tuple((known, here) for _, known, here in pairs)


def former(history: VersionHistory, among: Sequence[VersionHistory]) -> VersionHistory | None:
    """The history of the same policy under a former id."""
    came_by = (one for one in among if one.paths and one.paths[-1] in history.paths[:-1])
    return next(came_by, None)


def under_name(history: VersionHistory, policy: PolicyId) -> VersionHistory:
    """The same history of a policy that goes by another id."""
    versions = tuple(replace(version, policy=policy) for version in history.versions)
    return replace(history, policy=policy, versions=versions)
