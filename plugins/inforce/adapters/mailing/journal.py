"""What became of each recipient, written down before and after every letter.

Who is told twice, or never, is told badly. So the journal is written, and flushed to the disk,
before the last line of a letter leaves and again when the server has taken it; a sender that is
stopped anywhere can go on from it. It holds no address: only a keyed digest of each.
"""

import os
import sqlite3
import time
from collections.abc import Iterable
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from typing import Final, Self

from inforce.adapters.mailing.letter import Letter
from inforce.adapters.mailing.recipients import Recipient
from inforce.errors import InforceError

FORMAT: Final = 1
# A sender whose command was killed finishes the letter it is at: longer than a server may take.
SECONDS_TO_WAIT: Final = 70.0
PAUSE_SECONDS: Final = 0.1
SALT_BYTES: Final = 16
KEY_BYTES: Final = 20
TABLES: Final = (
    "CREATE TABLE notice (format INTEGER NOT NULL, id TEXT NOT NULL, salt BLOB NOT NULL)",
    "CREATE TABLE letter (language TEXT PRIMARY KEY, digest BLOB NOT NULL)",
    "CREATE TABLE delivery (recipient BLOB PRIMARY KEY, state TEXT, code INT, reply TEXT)",
)


class JournalError(InforceError):
    """The journal cannot be used, or is another notice's."""


class State(StrEnum):
    """What is known of a recipient."""

    SENT = "sent"  # the server took the letter
    REFUSED = "refused"  # the server will never take one for this address
    DEFERRED = "deferred"  # not now; the next round tries again
    DECLINED = "declined"  # the server takes the address, not the letter; the next run tries again
    UNSURE = "unsure"  # the last line left, no answer was seen


DONE: Final = frozenset({State.SENT, State.REFUSED})


class Journal:
    """One notice's journal, held by one sender at a time."""

    def __init__(self, rows: sqlite3.Connection, salt: bytes) -> None:
        self._rows = rows
        self._salt = salt

    @classmethod
    def open(cls, path: Path, letters: Iterable[Letter], *, wait: float = SECONDS_TO_WAIT) -> Self:
        """Open the journal of a notice, or begin it.

        Raises:
            JournalError: Another sender holds it, it is no journal, it is of another notice, or
                the letters have other words than those that went out already.
        """
        try:
            rows = _held(path, wait)
            salt = _begin_or_check(rows, path, {letter.language: letter for letter in letters})
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                what = f"Another sender is at work with the journal `{path.name}`."
                raise JournalError(what, "Wait until it is done and run this again.") from None
            what = f"The journal `{path.name}` cannot be written: {error}."
            raise JournalError(what, "Name another place with `--journal`.") from None
        except sqlite3.DatabaseError:
            what = f"`{path.name}` is no journal of a notice."
            raise JournalError(what, "Name another file with `--journal`.") from None
        return cls(rows, salt)

    def close(self) -> None:
        """Let the next sender have it."""
        self._rows.close()

    def states(self, recipients: Iterable[Recipient]) -> dict[str, State]:
        """What is known of each of these, by their key; nothing of who was never tried."""
        found = dict(self._rows.execute("SELECT recipient, state FROM delivery"))
        keys = ((one.key, self._key(one)) for one in recipients)
        return {name: State(found[key]) for name, key in keys if key in found}

    def replies(self, recipients: Iterable[Recipient]) -> list[tuple[Recipient, State, str]]:
        """Who has not got the letter, and what the server said."""
        rows = self._rows.execute("SELECT recipient, state, code, reply FROM delivery")
        found = {key: (State(state), code, reply) for key, state, code, reply in rows}
        told: list[tuple[Recipient, State, str]] = []
        for one in recipients:
            state, code, reply = found.get(self._key(one), (State.SENT, 0, ""))
            if state is not State.SENT:
                told.append((one, state, f"{code} {reply}".strip() if code else reply))
        return told

    def write(self, recipient: Recipient, state: State, code: int = 0, reply: str = "") -> None:
        """Write down what became of a recipient; on the disk when this returns."""
        said = reply.replace(recipient.address, "…")[:200]
        self._rows.execute(
            "INSERT OR REPLACE INTO delivery VALUES (?, ?, ?, ?)",
            (self._key(recipient), state, code, said),
        )

    def _key(self, recipient: Recipient) -> bytes:
        return blake2b(recipient.key.encode(), key=self._salt, digest_size=KEY_BYTES).digest()


def _held(path: Path, wait: float) -> sqlite3.Connection:
    """The journal, held by nobody else; whoever holds it now is waited for.

    SQLite's own waiting gives up at once where two begin together, so we ask again ourselves.
    """
    until = time.monotonic() + wait
    while True:
        try:
            return _connect(path)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
        time.sleep(PAUSE_SECONDS)


def _connect(path: Path) -> sqlite3.Connection:
    if not path.exists():
        # Nobody else may read who was told what, not even for a moment.
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    rows = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        # One sender at a time, until it ends, however it ends; each line on the disk at once.
        rows.execute("PRAGMA locking_mode = EXCLUSIVE")
        rows.execute("PRAGMA journal_mode = WAL")
        rows.execute("PRAGMA synchronous = FULL")
        rows.execute("BEGIN IMMEDIATE")
        rows.execute("COMMIT")
    except sqlite3.Error:
        rows.close()
        raise
    return rows


def _begin_or_check(rows: sqlite3.Connection, path: Path, letters: dict[str, Letter]) -> bytes:
    notice = next(iter(letters.values())).notice
    digests = {language: letter.digest for language, letter in letters.items()}
    if not rows.execute("SELECT name FROM sqlite_master").fetchone():
        salt = os.urandom(SALT_BYTES)
        rows.execute("BEGIN")
        for table in TABLES:
            rows.execute(table)
        rows.execute("INSERT INTO notice VALUES (?, ?, ?)", (FORMAT, notice, salt))
        rows.executemany("INSERT INTO letter VALUES (?, ?)", sorted(digests.items()))
        rows.execute("COMMIT")
        return salt
    row = rows.execute("SELECT format, id, salt FROM notice").fetchone()
    if row is None or row[0] != FORMAT:
        what = f"`{path.name}` was written by another release, or was never begun."
        raise JournalError(what, "Use the release that began it.")
    if row[1] != notice:
        what = f"`{path.name}` is the journal of the notice `{row[1]}`, not of `{notice}`."
        raise JournalError(what, "Each notice has a journal of its own: name it with `--journal`.")
    if dict(rows.execute("SELECT language, digest FROM letter")) != digests:
        what = f"The words of the notice `{notice}` are not those that the journal was begun with."
        remedy = "Those who were told already would have been told something else. Restore them."
        raise JournalError(what, remedy)
    salt = row[2]
    return bytes(salt)
