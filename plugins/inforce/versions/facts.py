"""Everything that the bytes of one text say by themselves: derived once, kept by their digest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import Indel

from inforce.diagnostics import Diagnostic, Severity, in_order
from inforce.digest import Digest, text_digest
from inforce.documents.canonical import canonical_text
from inforce.documents.links import Link, find_links
from inforce.documents.parse import ParsedDocument, parse_document
from inforce.documents.words import words
from inforce.location import SourceLocation
from inforce.source.declarations import DeclaredWaiver
from inforce.source.front_matter import FrontMatter, split_front_matter
from inforce.source.text import SourceText
from inforce.versions.dating import StatedDate, stated_dates
from inforce.versions.version import ClauseNote, DateSource, Effective, Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFacts:
    """What one text says.

    Args:
        digest: SHA-256 of the canonical text.
        words: How many words it has.
        title: Its title.
        effective: The days front matter names, sorted.
        label: `version` of front matter.
        announced_on: `announced`.
        change: `change`.
        summary: `summary`.
        changes: `changes`.
        status: `status`.
        repealed_on: `repealed`.
        replaced_by: `replaced_by`.
        id: `id`.
        aliases: `aliases` and `redirect_from`.
        supplements: `supplements`.
        service: `service`.
        language: `language`.
        translation_of: `translation_of`.
        kind: `kind`.
        waivers: `waivers`.
        affirmed: `affirmed`.
        dates: The dates it states in its words, the one that counts first.
        links: Its links, each target once, where it stands first.
        diagnostics: What its author must be told.
    """

    digest: Digest
    words: int
    title: str
    effective: tuple[Effective, ...] = ()
    label: str = ""
    announced_on: date | None = None
    change: str = ""
    summary: str = ""
    changes: tuple[ClauseNote, ...] = ()
    status: str = ""
    repealed_on: date | None = None
    replaced_by: str = ""
    id: str = ""
    aliases: tuple[str, ...] = ()
    supplements: str = ""
    service: str = ""
    language: str = ""
    translation_of: str = ""
    kind: str = ""
    waivers: tuple[DeclaredWaiver, ...] = ()
    affirmed: str = ""
    dates: tuple[StatedDate, ...] = ()
    links: tuple[Link, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_facts(
    source: SourceText,
    patterns: tuple[str, ...] = (),
    *,
    foreign: bool = False,
    parsed: ParsedDocument | None = None,
    canonical: str | None = None,
) -> TextFacts:
    """Everything one text says, read from its bytes alone.

    Args:
        source: The whole file.
        patterns: Further date patterns, with a group `date`.
        foreign: Whether the text was written for another tool, whose keys are no mistake.
        parsed: The text as provisions, where a caller has it already.
        canonical: Its canonical text, likewise.
    """
    front = split_front_matter(source, foreign=foreign)
    parsed = parsed or parse_document(source)
    text = canonical_text(parsed.document) if canonical is None else canonical
    dates = stated_dates(source, patterns)
    return TextFacts(
        digest=text_digest(text.encode("utf-8")),
        words=len(words(text)),
        title=front.title or parsed.document.title,
        effective=_effective(front),
        label=front.version,
        announced_on=front.announced,
        change=front.change,
        summary=front.summary,
        changes=_notes(front),
        status=front.status,
        repealed_on=front.repealed,
        replaced_by=front.replaced_by,
        id=front.id,
        aliases=front.aliases,
        supplements=front.supplements,
        service=front.service,
        language=front.language,
        translation_of=front.translation_of,
        kind=front.kind,
        waivers=front.waivers,
        affirmed=front.affirmed,
        dates=dates,
        links=_first_of_each(find_links(parsed.document)),
        diagnostics=in_order(
            (*front.diagnostics, *parsed.diagnostics, *_mismatches(source.path, front, dates))
        ),
    )


def _first_of_each(links: Iterable[Link]) -> tuple[Link, ...]:
    first: dict[str, Link] = {}
    for link in links:
        first.setdefault(link.target, link)
    return tuple(first.values())


def _effective(front: FrontMatter) -> tuple[Effective, ...]:
    days = (
        Effective(d.from_on, Precision.MONTH if d.month_only else Precision.DAY, d.applies_to)
        for d in front.effective
    )
    return tuple(sorted(days))


def _notes(front: FrontMatter) -> tuple[ClauseNote, ...]:
    return tuple(
        ClauseNote(
            section=note.section,
            effect=note.effect,
            what=note.what,
            why=note.why,
            who=note.who,
            choice=note.choice,
        )
        for note in front.changes
    )


def _mismatches(
    path: str, front: FrontMatter, dates: tuple[StatedDate, ...]
) -> tuple[Diagnostic, ...]:
    """A text must not state two dates: a reader sees one and a machine reads the other."""
    if not dates:
        return ()
    stated = dates[0]
    declared = front.effective[0].from_on if front.effective else None
    if declared is None and stated.source is DateSource.ATTRIBUTE:
        body = next((d for d in dates if d.source is DateSource.BODY), None)
        declared, stated = stated.effective.from_on, body or stated
    if declared is None or not stated.pattern.startswith(("effective", "attribute")):
        return ()
    said = stated.effective
    same = (
        said.from_on == declared
        if said.precision is Precision.DAY
        else (said.from_on.year, said.from_on.month) == (declared.year, declared.month)
    )
    if same:
        return ()
    return (
        Diagnostic(
            code="V010",
            severity=Severity.WARNING,
            location=SourceLocation(path, stated.line),
            what=f"The text says {said.from_on} and its declaration says {declared}.",
            why="A reader believes the one, this site follows the other.",
            remedy="Let both name the same day, or leave the line out: the page shows the day.",
        ),
    )


def count_words_changed(old: SourceText, new: SourceText) -> int:
    """Words deleted plus words inserted between two texts: the plain answer, without a redline.

    A word that moved counts twice, once where it left and once where it came.
    """
    before = words(canonical_text(parse_document(old).document))
    after = words(canonical_text(parse_document(new).document))
    return Indel.distance(before, after)
