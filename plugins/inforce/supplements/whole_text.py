"""The parts of a whole text made fit to stand on one page: names, footnotes and links.

Each side was written in a file of its own. On the page that joins them every id and every footnote
stands once, footnotes are counted as they are read, and a link leads where its own file leads it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from inforce.documents.document import Document
from inforce.documents.provision import Mark, Provision, ProvisionKind
from inforce.supplements.composition import Origin, Part
from inforce.supplements.names import Names, Side, bare, distinct


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeText:
    """What binds the user of a service, as one text.

    Args:
        path: The file from which its links lead.
        parts: Its parts, in reading order; each id stands once.
        footnotes: The footnotes of both sides, in the order in which they are met.
    """

    path: str
    parts: tuple[Part, ...]
    footnotes: tuple[Provision, ...] = ()


def settle(
    parts: tuple[Part, ...], general: Side, supplement: Side | None, *, orphans: bool = True
) -> WholeText:
    """Join the parts of two texts so that nothing of either leads astray or is lost.

    Args:
        parts: The parts that are shown, as `compose` gives them.
        general: The general policy.
        supplement: The supplement.
        orphans: Whether a footnote to which its text never refers is shown, too.
    """
    ours = Names(general, general.path)
    theirs = Names(supplement, general.path) if supplement else ours
    _name_footnotes(ours, theirs)
    taken = _name_general(parts, ours)
    anchors = _name_specific(parts, ours, theirs, taken) if supplement else {}
    notes = list(_met(parts, ours, theirs, orphans=orphans))
    for number, (names, note) in enumerate(notes, start=1):
        names.numbers[note.name] = number
    settled = []
    for place, part in enumerate(parts):
        names = ours if part.origin is Origin.GENERAL else theirs
        own = [names.settled(provision) for provision in part.provisions]
        if place in anchors:
            own[0] = replace(own[0], aliases=(*own[0].aliases, *anchors[place]))
        settled.append(_beside(replace(part, provisions=tuple(own)), ours, place))
    footnotes = tuple([names.settled(note) for names, note in notes])
    return WholeText(path=general.path, parts=tuple(settled), footnotes=footnotes)


def _name_footnotes(ours: Names, theirs: Names) -> None:
    """Two footnotes of one label are two footnotes."""
    ours.labels = {note.name: note.name for note in ours.side.document.footnotes}
    taken = {bare(label) for label in ours.labels}
    if theirs is not ours:
        for note in theirs.side.document.footnotes:
            theirs.labels[note.name] = distinct(note.name, taken, "service")


def _name_general(parts: tuple[Part, ...], ours: Names) -> set[str]:
    """The general policy keeps its names: others cite them."""
    general = (p for part in parts if part.origin is Origin.GENERAL for p in part.provisions)
    for provision in (*general, *ours.side.document.footnotes):
        for one in provision.walk():
            ours.ids.update({name: name for name in (one.id, *one.aliases) if name})
    return set(ours.ids)


def _name_specific(
    parts: tuple[Part, ...], ours: Names, theirs: Names, taken: set[str]
) -> dict[int, tuple[str, ...]]:
    """Give the supplement its names, and what it displaces the names of what stands there now."""
    specific = [(n, part) for n, part in enumerate(parts) if part.origin is not Origin.GENERAL]
    shown = [p for _, part in specific for p in part.provisions]
    for provision in (*shown, *theirs.side.document.footnotes):
        for one in provision.walk():
            for name in (one.id, *one.aliases):
                if name:
                    theirs.ids[name] = distinct(name, taken, "service")
    anchors: dict[int, tuple[str, ...]] = {}
    for place, part in specific:
        if part.displaced is not None:
            head = theirs.ids[part.provisions[0].id]
            anchors[place] = tuple(_take_over(part.displaced, head, ours, taken))
    for _, part in specific:
        if part.within is not None and part.within.id in ours.ids:
            theirs.ids.update(dict.fromkeys(part.own, ours.ids[part.within.id]))
    return anchors


def _take_over(displaced: Provision, head: str, ours: Names, taken: set[str]) -> Iterator[str]:
    """The names of displaced sections that lead to what stands in their place."""
    for one in displaced.walk():
        for name in (one.id, *one.aliases):
            if not name or name in ours.ids:
                continue
            ours.ids[name] = head
            if one.kind is ProvisionKind.SECTION and name not in taken:
                taken.add(name)
                yield name


def _met(
    parts: tuple[Part, ...], ours: Names, theirs: Names, *, orphans: bool
) -> Iterator[tuple[Names, Provision]]:
    """The footnotes in the order in which a reader of the parts meets them, each once."""
    shown = [
        (ours if part.origin is Origin.GENERAL else theirs, provision)
        for part in parts
        for provision in part.provisions
    ]
    sides = (ours,) if theirs is ours else (ours, theirs)
    alone = [(n, note) for n in sides if orphans for note in _unreferred(n.side.document)]
    met: set[tuple[int, str]] = set()
    for waiting in (shown, alone):
        # The list grows while it is read: a footnote may refer to another.
        for names, provision in waiting:
            if provision.kind is ProvisionKind.FOOTNOTE:
                if (id(names), provision.name) in met:
                    continue
                met.add((id(names), provision.name))
                yield names, provision
            for run in (run for one in provision.walk() for run in one.runs):
                note = names.notes.get(run.footnote or "")
                if note is not None and (id(names), note.name) not in met:
                    waiting.append((names, note))


def _unreferred(document: Document) -> list[Provision]:
    referred = {run.footnote for p in document.walk() for run in p.runs if run.footnote}
    return [note for note in document.footnotes if note.name not in referred]


def _beside(part: Part, ours: Names, place: int) -> Part:
    """What a part displaces, as it is shown beside it: with its footnotes, without anchors."""
    if part.displaced is None:
        return part
    names = Names(ours.side, ours.onto, ids=ours.ids, notes=ours.notes)
    only = (Part(origin=Origin.GENERAL, provisions=(part.displaced,)),)
    notes = [note for _, note in _met(only, names, names, orphans=False)]
    for number, note in enumerate(notes, start=1):
        names.labels[note.name] = f"was-{place}-{note.name}"
        names.numbers[note.name] = number
    shown = replace(names.settled(part.displaced), children=())
    inside = _unnamed(names.settled(part.displaced))
    return replace(
        part,
        displaced=replace(shown, children=inside),
        notes=tuple([_without_ids(names.settled(note)) for note in notes]),
    )


def _unnamed(section: Provision) -> tuple[Provision, ...]:
    """A section shown a second time: headings are lines in bold, and nothing has an anchor."""
    if section.kind is not ProvisionKind.SECTION:
        return (_without_ids(section),)
    bold = tuple([replace(run, marks=(*run.marks, Mark.STRONG)) for run in section.runs])
    heading = Provision(id="", kind=ProvisionKind.PARAGRAPH, runs=bold)
    below = [one for child in section.children for one in _unnamed(child)]
    return (heading, *below)


def _without_ids(provision: Provision) -> Provision:
    own = provision.id if provision.kind is ProvisionKind.FOOTNOTE else ""
    children = tuple([_without_ids(child) for child in provision.children])
    return replace(provision, id=own, aliases=(), children=children)
