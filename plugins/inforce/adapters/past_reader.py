"""The past of a site: what git tells, and what the sealed record holds."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from inforce.adapters.git import GitRepository
from inforce.adapters.ledger_file import read_record, record_among
from inforce.diagnostics import Diagnostic, Severity
from inforce.errors import LedgerError, NoHistoryError, RepositoryError
from inforce.ledger.record import Record
from inforce.ledger.restoration import restore_histories
from inforce.location import SourceLocation
from inforce.settings import HistoryMode, Settings
from inforce.source.revision import Revision
from inforce.versions.adoption import Adoption
from inforce.versions.assembly import PendingBranch
from inforce.versions.history import VersionHistory

# What makes a name of a branch a pattern, which may match none.
WILD: Final = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Past:
    """What git tells."""

    revisions: tuple[Revision, ...] = ()
    pending: tuple[PendingBranch, ...] = ()
    contents: dict[str, bytes] | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def as_published(commit: str, settings: Settings, adoption: Adoption) -> tuple[Settings, Adoption]:
    """What a pull request starts from is published; all that it adds is proposed."""
    mode = HistoryMode.GIT if settings.history is HistoryMode.AUTO else settings.history
    return (
        replace(settings, publish_ref=commit, history=mode),
        replace(adoption, publish_ref=""),
    )


def read_past(settings: Settings, root: Path, adoption: Adoption, *, recorded: bool) -> Past:
    """What git tells; where there is none, the record and the working texts must do."""
    if settings.history is HistoryMode.RECORD:
        return Past()
    try:
        return _read_git(settings, root, adoption)
    except NoHistoryError as absent:
        if settings.history is HistoryMode.GIT:
            raise
        return Past() if recorded else Past(diagnostics=(_without_history(absent),))
    except RepositoryError as trouble:
        if settings.history is HistoryMode.GIT or not recorded:
            raise
        return Past(diagnostics=(_record_alone(trouble),))


def _read_git(settings: Settings, root: Path, adoption: Adoption) -> Past:
    folders = (root.resolve(), *root.resolve().parents)
    if not any((folder / ".git").exists() for folder in folders):
        what = "The site is not in a git repository."
        raise NoHistoryError(what, "Run `git init` and commit the policies.")
    repository = GitRepository(root)
    published = adoption.publish_ref or settings.publish_ref
    revisions = repository.revisions(published)
    names = repository.branches((*settings.pending_refs, *adoption.pending_refs))
    pending = tuple(
        PendingBranch(ref=name, revisions=repository.pending_revisions(name, published))
        for name in names
    )
    every = (*revisions, *(r for branch in pending for r in branch.revisions))
    contents = repository.contents(c.blob for r in every for c in r.changes if c.blob)
    missing = (
        _no_branch(name, place)
        for place, wanted in (("mkdocs.yml", settings), (settings.adopt, adoption))
        for name in wanted.pending_refs
        if name not in names and not set(name) & WILD
    )
    return Past(revisions, pending, dict(contents), (*repository.diagnostics, *missing))


def _no_branch(name: str, place: str) -> Diagnostic:
    return Diagnostic(
        code="S907",
        severity=Severity.WARNING,
        location=SourceLocation(place),
        what=f"There is no branch `{name}`, which `pending_refs` names.",
        why="Pages and notices know nothing of the texts that it announced.",
        remedy="Fetch it, where this copy lacks it. Where it was merged or given up, take it out "
        "of `pending_refs`.",
    )


def _without_history(absent: NoHistoryError) -> Diagnostic:
    return Diagnostic(
        code="S905",
        severity=Severity.INFO,
        location=SourceLocation("mkdocs.yml"),
        what=absent.what,
        why="The day on which each text was published is not known.",
        remedy="Commit the policies, or keep a sealed record with `inforce seal`.",
    )


def _record_alone(trouble: RepositoryError) -> Diagnostic:
    return Diagnostic(
        code="S906",
        severity=Severity.WARNING,
        location=SourceLocation("mkdocs.yml"),
        what=trouble.what,
        why="The site is built from the sealed record alone; what is newer is missing.",
        remedy=trouble.remedy,
    )


def read_sealed(
    settings: Settings, root: Path, published: str
) -> tuple[Record, tuple[VersionHistory, ...]]:
    """The record, and what it holds; what a change seals is not yet on the published branch."""
    if settings.history is HistoryMode.GIT:
        return Record(), ()
    if not published:
        record = read_record(root / settings.record)
        return record, restore_histories(record.ledger, record.files)
    folder = f"{settings.record}/"
    files = GitRepository(root).files_at(published, lambda path: path.startswith(folder))
    try:
        record = record_among({path.removeprefix(folder): files[path] for path in files})
        return record, restore_histories(record.ledger, record.files)
    except LedgerError:  # it was broken before: no fault of the change, and git tells the rest
        return Record(), ()
