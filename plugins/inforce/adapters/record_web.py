"""The sealed record of a site that is read over the web, and the texts that the site shows."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from inforce.adapters.record_disk import LEDGER_BYTES, MAX_BYTES
from inforce.adapters.record_writing import CHECKPOINT, LEDGER
from inforce.adapters.web_client import WebFiles
from inforce.errors import LedgerError
from inforce.ledger.record import RecordBytes
from inforce.ledger.verification import named_files

CHECKPOINT_BYTES: Final = 1_000_000
MAX_FILES: Final = 100_000
AT_ONCE: Final = 8
TELL_EVERY: Final = 25


class WebRecord:
    """A place on the web: a site with a `record/`, or the address of a record itself.

    A server lists nothing, so only the files that the ledger names are asked for.

    Args:
        files: The files below the address.
        tell: Is told how far the work has come.
    """

    def __init__(self, files: WebFiles, tell: Callable[[str], None]) -> None:
        self._files = files
        self._tell = tell
        self._folder = "record/"
        self.name = files.address

    def record(self) -> RecordBytes:
        """Ledger, checkpoint and every file that the ledger names.

        Raises:
            InforceError: The server gives no answer that can be used.
        """
        ledger = self._files.read(self._folder + LEDGER, LEDGER_BYTES)
        if ledger is None and (alone := self._files.read(LEDGER, LEDGER_BYTES)) is not None:
            ledger, self._folder = alone, ""
        checkpoint = self._files.read(self._folder + CHECKPOINT, CHECKPOINT_BYTES)
        names = named_files(ledger or b"")
        if len(names) > MAX_FILES:
            what = f"The ledger names {len(names):,} files."
            raise LedgerError(what, f"Nothing is fetched: more than {MAX_FILES:,} are no record.")
        found = self._fetch({self._folder + name: name for name in names}, "sealed texts")
        return RecordBytes(ledger=ledger, files=found, checkpoint=checkpoint)

    def shown(self, paths: Iterable[str]) -> dict[str, bytes] | None:
        """The files of the site at these paths; None where there is no site around the record."""
        if not self._folder:
            return None
        found = self._fetch({path: path for path in paths}, "published texts")
        return {path: data for path, data in found.items() if not _is_page(data)}

    def _fetch(self, wanted: dict[str, str], what: str) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        with ThreadPoolExecutor(AT_ONCE) as workers:
            answers = workers.map(lambda path: self._files.read(path, MAX_BYTES), wanted)
            try:
                for count, (name, data) in enumerate(zip(wanted.values(), answers, strict=True)):
                    if count % TELL_EVERY == 0:
                        self._tell(f"Fetching {what} … {count} of {len(wanted)}")
                    if data is not None:
                        found[name] = data
            finally:
                workers.shutdown(wait=False, cancel_futures=True)
        return found


def _is_page(data: bytes) -> bool:
    """Whether a server that has no such text sent a page instead, and called that found."""
    return data[:500].lstrip().lower().startswith((b"<!doctype html", b"<html"))
