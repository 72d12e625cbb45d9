"""The files of a folder as they stood on a day: the terms that were defined with a version."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from inforce.source.revision import FileStatus, Revision
from inforce.source.text import SourceText, normalise_newlines


@dataclass(frozen=True, slots=True)
class FilesThen:
    """Files and the days on which they changed.

    Args:
        days: For each path the days on which it changed, in order.
        blobs: For each path its content from each of those days on; empty where it was gone.
        contents: The bytes of each blob.
    """

    days: Mapping[str, tuple[date, ...]]
    blobs: Mapping[str, tuple[str, ...]]
    contents: Mapping[str, bytes]

    def texts_on(self, on: date) -> tuple[SourceText, ...]:
        """Every text that was there at the end of a day, by path."""
        found = []
        for path in sorted(self.days):
            position = bisect_right(self.days[path], on)
            data = self.contents.get(self.blobs[path][position - 1]) if position else None
            if data is not None:
                text = normalise_newlines(data.decode("utf-8", "replace"))
                found.append(SourceText(path, text))
        return tuple(found)

    def changed_on(self) -> tuple[date, ...]:
        """The days on which any of them changed, in order."""
        return tuple(sorted({day for days in self.days.values() for day in days}))


def files_of(
    revisions: Iterable[Revision], contents: Mapping[str, bytes], folder: str
) -> FilesThen:
    """The files of a folder through a history.

    Args:
        revisions: Oldest first.
        contents: The bytes of every blob the revisions name.
        folder: The folder, relative to the repository.
    """
    prefix = folder.rstrip("/") + "/"
    states: dict[str, dict[date, str]] = {}
    latest = date.min
    for revision in revisions:
        # A commit can carry a day before its parent's; what stood then stands in their order.
        latest = max(latest, revision.recorded_at.date())
        for change in revision.changes:
            if change.status is FileStatus.RENAMED and change.old_path.startswith(prefix):
                states.setdefault(change.old_path, {})[latest] = ""
        for change in revision.changes:
            if change.path.startswith(prefix):
                states.setdefault(change.path, {})[latest] = change.blob
    return FilesThen(
        days={path: tuple(state) for path, state in states.items()},
        blobs={path: tuple(state.values()) for path, state in states.items()},
        contents=contents,
    )
