"""The site of the last build, brought up to date: what did not change stays where it lies.

MkDocs empties the folder and writes every file anew, which costs more than making the pages. Here
a file is written only where what it was made from is not what it was made from last time, or where
it was touched since, and its bytes are not those it should have; each is replaced whole; what the
site no longer has is removed at the end. A build that fails leaves the old site.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple, Self

from inforce.adapters.output import SiteFolder, not_written
from inforce.digest import Digest, digest_of
from inforce.pipeline.cache import Cache
from inforce.publication.artifact import Artifact

KIND: Final = "standing-site"
BEING_WRITTEN: Final = ".inforce-being-written"
NO_FILE: Final = (-1, -1)  # what a link looks like: never as a file should


class Standing(NamedTuple):
    """A file of the last build: what it was made from, and how it looked on the disk then."""

    key: str
    size: int
    written: int


class StandingSite(SiteFolder):
    """A folder that holds the last build's site.

    Args:
        folder: The folder; made where it is not there.
        known: The files that the last build left in it.
    """

    def __init__(self, folder: Path, known: dict[str, Standing]) -> None:
        super().__init__(folder)
        self._known = known
        self._there = dict(_files_in(self._folder, hidden=False))
        self._now: dict[str, Standing] = {}

    @classmethod
    def open(cls, folder: Path, kept: Cache) -> Self:
        """Take up the folder as the last build left it.

        Args:
            folder: The folder.
            kept: Where the last build noted its files; without the note all are written anew.
        """
        return cls(folder, _noted(kept.get(KIND, _key_of(folder))))

    def write_artifacts(self, artifacts: Iterable[Artifact]) -> None:
        """Write the files that are not there as they should be."""
        for artifact in artifacts:
            self._bring(artifact.path, artifact.data)

    def take_over(self, built: Path) -> None:
        """Take the files of another folder, where this one was not given such a file already."""
        for path, _ in sorted(_files_in(built, hidden=True)):
            if path not in self._now and (built / path).is_file():
                self._bring(path, (built / path).read_bytes())

    def settle(self, kept: Cache) -> None:
        """Remove what the site no longer has, and note what it has for the next build."""
        for path in sorted(self._there.keys() - self._now.keys()):
            self._remove(self._folder / path)
        kept.put(KIND, _key_of(self._folder), json.dumps(self._now).encode())

    def _remove(self, target: Path) -> None:
        """A file goes, and with it each folder that held nothing else."""
        if not (target.is_file() or target.is_symlink()):
            return  # it went when something else took its place
        target.unlink()
        for parent in target.parents:
            if parent == self._folder or any(parent.iterdir()):
                break
            parent.rmdir()

    def _bring(self, path: str, data: bytes) -> None:
        key = digest_of("file", data)
        if not self._holds(path, key):
            self._write(path, data, key)

    def _holds(self, path: str, key: Digest) -> bool:
        known, there = self._known.get(path), self._there.get(path)
        if known is None or known.key != key.hex or (known.size, known.written) != there:
            return False
        self._now[path] = known
        return True

    def _write(self, path: str, data: bytes, key: Digest | None) -> None:
        target = self._target(path)
        there = self._there.get(path, NO_FILE)
        try:
            if there[0] != len(data) or not _says(target, data):
                self._replace(target, data)
                seen = target.lstat()
                there = seen.st_size, seen.st_mtime_ns
        except OSError as error:
            raise not_written(target, error) from error
        known = key or digest_of("file", data)
        self._now[path] = Standing(known.hex, *there)

    def _replace(self, target: Path, data: bytes) -> None:
        """The whole old file, or the whole new one; what stands in the way goes."""
        if target.parent not in self._made:
            self._clear_way(target)
        being_written = target.with_name(BEING_WRITTEN)
        being_written.write_bytes(data)
        try:
            being_written.replace(target)
        except OSError:
            if not target.is_dir():
                raise
            shutil.rmtree(target)
            being_written.replace(target)

    def _clear_way(self, target: Path) -> None:
        """Make the folder of a file; nothing is written through a link."""
        for parent in target.parents:
            if parent == self._folder:
                break
            if parent.is_symlink():
                parent.unlink()
        try:
            self._make_parent(target)
        except (FileExistsError, NotADirectoryError):
            obstacle = next(one for one in target.parents if one.exists() and not one.is_dir())
            obstacle.unlink()
            self._make_parent(target)


def _says(target: Path, data: bytes) -> bool:
    """Whether a file holds these bytes; one that cannot be read does not."""
    with suppress(OSError):
        return target.read_bytes() == data
    return False


def _key_of(folder: Path) -> Digest:
    return digest_of(KIND, os.fsencode(folder.resolve()))


def _noted(note: bytes | None) -> dict[str, Standing]:
    if note is None:
        return {}
    said: dict[str, list[object]] = json.loads(note)
    return {path: Standing(*facts) for path, facts in said.items()}  # type: ignore[arg-type]


def _files_in(folder: Path, *, hidden: bool) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every file below a folder with its size and time; a link is followed nowhere.

    Args:
        folder: The folder.
        hidden: Whether what is hidden at its top counts. A site may have `.well-known`; but what
            is hidden in the folder it is written into, such as `.git`, may be somebody else's.
    """
    waiting = [""]
    while waiting:
        under = waiting.pop()
        with suppress(FileNotFoundError), os.scandir(folder / under) as entries:
            for entry in entries:
                path = f"{under}{entry.name}"
                if entry.name.startswith(".") and not (under or hidden):
                    continue
                if entry.is_symlink():
                    yield path, NO_FILE
                elif entry.is_dir():
                    waiting.append(f"{path}/")
                else:
                    seen = entry.stat()
                    yield path, (seen.st_size, seen.st_mtime_ns)
