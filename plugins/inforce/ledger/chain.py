"""Entries in a chain: append only."""

from dataclasses import dataclass
from typing import Final, Self

from inforce.digest import Digest, digest_of
from inforce.errors import BrokenChainError, LedgerError
from inforce.ledger.attested import Attested, SealedText
from inforce.ledger.entry import LedgerEntry

# What the first entry names as the one before it: the digest of nothing.
GENESIS: Final = digest_of("ledger-entry")
# What git writes into a file that two branches have both changed.
MERGE_MARKS: Final = (b"<<<<<<< ", b"||||||| ", b"=======", b">>>>>>> ")
ONE_RECORD: Final = (
    "Keep the record of the published branch whole "
    "(`git restore --source=origin/main -- record`, with its name for `main`), and seal anew."
)
MAX_ENTRIES: Final = 200_000
REMEDY: Final = "Run `inforce verify` to learn what was altered; restore the record from a copy."


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of a sealed record, each naming the digest of the one before.

    Args:
        entries: In order; trusted to be a chain, as `append` and `from_bytes` make them.
    """

    entries: tuple[LedgerEntry, ...] = ()

    @property
    def size(self) -> int:
        """How many entries there are."""
        return len(self.entries)

    @property
    def head(self) -> Digest:
        """The digest of the last entry: it stands for all of them."""
        return self.entries[-1].digest if self.entries else GENESIS

    @property
    def texts(self) -> tuple[SealedText, ...]:
        """Every text it attests, in order."""
        attested = (entry.attested for entry in self.entries)
        return tuple(text for text in attested if isinstance(text, SealedText))

    def to_bytes(self) -> bytes:
        """The whole file: one line an entry."""
        return b"".join(entry.line + b"\n" for entry in self.entries)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read the whole file.

        Raises:
            BrokenChainError: A line is no entry, or does not follow from the one before it.
        """
        entries: list[LedgerEntry] = []
        previous = GENESIS
        for number, line in enumerate(lines_of(data), start=1):
            entry = _entry(line, number)
            if (entry.sequence, entry.previous) != (number, previous):
                what = f"Entry {number} of the sealed record does not follow from the one before."
                raise BrokenChainError(what, REMEDY)
            entries.append(entry)
            previous = entry.digest
        return cls(tuple(entries))


def append(ledger: Ledger, *attested: Attested) -> Ledger:
    """The ledger with further entries at its end; what stood before stands as it stood."""
    entries = list(ledger.entries)
    previous = ledger.head
    for value in attested:
        entry = LedgerEntry(sequence=len(entries) + 1, previous=previous, attested=value)
        entries.append(entry)
        previous = entry.digest
    return Ledger(tuple(entries))


def refuse_endless(data: bytes) -> None:
    """Refuse a file of more lines than any record has, before each is held in memory.

    Raises:
        BrokenChainError: It has more.
    """
    count = data.count(b"\n")
    if count > MAX_ENTRIES:
        what = f"The ledger has {count:,} lines; no record has more than {MAX_ENTRIES:,}."
        raise BrokenChainError(what, "Restore it from a copy.")


def lines_of(data: bytes) -> tuple[bytes, ...]:
    """The lines of a ledger; only a line feed ends one, and the last must have it.

    Raises:
        BrokenChainError: The last line has no end: the file was cut.
    """
    if not data:
        return ()
    refuse_endless(data)
    if not data.endswith(b"\n"):
        what = "The last entry of the sealed record has no end: the file was cut short."
        raise BrokenChainError(what, REMEDY)
    return tuple(data[:-1].split(b"\n"))


def is_merge_mark(line: bytes) -> bool:
    """Whether git wrote this line because two branches both sealed."""
    return line.startswith(MERGE_MARKS)


def _entry(line: bytes, number: int) -> LedgerEntry:
    try:
        return LedgerEntry.parse(line)
    except LedgerError as error:
        if is_merge_mark(line):
            what = f"Line {number} of the sealed record is a mark of git: two branches both sealed."
            raise BrokenChainError(what, ONE_RECORD) from None
        what = f"Entry {number} of the sealed record cannot be read. {error.what}"
        raise BrokenChainError(what, error.remedy or REMEDY) from None
