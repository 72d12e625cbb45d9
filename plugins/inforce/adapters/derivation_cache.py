"""Results kept by the digest of what they were made from.

An entry says which kind and key it answers and carries the digest of its own bytes; one that is
torn, altered or filed under another's name is treated as absent and made again, never trusted.
"""

import os
import tempfile
from pathlib import Path
from typing import Final

from inforce.digest import Digest, text_digest

MAGIC: Final = b"inforce-cache/1"


class DerivationCache:
    """A folder of derived results.

    Args:
        folder: Where entries are kept; None keeps nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._made: set[Path] = set()

    def get(self, kind: str, key: Digest) -> bytes | None:
        """The bytes kept for this key, or None where there are none that can be trusted."""
        if self._folder is None:
            return None
        try:
            data = self._path(kind, key).read_bytes()
        except OSError:
            return None
        head, _, payload = data.partition(b"\n")
        return payload if head == _header(kind, key, payload) else None

    def put(self, kind: str, key: Digest, payload: bytes) -> None:
        """Keep these bytes; a cache that cannot be written is no cache, and nothing is lost."""
        if self._folder is None:
            return
        path = self._path(kind, key)
        try:
            if path.parent not in self._made:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._made.add(path.parent)
            descriptor, temporary = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(_header(kind, key, payload) + b"\n" + payload)
            Path(temporary).replace(path)
        except OSError:
            return

    def _path(self, kind: str, key: Digest) -> Path:
        assert self._folder is not None  # noqa: S101 - both callers have looked
        return self._folder / kind / key.hex[:2] / key.hex[2:]


def _header(kind: str, key: Digest, payload: bytes) -> bytes:
    return b" ".join((MAGIC, kind.encode(), key.hex.encode(), text_digest(payload).hex.encode()))
