"""A document as the blocks that are aligned: what has words of its own, in reading order.

A heading, a paragraph, an item's first paragraph and a table row are each one block; a row's
cells are compared one by one inside it.
"""

from dataclasses import dataclass, field
from typing import Final

from inforce.documents.canonical import canonical_lines, fold, visible_text
from inforce.documents.document import Document
from inforce.documents.provision import Provision, ProvisionKind

# Containers without words of their own: they shape the page but are no block.
_WORDLESS: Final = (
    ProvisionKind.LIST,
    ProvisionKind.TABLE,
    ProvisionKind.QUOTE,
    ProvisionKind.DEFINITIONS,
    ProvisionKind.FOOTNOTE,
)


# Not frozen, though nothing changes it: blocks are made by the thousand, and freezing a class
# doubles what each costs.
@dataclass(slots=True, eq=False)
class Block:
    """One block of a document.

    Args:
        index: Its place in reading order.
        provision: The provision whose words these are.
        path: The containers it stands in, outermost first.
        cells: The provisions with the words: itself, or the cells of a row.
        key: Its words with variants made one; blocks with one key are equal.
        stem: The same without the number typed before them.
        lines: Its lines in the canonical text.
    """

    index: int
    provision: Provision
    path: tuple[Provision, ...]
    cells: tuple[Provision, ...]
    key: str = field(repr=False)
    stem: str = field(repr=False)
    lines: tuple[str, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """The words a reader sees."""
        return " | ".join([visible_text(cell.runs) for cell in self.cells])

    def known_as(self, other: "Block") -> bool:
        """Whether two rows are known by one name: the first cell of one is a cell of the other."""
        names, others = (
            [_bare(visible_text(cell.runs)) for cell in block.cells] for block in (self, other)
        )
        return bool(names and others) and (names[0] in others or others[0] in names)

    @property
    def row_key(self) -> str:
        """The words of a row's first cell, by which readers know it; empty for all else."""
        if self.provision.kind is not ProvisionKind.ROW or not self.cells:
            return ""
        return fold(visible_text(self.cells[0].runs))

    @property
    def parent(self) -> Provision | None:
        """The innermost container."""
        return self.path[-1] if self.path else None

    @property
    def section(self) -> Provision:
        """The section it stands in: itself for a heading; the outermost provision before any."""
        if self.provision.kind is ProvisionKind.SECTION or not self.path:
            return self.provision
        sections = [p for p in self.path if p.kind is ProvisionKind.SECTION]
        return sections[-1] if sections else self.path[0]


class Folds(dict[str, str]):
    """Texts folded; what both documents have is folded once."""

    def __missing__(self, text: str) -> str:
        folded = self[text] = fold(text)
        return folded


def blocks_of(document: Document, folds: Folds, *, typography: bool) -> tuple[Block, ...]:
    """Every block in reading order, footnotes last; without recursion, however deep it nests.

    Args:
        document: The document.
        folds: What has been folded already.
        typography: Whether blocks that differ in kinds of quotes, dashes and spaces differ.
    """
    found: list[Block] = []
    nowhere: tuple[Provision, ...] = ()
    waiting = [(p, nowhere) for p in reversed((*document.provisions, *document.footnotes))]
    while waiting:
        provision, path = waiting.pop()
        kind = provision.kind
        row = kind is ProvisionKind.ROW
        if row or kind not in _WORDLESS:
            cells = provision.children if row else (provision,)
            if row or kind is ProvisionKind.CODE:
                lines = canonical_lines(provision)
                key = "\n".join(lines)
            else:
                key = folds[visible_text(provision.runs)] if provision.runs else ""
                lines = (key,) if key else ()
            if typography:
                key = _typed(cells)
            stem = _stem(key, provision.number) if provision.number else key
            found.append(Block(len(found), provision, path, cells, key, stem, lines))
        if provision.children and not row:
            inner = (*path, provision)
            waiting.extend([(child, inner) for child in reversed(provision.children)])
    return tuple(found)


def _bare(text: str) -> str:
    """Letters and digits alone: “npm Inc” and “Npm, Inc.” are one name."""
    return "".join(filter(str.isalnum, text.casefold()))


def _stem(key: str, number: str) -> str:
    return (key[len(number) :].lstrip() or key) if key.startswith(number) else key


def _typed(cells: tuple[Provision, ...]) -> str:
    """The words as they were typed, with nothing but wrapping made one."""
    return " | ".join([visible_text(cell.runs) for cell in cells])
