"""A revision: one commit on the published branch."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FileStatus(StrEnum):
    """What a commit did to a file, against its first parent."""

    ADDED = "A"
    MODIFIED = "M"
    DELETED = "D"
    RENAMED = "R"


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file in one revision.

    Args:
        status: What happened to it.
        path: The path after the commit (before it, where the file was deleted).
        old_path: The path before the commit; differs from `path` only for a rename.
        blob: Object id of the content after the commit; empty for a deletion.
    """

    status: FileStatus
    path: str
    old_path: str
    blob: str


@dataclass(frozen=True, slots=True)
class Revision:
    """One first-parent commit.

    Args:
        id: Full object id.
        recorded_at: When it was committed, with the committer's own offset.
        subject: First line of the message.
        changes: The Markdown files it touched, sorted by path.
    """

    id: str
    recorded_at: datetime
    subject: str
    changes: tuple[FileChange, ...]
