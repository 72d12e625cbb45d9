"""Keys and signature lines of a signed note, as C2SP's `signed-note` has them.

A key is named by whoever holds it; its id binds that name to its bytes, so that a signature line
says which key made it. Nothing here signs: that takes a secret, which the core never holds.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import Final, Self
from unicodedata import category

from inforce.errors import LedgerError

ED25519: Final = b"\x01"
ID_BYTES: Final = 4
PUBLIC_BYTES: Final = 32
# A note's text is parted from its signatures by an empty line; each signature line begins so.
SIGNATURE_MARK: Final = "\u2014 "  # an em dash and a space
MAX_SIGNATURES: Final = 100
MAX_LINE: Final = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifierKey:
    """The public half of an Ed25519 key, and whose it is.

    Args:
        name: Who signs: no space, no plus sign; for a checkpoint its origin.
        public: The 32 bytes of the key.
    """

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        """The first four bytes of SHA-256 over name, line feed, algorithm and key."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[
            :ID_BYTES
        ]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{_base64(ED25519 + self.public)}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `NAME+ID+KEY`.

        Raises:
            LedgerError: The text is no such key, or its id is another key's.
        """
        name, key_id, data = [*text.strip().split("+", 2), "", ""][:3]
        decoded = _bytes_or_none(data)
        if not is_key_name(name) or decoded is None or decoded[:1] != ED25519:
            raise _no_key()
        key = cls(name=name, public=decoded[1:])
        if len(key.public) != PUBLIC_BYTES or str(key) != f"{name}+{key_id}+{data}":
            raise _no_key()
        return key


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSignature:
    """One signature line of a note; nobody has checked it yet.

    Args:
        name: Whose key made it.
        key_id: That key's id.
        signature: What it made.
    """

    name: str
    key_id: bytes
    signature: bytes

    def __str__(self) -> str:
        return f"{SIGNATURE_MARK}{self.name} {_base64(self.key_id + self.signature)}"

    def is_by(self, key: VerifierKey) -> bool:
        """Whether it says that a key made it: name and id must both agree."""
        return (self.name, self.key_id) == (key.name, key.id)

    @classmethod
    def parse(cls, line: str) -> Self:
        """Read an em dash, a name and base64 of the key's id and the signature.

        Raises:
            LedgerError: The line is none.
        """
        name, _, data = line.removeprefix(SIGNATURE_MARK).partition(" ")
        decoded = _bytes_or_none(data) if len(line) <= MAX_LINE else None
        if (
            not line.startswith(SIGNATURE_MARK)
            or not is_key_name(name)
            or decoded is None
            or len(decoded) <= ID_BYTES
        ):
            what = "A line below the checkpoint is no signature."
            raise LedgerError(what, "Keep checkpoints byte for byte as they were published.")
        return cls(name=name, key_id=decoded[:ID_BYTES], signature=decoded[ID_BYTES:])


def is_key_name(name: str) -> bool:
    """Whether a key may have this name: not empty, no space or control, no plus sign."""
    return bool(name) and not any(
        letter == "+" or letter.isspace() or category(letter) in {"Cc", "Cs"} for letter in name
    )


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes_or_none(text: str) -> bytes | None:
    """The bytes of base64 in its one form; None where it is another."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (ValueError, binascii.Error):
        return None
    return data if _base64(data) == text else None


def _no_key() -> LedgerError:
    what = (
        "This is no verifier key: it must be NAME+ID+KEY in one word, and the id must be its own."
    )
    return LedgerError(what, "Copy it whole, as `inforce seal --new-key` or the site shows it.")
