"""The sealed record on disk.

`ledger.jsonl` has one entry a line; `texts/` and `definitions/` hold what the entries attest;
`checkpoint` says how long the ledger was when it was last sealed. A seal first writes everything
under temporary names, then puts texts in place, then the new ledger in place of the old one in
one step: whatever happens between, the ledger is the old or the new one and all it names is there.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inforce.adapters.ledger_lock import sealing_lock
from inforce.adapters.record_disk import RecordDisk, files_below, read_file, read_plain_file
from inforce.adapters.record_writing import (
    CHECKPOINT,
    LEDGER,
    RecordWriting,
    disk_refused,
    quietly,
)
from inforce.errors import LedgerError
from inforce.ledger.attestation import Attestation
from inforce.ledger.attested import attested_files
from inforce.ledger.chain import Ledger
from inforce.ledger.checkpoint import Checkpoint
from inforce.ledger.record import Record, RecordBytes
from inforce.ledger.signing import Signer, signed

FOLDERS: Final = ("texts", "definitions")
BELOW: Final = tuple(f"{folder}/" for folder in FOLDERS)


def read_record_bytes(folder: Path) -> RecordBytes:
    """Everything in a record's folder, without judging it.

    Raises:
        LedgerError: A file cannot be read.
    """
    if folder.is_symlink():
        what = f"The record `{folder.name}` is a symbolic link."
        raise LedgerError(what, "Put the record itself there.")
    return RecordBytes(
        ledger=read_plain_file(folder / LEDGER),
        files=dict(files_below(folder, *FOLDERS)),
        checkpoint=read_plain_file(folder / CHECKPOINT),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderRecord:
    """A record in a folder of this machine.

    Args:
        name: What a reader calls the place.
        folder: The record's own folder.
        site: The built site around it; None where there is none.
    """

    name: str
    folder: Path
    site: Path | None = None

    def record(self) -> RecordBytes:
        """Everything in it."""
        return read_record_bytes(self.folder)

    def shown(self, paths: Iterable[str]) -> dict[str, bytes] | None:
        """The files that the site has at these paths."""
        if self.site is None:
            return None
        inside = (path for path in paths if path.isprintable() and ".." not in path.split("/"))
        read = ((path, read_file(self.site / path.lstrip("/"))) for path in inside)
        return {path: data for path, data in read if data is not None}


def read_record(folder: Path) -> Record:
    """The record in a folder; where there is none, an empty one.

    Raises:
        LedgerError: A file cannot be read, or the ledger is no chain.
    """
    return record_of(read_record_bytes(folder))


def record_among(files: Mapping[str, bytes]) -> Record:
    """The record among the files that a folder had; where there is none, an empty one.

    Raises:
        LedgerError: The ledger is no chain.
    """
    kept = {path: data for path, data in files.items() if path.startswith(BELOW)}
    return record_of(
        RecordBytes(ledger=files.get(LEDGER), files=kept, checkpoint=files.get(CHECKPOINT))
    )


def record_of(read: RecordBytes) -> Record:
    """What was read of a record, as a record.

    Raises:
        LedgerError: The ledger is no chain.
    """
    ledger = Ledger.from_bytes(read.ledger or b"")
    if read.checkpoint is not None:
        own = Checkpoint.from_text(read.checkpoint.decode("utf-8", "replace"))
        own.require(ledger)
    attested = {path for path, _ in attested_files(ledger.texts)}
    files = {path: data for path, data in read.files.items() if path in attested}
    return Record(ledger=ledger, files=files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What a seal did.

    Args:
        ledger: The ledger as it now stands.
        added: What was appended.
    """

    ledger: Ledger
    added: tuple[Attestation, ...]


def seal_record(
    folder: Path,
    attest: Callable[[Record], Sequence[Attestation]],
    *,
    origin: str = "",
    signer: Signer | None = None,
    disk: RecordDisk | None = None,
) -> Seal:
    """Read the record, ask what is to be attested, append it: all under one lock.

    Args:
        folder: The record's folder; made where it is not there.
        attest: What a record does not hold yet.
        origin: Whose record it is, for the checkpoint.
        signer: Who signs the checkpoint; then it is that name's.
        disk: How the disk is reached.

    Raises:
        LedgerError: The record is broken, or the disk refuses; then nothing has changed.
    """
    disk = disk or RecordDisk()
    if folder.is_symlink():
        what = f"The record `{folder.name}` is a symbolic link."
        raise LedgerError(what, "Put the record itself there.")
    made = _make_record_folder(folder)
    try:
        with sealing_lock(folder):
            record = read_record(folder)
            added = tuple(attest(record))
            ledger = _grown(record.ledger, added)
            kept = _kept_checkpoint(folder)
            checkpoint = _checkpoint(kept, ledger, origin, signer)
            if added or (ledger.size and checkpoint != kept):
                files = [file for one in added for file in one.files]
                RecordWriting(folder, disk).write(ledger, files, checkpoint)
    finally:
        if made:
            _remove_if_empty(folder)
    return Seal(ledger=ledger, added=added)


def _grown(ledger: Ledger, added: Sequence[Attestation]) -> Ledger:
    grown = Ledger((*ledger.entries, *(one.entry for one in added)))
    if added:
        first = added[0].entry
        if (first.sequence, first.previous) != (ledger.size + 1, ledger.head):
            what = "The record has grown since these entries were made."
            raise LedgerError(what, "Run `inforce seal` again.")
    return grown


def _kept_checkpoint(folder: Path) -> Checkpoint | None:
    kept = read_plain_file(folder / CHECKPOINT)
    return None if kept is None else Checkpoint.from_text(kept.decode("utf-8", "replace"))


def _checkpoint(
    kept: Checkpoint | None, ledger: Ledger, origin: str, signer: Signer | None
) -> Checkpoint:
    """What vouches for a ledger; one that does so already stays, with every signature it has."""
    name = signer.key.name if signer else origin
    fresh = Checkpoint.of(ledger, name)
    stands = (
        kept is not None
        and (kept.size, kept.head) == (fresh.size, fresh.head)
        and (signer is None or kept.origin == fresh.origin)
    )
    checkpoint = kept if kept is not None and stands else fresh
    return signed(checkpoint, signer) if signer else checkpoint


def _make_record_folder(folder: Path) -> bool:
    if folder.is_dir():
        return False
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_refused(error) from error
    return True


def _remove_if_empty(folder: Path) -> None:
    # Only an empty folder can be removed this way.
    quietly(Path.rmdir, folder)
