"""A text as a tree of provisions, and how to walk it."""

from collections.abc import Iterator
from dataclasses import dataclass

from inforce.documents.provision import Provision, ProvisionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The provisions of one text, in reading order.

    A level-one heading that opens the text is its title and also the first SECTION; whatever
    stands before any heading stands at the top level.

    Args:
        path: POSIX path of the source.
        provisions: Top-level provisions.
        footnotes: The FOOTNOTE provisions, in order of first reference.
    """

    path: str
    provisions: tuple[Provision, ...]
    footnotes: tuple[Provision, ...] = ()

    def walk(self) -> Iterator[Provision]:
        """Every provision in reading order, footnotes last."""
        for provision in (*self.provisions, *self.footnotes):
            yield from provision.walk()

    def provision(self, identifier: str) -> Provision | None:
        """The provision that an id or one of its aliases names."""
        return next((p for p in self.walk() if p.id == identifier or identifier in p.aliases), None)

    @property
    def title(self) -> str:
        """The words of the heading that opens the text; empty where none does."""
        first = self.provisions[0] if self.provisions else None
        if first is not None and first.kind is ProvisionKind.SECTION and first.level == 1:
            return first.text
        return ""
