"""What git's plumbing prints, as revisions. Pure: bytes in, values and diagnostics out."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation
from inforce.source.revision import FileChange, FileStatus, Revision

COMMIT_FORMAT: Final = "--format=%H %ct %cI %P%x09%s"
REGULAR_FILES: Final = frozenset({"100644", "100755", "100664"})
CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
EPOCH: Final = datetime.fromtimestamp(0, tz=UTC)


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit without its changes; `parent` is the first one, empty for a root."""

    id: str
    parent: str
    recorded_at: datetime
    subject: str


def read_commits(listing: bytes) -> Iterator[Commit]:
    """The commits that `rev-list` printed in `COMMIT_FORMAT`, in its order."""
    for line in listing.split(b"\n"):
        if not line or line.startswith(b"commit "):
            continue
        head, _, subject = line.partition(b"\t")
        identifier, seconds, moment, *parents = head.decode("ascii", "replace").split(" ")
        yield Commit(
            id=identifier,
            parent=parents[0] if parents else "",
            recorded_at=_instant(moment, seconds),
            subject=subject.decode("utf-8", "replace"),
        )


def _instant(moment: str, seconds: str) -> datetime:
    """The committer's own time and offset; a commit can lie about both, so neither may break us."""
    try:
        return datetime.fromisoformat(moment)
    except ValueError:
        pass
    try:
        return datetime.fromtimestamp(int(seconds), tz=UTC)
    except (ValueError, OverflowError, OSError):
        return EPOCH


def tree_files(listing: bytes) -> Iterator[tuple[str, str]]:
    """Path and blob of each regular file that `ls-tree -z` printed; odd paths are passed over."""
    for row in listing.split(b"\0"):
        head, _, raw = row.partition(b"\t")
        mode, _, blob = head.decode("ascii", "replace").partition(" blob ")
        try:
            path = raw.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if mode in REGULAR_FILES and path and not CONTROL.search(path):
            yield path, blob


class RowReader:
    """Reads what `diff-tree --raw -z` printed, and keeps only files it may be asked for.

    Args:
        wanted: Whether a path is read at all.

    Attributes:
        diagnostics: Paths that were refused, each told once.
    """

    def __init__(self, wanted: Callable[[str], bool]) -> None:
        self._wanted = wanted
        self._refused: dict[str, Diagnostic] = {}
        self._known: dict[bytes, str] = {}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The refused paths, in order."""
        return tuple(self._refused[path] for path in sorted(self._refused))

    def changes(self, rows: bytes) -> Mapping[str, tuple[FileChange, ...]]:
        """The changes of each commit, sorted by path."""
        found: dict[str, list[FileChange]] = {}
        fields = iter(rows.split(b"\0"))
        here: list[FileChange] = []
        for token in fields:
            if not token.startswith(b":"):
                here = found.setdefault(token.decode("ascii", "replace").strip(), [])
                continue
            here.extend(self._row(token.decode("ascii", "replace"), fields))
        return {
            commit: tuple(sorted(rows, key=lambda c: (c.path, c.old_path, c.status)))
            for commit, rows in found.items()
        }

    def _row(self, row: str, fields: Iterator[bytes]) -> Iterator[FileChange]:
        old_mode, new_mode, _, blob, status = row[1:].split(" ")
        old_path = path = self._path(next(fields, b""))
        if status[0] in "RC":
            path = self._path(next(fields, b""))
        was = bool(old_path) and old_mode in REGULAR_FILES
        now = bool(path) and new_mode in REGULAR_FILES
        if status[0] == "R" and was and now:
            yield FileChange(FileStatus.RENAMED, path, old_path, blob)
            return
        # A rename of which only one end is read, or a file that became a link, is seen from
        # the one side alone: there a file ended, or began.
        if was and (not now or path != old_path) and status[0] != "C":
            yield FileChange(FileStatus.DELETED, old_path, old_path, "")
        if now:
            same = was and path == old_path
            yield FileChange(FileStatus.MODIFIED if same else FileStatus.ADDED, path, path, blob)

    def _path(self, raw: bytes) -> str:
        """The path of a file that is read; nothing for any other."""
        if raw not in self._known:
            path = self._safe_path(raw)
            self._known[raw] = path if path and self._wanted(path) else ""
        return self._known[raw]

    def _safe_path(self, raw: bytes) -> str:
        """The path, or nothing where it could lead out of the site or break a line of output."""
        try:
            path = raw.decode("utf-8")
        except UnicodeDecodeError:
            self._refuse(raw, "is not UTF-8")
            return ""
        if path.startswith("/") or ".." in path.split("/"):
            self._refuse(raw, "leads out of the site")
            return ""
        if CONTROL.search(path):
            self._refuse(raw, "holds a control character")
            return ""
        return path

    def _refuse(self, raw: bytes, why: str) -> None:
        shown = raw.decode("utf-8", "backslashreplace").encode("unicode_escape").decode("ascii")
        if not shown.lower().endswith(".md"):
            return
        self._refused[shown] = Diagnostic(
            code="S020",
            severity=Severity.WARNING,
            location=SourceLocation(shown),
            what="A path in the history cannot be used and is left out.",
            why=f"It {why}.",
            remedy="Rename the file.",
        )


def revisions(
    commits: Iterator[Commit], changes: Mapping[str, tuple[FileChange, ...]]
) -> Iterator[Revision]:
    """The commits that changed anything that is read."""
    for commit in commits:
        touched = changes.get(commit.id, ())
        if touched:
            yield Revision(commit.id, commit.recorded_at, commit.subject, touched)
