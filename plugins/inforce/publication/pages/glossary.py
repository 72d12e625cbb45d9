"""The glossary's index, and one page a term."""

from dataclasses import dataclass

from inforce.glossary.term import Glossary, Term
from inforce.publication.addresses import GLOSSARY, href_of, term_address
from inforce.publication.pages.parts import Day, Head, Link, SiteFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """A term with its short definition."""

    term: Link
    short: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryView:
    """The index of terms, by first letter in the order of the glossary."""

    head: Head
    letters: tuple[tuple[str, tuple[TermRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class Usage:
    """A policy that uses a term, and the sections that do."""

    policy: Link
    sections: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastWording:
    """How a term read before.

    Args:
        name: The anchor of this wording.
        since: The first day on which a text stood beside it.
        until: The first day on which a text stood beside the next wording.
        short: Its short definition, in words.
        changed: What the next wording changed.
    """

    name: str
    since: Day | None
    until: Day | None
    short: str
    changed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """The page of one term.

    Args:
        head: What the page says about itself.
        aliases: Its other forms.
        sources: Where its explanation comes from.
        used_in: The policies that use it, and their sections.
        history: How it read before, the latest first.
        gone: Whether the glossary of today does not hold it.
    """

    head: Head
    aliases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    used_in: tuple[Usage, ...] = ()
    history: tuple[PastWording, ...] = ()
    gone: bool = False


def _row(term: Term) -> TermRow:
    return TermRow(
        term=Link(term.term, href_of(term_address(term.id))),
        short=term.short.text if term.short else "",
        aliases=term.aliases,
    )


def glossary_view(glossary: Glossary, *, site: SiteFacts, title: str) -> GlossaryView:
    """Terms stand under their first letter, each with its short definition."""
    letters: dict[str, list[TermRow]] = {}
    for term in glossary.terms:
        letters.setdefault(term.term[:1].upper(), []).append(_row(term))
    return GlossaryView(
        head=Head(
            title=title,
            language=site.language,
            path=GLOSSARY,
            indexed=True,
            canonical=site.whole(GLOSSARY),
        ),
        letters=tuple((letter, tuple(rows)) for letter, rows in letters.items()),
    )


def term_view(  # noqa: PLR0913 (all but the first have names)
    term: Term,
    *,
    site: SiteFacts,
    title: str,
    used_in: tuple[Usage, ...] = (),
    history: tuple[PastWording, ...] = (),
    gone: bool = False,
) -> TermView:
    """A term's page gives the whole explanation, the policies that use it, and its past.

    Args:
        term: The term.
        site: The site.
        title: Title of the glossary, for the way back to it.
        used_in: The policies that use it.
        history: How it read before.
        gone: Whether the glossary of today does not hold it.
    """
    path = term_address(term.id)
    return TermView(
        head=Head(
            title=term.term,
            language=site.language,
            path=path,
            crumbs=(Link(title, GLOSSARY),),
            indexed=not gone,
            canonical="" if gone else site.whole(path),
        ),
        aliases=term.aliases,
        sources=term.sources,
        used_in=used_in,
        history=history,
        gone=gone,
    )
