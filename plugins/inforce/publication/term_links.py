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
from inforce.glossary.term import Term, TermId
from inforce.publication.addresses import href_of, term_address
from inforce.publication.body_html import BodyHtml, BodyStyle, render_body
from inforce.publication.html_text import html_attribute, html_fragment, html_words
from inforce.publication.inline_html import InlineHtml, Resolve
from inforce.publication.linked_text import LinkedText
from inforce.publication.links import ROOT_MARK, SiteMap

LONGEST: Final = 600  # signs of a definition that are shown beside the word


@dataclass(frozen=True, slots=True, kw_only=True)
class TermWords:
    """What stands around a definition."""

    entry: str = "The whole entry"
    close: str = "Close"
    here: str = "Where this text defines it"
    then: str = "As it stood with this text. The entry reads otherwise today."


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
    """

    lexicon: Lexicon
    first_in: FirstIn = FirstIn.SECTION
    own: TermId | None = None
    language: str = ""
    past: Mapping[TermId, str] = field(default_factory=dict)
    words: TermWords = TermWords()

    @property
    def digest(self) -> Digest:
        """Digest of all that a rendered text depends on."""
        beside = (str(self.lexicon.digest), self.first_in, str(self.own), self.language)
        told = (*beside, repr(self.words))
        past = repr(sorted(self.past.items()))
        return digest_of("terms", *(part.encode() for part in (*told, past)))


def linked_body(
    document: Document, path: str, site_map: SiteMap, style: BodyStyle, links: TermLinks | None
) -> BodyHtml:
    """A document as a page shows it, its terms as links where it has a glossary beside it.

    Args:
        document: The tree.
        path: Where its text stands; two texts of the same words can stand in two places.
        site_map: Where links lead.
        style: How it is set.
        links: The glossary beside it.
    """
    resolve = site_map.resolver(path)
    if links is None:
        return render_body(document, resolve=resolve, style=style)

    def address(term: TermId, defined: DefinedTerm | None) -> str:
        if defined is not None:
            return html_fragment(defined.anchor)
        return html_attribute(ROOT_MARK + href_of(term_address(term), links.past.get(term, "")))

    linked = LinkedText(
        document,
        links.lexicon,
        language=links.language,
        own=links.own,
        first_in=links.first_in,
        address=address,
    )
    if not linked:
        return render_body(document, resolve=resolve, style=style)
    body = render_body(document, resolve=resolve, style=style, set_words=linked.set_words)
    return replace(body, html=body.html + _Explanations(linked, links, site_map).html(resolve))


class _Explanations:
    """What the terms of a text mean, each once, at its end."""

    def __init__(self, linked: LinkedText, links: TermLinks, site_map: SiteMap) -> None:
        self._linked = linked
        self._links = links
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
            [
                self._own(self._linked.defined[term], name, resolve)
                if term in self._linked.defined
                else self._shared(self._terms[term], name)
                for term, name in self._linked.names.items()
            ]
        )
        return f'<div class="inforce-definitions" data-search-exclude>\n{inside}</div>\n'

    def _shared(self, term: Term, name: str) -> str:
        words = self._links.words
        inline = InlineHtml(self._site_map.resolver(term.source.path), anchors=False)
        short = f"<p>{inline.runs(term.short)}</p>\n" if term.short else ""
        if term.id in self._links.past:
            short += f'<p class="inforce-small">{html_words(words.then)}</p>\n'
        address = self._linked.addresses[term.id]
        return self._definition(name, term.term, short, address, words.entry)

    def _own(self, defined: DefinedTerm, name: str, resolve: Resolve) -> str:
        told = html_words(shortened(defined.meaning, LONGEST))
        explained = defined.explained
        if explained is not None and not explained.children:
            told = InlineHtml(resolve, anchors=False).runs(explained)
        address = html_fragment(defined.anchor)
        return self._definition(
            name, defined.word, f"<p>{told}</p>\n", address, self._links.words.here
        )

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
