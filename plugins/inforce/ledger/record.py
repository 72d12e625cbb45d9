"""A record as it was read: entries that form a chain, and the files beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from inforce.ledger.chain import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The sealed record.

    Args:
        ledger: Its entries.
        files: Texts and definitions by their path in the record; nobody has compared them with
            their digests yet, restoring a history does.
    """

    ledger: Ledger = field(default_factory=Ledger)
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordBytes:
    """A record as bytes, for whoever does not trust it.

    Args:
        ledger: The ledger's bytes; None where there is none.
        files: Texts and definitions by their path.
        checkpoint: The checkpoint beside the ledger; None where there is none.
    """

    ledger: bytes | None
    files: Mapping[str, bytes]
    checkpoint: bytes | None
