"""The sections of a text, and no more than checking a supplement against a policy asks for.

They are small and say nothing of where its text lies, so that they can be kept by the digest
of the text: no text is read again for a check that nothing has changed for.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from inforce.digest import digest_of
from inforce.documents.canonical import canonical_lines, fold, visible_text
from inforce.documents.document import Document
from inforce.documents.provision import Provision, ProvisionKind
from inforce.supplements.composition import ADDS, AFTER, REMOVES, clauses_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section.

    Args:
        id: Its id.
        names: Further names that lead to it.
        line: The line of its heading.
        title: The words of its heading.
        above: The ids of the sections it stands in, the outermost first.
        words: Digest of its words and of all below it, with the footnotes they refer to, its
            heading left out.
        effect: `adds`, `removes` or empty.
        after: The section it asks to stand after.
    """

    id: str
    line: int
    title: str
    words: str
    names: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    effect: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections of a text in reading order, its title left out."""

    listed: tuple[Section, ...]

    def named(self, name: str) -> Section | None:
        """The section of that id, or else of that further name."""
        by_id = (section for section in self.listed if section.id == name)
        by_name = (section for section in self.listed if name in section.names)
        return next(by_id, None) or next(by_name, None)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of a section, sorted."""
        return tuple(sorted({n for s in self.listed for n in (s.id, *s.names)}))


def sections_of(document: Document) -> Sections:
    """The sections of a text."""
    notes = {note.name: tuple(_lines(note)) for note in document.footnotes}
    found: list[Section] = []
    waiting = [(clause, ()) for clause in reversed(clauses_of(document))]
    stack: list[tuple[Provision, tuple[str, ...]]] = [*waiting]
    while stack:
        section, above = stack.pop()
        found.append(_section(section, above, notes))
        below = [p for p in section.children if p.kind is ProvisionKind.SECTION]
        stack.extend([(one, (*above, section.id)) for one in reversed(below)])
    return Sections(tuple(found))


def _section(
    section: Provision, above: tuple[str, ...], notes: Mapping[str, tuple[str, ...]]
) -> Section:
    below = [line for child in section.children for line in _lines(child)]
    for one in section.walk():
        for run in one.runs:
            below += notes.get(run.footnote or "", ())
    effects = [name for name in (ADDS, REMOVES) if name in section.classes]
    return Section(
        id=section.id,
        names=section.aliases,
        line=section.line,
        title=fold(visible_text(section.runs)),
        above=above,
        words=digest_of("section", *(line.encode() for line in below)).hex,
        effect=effects[0] if effects else "",
        after=dict(section.attributes).get(AFTER, ""),
    )


def _lines(provision: Provision) -> Iterator[str]:
    for one in provision.walk():
        yield from canonical_lines(one)


def sections_to_json(sections: Sections) -> str:
    """Sections as one line of JSON."""
    return json.dumps([asdict(section) for section in sections.listed], ensure_ascii=False)


def sections_from_json(text: str) -> Sections:
    """The sections that `sections_to_json` wrote."""
    return Sections(tuple(_from_json(section) for section in json.loads(text)))


def _from_json(data: dict[str, object]) -> Section:
    def names(key: str) -> tuple[str, ...]:
        value = data[key]
        return tuple(map(str, value)) if isinstance(value, Iterable) else ()

    return Section(
        id=str(data["id"]),
        line=int(str(data["line"])),
        title=str(data["title"]),
        words=str(data["words"]),
        names=names("names"),
        above=names("above"),
        effect=str(data["effect"]),
        after=str(data["after"]),
    )
