"""What differs between two texts and what that does to their readers, each found once.

An assessment is kept by the digest of both texts, their language, the definitions beside them and
the program, whose rules it was made by; pages, the gate, notices and applications ask for it here.
"""

from dataclasses import dataclass

from inforce.digest import Digest
from inforce.documents.document import Document
from inforce.glossary.lexicon import Lexicon
from inforce.materiality.assessment import Assessment, assess
from inforce.pipeline.companions import Companion, lines_that_differ
from inforce.pipeline.definition_changes import with_definitions
from inforce.pipeline.derivations import Derivations
from inforce.publication.assessment_kept import (
    assessment_from_json,
    assessment_to_json,
    outline_from_json,
    outline_to_json,
)
from inforce.publication.assessment_outline import Outline, outline_of
from inforce.publication.inline_html import Resolve
from inforce.publication.links import SiteMap
from inforce.publication.pages.reading import Reading, read_redline
from inforce.publication.redline_html import RedlineHtml, RedlineView, render_redline
from inforce.publication.redline_terms import RedlineTerms
from inforce.redline.facts import compare_facts, declared_facts
from inforce.redline.redline import Redline
from inforce.source.front_matter import split_front_matter
from inforce.source.text import SourceText
from inforce.versions.version import ClauseNote


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPair:
    """Two texts that are compared, and what stood beside them.

    Args:
        old: The earlier text.
        new: The later text.
        language: Tag of the language of both.
        beside: The definitions beside the one and the other, where they differ.
        others: The other policies that the same revision changes, before and now.
    """

    old: SourceText
    new: SourceText
    language: str
    beside: tuple[Lexicon, Lexicon] | None = None
    others: tuple[Companion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RedlineStyle:
    """How a redline is set.

    Args:
        terms: The words around the two texts.
        view: The way in which it is read.
    """

    terms: RedlineTerms
    view: RedlineView = RedlineView.INLINE


class Comparisons:
    """Every comparison of one build.

    Args:
        derive: Derivations, kept by digest.
    """

    def __init__(self, derive: Derivations) -> None:
        self._derive = derive
        self._last: tuple[Digest, Assessment] | None = None  # its pages are made one after another
        self._outlines: dict[Digest, Outline] = {}
        self._defined: tuple[Redline, tuple[Digest, ...], Redline] | None = None
        self._turns: dict[Companion, tuple[str, str]] = {}

    def redline(self, pair: TextPair) -> Redline:
        """What changed between two texts and in what their words mean."""
        redline = self._derive.redline(pair.old, pair.new)
        if pair.beside is None:
            return redline
        beside = tuple(lexicon.digest for lexicon in pair.beside)
        last = self._defined
        if last is None or last[0] is not redline or last[1] != beside:
            last = self._defined = redline, beside, with_definitions(redline, *pair.beside)
        return last[2]

    def assessment(self, pair: TextPair) -> Assessment:
        """What each change does to the reader."""
        key = self._derive.key("assessment", *self._parts(pair))
        if self._last is None or self._last[0] != key:
            kept = self._derive.kept("assessment", key, lambda: self._assess(pair))
            self._last = key, assessment_from_json(kept.decode())
        return self._last[1]

    def outline(self, pair: TextPair) -> Outline:
        """What an assessment comes to; reading it costs little, however much changed."""
        key = self._derive.key("outline", *self._parts(pair))
        found = self._outlines.get(key)
        if found is None:
            made = lambda: outline_to_json(outline_of(self.assessment(pair))).encode()  # noqa: E731
            kept = self._derive.kept("outline", key, made)
            found = self._outlines[key] = outline_from_json(kept.decode())
        return found

    def reading(self, pair: TextPair, notes: tuple[ClauseNote, ...] = ()) -> Reading:
        """What a program reads from it, in the groups in which a page shows it."""
        return read_redline(
            self.redline(pair), self.assessment(pair), notes, language=pair.language or "en"
        )

    def html_key(self, pair: TextPair, site_map: SiteMap, style: RedlineStyle) -> Digest:
        """What a rendered redline depends on: the pair, its terms, where links lead."""
        resolved = [led for side in (pair.old, pair.new) for led in self._led_to(side, site_map)]
        parts = (style.view, repr(style.terms), *self._parts(pair))
        return self._derive.key("redline", *parts, *resolved)

    def html(self, pair: TextPair, site_map: SiteMap, style: RedlineStyle) -> RedlineHtml:
        """What changed between two texts and in what their words mean, as a page shows it."""
        redline = self.redline(pair)
        told = [
            declared_facts(split_front_matter(side, foreign=self._derive.foreign).fields)
            for side in (pair.old, pair.new)
        ]
        return render_redline(
            redline,
            facts=compare_facts(*told),
            view=style.view,
            resolve=_resolver(site_map.resolver(pair.new.path), style.view),
            terms=style.terms,
            heading_offset=top_offset(redline.old, redline.new),
        )

    def _led_to(self, source: SourceText, site_map: SiteMap) -> tuple[str, ...]:
        return self._derive.led_to(source, site_map)

    def _parts(self, pair: TextPair) -> tuple[str, ...]:
        """Everything that what is found depends on, beside the program."""
        defined = [str(lexicon.digest) for lexicon in pair.beside or ()]
        others = [
            str(self._derive.facts(side).digest) if side is not None else ""
            for sides in pair.others
            for side in sides
        ]
        return (pair.language, pair.old.text, pair.new.text, *defined, *others)

    def _assess(self, pair: TextPair) -> bytes:
        others = tuple(self._turned(sides) for sides in pair.others)
        found = assess(self.redline(pair), pair.language or "en", others=others)
        return assessment_to_json(found).encode()

    def _turned(self, sides: Companion) -> tuple[str, str]:
        """What another policy lost and gained; many of its neighbours ask for that."""
        found = self._turns.get(sides)
        if found is None:
            old, new = (self._derive.canonical(one) if one is not None else "" for one in sides)
            found = self._turns[sides] = lines_that_differ(old, new)
        return found


def top_offset(*documents: Document) -> int:
    """How many levels headings move so that the highest comes below the title of a page."""
    return 2 - min((p.level for d in documents for p in d.walk() if p.level), default=2)


def _resolver(resolve: Resolve, view: RedlineView) -> Resolve:
    """A view that leaves clauses out leads to them on the page above, which has them all."""
    if view is RedlineView.INLINE:
        return resolve

    def above(target: str) -> str | None:
        return f"../{target}" if target.startswith("#") else resolve(target)

    return above
