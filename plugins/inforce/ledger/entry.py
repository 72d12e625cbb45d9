"""A line of the sealed record, and its one byte form."""

import json
from dataclasses import dataclass
from typing import Final, Self

from inforce.digest import Digest, digest_of
from inforce.errors import LedgerError
from inforce.ledger.attested import Attested
from inforce.ledger.fields import attested_from, facts_of
from inforce.ledger.strict import Fields

FORMAT: Final = 1
# Far more than any entry needs; a longer line is an attack on the reader's memory.
MAX_LINE: Final = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One line: what is attested, its place, and the digest of the line before it.

    Args:
        sequence: Its place, counted from 1: also its line in the file.
        previous: Digest of the line before; of nothing, for the first.
        attested: What it says.
    """

    sequence: int
    previous: Digest
    attested: Attested

    @property
    def line(self) -> bytes:
        """The entry's one byte form: sorted keys, no spaces, UTF-8 not escaped, no line feed.

        Raises:
            LedgerError: A name in it is not valid Unicode.
        """
        facts = {
            "format": FORMAT,
            "sequence": self.sequence,
            "previous": str(self.previous),
            **facts_of(self.attested),
        }
        return canonical_json(facts)

    @property
    def digest(self) -> Digest:
        """What the next entry names as the one before it."""
        return line_digest(self.line)

    @classmethod
    def parse(cls, line: bytes) -> Self:
        """Read a line; one that would be written differently is refused.

        Raises:
            LedgerError: It is not an entry in its one byte form.
        """
        fields = Fields(_json_object(line))
        if fields.integer("format") != FORMAT:
            what = f"It has format {fields.integer('format')}, this program reads {FORMAT}."
            raise LedgerError(what, "Use a newer release.")
        entry = cls(
            sequence=fields.integer("sequence"),
            previous=fields.digest("previous"),
            attested=attested_from(fields),
        )
        if entry.line != line:
            what = "It is not in the one byte form an entry has (keys sorted, no spaces, no more)."
            raise LedgerError(what)
        return entry


def line_digest(line: bytes) -> Digest:
    """The digest of a line, under a domain of its own so that no text can pass for an entry."""
    return digest_of("ledger-entry", line)


def canonical_json(facts: dict[str, object]) -> bytes:
    """JSON in one byte form.

    Raises:
        LedgerError: A text in it is not valid Unicode.
    """
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        what = f"A name holds a character that is no character: {text[error.start]!a}."
        raise LedgerError(what, "Write the front matter without half of an escaped pair.") from None


def _json_object(line: bytes) -> object:
    if len(line) > MAX_LINE:
        what = f"It is longer than {MAX_LINE} bytes."
        raise LedgerError(what)
    try:
        facts: object = json.loads(line.decode())
    except (ValueError, RecursionError):
        what = "It is not JSON in UTF-8."
        raise LedgerError(what) from None
    return facts
