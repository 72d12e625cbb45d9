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
_SECTION: Final = ProvisionKind.SECTION


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
        within: The general section that it is added to, without its children.
        own: The names by which the supplement knows a section that has no heading here.
        notes: The footnotes of what is displaced, once the whole text is settled.
    """

    origin: Origin
    provisions: tuple[Provision, ...]
    displaced: Provision | None = None
    within: Provision | None = None
    own: tuple[str, ...] = ()
    notes: tuple[Provision, ...] = ()

    @property
    def title(self) -> str:
        """The heading of the part; empty where it has none of its own."""
        first = self.provisions[0] if self.provisions else None
        heading = first if first and first.kind is _SECTION else self.displaced
        return " ".join(heading.text.split()) if heading else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A general section without those below it."""

    section: Provision | None
    part: Part
    end: int  # the first piece that is no longer below it

    @property
    def level(self) -> int:
        """The level of its heading."""
        return self.section.level if self.section else 0


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind a section: additions before sections of their own, the innermost first."""

    order: tuple[bool, int]
    part: Part


def compose(general: Document, supplement: Document | None) -> tuple[Part, ...]:
    """The parts of the text that binds the user of a service, in reading order.

    A section of the supplement takes the level of the general section whose place it takes,
    whatever level it has in a file of its own.
    """
    pieces = _pieces(general)
    if supplement is None:
        return tuple(piece.part for piece in pieces)
    places = places_of(general)
    highest = min((section.level for section in clauses_of(general)), default=0)
    before, opening = [], _opening(supplement)
    if opening:
        before.append(Part(origin=Origin.OPENING, provisions=opening))
    instead: dict[int, Part] = {}
    behind: dict[int, list[_Behind]] = {}
    for clause in clauses_of(supplement):
        place = places.get(clause.id)
        if place is None:
            after = places.get(dict(clause.attributes).get(AFTER, ""))
            end = len(pieces) if after is None else pieces[after].end
            level = highest if after is None else pieces[after].level
            part = Part(origin=Origin.NEW, provisions=(_at_level(clause, level),))
            order = (True, 1 if after is None else -after)
            behind.setdefault(end, []).append(_Behind(order, part))
        elif ADDS in clause.classes:
            part = _addition(clause, pieces[place])
            behind.setdefault(pieces[place].end, []).append(_Behind((False, -place), part))
        else:
            kind = Origin.REMOVES if REMOVES in clause.classes else Origin.REPLACES
            own = (_at_level(clause, pieces[place].level),)
            shown = pieces[place].section
            instead[place] = Part(origin=kind, provisions=own, displaced=shown)
    return (*before, *_woven(pieces, instead, behind))


def still_general(general: Document, supplement: Document) -> frozenset[str]:
    """Ids of the provisions of a general policy that a supplement leaves in place."""
    return frozenset(
        one.id
        for part in compose(general, supplement)
        if part.origin is Origin.GENERAL
        for provision in part.provisions
        for one in provision.walk()
    )


def _addition(clause: Provision, piece: _Piece) -> Part:
    within = replace(piece.section, children=()) if piece.section else None
    return Part(
        origin=Origin.ADDS,
        provisions=_at_level(clause, piece.level).children,
        within=within,
        own=(clause.id, *clause.aliases),
    )


def _at_level(section: Provision, level: int) -> Provision:
    by = level - section.level
    return _shifted(section, by) if by and level else section


def _shifted(provision: Provision, by: int) -> Provision:
    """A section some levels up or down, with all that stands below it."""
    if provision.kind is not _SECTION:
        return provision
    children = tuple([_shifted(child, by) for child in provision.children])
    return replace(provision, level=min(6, max(1, provision.level + by)), children=children)


def _woven(
    pieces: list[_Piece], instead: dict[int, Part], behind: dict[int, list[_Behind]]
) -> Iterator[Part]:
    place = 0
    while place < len(pieces):
        part = instead.get(place)
        yield part or pieces[place].part
        following = pieces[place].end if part else place + 1
        for end in range(place + 1, following + 1):
            yield from [one.part for one in sorted(behind.get(end, ()), key=lambda b: b.order)]
            # What replaces a section that is gone with the one above it must not be lost.
            if end < following and end in instead:
                yield replace(instead[end], displaced=None)
        place = following


def clauses_of(supplement: Document) -> tuple[Provision, ...]:
    """The sections of a supplement, its title taken off."""
    return tuple(p for p in _body(supplement) if p.kind is _SECTION)


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
    first, *others = document.provisions or (None,)
    if first is None:
        return ()
    is_title = first.kind is _SECTION and first.level == 1
    return (*(first.children if is_title else (first,)), *others)


def _opening(document: Document) -> tuple[Provision, ...]:
    return tuple(p for p in _body(document) if p.kind is not _SECTION)


def _pieces(general: Document) -> list[_Piece]:
    pieces: list[_Piece] = []
    opening = _opening(general)
    if opening:
        part = Part(origin=Origin.GENERAL, provisions=opening)
        pieces.append(_Piece(section=None, part=part, end=1))
    for section in clauses_of(general):
        inside = [p for p in section.walk() if p.kind is _SECTION]
        for one in inside:
            count = sum(1 for p in one.walk() if p.kind is _SECTION)
            own = tuple(p for p in one.children if p.kind is not _SECTION)
            part = Part(origin=Origin.GENERAL, provisions=(replace(one, children=own),))
            pieces.append(_Piece(section=one, part=part, end=len(pieces) + count))
    return pieces
