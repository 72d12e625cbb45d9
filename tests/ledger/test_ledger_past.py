"""Commits that took from a record or altered it, told from what git shows of each."""

from datetime import UTC, datetime, timedelta
from hashlib import sha1
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.errors import LedgerError
from inforce.ledger.past import find_tampering
from inforce.source.revision import FileChange, FileStatus, Revision
from ledger_samples import long_history, seal

LEDGER, FILES = seal(long_history(4))
LINES = LEDGER.to_bytes().splitlines(keepends=True)
FIRST_TEXT = min(FILES)


class History:
    """Commits of a record, each what the record holds after it."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}
        self.revisions: list[Revision] = []
        self._now: dict[str, str] = {}

    def commit(self, ledger: bytes | None, files: dict[str, bytes]) -> None:
        """What git would show of a commit that leaves these files."""
        after = {f"record/{path}": self._blob(data) for path, data in files.items()}
        if ledger is not None:
            after["record/ledger.jsonl"] = self._blob(ledger)
        changes = [
            FileChange(FileStatus.DELETED, path, path, "")
            for path in self._now
            if path not in after
        ]
        changes += [
            FileChange(FileStatus.MODIFIED, path, path, blob)
            for path, blob in after.items()
            if self._now.get(path) != blob
        ]
        self._now = after
        self.add(*changes)

    def add(self, *changes: FileChange) -> None:
        """A commit as it is."""
        number = len(self.revisions)
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number)
        self.revisions.append(Revision(f"{number:040}", at, "", changes))

    def _blob(self, data: bytes) -> str:
        name = sha1(data, usedforsecurity=False).hexdigest()
        self.contents[name] = data
        return name

    def found(self) -> list[tuple[int, str, int | None]]:
        """Commit, what it did, and the commit that mended it."""
        return [
            (int(one.commit), one.what, int(one.mended_by) if one.mended_by else None)
            for one in find_tampering(self.revisions, self.contents, "record")
        ]


def ledger(size: int) -> bytes:
    return b"".join(LINES[:size])


def history(*ledgers: bytes | None, files: dict[str, bytes] | None = None) -> History:
    made = History()
    for data in ledgers:
        made.commit(data, FILES if files is None else files)
    return made


@pytest.mark.parametrize(
    ("ledgers", "expected"),
    [
        ([ledger(2), ledger(3), ledger(5)], []),
        ([None, ledger(5)], []),
        ([ledger(3), ledger(2)], [(1, "removed entry 3 of the ledger", None)]),
        ([ledger(5), ledger(2), ledger(5)], [(1, "removed entries 3–5 of the ledger", 2)]),
        ([ledger(5), None], [(1, "removed entries 1–5 of the ledger", None)]),
        ([ledger(5), b""], [(1, "removed entries 1–5 of the ledger", None)]),
        (
            [ledger(3), ledger(2) + LINES[3], ledger(3), ledger(4)],
            [(1, "changed entry 3 of the ledger", 2)],
        ),
        ([ledger(3), LINES[1] + ledger(3)], [(1, "changed entry 1 of the ledger", None)]),
        ([ledger(3), ledger(3)[:-1]], [(1, "removed entry 3 of the ledger", None)]),
    ],
)
def test_each_commit_that_took_from_the_ledger_is_named(
    ledgers: list[bytes | None], expected: list[tuple[int, str, int | None]]
) -> None:
    """Appending is no tampering; whatever else is done is named, and who mended it."""
    assert history(*ledgers).found() == expected


def test_a_sealed_text_that_is_renamed_is_removed() -> None:
    """Git shows a move as one row; the text is gone from where it was sealed."""
    made = history(ledger(5))
    path, blob = f"record/{FIRST_TEXT}", next(iter(made.contents))
    made.add(FileChange(FileStatus.RENAMED, "record/texts/else.md", path, blob))
    assert made.found() == [(1, f"removed the sealed `{FIRST_TEXT}`", None)]


def test_a_file_that_no_entry_attests_is_nobodys_business() -> None:
    """A stray file can come and go."""
    made = History()
    made.commit(ledger(5), FILES | {"texts/stray.md": b"x"})
    made.commit(ledger(5), FILES | {"texts/stray.md": b"y"})
    made.commit(ledger(5), FILES)
    assert made.found() == []


def test_a_text_altered_twice_is_told_once_until_it_is_mended() -> None:
    """Each harm has one commit that did it and one that ended it."""
    made = History()
    for text in (FILES[FIRST_TEXT], b"a", b"b", FILES[FIRST_TEXT], b"c"):
        made.commit(ledger(5), FILES | {FIRST_TEXT: text})
    done = f"changed the sealed `{FIRST_TEXT}`"
    assert made.found() == [(1, done, 3), (4, done, None)]


def test_a_ledger_that_cannot_be_read_proves_nothing() -> None:
    """What is too large to be read is a sentence, not a clean bill."""
    made = History()
    made.add(FileChange(FileStatus.ADDED, "record/ledger.jsonl", "record/ledger.jsonl", "f" * 40))
    with pytest.raises(LedgerError, match="too large"):
        made.found()


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-1, 4)), min_size=1, max_size=8))
def test_a_history_is_clean_just_where_every_ledger_extends_the_one_before(
    steps: list[tuple[int, int]],
) -> None:
    """Whatever commits there were, none is missed and none is blamed without a cause."""
    ledgers = []
    for size, altered in steps:
        lines = LINES[:size]
        if 0 <= altered < size:
            lines[altered] = lines[altered].replace(b"terms", b"Terms")
        ledgers.append(b"".join(lines))
    grows = all(later.startswith(earlier) for earlier, later in pairwise(ledgers))
    assert (history(*ledgers, files={}).found() == []) == grows
