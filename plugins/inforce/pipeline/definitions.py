"""The definitions beside each text: as they were sealed with it, else as they stood at its commit.

Every wording a term has had is found from these, so that a copy without git tells the same.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from inforce.digest import Digest, text_digest
from inforce.glossary.entries import parse_glossary
from inforce.glossary.lexicon import Lexicon, lexicon_of
from inforce.glossary.occurrences import FirstIn
from inforce.glossary.term import Glossary, Term, TermId
from inforce.glossary.wordings import Wording, wording_name, wordings_of
from inforce.ledger.attested import SealedText
from inforce.ledger.restoration import sealed_definitions
from inforce.pipeline.assembly import Sources
from inforce.pipeline.sealing import GlossaryPast
from inforce.publication.term_links import GeneralText, TermLinks, TermWords
from inforce.source.text import SourceText
from inforce.versions.history import VersionHistory
from inforce.versions.identity import tongue
from inforce.versions.version import Text

NOTHING = lexicon_of(())


class Definitions:
    """The definitions of a site through time.

    Args:
        sources: What the site was made from.
        glossary: The terms of today.
        histories: The policies.
    """

    def __init__(
        self, sources: Sources, glossary: Glossary, histories: Iterable[VersionHistory]
    ) -> None:
        self._language = tongue(sources.settings.language)
        self._first_in = FirstIn(sources.settings.first_in)
        self._enabled = bool(sources.settings.glossary)
        self._past = GlossaryPast(sources)
        self._record = sources.sealed_record
        self._folder = sources.layout.glossary or sources.settings.glossary
        self._sealed: dict[Digest, SealedText] = {}
        for text in self._record.ledger.texts if self._enabled else ():
            # By its bytes; where only spaces changed since, by its words.
            self._sealed.setdefault(text.source, text)
            self._sealed.setdefault(text.digest, text)
        self._parsed = lru_cache(None)(_parse)
        self._lexicons: dict[tuple[tuple[str, str], ...], Lexicon] = {}
        self._links = lru_cache(None)(self._make_links)
        self.now = lexicon_of(glossary.terms, self._language) if self._enabled else NOTHING
        self._wordings = wordings_of(self._seen(histories), self.now.glossary.terms)

    @property
    def language(self) -> str:
        """The language of the glossary."""
        return self._language

    @property
    def wordings(self) -> dict[TermId, tuple[Wording, ...]]:
        """Every wording of every term, the oldest first."""
        return dict(self._wordings)

    def beside(self, text: Text) -> Lexicon:
        """The terms as they stood with a text."""
        if not self._enabled:
            return NOTHING
        sealed = None
        if text.sealed:
            sealed = self._sealed.get(text_digest(text.source.text.encode()))
            sealed = sealed or self._sealed.get(text.digest)
        if sealed is None:
            return self._lexicon(self._past.terms_at(text.commit))
        return self._lexicon(tuple(self._of_record(sealed)))

    def standing(self, text: Text | None, language: str) -> Lexicon:
        """The terms beside a text in a language, or today's beside a draft."""
        if not self._enabled or tongue(language) != self._language:
            return NOTHING
        return self.now if text is None else self.beside(text)

    def between(self, old: Text, new: Text | None, language: str) -> tuple[Lexicon, Lexicon] | None:
        """The terms beside two texts, where they differ; beside a draft stand those of today."""
        sides = self.standing(old, language), self.standing(new, language)
        return sides if sides[0].digest != sides[1].digest else None

    def links(  # noqa: PLR0913 (all but the first three have names)
        self,
        lexicon: Lexicon,
        language: str,
        words: TermWords,
        *,
        own: TermId | None = None,
        policy: bool = False,
        general: GeneralText | None = None,
    ) -> TermLinks | None:
        """How terms become links; a text in another language than the glossary has none of its.

        Args:
            lexicon: The terms beside a text.
            language: The text's language.
            words: What stands around a definition.
            own: The term whose entry the text is.
            policy: Whether the text is a policy, whose own definitions count.
            general: The policy that it supplements, whose definitions count, too.
        """
        if tongue(language) != self._language:
            lexicon = NOTHING
        if not lexicon and not policy:
            return None
        return self._links(lexicon, words, own, language if policy else "", general)

    def _lexicon(self, terms: tuple[Term, ...]) -> Lexicon:
        key = tuple([(term.id, term.source.text) for term in terms])
        found = self._lexicons.get(key)
        if found is None:
            found = self._lexicons[key] = lexicon_of(terms, self._language)
        return found

    def _make_links(
        self,
        lexicon: Lexicon,
        words: TermWords,
        own: TermId | None,
        language: str,
        general: GeneralText | None,
    ) -> TermLinks:
        today = {term.id: wording_name(term) for term in self.now.glossary.terms}
        # A term that is gone has its last wording as its entry.
        shown = {term_id: known[-1].name for term_id, known in self._wordings.items()}
        past = {
            term.id: "" if wording_name(term) == shown[term.id] else wording_name(term)
            for term in lexicon.glossary.terms
            if today.get(term.id) != wording_name(term)
        }
        return TermLinks(
            lexicon=lexicon,
            first_in=self._first_in,
            own=own,
            language=language,
            past=past,
            words=words,
            general=general,
        )

    def _of_record(self, sealed: SealedText) -> Iterator[Term]:
        for name, source in sealed_definitions(sealed, self._record.files).items():
            term = self._parsed(SourceText(f"{self._folder}/{name}.md", source.text))
            if term is not None:
                yield term

    def _seen(self, histories: Iterable[VersionHistory]) -> Iterator[tuple[date | None, Term]]:
        for history in histories:
            if tongue(history.language) != self._language:
                continue
            for version in history.versions:
                for text in version.texts:
                    for term in self.beside(text).glossary.terms:
                        yield text.recorded_on, term


def _parse(source: SourceText) -> Term | None:
    return (*parse_glossary((source,)).glossary.terms, None)[0]
