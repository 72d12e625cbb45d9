"""Files gathered into policies: each with its id, its prevailing text and its translations."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation
from inforce.versions.adoption import Adoption
from inforce.versions.events import Event
from inforce.versions.identity import Language, PolicyId
from inforce.versions.layout import Layout, Place
from inforce.versions.trails import Trail, stem


@dataclass(slots=True, kw_only=True)
class Strand:
    """One file with all its texts.

    Attributes:
        place: What its path says about it.
        events: What happened to it, flaps and all.
        trail: The trail it is; None for a file that only lies in the working tree.
        left: Whether its file is recorded, and no longer lies in the working tree.
    """

    place: Place
    events: tuple[Event, ...]
    trail: Trail | None = None
    left: bool = False

    @property
    def last(self) -> Event:
        """The last event with a text."""
        return next(e for e in reversed(self.events) if e.facts is not None)

    @property
    def alive(self) -> bool:
        """Whether the file is there."""
        return self.events[-1].source is not None

    @property
    def path(self) -> str:
        """Where it lies now, or lay last."""
        return self.events[-1].path


@dataclass(slots=True, kw_only=True)
class Group:
    """A policy: the strand of its prevailing text, those of former files, and translations."""

    policy: PolicyId
    language: Language
    strands: list[Strand]
    translations: list[tuple[Language, Strand]] = field(default_factory=list)

    @property
    def main(self) -> Strand:
        """The strand that counts now."""
        return self.strands[-1]


def find_strand(
    paths: tuple[str, ...],
    events: tuple[Event, ...],
    layout: Layout,
    adoption: Adoption,
    trail: Trail | None = None,
) -> Strand | None:
    """The file as a policy's, or None where it is none: a page, a term, a file elsewhere."""
    place = next((p for path in reversed(paths) if (p := layout.place(path))), None)
    if place is None or not any(e.facts is not None for e in events):
        return None
    strand = Strand(place=place, events=events, trail=trail)
    facts = strand.last.facts
    if (facts is not None and facts.kind == "page") or adoption.excludes(strand.path):
        return None
    return strand


def group(
    strands: Iterable[Strand], layout: Layout
) -> tuple[tuple[Group, ...], tuple[Diagnostic, ...]]:
    """Every policy, by id, and what is wrong with ids."""
    originals, others = _sort_out(_settled(tuple(strands), layout), layout)
    found: list[Diagnostic] = []
    groups: dict[str, Group] = {}
    by_document: dict[str, Group] = {}
    ids = _ids(originals, layout)
    # Living files first: a policy that is there has the better claim to an id.
    order = sorted(range(len(originals)), key=lambda i: (not originals[i].alive, i))
    for index in order:
        strand, wished = originals[index], ids[index]
        rival = groups.get(wished)
        if rival is not None and _join(rival, strand):
            by_document.setdefault(strand.place.document, rival)
            continue
        if rival is not None:
            if strand.alive:
                found.append(_one_id(strand, rival, wished))
            wished = _free(wished, strand.place.document, groups)
        language = Language(
            strand.place.language
            or (strand.last.facts.language if strand.last.facts else "")
            or layout.language
        )
        groups[wished] = Group(policy=PolicyId(wished), language=language, strands=[strand])
        by_document.setdefault(strand.place.document, groups[wished])
    for strand in others:
        facts = strand.last.facts
        declared = groups.get(facts.id) if facts is not None and facts.id else None
        policy = declared or by_document[strand.place.document]
        tag = strand.place.language or (facts.language if facts is not None else "")
        policy.translations.append((Language(tag), strand))
    return tuple(groups[key] for key in sorted(groups)), tuple(found)


def _settled(strands: tuple[Strand, ...], layout: Layout) -> tuple[Strand, ...]:
    """Folders that look like languages are some only beside a text in the site's language.

    `eu/terms.md` is Basque where there is a `terms.md`, and European where there is a
    `us/terms.md` instead.
    """
    anchored = {
        s.place.document
        for s in strands
        if s.place.language in {"", layout.language} or not s.place.otherwise
    }
    for strand in strands:
        if strand.place.otherwise and strand.place.document not in anchored:
            strand.place = Place(document=strand.place.otherwise)
    return strands


def _sort_out(strands: tuple[Strand, ...], layout: Layout) -> tuple[list[Strand], list[Strand]]:
    """Prevailing texts and translations.

    Of the files of one document, the one without a language prevails, then the one in the site's
    language, then the first.
    """
    documents: dict[str, list[Strand]] = {}
    for strand in strands:
        documents.setdefault(strand.place.document, []).append(strand)
    declared = {s.last.facts.id for s in strands if s.last.facts and not _translates(s)} - {""}
    known = set(documents) | declared
    originals: list[Strand] = []
    others: list[Strand] = []
    for strand in strands:
        same = documents[strand.place.document]
        spoken = [s for s in same if s.place.language]
        plain = [s for s in same if not s.place.language]
        chief = plain or sorted(
            spoken,
            key=lambda s: (not s.alive, s.place.language != layout.language, s.place.language),
        )
        elsewhere = (
            _translates(strand)
            and strand.last.facts is not None
            and (strand.last.facts.id in known)
        )
        if elsewhere or (strand.place.language and strand is not chief[0]):
            others.append(strand)
        else:
            originals.append(strand)
    return originals, others


def _translates(strand: Strand) -> bool:
    """Whether a file says by itself that it is a translation of the policy whose id it names."""
    facts = strand.last.facts
    return facts is not None and bool(facts.translation_of and facts.id and facts.language)


def _ids(strands: list[Strand], layout: Layout) -> list[str]:
    """The id each policy should have: declared, or from its path, or from its file's stem."""
    stems = Counter(stem(s.place.document) for s in strands if s.alive)
    found = []
    for strand in strands:
        declared = strand.last.facts.id if strand.last.facts else ""
        short = stem(strand.place.document)
        derived = short if layout.adopted and stems[short] <= 1 else strand.place.document
        found.append(declared or derived)
    return found


def _join(group_: Group, strand: Strand) -> bool:
    """Whether a file that ended before this policy's first text is the same policy, come back."""
    if strand.trail is None and group_.main.left:
        group_.strands.append(strand)  # moved in the working tree, and not yet recorded there
        return True
    ended, begun = strand.events[-1], group_.strands[0].events[0]
    if strand.alive or ended.at is None or (begun.at is not None and ended.at > begun.at):
        return False
    group_.strands.insert(0, strand)
    return True


def _free(wished: str, document: str, taken: Mapping[str, Group]) -> str:
    if document not in taken:
        return document
    number = 2
    while f"{wished}-{number}" in taken:
        number += 1
    return f"{wished}-{number}"


def _one_id(strand: Strand, rival: Group, wished: str) -> Diagnostic:
    return Diagnostic(
        code="V003",
        severity=Severity.ERROR,
        location=SourceLocation(strand.path),
        what=f"Two policies have the id “{wished}”: {rival.main.path} and {strand.path}.",
        why="An id is the address of one policy.",
        remedy="Give one of them another `id` in its front matter.",
    )
