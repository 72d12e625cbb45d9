"""What is derived from texts alone, each derivation made once and kept by digest.

Reading a text's facts, counting the words between two texts, rendering a body: each is a function
of bytes and of the program. A warm build therefore parses nothing that has not changed.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import Indel

from inforce.digest import Digest, digest_of
from inforce.documents.canonical import canonical_text
from inforce.documents.parse import ParsedDocument, parse_document
from inforce.documents.words import words
from inforce.glossary.lexicon import Lexicon
from inforce.glossary.occurrences import uses_by_section
from inforce.glossary.term import TermId
from inforce.pipeline.cache import Cache
from inforce.publication.body_html import BodyHtml, BodyStyle
from inforce.publication.body_json import body_from_json, body_to_json
from inforce.publication.links import SiteMap
from inforce.publication.term_links import TermLinks, linked_body
from inforce.redline.compare import compare
from inforce.redline.redline import Redline
from inforce.source.text import SourceText
from inforce.versions.facts import TextFacts, read_facts
from inforce.versions.facts_json import facts_from_json, facts_to_json

# How much parsed text is kept at hand, in characters of Markdown; a tree takes about four bytes
# for each. A site whose texts are longer together is parsed a second time when it is written.
CHARACTERS_AT_HAND = 30_000_000
BODIES_AT_HAND = 4
PARTS_AT_HAND = 4096
WORTH_DIGESTING = 1000


class Derivations:
    """Every derivation of one build.

    Args:
        cache: Where results are kept.
        program: Digest of the program; a result of another program is no result.
        patterns: How dates are recognised in texts, the site's own before the built-in ones.
        foreign: Whether texts were written for another tool, whose keys are no mistake.
    """

    def __init__(
        self,
        cache: Cache,
        program: Digest,
        patterns: tuple[str, ...] = (),
        *,
        foreign: bool = False,
    ) -> None:
        self._cache = cache
        self._program = program.hex.encode()
        self._patterns = patterns
        self.foreign = foreign
        self._facts: dict[SourceText, TextFacts] = {}
        self._parsed: dict[str, ParsedDocument] = {}
        self._room = CHARACTERS_AT_HAND
        self._bodies = lru_cache(BODIES_AT_HAND)(self._rendered)
        self._part = lru_cache(PARTS_AT_HAND)(self._whole_part)
        self._redlines = lru_cache(1)(self._compared)  # its views are made one after another

    def facts(self, source: SourceText) -> TextFacts:
        """What one text says about itself."""
        found = self._facts.get(source)
        if found is None:
            key = self.key("facts", str(self.foreign), source.text, *self._patterns)
            kept = self.kept("facts", key, lambda: self._read_facts(source))
            found = self._facts[source] = _told_of(facts_from_json(kept.decode()), source.path)
        return found

    def document(self, source: SourceText) -> ParsedDocument:
        """A text as provisions."""
        parsed = self._parsed.get(source.text)
        if parsed is None:
            parsed = parse_document(source)
            if len(source.text) <= self._room:
                self._room -= len(source.text)
                self._parsed[source.text] = parsed
        return parsed

    def canonical(self, source: SourceText) -> str:
        """The visible words of a text, one block a line."""
        key = self.key("canonical", source.text)
        made = lambda: canonical_text(self.document(source).document).encode()  # noqa: E731
        return self.kept("canonical", key, made).decode()

    def words_changed(self, old: SourceText, new: SourceText) -> int:
        """Words deleted plus words inserted between two texts."""
        key = self.key("words", str(self.facts(old).digest), str(self.facts(new).digest))
        return int(self.kept("words", key, lambda: self._count_words(old, new)))

    def body_key(
        self,
        source: SourceText,
        site_map: SiteMap,
        style: BodyStyle,
        links: TermLinks | None = None,
    ) -> Digest:
        """What a rendered body depends on: text, style, definitions, and where links lead."""
        resolved = self.led_to(source, site_map)
        if links and links.general:
            resolved += self.led_to(links.general.source, site_map)
        terms = (str(links.digest),) if links else ()
        return self.key("body", repr(style), source.text, *terms, *resolved)

    def body(
        self,
        source: SourceText,
        site_map: SiteMap,
        style: BodyStyle,
        links: TermLinks | None = None,
    ) -> BodyHtml:
        """A text as pages show it; `ROOT_MARK` stands for the way to the root of the site."""
        return self._bodies(source, site_map, style, links)

    def uses(self, source: SourceText, lexicon: Lexicon) -> tuple[tuple[TermId, str, str], ...]:
        """Each term a text uses, with the id and the heading of every section that does."""
        if not lexicon:
            return ()

        def find() -> bytes:
            found = uses_by_section(self.document(source).document, lexicon.matcher)
            return json.dumps(found, ensure_ascii=False).encode()

        kept = self.kept("uses", self.key("uses", source.text, str(lexicon.digest)), find)
        return tuple((TermId(term), place, title) for term, place, title in json.loads(kept))

    def redline(self, old: SourceText, new: SourceText) -> Redline:
        """What differs between two texts; the last answer is kept at hand."""
        return self._redlines(old, new)

    def key(self, kind: str, *parts: str) -> Digest:
        """What a derivation of this program depends on."""
        return digest_of(kind, self._program, *map(self._part, parts))

    def kept(self, kind: str, key: Digest, make: Callable[[], bytes]) -> bytes:
        """A derivation as it was kept, or else made now and kept."""
        kept = self._cache.get(kind, key)
        if kept is None:
            kept = make()
            self._cache.put(kind, key, kept)
        return kept

    def led_to(self, source: SourceText, site_map: SiteMap) -> tuple[str, ...]:
        """Where the links of a text lead."""
        links = self.facts(source).links
        return tuple(site_map.resolve(source.path, link.target) or "" for link in links)

    def _whole_part(self, part: str) -> bytes:
        """A text stands for a dozen derivations, and is digested once for all of them.

        The digest stands behind a byte with which no character begins: no other part is like it.
        """
        if len(part) < WORTH_DIGESTING:
            return part.encode()
        return b"\xff" + digest_of("part", part.encode()).hex.encode()

    def _compared(self, old: SourceText, new: SourceText) -> Redline:
        return compare(self.document(old).document, self.document(new).document)

    def _rendered(
        self, source: SourceText, site_map: SiteMap, style: BodyStyle, links: TermLinks | None
    ) -> BodyHtml:
        def render() -> bytes:
            document = self.document(source).document
            general = links.general if links else None
            above = self.document(general.source).document if general else None
            body = linked_body(document, source.path, site_map, style, links, general=above)
            return body_to_json(body).encode()

        kept = self.kept("body", self.body_key(source, site_map, style, links), render)
        return body_from_json(kept.decode())

    def _count_words(self, old: SourceText, new: SourceText) -> bytes:
        distance = Indel.distance(words(self.canonical(old)), words(self.canonical(new)))
        return str(distance).encode()

    def _read_facts(self, source: SourceText) -> bytes:
        facts = read_facts(
            source,
            self._patterns,
            foreign=self.foreign,
            parsed=self.document(source),
            canonical=self.canonical(source),
        )
        return facts_to_json(facts).encode()


def _told_of(facts: TextFacts, path: str) -> TextFacts:
    """The same words under another path are told of under that path."""
    if all(diagnostic.location.path == path for diagnostic in facts.diagnostics):
        return facts
    diagnostics = tuple(
        replace(d, location=replace(d.location, path=path)) for d in facts.diagnostics
    )
    return replace(facts, diagnostics=diagnostics)
