"""What an existing repository of policies holds, policy by policy, before anyone adopts it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from inforce.source.revision import FileStatus, Revision
from inforce.versions.assembly import AssembledHistories, Tally
from inforce.versions.history import VersionHistory
from inforce.versions.identity import PolicyId
from inforce.versions.suggestions import Suggestion, suggest
from inforce.versions.version import TextChange, Version

SILENT: Final = frozenset({TextChange.SILENT_EDIT, TextChange.SUBSTANTIAL})
MOST: Final = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyedPolicy:
    """What the history of one policy holds.

    Args:
        policy: Its id.
        title: Its title.
        path: Where it lies now, or lay last.
        pattern: What its latest date was found by; `commit` where it states none.
        revisions: Revisions that brought a text.
        dated: Those whose text states a date.
        versions: Its versions.
        texts: The texts of all versions.
        silent_edits: Texts that changed under an unchanged date.
        substantial: Those of at least 50 words or 2 %.
        late: Versions recorded after they began to bind.
        absences: Stretches in which its file was not there.
        gone: Whether its file is not there now.
        unresolved: Moves and splits that are probable, and declared nowhere.
    """

    policy: PolicyId
    title: str
    path: str
    pattern: str
    revisions: int
    dated: int
    versions: int
    texts: int
    silent_edits: int
    substantial: int
    late: int
    absences: int
    gone: bool
    unresolved: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedBranch:
    """A branch that holds dated texts which the published one does not.

    Args:
        ref: Its name.
        labels: The coming versions, as `policy@label`.
    """

    ref: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A repository of policies.

    Args:
        docs_dir: The folder its policies lie in.
        policies: What each holds, by id.
        branches: Branches with announced texts.
    """

    docs_dir: str
    policies: tuple[SurveyedPolicy, ...]
    branches: tuple[AnnouncedBranch, ...] = ()

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """Everything unresolved, by day."""
        found = [s for policy in self.policies for s in policy.unresolved]
        return tuple(sorted(found, key=lambda s: (s.on, s.from_path, s.to_path)))


def survey(assembled: AssembledHistories, docs_dir: str) -> Survey:
    """What a repository holds.

    Args:
        assembled: Its histories, with every branch that might announce something.
        docs_dir: The folder of its policies.
    """
    tallies = {tally.policy: tally for tally in assembled.tallies}
    suggestions = suggest(assembled.histories)
    policies = tuple(
        _surveyed(
            history,
            tallies[history.policy],
            tuple(s for s in suggestions if s.policy == history.policy),
        )
        for history in assembled.histories
    )
    return Survey(docs_dir=docs_dir, policies=policies, branches=_branches(assembled.histories))


def _surveyed(
    history: VersionHistory, tally: Tally, unresolved: tuple[Suggestion, ...]
) -> SurveyedPolicy:
    versions = [v for v in history.versions if not v.pending_ref]
    texts = [text for version in versions for text in version.texts]
    return SurveyedPolicy(
        policy=history.policy,
        title=history.title,
        path=history.paths[-1],
        pattern=tally.pattern,
        revisions=tally.revisions,
        dated=tally.dated,
        versions=len(versions),
        texts=len(texts),
        silent_edits=sum(text.change in SILENT for text in texts),
        substantial=sum(text.change is TextChange.SUBSTANTIAL for text in texts),
        late=sum(_late(version) for version in versions),
        absences=len(history.absences),
        gone=bool(history.absences) and history.absences[-1].until_on is None,
        unresolved=unresolved,
    )


def _late(version: Version) -> bool:
    return version.recorded_on is not None and version.recorded_on > version.effective_on


def _branches(histories: Iterable[VersionHistory]) -> tuple[AnnouncedBranch, ...]:
    found: dict[str, list[str]] = {}
    for history in histories:
        for version in history.versions:
            if version.pending_ref:
                name = f"{history.policy}@{version.label}"
                found.setdefault(version.pending_ref, []).append(name)
    return tuple(AnnouncedBranch(ref=ref, labels=tuple(found[ref])) for ref in sorted(found))


def living_paths(revisions: Iterable[Revision]) -> tuple[str, ...]:
    """The files that are there after the last revision, sorted."""
    living: set[str] = set()
    for revision in revisions:
        for change in revision.changes:
            if change.status in {FileStatus.DELETED, FileStatus.RENAMED}:
                living.discard(change.old_path)
        for change in revision.changes:
            if change.status is not FileStatus.DELETED:
                living.add(change.path)
    return tuple(sorted(living))


def policies_folder(paths: Iterable[str]) -> str:
    """The folder that holds nearly all Markdown files; empty where they lie at the root.

    A few files at the root (a README, rules of conduct) are not counted.
    """
    files = [p.split("/") for p in paths if p.lower().endswith(".md") and "/" in p]
    files = [parts for parts in files if not parts[0].startswith(".")]
    folder: list[str] = []
    while files:
        depth = len(folder)
        if any(len(parts) == depth + 1 for parts in files):
            break
        (name, count), *_ = Counter(parts[depth] for parts in files).most_common(1)
        if count < MOST * len(files):
            break
        folder.append(name)
        files = [parts for parts in files if parts[depth] == name]
    return "/".join(folder)
