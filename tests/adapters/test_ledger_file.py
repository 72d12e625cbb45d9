"""The record on disk as it grows, and as it must not."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sealing_doubles import (
    Asks,
    is_whole,
    tree,
)

from inforce.adapters.ledger_file import read_record, seal_record
from inforce.errors import BrokenChainError, LedgerError
from inforce.ledger.record import Record
from inforce.ledger.restoration import restore_histories
from ledger_samples import long_history, make_history, make_text, make_version, rich_history, sealed


class TestSealing:
    """A seal that is left in peace."""

    def test_a_sealed_record_gives_the_histories_back(self, tmp_path: Path) -> None:
        """What is on disk is the whole history."""
        folder = tmp_path / "record"
        seal_record(folder, Asks(rich_history(), long_history(3)), origin="https://a.example/law/")
        record = read_record(folder)
        assert restore_histories(record.ledger, record.files) == (
            sealed(rich_history()),
            sealed(long_history(3)),
        )
        assert is_whole(folder)
        assert (folder / "checkpoint").read_text().startswith("a.example/law\n")
        assert [path for path in tree(folder) if path.startswith("definitions/")] == [
            f"definitions/lantern/{digest.hex}.md"
            for _, digest in record.ledger.texts[0].definitions
        ]

    def test_a_second_seal_of_the_same_changes_no_byte(self, tmp_path: Path) -> None:
        """Sealing what is sealed does nothing."""
        seal_record(tmp_path, Asks(rich_history()))
        before = tree(tmp_path)
        assert seal_record(tmp_path, Asks(rich_history())).added == ()
        assert tree(tmp_path) == before

    def test_a_later_seal_leaves_what_stood(self, tmp_path: Path) -> None:
        """Every earlier line is there, byte for byte."""
        seal_record(tmp_path, Asks(long_history(3)))
        before = (tmp_path / "ledger.jsonl").read_bytes()
        seal_record(tmp_path, Asks(long_history(5)))
        assert (tmp_path / "ledger.jsonl").read_bytes().startswith(before)
        assert is_whole(tmp_path)

    def test_nothing_to_seal_makes_no_folder(self, tmp_path: Path) -> None:
        """A site without published texts has no record."""
        seal_record(tmp_path / "record", Asks())
        assert not (tmp_path / "record").exists()

    def test_entries_that_stand_already_are_not_appended_again(self, tmp_path: Path) -> None:
        """Sealing the same twice is sealing it once."""
        asks = Asks(long_history(2))
        first = seal_record(tmp_path, asks)
        again = seal_record(tmp_path, asks)
        assert (again.ledger, again.added) == (first.ledger, ())
        assert first.ledger.size == len(first.added)

    def test_entries_for_another_head_are_refused(self, tmp_path: Path) -> None:
        """An entry is for one place in one record."""
        seal_record(tmp_path, Asks(long_history(2)))
        stale = Asks(rich_history())(Record())
        with pytest.raises(LedgerError, match="has grown since"):
            seal_record(tmp_path, lambda _: stale)

    def test_a_broken_record_is_never_sealed_over(self, tmp_path: Path) -> None:
        """A seal on top of a broken chain would hide the break."""
        seal_record(tmp_path, Asks(long_history(2)))
        path = tmp_path / "ledger.jsonl"
        path.write_bytes(path.read_bytes()[:-10])
        before = tree(tmp_path)
        with pytest.raises(BrokenChainError):
            seal_record(tmp_path, Asks(long_history(3)))
        assert tree(tmp_path) == before

    @pytest.mark.parametrize("lines", [0, 2])
    def test_a_record_whose_end_was_cut_off_is_never_sealed_over(
        self, tmp_path: Path, lines: int
    ) -> None:
        """A new end on a cut ledger, or a new ledger where one was deleted, would hide the cut."""
        seal_record(tmp_path, Asks(long_history(4)))
        path = tmp_path / "ledger.jsonl"
        kept = path.read_bytes().splitlines(keepends=True)[:lines]
        path.write_bytes(b"".join(kept))
        if not kept:
            path.unlink()
        with pytest.raises(BrokenChainError, match="whose 5 entries its checkpoint attests"):
            seal_record(tmp_path, Asks(long_history(5)))

    def test_two_versions_that_had_one_name_keep_a_text_each(self, tmp_path: Path) -> None:
        """A day that one version left and another took gives two files, not one."""
        coming = make_version("2025-09-01", make_text("A boat.", date(2025, 5, 1)))
        moved = replace(
            make_version("2025-10-01", *coming.texts), postponed_from=(date(2025, 9, 1),)
        )
        newcomer = make_version("2025-09-01", make_text("A rope.", date(2025, 8, 1)))
        seal_record(tmp_path, Asks(make_history(coming)))
        seal_record(tmp_path, Asks(make_history(moved, newcomer)))
        record = read_record(tmp_path)
        assert restore_histories(record.ledger, record.files) == (
            sealed(make_history(moved, newcomer)),
        )
        assert len(record.files) == 3
