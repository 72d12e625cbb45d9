"""Terms in a text as links to their entries, with their definitions at hand.

A link is a link: without a script it leads to the entry. The definitions stand once at the end of
the text, folded away, and a script opens them where the reader is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from inforce.digest import Digest, digest_of
from inforce.documents.document import Document
from inforce.documents.provision import Provision, TextRun
from inforce.glossary.lexicon import Lexicon
from inforce.glossary.occurrences import FirstIn, Occurrence, find_occurrences, first_uses
from inforce.glossary.term import Term, TermId
from inforce.publication.addresses import href_of, term_address
from inforce.publication.body_html import BodyHtml, BodyStyle, render_body
from inforce.publication.html_text import html_attribute, html_words
from inforce.publication.inline_html import InlineHtml
from inforce.publication.links import ROOT_MARK, SiteMap


@dataclass(frozen=True, slots=True, kw_only=True)
class TermWords:
    """What stands around a definition."""

    entry: str = "The whole entry"
    close: str = "Close"
    then: str = "As it stood with this text. The entry reads otherwise today."


# Compared and hashed as the one thing it is; its digest says what it holds.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TermLinks:
    """The glossary beside a text.

    Args:
        lexicon: The terms, as they stood with it.
        first_in: Which uses become links.
        own: The term whose entry the text is.
        past: Terms whose entry reads otherwise today, with the anchor of the wording shown.
        words: What stands around a definition.
    """

    lexicon: Lexicon
    first_in: FirstIn = FirstIn.SECTION
    own: TermId | None = None
    past: Mapping[TermId, str] = field(default_factory=dict)
    words: TermWords = TermWords()

    @property
    def digest(self) -> Digest:
        """Digest of all that a rendered text depends on."""
        told = (str(self.lexicon.digest), self.first_in, str(self.own), repr(self.words))
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
    linked = LinkedText(document, links, site_map)
    body = render_body(document, resolve=resolve, style=style, set_words=linked.set_words)
    return replace(body, html=body.html + linked.definitions())


class LinkedText:
    """Sets the words of one document, terms as links, and then the definitions they need."""

    def __init__(self, document: Document, links: TermLinks, site_map: SiteMap) -> None:
        self._links = links
        self._site_map = site_map
        uses = find_occurrences(document, links.lexicon.matcher, own=links.own)
        self._terms = {term.id: term for term in links.lexicon.glossary.terms}
        self._at: dict[tuple[str, int], list[Occurrence]] = {}
        self._used: dict[TermId, str] = {}
        for use in first_uses(uses, links.first_in):
            self._at.setdefault((use.provision, use.place), []).append(use)
            self._used.setdefault(use.term, f"inforce-term-{len(self._used) + 1}")

    def set_words(self, provision: Provision, place: int, run: TextRun) -> str:
        """The words of a run, terms as links."""
        uses = self._at.get((provision.id, place)) if self._at else None
        if not uses:
            return html_words(run.text)
        written, done = [], 0
        for use in uses:
            written.append(html_words(run.text[done : use.start]))
            words = html_words(run.text[use.start : use.end])
            address = html_attribute(self._address(use.term))
            name = self._used[use.term]
            written.append(
                f'<a class="inforce-term" href="{address}" data-inforce-term="{name}">{words}</a>'
            )
            done = use.end
        written.append(html_words(run.text[done:]))
        return "".join(written)

    def definitions(self) -> str:
        """The definitions of the terms that are links, each once."""
        if not self._used:
            return ""
        inside = "".join([self._definition(self._terms[t], n) for t, n in self._used.items()])
        return f'<div class="inforce-definitions" data-search-exclude>\n{inside}</div>\n'

    def _address(self, term: TermId) -> str:
        return ROOT_MARK + href_of(term_address(term), self._links.past.get(term, ""))

    def _definition(self, term: Term, name: str) -> str:
        words = self._links.words
        inline = InlineHtml(self._site_map.resolver(term.source.path), anchors=False)
        short = f"<p>{inline.runs(term.short)}</p>\n" if term.short else ""
        then = ""
        if term.id in self._links.past:
            then = f'<p class="inforce-small">{html_words(words.then)}</p>\n'
        address = html_attribute(self._address(term.id))
        return (
            f'<div class="inforce-definition" id="{name}" popover role="dialog" tabindex="-1" '
            f'aria-labelledby="{name}-word">\n'
            f'<p class="inforce-definition__word" id="{name}-word">'
            f"<dfn>{html_words(term.term)}</dfn></p>\n{short}{then}"
            f'<p class="inforce-definition__ways"><a href="{address}">{html_words(words.entry)}'
            f'</a> <button type="button" popovertarget="{name}" popovertargetaction="hide">'
            f"{html_words(words.close)}</button></p>\n</div>\n"
        )
