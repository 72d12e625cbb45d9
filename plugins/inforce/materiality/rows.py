"""A row of a table and what its headers say of each cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from inforce.documents.canonical import visible_text
from inforce.documents.provision import Provision, ProvisionKind
from inforce.materiality.columns import BESIDE, HANDLING, NAMING, ColumnWords
from inforce.redline.blocks import Block
from inforce.redline.passages import Passage

# What a title above a table says of any column; other kinds it says of the first alone.
MEASURED: Final = frozenset({"retention", "fee", "answer"})
# What it says of the first column, which names what the rows are about.
NAMED: Final = frozenset({"data", "source", "recipient", "right", "choice", "security"})
CELLS_OF_NAMED: Final = 2  # in a table so wide the first cell may be the header of the second


class Cell(NamedTuple):
    """One cell in both texts.

    Args:
        headers: The words of its header, before and now.
        old: Its words before; None where the row or the column is new.
        new: Its words now; None where the row or the column is gone.
        kind: What its column tells; empty where the header does not say.
    """

    headers: tuple[str, str]
    old: str | None
    new: str | None
    kind: str = ""

    @property
    def changed(self) -> bool:
        """Whether its words differ."""
        return self.old != self.new


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row in both texts.

    Args:
        cells: Its cells, in the order of the columns.
        titles: What stands above the table, the nearest first.
    """

    cells: tuple[Cell, ...]
    titles: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether the row itself came or went."""
        return all(cell.old is None for cell in self.cells) or self.gone

    @property
    def gone(self) -> bool:
        """Whether the row itself went."""
        return all(cell.new is None for cell in self.cells)

    @property
    def kinds(self) -> frozenset[str]:
        """What its columns tell."""
        return frozenset(cell.kind for cell in self.cells if cell.kind)


def row_of(passage: Passage) -> Row | None:
    """The row that a passage holds; None for all else, and for a row of headers."""
    blocks = (*passage.old, *passage.new)
    if len(passage.old) > 1 or len(passage.new) > 1 or not (passage.lines or passage.move):
        return None
    if any(one.provision.kind is not ProvisionKind.ROW or one.provision.header for one in blocks):
        return None
    heads = (_headers(passage.old), _headers(passage.new))
    cells = []
    for line in passage.lines:
        old, new = _first(line.old), _first(line.new)
        headers = (heads[0].get(id(old), ""), heads[1].get(id(new), ""))
        cells.append(Cell(headers, _words(old), _words(new)))
    if not passage.lines:  # a row that moved as it was
        cells = [
            Cell((heads[0].get(id(old), ""), heads[1].get(id(new), "")), _words(old), _words(new))
            for old, new in zip(passage.old[0].cells, passage.new[0].cells, strict=False)
        ]
    titles = _titles(blocks[-1])
    return Row(cells=tuple(cells), titles=titles) if cells else None


def headed_by(passage: Passage) -> tuple[str, ...]:
    """The ids of the rows below a row of headers; none for all else."""
    block = next(iter((*passage.new, *passage.old)), None)
    if block is None or not block.provision.header or block.parent is None:
        return ()
    return tuple([row.id for row in block.parent.children if not row.header])


def with_kinds(row: Row, words: ColumnWords) -> Row | None:
    """The same row with what each column tells; None where nothing above it says so."""
    kinds = [_headed(cell, words) for cell in row.cells]
    title = next((kind for kind in map(words.kind_of, row.titles) if kind not in {"", *BESIDE}), "")
    kinds = [_beside(kind, kinds) for kind in kinds]
    if not any(kinds):
        kinds = _named(row, words) or kinds
    kinds = [kind or _inherited(place, title) for place, kind in enumerate(kinds)]
    if kinds[0] == "country":  # where rows are told by place, a place is what they are about
        kinds[0] = "label"
    if kinds[0] in {"", "party"}:
        kinds[0] = _naming(kinds, title)
    if HANDLING.isdisjoint(kinds):
        kinds = ["" if kind == "country" else kind for kind in kinds]
    if not {*kinds} - NAMING - {""}:
        return None
    cells = [cell._replace(kind=kind) for cell, kind in zip(row.cells, kinds, strict=True)]
    return replace(row, cells=tuple(cells))


def _beside(kind: str, kinds: list[str]) -> str:
    """In a table of what happens to data, examples are examples of data."""
    if kind not in BESIDE:
        return kind
    return "data" if kind == "example" and not HANDLING.isdisjoint(kinds) else ""


def _headed(cell: Cell, words: ColumnWords) -> str:
    """What the header of a cell says; nothing where it says another thing than before."""
    before, now = (words.kind_of(header) for header in cell.headers)
    if cell.old is None or cell.new is None:
        return now or before
    return now if now == before else ""


def _named(row: Row, words: ColumnWords) -> list[str]:
    """In a table without telling headers the first cell of a row says what the second tells."""
    if len(row.cells) != CELLS_OF_NAMED or (row.cells[0].changed and not row.whole):
        return []
    first = row.cells[0]
    kind = words.kind_of(first.new or first.old or "")
    return ["label", kind] if kind and kind not in NAMING | BESIDE else []


def _naming(kinds: list[str], title: str) -> str:
    """What a first column names that says only “name” or “company”: what its title says, or so."""
    handled = not HANDLING.isdisjoint(kinds[1:])
    if kinds[0]:
        return "recipient" if handled or title == "recipient" else kinds[0]
    if title in HANDLING:
        return title
    if not handled:
        return ""
    return "recipient" if "country" in kinds else "data"


def _inherited(place: int, title: str) -> str:
    return title if title in MEASURED or (title in NAMED and place == 0) else ""


def _headers(blocks: Sequence[Block]) -> dict[int, str]:
    """The words above each cell of a row."""
    block = blocks[0] if blocks else None
    if block is None or block.parent is None:
        return {}
    head = next((row for row in block.parent.children if row.header), None)
    above = () if head is None else head.children
    return {
        id(cell): visible_text(title.runs) for cell, title in zip(block.cells, above, strict=False)
    }


def _titles(block: Block) -> tuple[str, ...]:
    """What leads to a table: the words right before it, and the headings it stands under."""
    return tuple(text for text in (*_before(block), *_sections(block)) if text.strip())


def _before(block: Block) -> Iterator[str]:
    table, around = block.parent, block.path[-2].children if block.path[1:] else ()
    place = next((i for i, one in enumerate(around) if one is table), 0)
    if place and around[place - 1].kind is ProvisionKind.PARAGRAPH:
        yield around[place - 1].text


def _sections(block: Block) -> Iterator[str]:
    for container in reversed(block.path):
        if container.kind is ProvisionKind.SECTION:
            yield container.text


def _first(provisions: tuple[Provision, ...]) -> Provision | None:
    return provisions[0] if provisions else None


def _words(provision: Provision | None) -> str | None:
    return None if provision is None else visible_text(provision.runs).strip()
