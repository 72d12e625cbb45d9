"""Ed25519 keys: made, read and used with `cryptography`, which only a site that signs needs."""

import base64
import binascii
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inforce.errors import InforceError, SettingsError
from inforce.ledger.note import ED25519, VerifierKey

if TYPE_CHECKING:
    from types import ModuleType

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

# The private form that other programs for signed notes write and read.
PRIVATE: Final = "PRIVATE+KEY+"
PRIVATE_PARTS: Final = 5
SEED_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64
OWNER_ONLY: Final = 0o600
WITHOUT_LIBRARY: Final = "Run `pip install 'inforce[signing]'`."


class Ed25519Signer:
    """A private key.

    Args:
        private: The key.
        name: Who signs with it.
    """

    def __init__(self, private: "Ed25519PrivateKey", name: str) -> None:
        self._private = private
        self.key = VerifierKey(name=name, public=private.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """The signature over a message; Ed25519 needs no chance, the same again is the same."""
        return self._private.sign(message)


def verifies(key: VerifierKey, signature: bytes, message: bytes) -> bool:
    """Whether a key made a signature over a message.

    Raises:
        SettingsError: The library is not installed.
    """
    library = _library()
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - an extra

    if len(signature) != SIGNATURE_BYTES:
        return False
    try:
        library.Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def can_verify() -> bool:
    """Whether the library is installed."""
    try:
        _library()
    except SettingsError:
        return False
    return True


def make_key(path: Path, name: str) -> VerifierKey:
    """Make a key and write its private half to a new file that only its owner can read.

    Raises:
        InforceError: The file is there already, or it cannot be written.
    """
    private = _library().Ed25519PrivateKey.generate()
    signer = Ed25519Signer(private, name)
    secret = base64.b64encode(ED25519 + private.private_bytes_raw()).decode()
    line = f"{PRIVATE}{name}+{signer.key.id.hex()}+{secret}\n"
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(line)
    except FileExistsError:
        what = f"`{path}` is there already."
        raise InforceError(what, "A key is never written over another; name a new file.") from None
    except OSError as error:
        what = f"The key cannot be written to `{path}` ({error.strerror})."
        raise InforceError(what, "Name a file in a folder that you can write to.") from None
    return signer.key


def read_signer(path: Path) -> Ed25519Signer:
    """The private key in a file.

    Raises:
        InforceError: The file cannot be read or holds no such key. What it holds is never shown.
    """
    try:
        text = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        what = f"The key `{path}` cannot be read ({reason})."
        raise InforceError(what, "Name the file that `inforce seal --new-key` wrote.") from None
    library = _library()
    parts = text.removeprefix(PRIVATE).split("+", 2)
    seed = _seed(parts[-1])
    if not text.startswith(PRIVATE) or len(parts) != PRIVATE_PARTS - 2 or seed is None:
        raise _no_private_key(path)
    signer = Ed25519Signer(library.Ed25519PrivateKey.from_private_bytes(seed), parts[0])
    if signer.key.id.hex() != parts[1]:
        raise _no_private_key(path)
    return signer


def _seed(text: str) -> bytes | None:
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (ValueError, binascii.Error):
        return None
    fit = data[:1] == ED25519 and len(data) == 1 + SEED_BYTES
    return data[1:] if fit else None


def _no_private_key(path: Path) -> InforceError:
    what = f"`{path}` holds no private key of the form {PRIVATE}NAME+ID+KEY."
    return InforceError(what, "Name the file that `inforce seal --new-key` wrote.")


def _library() -> "ModuleType":
    try:
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 - an extra
    except ImportError:
        what = "Signatures need the package `cryptography`, which is not installed."
        raise SettingsError(what, WITHOUT_LIBRARY) from None
    return ed25519
