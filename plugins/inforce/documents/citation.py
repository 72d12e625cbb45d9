"""Saying where a provision stands, as lawyers do.

“section 4(b)”, “Article IV”, “section 4.2, paragraph 2”, “Cookies, item 3”: a number where the
author typed one, else the words of the heading, else a count a reader can make.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inforce.documents.canonical import fold, visible_text
from inforce.documents.document import Document
from inforce.documents.provision import Provision, ProvisionKind

_BRACKETED = re.compile(r"\(.+\)")
_PLAIN_NUMBER = re.compile(r"[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*[.)]?")
_COUNTED = {
    ProvisionKind.PARAGRAPH: "paragraph",
    ProvisionKind.ROW: "row",
    ProvisionKind.CELL: "column",
    ProvisionKind.QUOTE: "quotation",
    ProvisionKind.ADMONITION: "note",
    ProvisionKind.CODE: "code",
    ProvisionKind.FOOTNOTE: "footnote",
    ProvisionKind.RULE: "line",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a provision stands, in words.

    Args:
        id: The provision's id.
        parts: From the whole to the part.
    """

    id: str
    parts: tuple[str, ...]

    def __str__(self) -> str:
        return ", ".join(self.parts)


def citations(document: Document) -> dict[str, Citation]:
    """The citation of every provision, by id."""
    found: dict[str, Citation] = {}
    tables = 0
    stack: list[tuple[Provision, tuple[str, ...]]] = list(_cited(document.footnotes, ()))[::-1]
    stack += list(_cited(document.provisions, ()))[::-1]
    while stack:
        provision, parts = stack.pop()
        if provision.kind is ProvisionKind.TABLE:
            tables += 1
            parts = (*parts, f"table {tables}")
        found[provision.id] = Citation(provision.id, parts)
        # The title of a text is no part of an address inside it.
        inside = () if _is_title(provision) else parts
        stack += list(_cited(provision.children, inside))[::-1]
    return found


class Citations:
    """Citations of a few provisions of one document, worked out along their ways only.

    Args:
        document: The document.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        # What stands in each container that was passed, by id(); None holds the top level.
        self._parts: dict[int | None, dict[int, tuple[str, ...]]] = {}
        self._tables: dict[int, int] = {}

    def of(self, way: Sequence[Provision]) -> Citation:
        """The citation of the last provision of a way that leads to it from the top level."""
        parts: tuple[str, ...] = ()
        holder: Provision | None = None
        for provision in way:
            parts = self._inside(holder, parts)[id(provision)]
            if provision.kind is ProvisionKind.TABLE:
                parts = (*parts, f"table {self._table(provision)}")
            holder = provision
        return Citation(way[-1].id, parts)

    def _inside(
        self, holder: Provision | None, parts: tuple[str, ...]
    ) -> dict[int, tuple[str, ...]]:
        key = None if holder is None else id(holder)
        known = self._parts.get(key)
        if known is None:
            if holder is None:
                document = self._document
                found = (*_cited(document.provisions, ()), *_cited(document.footnotes, ()))
            else:
                found = tuple(_cited(holder.children, () if _is_title(holder) else parts))
            known = self._parts[key] = {id(provision): said for provision, said in found}
        return known

    def _table(self, table: Provision) -> int:
        if not self._tables:
            tables = [p for p in self._document.walk() if p.kind is ProvisionKind.TABLE]
            self._tables = {id(one): number for number, one in enumerate(tables, start=1)}
        return self._tables[id(table)]


def _is_title(provision: Provision) -> bool:
    return provision.kind is ProvisionKind.SECTION and provision.level == 1 and not provision.number


def _cited(
    provisions: tuple[Provision, ...], around: tuple[str, ...]
) -> Iterator[tuple[Provision, tuple[str, ...]]]:
    """Neighbours with their citations; what has no number is counted among its kind."""
    counts: dict[ProvisionKind, int] = {}
    lists = sum(1 for provision in provisions if provision.kind is ProvisionKind.LIST)
    for provision in provisions:
        kind = provision.kind
        counts[kind] = count = counts.get(kind, 0) + 1
        if kind is ProvisionKind.LIST:
            yield provision, ((*around, f"list {count}") if lists > 1 else around)
        elif kind is ProvisionKind.TABLE or kind is ProvisionKind.DEFINITIONS:
            yield provision, around
        else:
            yield provision, _parts(provision, around, count)


def _parts(provision: Provision, around: tuple[str, ...], count: int) -> tuple[str, ...]:
    kind, number = provision.kind, provision.number
    if number and _BRACKETED.fullmatch(number):
        return _in_brackets(number, around)
    if kind is ProvisionKind.ITEM:
        return (*around, f"item {number.rstrip('.)') or count}")
    if number:
        plain = _PLAIN_NUMBER.fullmatch(number)
        return (f"section {number.rstrip('.)')}" if plain else number.rstrip(" .:\u2013\u2014-"),)
    if kind is ProvisionKind.SECTION:
        return (*around, f"“{fold(visible_text(provision.runs))}”")
    if kind is ProvisionKind.TERM or kind is ProvisionKind.DEFINITION:
        words = fold(visible_text(provision.runs))
        return (*around, f"“{words}”" if kind is ProvisionKind.TERM else f"definition {count}")
    return (*around, f"{_COUNTED[kind]} {count}")


def _in_brackets(number: str, around: tuple[str, ...]) -> tuple[str, ...]:
    """“(b)” is said together with the section it stands in."""
    if around and around[-1].startswith(("section ", "§", "Section ", "Article ", "Clause ")):
        return (*around[:-1], f"{around[-1]}{number}")
    return (*around, number)
