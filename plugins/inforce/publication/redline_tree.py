"""Two trees as one: which old container goes on as which new one, and what stands open.

Passages come in reading order. Each says in which containers it stands; those that are open and
not among them are closed, those that are missing are opened. So whatever came or went, elements
nest.
"""

from collections.abc import Sequence

from inforce.documents.provision import Provision, ProvisionKind
from inforce.publication.block_html import block_tags
from inforce.publication.html_text import html_attribute
from inforce.redline.blocks import Block
from inforce.redline.passages import Passage, PassageKind

# Sections are headings on the page, not containers.
_FLAT = ProvisionKind.SECTION
# Containers that are not valid with nothing but the mark of a move in them.
_NOT_FOR_A_MARK = (ProvisionKind.TABLE, ProvisionKind.DEFINITIONS)


def continued_as(passages: Sequence[Passage]) -> dict[int, Provision]:
    """The new container that an old one goes on as, told by what stayed in it."""
    same: dict[int, Provision] = {}
    if not any(passage.kind in {PassageKind.DELETED, PassageKind.LEFT} for passage in passages):
        return same  # nobody will ask
    for passage in passages:
        if passage.kind not in {PassageKind.SAME, PassageKind.CHANGED}:
            continue
        old, new = passage.old[0], passage.new[0]
        olds = (*old.path, old.provision)[::-1]
        news = (*new.path, new.provision)[::-1]
        for one, other in zip(olds, news, strict=False):
            if one.kind is not other.kind or id(one) in same:
                break
            same[id(one)] = other
    return same


def quiet_headings(passages: Sequence[Passage]) -> frozenset[int]:
    """Unchanged headings under which nothing changed: where only changes are read, they rest."""
    quiet: set[int] = set()
    # Headings that stand open and have had no change yet, outermost first.
    waiting: list[Passage] = []
    for passage in passages:
        if passage.kind is PassageKind.SAME and not passage.notes:
            provision = passage.new[0].provision
            if provision.kind is _FLAT:
                while waiting and waiting[-1].new[0].provision.level >= provision.level:
                    quiet.add(id(waiting.pop()))
                waiting.append(passage)
        else:
            waiting.clear()
    quiet.update(map(id, waiting))
    return frozenset(quiet)


def way_to(block: Block, same: dict[int, Provision]) -> list[Provision]:
    """The containers a block stands in on the merged page."""
    return [same.get(id(p), p) for p in block.path if p.kind is not _FLAT]


class OpenContainers:
    """The containers that stand open, outermost first."""

    def __init__(self, written: list[str], *, table_label: str, identified: bool) -> None:
        self._table_label = table_label
        self._tables = 0
        self._written = written
        self._identified = identified
        self._open: list[tuple[Provision, str]] = []
        self._numbers: dict[int, int] = {}
        self._named: set[str] = set()
        self._bodies: dict[int, str] = {}
        self._terms: dict[int, ProvisionKind] = {}

    def stand_in(self, way: Sequence[Provision], *, claiming: bool) -> None:
        """Close what does not lead there, open what is missing.

        Args:
            way: The containers, outermost first.
            claiming: Whether those that are opened may carry their ids.
        """
        open_ = self._open
        common = 0
        while common < len(open_) and common < len(way) and open_[common][0] is way[common]:
            common += 1
        self.close_to(common)
        for provision in way[common:]:
            self._enter(provision, claiming=claiming)

    def within_reach(self, way: Sequence[Provision]) -> list[Provision]:
        """As much of a way as a mere mark may open: no table and no list of terms of its own."""
        reach: list[Provision] = []
        stands_open = True
        for depth, provision in enumerate(way):
            # What stands open inside something else will be closed with it.
            stands_open = (
                stands_open and depth < len(self._open) and self._open[depth][0] is provision
            )
            if not stands_open and provision.kind in _NOT_FOR_A_MARK:
                break
            reach.append(provision)
        return reach

    def close_to(self, depth: int) -> None:
        """Close all but the outermost few."""
        while len(self._open) > depth:
            provision, closing = self._open.pop()
            if provision.kind is ProvisionKind.TABLE:
                self._written.append(self._bodies.pop(id(provision), ""))
            elif self._terms.pop(id(provision), None) is ProvisionKind.TERM:
                self._written.append("<dd></dd>\n")
            self._written.append(closing)

    def set_term(self, holder: Provision, kind: ProvisionKind) -> None:
        """Keep terms and meanings in pairs: HTML wants each, though one of them may be gone."""
        if kind is ProvisionKind.DEFINITION and id(holder) not in self._terms:
            self._written.append("<dt></dt>\n")
        self._terms[id(holder)] = kind

    def _enter(self, provision: Provision, *, claiming: bool) -> None:
        kind = provision.kind
        if kind is ProvisionKind.DEFINITION and self._open:
            self.set_term(self._open[-1][0], kind)
        claimed = claiming and self.claims(provision)
        opening, closing = block_tags(provision, identified=claimed)
        if kind is ProvisionKind.TABLE:
            opening = f"{self._table()}{opening}\n"
            closing = f"{closing}</div>"
        elif kind is ProvisionKind.LIST:
            self._numbers[id(provision)] = provision.start or 0
            opening += "\n"
        elif kind is ProvisionKind.FOOTNOTE:
            opening, closing = self._footnote(opening, closing)
        self._written.append(opening)
        self._open.append((provision, f"{closing}\n"))

    def _table(self) -> str:
        """Tables scroll in a region of their own, which has a name to be found by."""
        self._tables += 1
        label = html_attribute(self._table_label.format(self._tables))
        return f'<div class="inforce-table" role="region" tabindex="0" aria-label="{label}">'

    def _footnote(self, opening: str, closing: str) -> tuple[str, str]:
        # Each footnote is its own list: a deleted one may stand anywhere between the others.
        return f'<div class="footnote"><ul>{opening}', f"{closing}</ul></div>"

    def keep_open(self, provision: Provision, closing: str) -> None:
        """A block that holds others was written by the caller and stands open now."""
        self._open.append((provision, f"{closing}\n"))

    def claims(self, provision: Provision) -> bool:
        """Whether a provision may carry its id: only the first that asks, in one view."""
        if not self._identified or provision.id in self._named:
            return False
        self._named.add(provision.id)
        return True

    def value_of(self, item: Provision, parent: Provision | None) -> int | None:
        """The number an item must be given because a browser would count otherwise."""
        if parent is None or parent.start is None:
            return None
        bare = item.number.rstrip(".)")
        if not (bare.isascii() and bare.isdecimal()):
            return None
        number = int(bare)
        expected = self._numbers.get(id(parent), parent.start)
        self._numbers[id(parent)] = number + 1
        return None if number == expected else number

    def body_for(self, table: Provision, row: Provision) -> None:
        """Open the head or body of a table that a row belongs to."""
        now = self._bodies.get(id(table))
        wanted = "</thead>\n" if row.header and now in {None, "</thead>\n"} else "</tbody>\n"
        if now == wanted:
            return
        self._written.append(f"{now or ''}{wanted.replace('/', '').rstrip()}\n")
        self._bodies[id(table)] = wanted
