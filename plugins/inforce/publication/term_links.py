"""Terms in a text as links to their entries, with their definitions at hand.

A link is a link: without a script it leads to the entry. The definitions stand once at the end of
the text, folded away, and a script opens them where the reader is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from inforce.digest import Digest, digest_of
from inforce.documents.document import Document
from inforce.glossary.definitions import DefinedTerm
from inforce.glossary.lexicon import Lexicon
from inforce.glossary.occurrences import FirstIn
from inforce.glossary.own_terms import NOTHING, OwnTerms, own_terms, terms_above
from inforce.glossary.term import Term, TermId
from inforce.publication.addresses import href_of, term_address
from inforce.publication.body_html import BodyHtml, BodyStyle, render_body
from inforce.publication.html_text import html_attribute, html_fragment, html_words
from inforce.publication.inline_html import InlineHtml, Resolve
from inforce.publication.linked_text import LinkedText
from inforce.publication.links import ROOT_MARK, SiteMap
from inforce.source.text import SourceText
from inforce.supplements.composition import still_general

LONGEST: Final = 600  # signs of a definition that are shown beside the word


@dataclass(frozen=True, slots=True, kw_only=True)
class TermWords:
    """What stands around a definition."""

    entry: str = "The whole entry"
    close: str = "Close"
    here: str = "Where this text defines it"
    general: str = "Where the general policy defines it"
    then: str = "As it stood with this text. The entry reads otherwise today."


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralText:
    """The general policy that is in force with a supplement.

    Args:
        source: Its text.
        address: The page of its version.
        language: Tag of its language.
    """

    source: SourceText
    address: str
    language: str


# Compared and hashed as the one thing it is; its digest says what it holds.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TermLinks:
    """The glossary beside a text.

    Args:
        lexicon: The terms, as they stood with it.
        first_in: Which uses become links.
        own: The term whose entry the text is.
        language: Tag of the text's language, where it is a policy and may define words itself.
        past: Terms whose entry reads otherwise today, with the anchor of the wording shown.
        words: What stands around a definition.
        general: The policy that the text supplements, whose definitions count, too.
    """

    lexicon: Lexicon
    first_in: FirstIn = FirstIn.SECTION
    own: TermId | None = None
    language: str = ""
    past: Mapping[TermId, str] = field(default_factory=dict)
    words: TermWords = TermWords()
    general: GeneralText | None = None

    @property
    def digest(self) -> Digest:
        """Digest of all that a rendered text depends on."""
        beside = (str(self.lexicon.digest), self.first_in, str(self.own), self.language)
        told = (*beside, repr(self.words))
        past = repr(sorted(self.past.items()))
        above = self.general
        general = (above.source.text, above.address, above.language) if above else ()
        return digest_of("terms", *(part.encode() for part in (*told, past, *general)))


def linked_body(  # noqa: PLR0913 (the text, where it stands, how it is set, what is beside it)
    document: Document,
    path: str,
    site_map: SiteMap,
    style: BodyStyle,
    links: TermLinks | None,
    *,
    general: Document | None = None,
) -> BodyHtml:
    """A document as a page shows it, its terms as links where it has a glossary beside it.

    Args:
        document: The tree.
        path: Where its text stands; two texts of the same words can stand in two places.
        site_map: Where links lead.
        style: How it is set.
        links: The glossary beside it.
        general: The policy it supplements, where `links` name one.
    """
    resolve = site_map.resolver(path)
    if links is None:
        return render_body(document, resolve=resolve, style=style)

    mine = own_terms(document, links.language)
    above = _above(general, links.general, document, mine)

    def address(term: TermId, defined: DefinedTerm | None) -> str:
        if defined is not None:
            page = html_attribute(above.page) if term in above.terms.defined else ""
            return page + html_fragment(defined.anchor)
        return html_attribute(ROOT_MARK + href_of(term_address(term), links.past.get(term, "")))

    linked = LinkedText(
        document,
        links.lexicon,
        mine=mine,
        above=above.terms,
        own=links.own,
        first_in=links.first_in,
        address=address,
    )
    if not linked:
        return render_body(document, resolve=resolve, style=style)
    body = render_body(document, resolve=resolve, style=style, set_words=linked.set_words)
    explanations = _Explanations(linked, links, above, site_map)
    return replace(body, html=body.html + explanations.html(resolve))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Above:
    """What a general policy defines for a supplement, where that stands, and in which file."""

    terms: OwnTerms = NOTHING
    page: str = ""
    path: str = ""


def _above(
    general: Document | None, text: GeneralText | None, supplement: Document, own: OwnTerms
) -> _Above:
    if general is None or text is None:
        return _Above()
    terms = terms_above(general, text.language, own, still_general(general, supplement))
    return _Above(terms=terms, page=ROOT_MARK + href_of(text.address), path=text.source.path)


class _Explanations:
    """What the terms of a text mean, each once, at its end."""

    def __init__(
        self, linked: LinkedText, links: TermLinks, above: _Above, site_map: SiteMap
    ) -> None:
        self._linked = linked
        self._links = links
        self._above = above
        self._site_map = site_map
        self._terms = {term.id: term for term in links.lexicon.glossary.terms}

    def html(self, resolve: Resolve) -> str:
        """Every definition that a link opens; nothing where there is none.

        Args:
            resolve: Where the links of the text lead.
        """
        if not self._linked.names:
            return ""
        inside = "".join(
            [self._told(term, name, resolve) for term, name in self._linked.names.items()]
        )
        return f'<div class="inforce-definitions" data-search-exclude>\n{inside}</div>\n'

    def _told(self, term: TermId, name: str, resolve: Resolve) -> str:
        words = self._links.words
        if term in self._above.terms.defined:
            return self._own(term, name, self._there, words.general)
        if term in self._linked.defined:
            return self._own(term, name, resolve, words.here)
        return self._shared(self._terms[term], name)

    def _shared(self, term: Term, name: str) -> str:
        words = self._links.words
        inline = InlineHtml(self._site_map.resolver(term.source.path), anchors=False)
        short = f"<p>{inline.runs(term.short)}</p>\n" if term.short else ""
        if term.id in self._links.past:
            short += f'<p class="inforce-small">{html_words(words.then)}</p>\n'
        address = self._linked.addresses[term.id]
        return self._definition(name, term.term, short, address, words.entry)

    def _there(self, target: str) -> str | None:
        """Where a link of the general policy leads; an anchor of its own is on its page."""
        found = self._site_map.resolve(self._above.path, target)
        return self._above.page + found if found and found.startswith("#") else found

    def _own(self, term: TermId, name: str, resolve: Resolve, way: str) -> str:
        defined = self._linked.defined[term]
        told = html_words(shortened(defined.meaning, LONGEST))
        explained = defined.explained
        if explained is not None and not explained.children:
            told = InlineHtml(resolve, anchors=False).runs(explained)
        address = self._linked.addresses[term]
        return self._definition(name, defined.word, f"<p>{told}</p>\n", address, way)

    def _definition(self, name: str, word: str, told: str, address: str, way: str) -> str:
        return (
            f'<div class="inforce-definition" id="{name}" popover role="dialog" tabindex="-1" '
            f'aria-labelledby="{name}-word">\n'
            f'<p class="inforce-definition__word" id="{name}-word">'
            f"<dfn>{html_words(word)}</dfn></p>\n{told}"
            f'<p class="inforce-definition__ways"><a href="{address}">{html_words(way)}'
            f'</a> <button type="button" popovertarget="{name}" popovertargetaction="hide">'
            f"{html_words(self._links.words.close)}</button></p>\n</div>\n"
        )


def shortened(text: str, most: int) -> str:
    """A text of so many signs at most, cut between words and marked where it was cut."""
    if len(text) <= most:
        return text
    head = text[:most]
    return f"{head[: head.rfind(' ')] if ' ' in head else head} …"
