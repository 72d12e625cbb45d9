"""One value type for digests.

The digest of a text is the plain SHA-256 of its bytes, so that anyone can check it with the tool
of their system; digests of entries and of cached work are separated by domain, so that bytes of
one kind can never pass for bytes of another (RFC 6962, section 2.1, does the same for its nodes).
"""

import hashlib
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Digest:
    """A digest that names its algorithm.

    Args:
        algorithm: `sha256`.
        hex: Lower-case hexadecimal.
    """

    algorithm: str
    hex: str

    def __str__(self) -> str:
        return f"{self.algorithm}:{self.hex}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `sha256:` and 64 hexadecimal digits.

        Raises:
            ValueError: The text is no such thing.
        """
        algorithm, _, value = text.partition(":")
        well_formed = len(value) == hashlib.sha256().digest_size * 2 and set(value) <= set(
            "0123456789abcdef"
        )
        if algorithm != "sha256" or not well_formed:
            msg = f"not a digest: {text[:80]!r}"
            raise ValueError(msg)
        return cls(algorithm, value)


def text_digest(data: bytes) -> Digest:
    """The digest of a published text: what `sha256sum` prints for its bytes."""
    return Digest("sha256", hashlib.sha256(data).hexdigest())


def digest_of(domain: str, *parts: bytes) -> Digest:
    """The digest of parts under a domain; each part is framed by its length, so none can leak."""
    state = hashlib.sha256(f"inforce/{domain}\n".encode())
    for part in parts:
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return Digest("sha256", state.hexdigest())
