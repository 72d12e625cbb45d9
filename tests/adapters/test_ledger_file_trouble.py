"""The record on disk: cut off at every step, full, contested, hostile."""

import errno
import multiprocessing
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sealing_doubles import (
    Asks,
    CutOffError,
    DyingDisk,
    is_whole,
    steps_of,
    steps_of_a_second_seal,
    tree,
)

from inforce.adapters.ledger_file import read_record, read_record_bytes, seal_record
from inforce.adapters.ledger_lock import sealing_lock
from inforce.adapters.record_disk import safe_target
from inforce.errors import LedgerError
from inforce.ledger.checkpoint import Checkpoint
from inforce.ledger.copies import SealedFile
from inforce.ledger.record import Record
from inforce.ledger.restoration import restore_histories
from ledger_samples import long_history, make_history, make_text, make_version, sealed


class TestCutOff:
    """A seal that is killed, and one whose disk is full."""

    def test_a_seal_killed_at_any_step_leaves_the_old_record_or_the_new(
        self, tmp_path: Path
    ) -> None:
        """Whatever was cut off, the record is whole, and the next seal completes it."""
        steps = steps_of_a_second_seal(tmp_path)
        assert steps > 15
        seen = set()
        for step in range(steps):
            folder = tmp_path / str(step)
            seal_record(folder, Asks(long_history(1)))
            old = (folder / "ledger.jsonl").read_bytes()
            with pytest.raises(CutOffError):
                seal_record(folder, Asks(long_history(4)), disk=DyingDisk(step, torn=step % 3 / 2))
            now = (folder / "ledger.jsonl").read_bytes()
            seen.add(now == old)
            assert is_whole(folder), step
            assert now in {old, _sealed_at_once(tmp_path)}
            seal_record(folder, Asks(long_history(4)))
            assert tree(folder) == tree(tmp_path / "once")
        assert seen == {True, False}

    def test_a_first_seal_killed_at_any_step_leaves_none_or_a_whole_one(
        self, tmp_path: Path
    ) -> None:
        """A record is begun whole or not at all."""
        for step in range(steps_of(tmp_path / "count", long_history(1))):
            folder = tmp_path / str(step)
            with pytest.raises(CutOffError):
                seal_record(folder, Asks(long_history(1)), disk=DyingDisk(step, torn=0.5))
            assert not (folder / "ledger.jsonl").exists() or is_whole(folder)
            seal_record(folder, Asks(long_history(1)))
            assert tree(folder) == tree(tmp_path / "count")

    def test_a_full_disk_changes_nothing(self, tmp_path: Path) -> None:
        """A seal that finds no room leaves every byte as it was, and says why."""
        steps = steps_of_a_second_seal(tmp_path)
        full = OSError(errno.ENOSPC, "No space left on device")
        for step in range(steps - 3):
            folder = tmp_path / str(step)
            seal_record(folder, Asks(long_history(1)))
            before = tree(folder)
            with pytest.raises(LedgerError, match="The disk is full"):
                seal_record(folder, Asks(long_history(4)), disk=DyingDisk(step, error=full))
            assert tree(folder) == before, step
            assert sorted(folder.iterdir()) == [
                folder / name
                for name in (".gitattributes", "checkpoint", "definitions", "ledger.jsonl", "texts")
            ]

    def test_a_disk_that_fills_up_at_the_checkpoint_has_sealed(self, tmp_path: Path) -> None:
        """The ledger stands, its older checkpoint still agrees, and the next seal renews it."""
        steps = steps_of_a_second_seal(tmp_path / "count")
        tmp_path = tmp_path / "record"
        full = OSError(errno.ENOSPC, "No space left on device")
        seal_record(tmp_path, Asks(long_history(1)))
        with pytest.raises(LedgerError, match="The disk is full"):
            seal_record(tmp_path, Asks(long_history(4)), disk=DyingDisk(steps - 2, error=full))
        assert is_whole(tmp_path)
        seal_record(tmp_path, Asks(long_history(4)))
        kept = Checkpoint.from_text((tmp_path / "checkpoint").read_text())
        assert kept.size == read_record(tmp_path).ledger.size

    def test_a_folder_that_cannot_be_written_is_one_sentence(self, tmp_path: Path) -> None:
        """A refusal of the system is told, not thrown through."""
        (tmp_path / "file").write_text("no folder")
        with pytest.raises(LedgerError, match="cannot be written"):
            seal_record(tmp_path / "file" / "record", Asks(long_history(1)))


def _sealed_at_once(tmp_path: Path) -> bytes:
    folder = tmp_path / "once"
    if not folder.exists():
        seal_record(folder, Asks(long_history(1)))
        seal_record(folder, Asks(long_history(4)))
    return (folder / "ledger.jsonl").read_bytes()


def _seal_in_a_process(folder: Path, policy: str, versions: int) -> None:
    for count in range(1, versions + 1):
        seal_record(folder, Asks(long_history(count, policy)))


class TestTwoAtOnce:
    """Two seals of one record."""

    def test_two_processes_seal_one_after_the_other(self, tmp_path: Path) -> None:
        """Both are recorded, the chain is whole."""
        context = multiprocessing.get_context("spawn")
        folder = tmp_path / "record"
        sealing = [
            context.Process(target=_seal_in_a_process, args=(folder, policy, 6))
            for policy in ("harbour", "terms")
        ]
        for process in sealing:
            process.start()
        for process in sealing:
            process.join()
        assert [process.exitcode for process in sealing] == [0, 0]
        record = read_record(folder)
        assert is_whole(folder)
        assert restore_histories(record.ledger, record.files) == (
            sealed(long_history(6, "harbour")),
            sealed(long_history(6, "terms")),
        )

    def test_a_seal_that_waits_too_long_says_so(self, tmp_path: Path) -> None:
        """A record held for ever is a sentence, not a hang."""
        with (
            sealing_lock(tmp_path),
            pytest.raises(LedgerError, match="Another seal holds"),
            sealing_lock(tmp_path, wait=0),
        ):
            pytest.fail("two seals at once")

    def test_systems_without_folder_locks_use_a_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The fallback keeps two seals apart as well, and leaves nothing behind."""
        monkeypatch.setattr("inforce.adapters.ledger_lock.fcntl", None)
        with (
            sealing_lock(tmp_path),
            pytest.raises(LedgerError, match=r"delete `\.sealing\.lock`"),
            sealing_lock(tmp_path, wait=0),
        ):
            pytest.fail("two seals at once")
        assert list(tmp_path.iterdir()) == []


class TestHostility:
    """A record that someone prepared."""

    @pytest.mark.parametrize(
        "path", ["../out.md", "/etc/out.md", "texts//x.md", "texts/./x.md", "a\\..\\b", "c:x", ""]
    )
    def test_no_path_leads_out_of_the_folder(self, tmp_path: Path, path: str) -> None:
        """A path that leaves the record is refused before anything is written."""
        with pytest.raises(LedgerError, match="does not lie in the record"):
            safe_target(tmp_path, path)

    def test_a_file_that_would_leave_the_folder_is_not_written(self, tmp_path: Path) -> None:
        """The whole append is refused with it."""
        folder = tmp_path / "record"
        added = Asks(long_history(1))(Record())
        outside = SealedFile(path="../out.md", data=b"out")
        with pytest.raises(LedgerError, match="does not lie in the record"):
            seal_record(folder, lambda _: (replace(added[0], files=(outside,)), *added[1:]))
        assert tree(tmp_path) == {}

    @pytest.mark.parametrize("name", ["../../etc", "..", ".", "/", "a/../../b", "", "1.md", "x\0y"])
    def test_no_label_leads_out_of_the_folder(self, tmp_path: Path, name: str) -> None:
        """Whatever an author calls a version, its text lies in the record and comes back."""
        version = make_version("2025-04-01", make_text("A boat.", date(2025, 3, 1)))
        history = make_history(replace(version, label=name))
        seal_record(tmp_path / "record", Asks(history))
        record = read_record(tmp_path / "record")
        assert restore_histories(record.ledger, record.files) == (sealed(history),)
        assert all(path.startswith("record/") for path in tree(tmp_path))

    def test_a_link_in_the_way_is_not_followed_when_sealing(self, tmp_path: Path) -> None:
        """A folder that is a link does not let a text out."""
        folder, outside = tmp_path / "record", tmp_path / "outside"
        folder.mkdir()
        outside.mkdir()
        (folder / "texts").symlink_to(outside)
        with pytest.raises(LedgerError, match="symbolic link"):
            seal_record(folder, Asks(long_history(1)))
        assert list(outside.iterdir()) == []

    def test_a_text_that_is_a_link_is_missing(self, tmp_path: Path) -> None:
        """What a link shows is not what was sealed, whatever it shows."""
        folder = tmp_path / "record"
        seal_record(folder, Asks(long_history(1)))
        text = next((folder / "texts").rglob("*.md"))
        text.rename(tmp_path / "elsewhere.md")
        text.symlink_to(tmp_path / "elsewhere.md")
        assert not is_whole(folder)

    def test_a_ledger_that_is_no_plain_file_is_not_taken_for_absent(self, tmp_path: Path) -> None:
        """A link in place of the ledger must not make a seal begin a new record."""
        (tmp_path / "ledger.jsonl").symlink_to("/dev/null")
        with pytest.raises(LedgerError, match="not a plain file"):
            seal_record(tmp_path, Asks(long_history(1)))

    @pytest.mark.parametrize("name", ["ledger.jsonl", "checkpoint"])
    def test_a_giant_does_not_fill_the_memory(self, tmp_path: Path, name: str) -> None:
        """A file that pretends to be very large is refused before it is read."""
        with (tmp_path / name).open("wb") as stream:
            stream.truncate(1 << 40)
        with pytest.raises(LedgerError, match="larger than"):
            read_record_bytes(tmp_path)

    def test_a_pipe_does_not_hold_the_reader(self, tmp_path: Path) -> None:
        """A device among the texts is passed over, not read for ever."""
        (tmp_path / "texts").mkdir()
        os.mkfifo(tmp_path / "texts" / "1.md")
        assert read_record_bytes(tmp_path).files == {}

    def test_a_record_that_is_a_link_is_refused(self, tmp_path: Path) -> None:
        """The folder itself may lead nowhere else."""
        (tmp_path / "real").mkdir()
        (tmp_path / "record").symlink_to(tmp_path / "real")
        with pytest.raises(LedgerError, match="symbolic link"):
            read_record(tmp_path / "record")
        with pytest.raises(LedgerError, match="symbolic link"):
            seal_record(tmp_path / "record", Asks(long_history(1)))

    def test_a_stray_file_is_no_part_of_the_record(self, tmp_path: Path) -> None:
        """Only what an entry attests is read."""
        seal_record(tmp_path, Asks(long_history(1)))
        (tmp_path / "texts" / "stray.md").write_text("x")
        assert all("stray" not in path for path in read_record(tmp_path).files)
