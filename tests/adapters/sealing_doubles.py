"""A disk that dies at a step, and what a seal of histories appends."""

# ruff: noqa: D102 - the doubles do what the methods they stand for say they do

from pathlib import Path

from inforce.adapters.ledger_file import read_record_bytes, seal_record
from inforce.adapters.record_disk import RecordDisk
from inforce.ledger.attestation import Attestation, unsealed_entries
from inforce.ledger.checkpoint import Checkpoint
from inforce.ledger.record import Record
from inforce.ledger.verification import verify_chain
from inforce.source.text import SourceText
from inforce.versions.history import VersionHistory
from ledger_samples import long_history

GLOSSARY = {"lantern": SourceText("glossary/lantern.md", "A lamp that can be carried.\n")}


class Asks:
    """What a seal of these histories appends."""

    def __init__(self, *histories: VersionHistory) -> None:
        self._histories = histories

    def __call__(self, record: Record) -> tuple[Attestation, ...]:
        return unsealed_entries(record.ledger, self._histories, lambda _text: GLOSSARY)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def is_whole(folder: Path) -> bool:
    read = read_record_bytes(folder)
    checkpoint = Checkpoint.from_text(read.checkpoint.decode()) if read.checkpoint else None
    return verify_chain(read.ledger or b"", read.files, checkpoint).whole


class CutOffError(BaseException):
    """The power is gone."""


class DyingDisk(RecordDisk):
    """A disk that takes so many steps and then none ever again; a write may be torn."""

    def __init__(self, steps: int, *, error: BaseException | None = None, torn: float = 1) -> None:
        self.left = steps
        self._error = error
        self._torn = torn

    def _step(self) -> bool:
        if self.left == 0 and self._error is None:
            raise CutOffError
        self.left -= 1
        return self.left >= 0 or self._error is None

    def _fail(self) -> None:
        if self._error is not None and self.left == -1:
            raise self._error

    def make_folder(self, path: Path) -> None:
        self._step()
        self._fail()
        super().make_folder(path)

    def write_new(self, path: Path, data: bytes) -> None:
        if self.left == 0:
            path.write_bytes(data[: int(len(data) * self._torn)])
        self._step()
        self._fail()
        super().write_new(path, data)

    def rename(self, path: Path, target: Path) -> None:
        self._step()
        self._fail()
        super().rename(path, target)

    def sync_folder(self, path: Path) -> None:
        self._step()
        self._fail()
        super().sync_folder(path)

    def remove(self, path: Path) -> None:
        if self._error is None:
            self._step()
        super().remove(path)

    def remove_folder(self, path: Path) -> None:
        if self._error is None:
            self._step()
        super().remove_folder(path)


def steps_of(folder: Path, history: VersionHistory) -> int:
    disk = DyingDisk(100_000)
    seal_record(folder, Asks(history), disk=disk)
    return 100_000 - disk.left


def steps_of_a_second_seal(folder: Path) -> int:
    seal_record(folder / "steps", Asks(long_history(1)))
    return steps_of(folder / "steps", long_history(4))
