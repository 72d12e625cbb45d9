"""Where terms stand in a document, and which of them a page makes links of.

Never in a heading, a link, code, a quotation, or what its author has set apart with
`{.no-glossary}`.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from inforce.documents.document import Document
from inforce.documents.provision import Mark, Provision, ProvisionKind, TextRun
from inforce.glossary.matching import Matcher
from inforce.glossary.term import TermId

OPT_OUT: Final = "no-glossary"
# Their own words are a heading, a name or no prose; what stands inside some of them is looked at.
_SILENT: Final = frozenset(
    {
        ProvisionKind.SECTION,
        ProvisionKind.ADMONITION,
        ProvisionKind.CODE,
        ProvisionKind.TERM,
        ProvisionKind.RULE,
    }
)
# What is inside is none of the policy's own prose: code, and the words of somebody else.
_SHUT: Final = frozenset({ProvisionKind.CODE, ProvisionKind.QUOTE})


class FirstIn(StrEnum):
    """Which uses of a term become links."""

    SECTION = "section"
    PAGE = "page"
    ALL = "all"


class Occurrence(NamedTuple):
    """A term in a run of a provision; a tuple, since a page has hundreds.

    Args:
        term: The term.
        provision: The id of the provision.
        section: The id of the section around it; empty before the first heading.
        place: The run's place in the provision.
        start: Where it begins in the run.
        end: Where it ends.
        line: Source line of the provision.
    """

    term: TermId
    provision: str
    section: str
    place: int
    start: int
    end: int
    line: int = 1


def find_occurrences(
    document: Document, matcher: Matcher, *, own: TermId | None = None
) -> tuple[Occurrence, ...]:
    """Every use of a term in a document, in reading order.

    Args:
        document: The text.
        matcher: The glossary.
        own: The term whose entry the text is; an entry does not lead to itself.
    """
    found: list[Occurrence] = []
    for provision, section in prose(document) if matcher else ():
        found += _in_provision(provision, section, matcher)
    return tuple(found if own is None else [use for use in found if use.term != own])


def first_uses(occurrences: Iterable[Occurrence], first_in: FirstIn) -> tuple[Occurrence, ...]:
    """The uses that become links."""
    if first_in is FirstIn.ALL:
        return tuple(occurrences)
    first: dict[tuple[str, str], Occurrence] = {}
    for occurrence in occurrences:
        section = occurrence.section if first_in is FirstIn.SECTION else ""
        first.setdefault((occurrence.term, section), occurrence)
    return tuple(first.values())


def uses_by_section(document: Document, matcher: Matcher) -> tuple[tuple[str, str, str], ...]:
    """Each term with the id and the heading of every section that uses it, each section once."""
    sections = {section.id: section for section in document.walk() if section.level}
    found = {
        (use.term, use.section): None
        for use in sorted(find_occurrences(document, matcher), key=lambda use: use.term)
    }
    return tuple(
        (term, place, " ".join(sections[place].text.split()) if place in sections else "")
        for term, place in found
    )


def written(provision: Provision, use: Occurrence) -> str:
    """A term as it is written where it stands."""
    return provision.runs[use.place].text[use.start : use.end]


def prose(document: Document) -> Iterator[tuple[Provision, str]]:
    """Every provision whose own words are prose, with the id of its section."""
    stack = [(provision, "") for provision in (*document.provisions, *document.footnotes)][::-1]
    while stack:
        provision, section = stack.pop()
        if OPT_OUT in provision.classes or provision.header:
            continue
        if provision.kind is ProvisionKind.SECTION:
            section = provision.id
        if provision.runs and provision.kind not in _SILENT:
            yield provision, section
        if provision.kind not in _SHUT and provision.children:
            stack.extend((child, section) for child in reversed(provision.children))


def _in_provision(provision: Provision, section: str, matcher: Matcher) -> Iterator[Occurrence]:
    runs, name, line = provision.runs, provision.id, provision.line
    for place, run in enumerate(runs):
        if not _is_plain(run):
            continue
        for term, start, end in matcher.find(run.text):
            if start == 0 and place and _goes_on(runs[place - 1], run):
                continue
            if end == len(run.text) and place + 1 < len(runs) and _goes_on(run, runs[place + 1]):
                continue
            yield Occurrence(term, name, section, place, start, end, line)


def _is_plain(run: TextRun) -> bool:
    return (
        run.link is None
        and run.image is None
        and run.footnote is None
        and Mark.CODE not in run.marks
    )


def _goes_on(run: TextRun, following: TextRun) -> bool:
    """Whether a word is set in two ways, its end otherwise than its beginning."""
    if run.footnote is not None or following.footnote is not None:
        return False
    return run.text[-1:].isalnum() and following.text[:1].isalnum()
