"""One append to a record: staged, put in place, or undone."""

import errno
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from inforce.adapters.record_disk import RecordDisk, read_file, safe_target
from inforce.errors import LedgerError
from inforce.ledger.chain import Ledger
from inforce.ledger.checkpoint import Checkpoint
from inforce.ledger.copies import SealedFile

LEDGER: Final = "ledger.jsonl"
CHECKPOINT: Final = "checkpoint"
VERIFIER_KEY: Final = "verifier-key"  # published beside the record, never kept in it
STAGED: Final = ".sealing-"
# A checkout with other line ends would be another text: git must hand out the bytes as they are.
# Nor may it merge two records line by line: a chain has one end, and a person must choose it.
ATTRIBUTES: Final = SealedFile(path=".gitattributes", data=b"* -text -merge\n")


class RecordWriting:
    """One append to the record in a folder.

    Args:
        folder: The record's folder.
        disk: How the disk is reached.
    """

    def __init__(self, folder: Path, disk: RecordDisk) -> None:
        self._folder = folder
        self._disk = disk
        self._staged: list[Path] = []
        self._placed: list[Path] = []
        self._made: list[Path] = []

    def write(self, ledger: Ledger, files: Iterable[SealedFile], checkpoint: Checkpoint) -> None:
        """Make the record this ledger with these further files and this checkpoint.

        Raises:
            LedgerError: The disk refuses; then nothing has changed.
        """
        try:
            self._sweep()
            texts = [
                (self._stage(file.data), file.path) for file in self._missing((*files, ATTRIBUTES))
            ]
            new_ledger = self._stage(ledger.to_bytes())
            new_checkpoint = self._stage(checkpoint.to_text().encode())
            for staged, path in texts:
                self._place(staged, path)
            for parent in sorted({path.parent for path in (*self._placed, *self._made)}):
                self._disk.sync_folder(parent)
            self._disk.rename(new_ledger, self._folder / LEDGER)
        except OSError as error:
            self._undo()
            raise disk_refused(error) from error
        except LedgerError:
            self._undo()
            raise
        try:
            self._disk.sync_folder(self._folder)
            self._disk.rename(new_checkpoint, self._folder / CHECKPOINT)
            self._disk.sync_folder(self._folder)
        except OSError as error:
            # The ledger stands; an older checkpoint still agrees with it, the next seal renews it.
            raise disk_refused(error) from error

    def _missing(self, files: Iterable[SealedFile]) -> list[SealedFile]:
        wanted = {file.path: file for file in files}
        return [
            file
            for path, file in wanted.items()
            if read_file(safe_target(self._folder, path)) != file.data
        ]

    def _sweep(self) -> None:
        """Remove what a seal that was cut off has left under temporary names."""
        for path in sorted(self._folder.glob(f"{STAGED}*")):
            self._disk.remove(path)

    def _stage(self, data: bytes) -> Path:
        path = self._folder / f"{STAGED}{len(self._staged)}"
        self._staged.append(path)
        self._disk.write_new(path, data)
        return path

    def _place(self, staged: Path, path: str) -> None:
        target = safe_target(self._folder, path)
        self._make_folders(target.parent)
        new = not target.exists()
        self._disk.rename(staged, target)
        if new:
            self._placed.append(target)

    def _make_folders(self, path: Path) -> None:
        missing = [folder for folder in (path, *path.parents) if not folder.exists()]
        for folder in reversed(missing):
            self._made.append(folder)
            self._disk.make_folder(folder)

    def _undo(self) -> None:
        for path in (*self._staged, *self._placed):
            quietly(self._disk.remove, path)
        for folder in reversed(self._made):
            quietly(self._disk.remove_folder, folder)


def quietly(step: Callable[[Path], None], path: Path) -> None:
    """Take a step of tidying up that may fail."""
    # A disk that refuses to forget leaves a file that no entry names: nothing believes in it.
    try:
        step(path)
    except OSError:
        return


def disk_refused(error: OSError) -> LedgerError:
    """A refusal of the disk as a sentence."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return LedgerError("The disk is full.", "Make room and seal again; nothing was changed.")
    what = f"The record cannot be written ({error.strerror})."
    return LedgerError(what, "Make its folder writable and seal again.")
