"""A head that others can keep: who holds it can tell whether the record was rewritten since."""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final, Self

from inforce.digest import Digest
from inforce.errors import BrokenChainError, LedgerError
from inforce.ledger.chain import REMEDY, Ledger
from inforce.ledger.note import MAX_SIGNATURES, NoteSignature

SIZE: Final = re.compile(r"0|[1-9][0-9]{0,17}")
BODY_LINES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """Size and head of a ledger, in the text form of a C2SP checkpoint.

    The third line is the head of a hash chain, not the root of a Merkle tree.

    Args:
        origin: Whose record it is: a name without spaces or plus signs, such as `example.org/law`.
        size: How many entries it covers.
        head: The digest of the last of them.
        signatures: Lines of a signed note, as they stand; nobody has checked them yet.
    """

    origin: str
    size: int
    head: Digest
    signatures: tuple[str, ...] = ()

    @classmethod
    def of(cls, ledger: Ledger, origin: str) -> Self:
        """The checkpoint of a ledger as it stands."""
        return cls(origin=origin_name(origin), size=ledger.size, head=ledger.head)

    @property
    def body(self) -> str:
        """What is signed: three lines, origin, size and base64 of the head."""
        head = base64.b64encode(bytes.fromhex(self.head.hex)).decode()
        return f"{self.origin}\n{self.size}\n{head}\n"

    def to_text(self) -> str:
        """The body; then an empty line and the signatures, if any."""
        lines = ("", *self.signatures) if self.signatures else ()
        return self.body + "".join(f"{line}\n" for line in lines)

    def require(self, ledger: Ledger) -> None:
        """Insist that a ledger is the one that was sealed, or has grown from it.

        Raises:
            BrokenChainError: It was cut short or rewritten since.
        """
        covered = Ledger(ledger.entries[: self.size])
        if (covered.size, covered.head) != (self.size, self.head):
            what = f"This is not the record whose {self.size} entries its checkpoint attests."
            raise BrokenChainError(what, REMEDY)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read a checkpoint.

        Raises:
            LedgerError: The text is none.
        """
        body, _, signatures = text.partition("\n\n")
        lines = body.removesuffix("\n").split("\n")
        if len(lines) != BODY_LINES or not SIZE.fullmatch(lines[1]) or not lines[0]:
            raise _not_a_checkpoint()
        checkpoint = cls(
            origin=lines[0],
            size=int(lines[1]),
            head=_head(lines[2]),
            signatures=tuple(signatures.removesuffix("\n").split("\n")) if signatures else (),
        )
        if len(checkpoint.signatures) > MAX_SIGNATURES or checkpoint.to_text() != text:
            raise _not_a_checkpoint()
        for line in checkpoint.signatures:
            NoteSignature.parse(line)
        return checkpoint


def origin_name(name: str) -> str:
    """A site's address or name as an origin, which a key can bear as its name, too.

    It has no scheme, no space, no control, no plus sign, and is never empty.
    """
    bare = re.sub(r"^[a-z]+://", "", name.strip()).strip("/")
    return re.sub(r"[\s+\x00-\x1f\x7f-\x9f\ud800-\udfff]+", "-", bare) or "sealed-record"


def _head(text: str) -> Digest:
    try:
        return Digest.parse(f"sha256:{base64.b64decode(text, validate=True).hex()}")
    except (ValueError, binascii.Error):
        raise _not_a_checkpoint() from None


def _not_a_checkpoint() -> LedgerError:
    what = "This is no checkpoint: it must have three lines, an origin, a size and a base64 head."
    return LedgerError(what, "Keep checkpoints byte for byte as they were published.")
