"""Results kept by the digest of what they were made from, in one file.

An entry carries the digest of its kind, its key and its bytes together; one that is torn, altered
or filed under another's name is treated as absent and made again, never trusted. A file that is no
database any more, or that another program left, is begun anew.
"""

import sqlite3
import weakref
from contextlib import suppress
from pathlib import Path
from typing import Final

from inforce.digest import Digest, digest_of

NAME: Final = "derivations.sqlite"
SECONDS_TO_WAIT: Final = 2.0
# Not WITHOUT ROWID: that keeps whole payloads in the tree of keys, and each look has to pass them.
SCHEMA: Final = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS program (digest TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS entry (
    kind TEXT NOT NULL, key TEXT NOT NULL, seal TEXT NOT NULL, payload BLOB NOT NULL,
    PRIMARY KEY (kind, key)
);
"""


class DerivationCache:
    """Derived results of one program.

    Args:
        folder: Where the file lies; None keeps nothing.
        program: Digest of the program; what another one derived is thrown away.
    """

    def __init__(self, folder: Path | None, program: Digest) -> None:
        self._entries = _open(folder, program) if folder is not None else None
        if self._entries is not None:
            weakref.finalize(self, self._entries.close)

    def get(self, kind: str, key: Digest) -> bytes | None:
        """The bytes kept for this key, or None where there are none that can be trusted."""
        if self._entries is None:
            return None
        try:
            found = self._entries.execute(
                "SELECT seal, payload FROM entry WHERE kind = ? AND key = ?", (kind, key.hex)
            ).fetchone()
        except sqlite3.Error:
            return None
        if found is None:
            return None
        seal, payload = found
        whole = isinstance(payload, bytes) and seal == _seal(kind, key, payload)
        return payload if whole else None

    def put(self, kind: str, key: Digest, payload: bytes) -> None:
        """Keep these bytes; a cache that cannot be written is no cache, and nothing is lost."""
        if self._entries is None:
            return
        with suppress(sqlite3.Error):
            self._entries.execute(
                "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)",
                (kind, key.hex, _seal(kind, key, payload), payload),
            )


def _seal(kind: str, key: Digest, payload: bytes) -> str:
    return digest_of("cache", kind.encode(), key.hex.encode(), payload).hex


def _open(folder: Path, program: Digest) -> sqlite3.Connection | None:
    """The entries of this program, begun anew where the file holds anything else."""
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        entries = _entries_of(path, program)
        if entries is None:
            for old in (path, *folder.glob(f"{NAME}-*")):
                old.unlink(missing_ok=True)
            entries = _entries_of(path, program)
    except OSError:
        return None
    return entries


def _entries_of(path: Path, program: Digest) -> sqlite3.Connection | None:
    try:
        entries = sqlite3.connect(
            path, timeout=SECONDS_TO_WAIT, isolation_level=None, check_same_thread=False
        )
    except sqlite3.Error:
        return None
    try:
        entries.executescript(SCHEMA)
        made_by = entries.execute("SELECT digest FROM program").fetchall()
        if not made_by:
            entries.execute("INSERT INTO program VALUES (?)", (str(program),))
            made_by = [(str(program),)]
        if made_by == [(str(program),)]:
            return entries
    except sqlite3.Error:
        pass
    entries.close()
    return None
