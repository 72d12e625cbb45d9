"""The port of the cache: where derived bytes are kept. An adapter implements it."""

from typing import Protocol

from inforce.digest import Digest


class Cache(Protocol):
    """Where derived bytes are kept."""

    def get(self, kind: str, key: Digest) -> bytes | None:
        """The bytes kept for this key, or None."""
        ...

    def put(self, kind: str, key: Digest, payload: bytes) -> None:
        """Keep these bytes."""
        ...
