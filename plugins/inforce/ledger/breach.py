"""What a verification found."""

from dataclasses import dataclass
from enum import StrEnum

from inforce.digest import Digest


class Damage(StrEnum):
    """What was done to a record."""

    ALTERED = "altered"
    REMOVED = "removed"
    REORDERED = "reordered"
    DUPLICATED = "duplicated"
    INSERTED = "inserted"
    TRUNCATED = "truncated"
    REWRITTEN = "rewritten"
    INCONSISTENT = "inconsistent"
    TEXT_MISSING = "text missing"
    TEXT_ALTERED = "text altered"
    NOT_ATTESTED = "not attested"
    FORGED = "signature forged"
    UNSIGNED = "not signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One thing that is broken.

    Args:
        entry: Number of the entry, counted from 1; 0 where no entry speaks of it.
        damage: What was done.
        what: That, in a sentence.
        path: The file of the record; empty for the ledger itself.
    """

    entry: int
    damage: Damage
    what: str
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was found.

    Args:
        size: How many entries form a chain from the first on.
        head: The digest of the last of them.
        texts: How many texts are attested and are what was sealed.
        breaches: What is broken, the first broken entry first.
        remarks: What a reader should know although it breaks nothing.
        shown: How many texts a built site shows that are what was sealed.
        signed_by: Names of the believed keys that signed the checkpoint.
    """

    size: int
    head: Digest
    texts: int
    breaches: tuple[Breach, ...]
    remarks: tuple[str, ...] = ()
    shown: int = 0
    signed_by: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing was altered, removed, reordered or added."""
        return not self.breaches
