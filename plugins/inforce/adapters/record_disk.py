"""The few things done to a disk to keep a record, each one step that can fail or be cut off."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from inforce.errors import LedgerError

# A policy is a few hundred kilobytes at the very most; what is larger is no text of a record.
MAX_BYTES: Final = 20_000_000
# A hundred thousand entries; what is larger would fill the memory of whoever reads it.
LEDGER_BYTES: Final = 50_000_000


class RecordDisk:
    """Steps on files, without following a link; tests cut the power between any two."""

    def make_folder(self, path: Path) -> None:
        """Make one folder; its parent is there."""
        path.mkdir()

    def write_new(self, path: Path, data: bytes) -> None:
        """Write a file that is not there yet, down to the disk itself."""
        with path.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())

    def rename(self, path: Path, target: Path) -> None:
        """Put a file in another's place, at once."""
        path.replace(target)

    def sync_folder(self, path: Path) -> None:
        """Make names in a folder last; systems that cannot do so do it by themselves."""
        if os.name == "nt":
            return
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        """Remove a file that may be gone already."""
        path.unlink(missing_ok=True)

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        path.rmdir()


def read_file(path: Path) -> bytes | None:
    """The bytes of a regular file; None for a link, a device, a giant, or where nothing is.

    Raises:
        LedgerError: It is there and cannot be read.
    """
    state = _state(path)
    fit = state is not None and stat.S_ISREG(state.st_mode) and state.st_size <= MAX_BYTES
    return _bytes(path) if fit else None


def read_plain_file(path: Path) -> bytes | None:
    """The bytes of a file that must not be taken for absent; None only where nothing is.

    Raises:
        LedgerError: It is a link, a device or a giant, or it cannot be read.
    """
    state = _state(path)
    if state is None:
        return None
    if not stat.S_ISREG(state.st_mode):
        what = f"`{path.name}` of the record is not a plain file."
        raise LedgerError(what, "A record holds files only; restore it from a copy.")
    if state.st_size > LEDGER_BYTES:
        what = f"`{path.name}` of the record is larger than {LEDGER_BYTES:,} bytes."
        raise LedgerError(what, "No record is so large; restore it from a copy.")
    return _bytes(path)


def _state(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _unreadable(path, error) from None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> LedgerError:
    what = f"`{path.name}` of the record cannot be read ({error.strerror})."
    return LedgerError(what, "Make it readable.")


def files_below(folder: Path, *names: str) -> Iterator[tuple[str, bytes]]:
    """Every regular file below the named subfolders, with its path in the folder, sorted."""
    for name in names:
        top = folder / name
        if top.is_symlink():
            continue
        for parent, folders, files in os.walk(top):
            folders.sort()
            for file in sorted(files):
                path = Path(parent, file)
                data = read_file(path)
                if data is not None:
                    yield path.relative_to(folder).as_posix(), data


def safe_target(folder: Path, path: str) -> Path:
    """Where a path of the record lies, refusing one that leads out of the folder.

    Raises:
        LedgerError: The path leaves the folder, or a link stands in its way.
    """
    parts = path.split("/")
    if not path or any(part in {"", ".", ".."} or "\\" in part or ":" in part for part in parts):
        what = f"The path `{path[:80]}` does not lie in the record."
        raise LedgerError(what)
    target = folder
    for part in parts:
        target = target / part
        if target.is_symlink():
            what = f"`{target.name}` in the record is a symbolic link."
            raise LedgerError(what, "A record holds files only; remove the link.")
    return target
