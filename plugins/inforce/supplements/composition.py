"""One whole text from a general policy and a supplement: the specific prevails.

A section of the supplement with the id of a general section replaces it; `.adds` appends to it,
`.removes` takes it out; a section of its own stands after the one `after=` names, else at the end.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from inforce.documents.document import Document
from inforce.documents.provision import Provision, ProvisionKind

ADDS: Final = "adds"
REMOVES: Final = "removes"
AFTER: Final = "after"


class Origin(StrEnum):
    """Where a part of the whole text comes from."""

    GENERAL = "general"
    OPENING = "opening"  # what a supplement says before its first section
    REPLACES = "replaces"
    ADDS = "adds"
    REMOVES = "removes"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the whole text that comes from one side.

    Args:
        origin: Where it comes from.
        provisions: What stands there.
        displaced: The general section that no longer applies.
    """

    origin: Origin
    provisions: tuple[Provision, ...]
    displaced: Provision | None = None

    @property
    def title(self) -> str:
        """The heading of the part; empty where it has none of its own."""
        first = self.provisions[0] if self.provisions else None
        heading = first if first and first.kind is ProvisionKind.SECTION else self.displaced
        return " ".join(heading.text.split()) if heading else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A general section without those below it."""

    section: Provision | None
    part: Part
    end: int  # the first piece that is no longer below it


def compose(general: Document, supplement: Document | None) -> tuple[Part, ...]:
    """The parts of the text that binds the user of a service, in reading order."""
    pieces = _pieces(general)
    if supplement is None:
        return tuple(piece.part for piece in pieces)
    places = places_of(general)
    before, opening = [], _opening(supplement)
    if opening:
        before.append(Part(origin=Origin.OPENING, provisions=opening))
    instead: dict[int, Part] = {}
    behind: dict[int, list[Part]] = {}
    for clause in clauses_of(supplement):
        place = places.get(clause.id)
        if place is None:
            after = places.get(dict(clause.attributes).get(AFTER, ""))
            end = len(pieces) if after is None else pieces[after].end
            behind.setdefault(end, []).append(Part(origin=Origin.NEW, provisions=(clause,)))
        elif ADDS in clause.classes:
            added = Part(origin=Origin.ADDS, provisions=clause.children)
            behind.setdefault(pieces[place].end, []).insert(0, added)
        else:
            kind = Origin.REMOVES if REMOVES in clause.classes else Origin.REPLACES
            shown = pieces[place].section
            instead[place] = Part(origin=kind, provisions=(clause,), displaced=shown)
    return (*before, *_woven(pieces, instead, behind))


def _woven(
    pieces: list[_Piece], instead: dict[int, Part], behind: dict[int, list[Part]]
) -> Iterator[Part]:
    place = 0
    while place < len(pieces):
        part = instead.get(place)
        yield part or pieces[place].part
        following = pieces[place].end if part else place + 1
        for end in range(place + 1, following + 1):
            yield from behind.get(end, ())
        place = following


def clauses_of(supplement: Document) -> tuple[Provision, ...]:
    """The sections of a supplement, its title taken off."""
    return tuple(p for p in _body(supplement) if p.kind is ProvisionKind.SECTION)


def places_of(general: Document) -> dict[str, int]:
    """The place of each section among the general policy's, by id and by further anchors."""
    places: dict[str, int] = {}
    for place, piece in enumerate(_pieces(general)):
        if piece.section is not None:
            for name in (piece.section.id, *piece.section.aliases):
                places.setdefault(name, place)
    return places


def _body(document: Document) -> tuple[Provision, ...]:
    """What stands under the title; a text without one stands by itself."""
    body: list[Provision] = []
    for provision in document.provisions:
        is_title = provision.kind is ProvisionKind.SECTION and provision.level == 1
        body.extend(provision.children if is_title else (provision,))
    return tuple(body)


def _opening(document: Document) -> tuple[Provision, ...]:
    return tuple(p for p in _body(document) if p.kind is not ProvisionKind.SECTION)


def _pieces(general: Document) -> list[_Piece]:
    pieces: list[_Piece] = []
    opening = _opening(general)
    if opening:
        part = Part(origin=Origin.GENERAL, provisions=opening)
        pieces.append(_Piece(section=None, part=part, end=1))
    for section in clauses_of(general):
        inside = [p for p in section.walk() if p.kind is ProvisionKind.SECTION]
        for one in inside:
            count = sum(1 for p in one.walk() if p.kind is ProvisionKind.SECTION)
            own = tuple(p for p in one.children if p.kind is not ProvisionKind.SECTION)
            part = Part(origin=Origin.GENERAL, provisions=(replace(one, children=own),))
            pieces.append(_Piece(section=one, part=part, end=len(pieces) + count))
    return pieces
