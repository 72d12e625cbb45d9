"""The port: what a history must be able to answer. Adapters implement it; tests simulate it."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from inforce.source.revision import Revision


class TextRepository(Protocol):
    """A history of texts, read only."""

    def revisions(self, ref: str) -> tuple[Revision, ...]:
        """First-parent revisions that `ref` leads to, oldest first.

        Raises:
            RepositoryError: The history is missing, shallow, partial or cannot be read.
        """
        ...

    def contents(self, blobs: Iterable[str]) -> Mapping[str, bytes]:
        """The bytes of each blob.

        Raises:
            RepositoryError: A blob cannot be read.
        """
        ...
