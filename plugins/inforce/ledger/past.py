"""What a repository's own history tells of a record: each commit that took from it or altered it.

A record that holds together today may have said something else yesterday. A commit that only
appends is what a seal makes; every other is told, also where its harm was mended later.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from inforce.errors import LedgerError
from inforce.ledger.attested import SealedText, attested_files
from inforce.ledger.breach import Breach, Damage, Verification
from inforce.ledger.continuity import LEDGER
from inforce.ledger.entry import LedgerEntry
from inforce.source.revision import FileStatus, Revision

SHORT_ID: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Tampering:
    """What one commit did to what was sealed before it.

    Args:
        commit: The commit; empty for what lies in the working tree alone.
        on: Its day; None likewise.
        path: The file of the record.
        entry: Number of the first entry concerned; 0 for a text.
        what: What it did, in words that follow the commit's name.
        mended_by: The commit that put it back; empty where none did.
    """

    commit: str
    on: date | None
    path: str
    entry: int
    what: str
    mended_by: str = ""

    def __str__(self) -> str:
        if not self.commit:
            return f"What is not committed yet {self.what}."
        mended = f" Commit {self.mended_by[:SHORT_ID]} put it back." if self.mended_by else ""
        return f"Commit {self.commit[:SHORT_ID]} of {self.on} {self.what}.{mended}"


def find_tampering(
    revisions: Iterable[Revision],
    contents: Mapping[str, bytes],
    folder: str,
    working: bytes | None = None,
) -> tuple[Tampering, ...]:
    """Every commit that changed or removed a sealed line or text, in order.

    Args:
        revisions: The published commits that touched the record, oldest first.
        contents: The bytes of every ledger among their blobs.
        folder: Where the record lies.
        working: The ledger of the working tree, where that is based on the last of them.

    Raises:
        LedgerError: A ledger is too large to be read.
    """
    past = _Past(folder)
    for revision in revisions:
        past.take(revision, contents)
    if working is not None:
        past.compare(working)
    return tuple(past.found)


def with_past(verification: Verification, found: Iterable[Tampering]) -> Verification:
    """A verification that also tells what a repository's history did to the record.

    What was not put back breaks the record, however well it holds together; what was is told.
    """
    told = tuple(found)
    breaches = tuple(
        Breach(entry=one.entry, damage=Damage.REWRITTEN, what=str(one), path=one.path)
        for one in told
        if not one.mended_by
    )
    return replace(
        verification,
        breaches=(*verification.breaches, *breaches),
        remarks=(*verification.remarks, *(str(one) for one in told if one.mended_by)),
    )


class _Past:
    """The record while its commits are read."""

    def __init__(self, folder: str) -> None:
        self.found: list[Tampering] = []
        self._folder = f"{folder.rstrip('/')}/"
        self._blobs: dict[str, str] = {}
        self._sealed_blobs: dict[str, str] = {}
        self._lines: list[bytes] = []
        self._sealed_lines: list[bytes] = []
        self._attested: dict[str, None] = {}
        self._open: dict[str, int] = {}  # path of the record, to the place in `found`

    def take(self, revision: Revision, contents: Mapping[str, bytes]) -> None:
        for change in revision.changes:
            if change.status is FileStatus.DELETED or change.old_path != change.path:
                self._blobs.pop(change.old_path.removeprefix(self._folder), None)
            if change.status is not FileStatus.DELETED and change.path.startswith(self._folder):
                self._blobs[change.path.removeprefix(self._folder)] = change.blob
        self._read_ledger(contents)
        wrong = dict(self._wrong())
        for path in [path for path in self._open if path not in wrong]:
            place = self._open.pop(path)
            self.found[place] = replace(self.found[place], mended_by=revision.id)
        for path, (entry, what) in wrong.items():
            if path not in self._open:
                self._open[path] = len(self.found)
                on = revision.recorded_at.date()
                self.found.append(
                    Tampering(commit=revision.id, on=on, path=path, entry=entry, what=what)
                )
        if LEDGER not in wrong:
            self._seal()

    def compare(self, working: bytes) -> None:
        """Hold the working tree's ledger against all that was sealed."""
        if LEDGER in self._open:
            return
        self._lines = working.split(b"\n")[:-1]
        for path, (entry, what) in self._wrong():
            if path == LEDGER:
                self.found.append(Tampering(commit="", on=None, path=path, entry=entry, what=what))

    def _read_ledger(self, contents: Mapping[str, bytes]) -> None:
        blob = self._blobs.get(LEDGER)
        if blob is not None and blob not in contents:
            what = f"A ledger in the history is too large to be read ({blob[:SHORT_ID]})."
            raise LedgerError(what, "Look through the history with `git log -p` instead.")
        self._lines = contents[blob].split(b"\n")[:-1] if blob is not None else []

    def _wrong(self) -> Iterator[tuple[str, tuple[int, str]]]:
        sealed = self._sealed_lines
        if self._lines[: len(sealed)] != sealed:
            place = next(
                (n for n, line in enumerate(self._lines[: len(sealed)]) if line != sealed[n]),
                len(self._lines),
            )
            yield LEDGER, (place + 1, self._of_the_ledger(place))
        for path, blob in self._sealed_blobs.items():
            if self._blobs.get(path) != blob:
                done = "changed" if path in self._blobs else "removed"
                yield path, (0, f"{done} the sealed `{path}`")

    def _of_the_ledger(self, place: int) -> str:
        last = len(self._sealed_lines)
        if place < len(self._lines):
            return f"changed entry {place + 1} of the ledger"
        which = f"entry {last}" if place + 1 == last else f"entries {place + 1}–{last}"
        return f"removed {which} of the ledger"

    def _seal(self) -> None:
        """What agrees with all that was sealed is sealed from now on."""
        for line in self._lines[len(self._sealed_lines) :]:
            self._attested.update(dict.fromkeys(_named(line)))
        self._sealed_lines = self._lines
        for path in self._attested:
            if path in self._blobs:
                self._sealed_blobs.setdefault(path, self._blobs[path])


def _named(line: bytes) -> Iterator[str]:
    try:
        attested = LedgerEntry.parse(line).attested
    except LedgerError:
        return
    if isinstance(attested, SealedText):
        yield from (path for path, _ in attested_files((attested,)))
