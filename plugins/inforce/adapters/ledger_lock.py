"""One seal at a time: the second waits for the first."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from inforce.errors import LedgerError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

WAIT_SECONDS: Final = 60.0
PAUSE_SECONDS: Final = 0.05
LOCK_NAME: Final = ".sealing.lock"


@contextmanager
def sealing_lock(folder: Path, *, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold a record for one seal.

    Where the system can, the lock is on the folder itself: it leaves no file, and it ends with
    the process that held it, however that ends.

    Raises:
        LedgerError: Another seal holds it for too long.
    """
    if fcntl is None:
        with _lock_file(folder, wait):
            yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _wait_for(descriptor, folder, wait)
        yield
    finally:
        os.close(descriptor)


def _wait_for(descriptor: int, folder: Path, wait: float) -> None:
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise _held(folder, "") from None
            time.sleep(PAUSE_SECONDS)
        else:
            return


@contextmanager
def _lock_file(folder: Path, wait: float) -> Iterator[None]:
    path = folder / LOCK_NAME
    until = time.monotonic() + wait
    while True:
        try:
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except FileExistsError:
            if time.monotonic() > until:
                raise _held(folder, f" If none runs, delete `{path.name}` in it.") from None
            time.sleep(PAUSE_SECONDS)
        else:
            break
    try:
        os.close(descriptor)
        yield
    finally:
        path.unlink(missing_ok=True)


def _held(folder: Path, more: str) -> LedgerError:
    what = f"Another seal holds the record `{folder.name}`."
    return LedgerError(what, f"Wait until it is done and seal again.{more}")
