"""What every page of a site is made with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from inforce.digest import Digest
from inforce.glossary.lexicon import Lexicon
from inforce.glossary.term import TermId
from inforce.pipeline.companions import Companions
from inforce.pipeline.comparing import Comparisons, RedlineStyle, TextPair
from inforce.pipeline.definitions import Definitions
from inforce.pipeline.derivations import Derivations
from inforce.publication.body_html import BodyHtml
from inforce.publication.links import SiteMap
from inforce.publication.pages.parts import SiteFacts
from inforce.publication.redline_html import RedlineView
from inforce.publication.term_links import GeneralText, TermLinks
from inforce.publication.text_words import body_style, redline_terms, term_words
from inforce.publication.words import Words
from inforce.source.text import SourceText
from inforce.versions.version import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMaking:
    """What every page of a site is made with.

    Args:
        site: What is true of the whole site.
        site_map: Where links lead.
        derive: Derivations, kept by digest.
        on: The day the site is built for.
        words_of: The words around a text, in its language.
        definitions: The definitions beside each text.
        compare: What differs between texts, and what that does.
        companions: What else changed when a text did.
    """

    site: SiteFacts
    site_map: SiteMap
    derive: Derivations
    on: date
    words_of: Callable[[str], Words]
    definitions: Definitions
    compare: Comparisons
    companions: Companions

    @property
    def words(self) -> Words:
        """The words around texts, in the site's language."""
        return self.words_of(self.site.language)

    def body(self, source: SourceText, language: str, links: TermLinks | None = None) -> BodyHtml:
        """A text as a page shows it."""
        style = body_style(self.words_of(language))
        return self.derive.body(source, self.site_map, style, links)

    def body_key(self, source: SourceText, language: str, links: TermLinks | None = None) -> Digest:
        """What that depends on."""
        style = body_style(self.words_of(language))
        return self.derive.body_key(source, self.site_map, style, links)

    def links(
        self,
        lexicon: Lexicon,
        language: str,
        *,
        own: TermId | None = None,
        policy: bool = False,
        general: GeneralText | None = None,
    ) -> TermLinks | None:
        """How the terms of a glossary, and those that a policy defines, become links in a text."""
        if not lexicon and not policy:
            return None
        words = term_words(self.words_of(language))
        return self.definitions.links(
            lexicon, language, words, own=own, policy=policy, general=general
        )

    def style(self, language: str, view: RedlineView = RedlineView.INLINE) -> RedlineStyle:
        """How a redline is set on a page in a language."""
        return RedlineStyle(terms=redline_terms(self.words_of(language)), view=view)

    def pair(self, old: Text, new: Text | SourceText, language: str) -> TextPair:
        """Two texts of a policy with the definitions beside them; beside a draft those of today."""
        later = None if isinstance(new, SourceText) else new
        return TextPair(
            old=old.source,
            new=new if isinstance(new, SourceText) else new.source,
            language=language,
            beside=self.definitions.between(old, later, language),
            others=self.companions.of(old, new),
        )
