"""The pages of each service: one whole text from the general policy and its supplement."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import pairwise

from inforce.digest import Digest, digest_of
from inforce.documents.document import Document
from inforce.documents.provision import Provision
from inforce.glossary.lexicon import Lexicon, lexicon_of
from inforce.pipeline.page_making import PageMaking
from inforce.publication.addresses import (
    href_of,
    output_path,
    service_address,
    service_comparison_address,
    service_differences_address,
    version_address,
)
from inforce.publication.artifact import Page, page_of
from inforce.publication.body_html import BodyHtml
from inforce.publication.composed_html import OriginWords, composed_body, composed_document
from inforce.publication.pages.parts import Link
from inforce.publication.pages.service import (
    ServiceView,
    service_head,
    service_links,
    whole_versions,
)
from inforce.publication.pages.standing import ANNOUNCED, IN_FORCE, PolicyFacts, Standing
from inforce.publication.redline_html import RedlineHtml, render_redline
from inforce.publication.term_links import linked_body
from inforce.publication.text_words import body_style, origin_words, redline_terms
from inforce.redline.compare import compare
from inforce.supplements.composition import Origin, Part, compose
from inforce.supplements.service import Service, Services
from inforce.versions.identity import PolicyId


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What binds the user of a service from a day on.

    Args:
        day: The first day.
        status: Whether it binds now, will, or did.
        general: The general policy then.
        supplement: The supplement then.
    """

    day: date
    status: str
    general: Standing
    supplement: Standing | None


def service_pages(
    services: Services, policies: Mapping[PolicyId, PolicyFacts], making: PageMaking
) -> Iterator[Page]:
    """Today's whole text of each service; of one with a supplement also its past."""
    for service in services.services:
        wholes = wholes_of(service, policies, making.on)
        if not wholes:
            continue
        maker = _ServicePages(service, wholes, making)
        yield maker.whole(maker.shown, live=True)
        if service.supplement:
            yield maker.differences()
            for whole in wholes:
                yield maker.whole(whole, live=False)
            for old, new in pairwise(wholes):
                yield maker.comparison(old, new)


def wholes_of(
    service: Service, policies: Mapping[PolicyId, PolicyFacts], on: date
) -> tuple[Whole, ...]:
    """A new whole text begins on each day on which either side changes."""
    general = _binding(policies.get(PolicyId(service.policy)))
    supplement = _binding(policies.get(PolicyId(service.supplement)))
    days = sorted({s.from_on.on for s in (*general, *supplement)})
    found = []
    for place, day in enumerate(days):
        one, other = _on(general, day), _on(supplement, day)
        if one is None:
            continue
        following = days[place + 1] if place + 1 < len(days) else date.max
        status = ANNOUNCED if day > on else IN_FORCE if on < following else "superseded"
        found.append(Whole(day=day, status=status, general=one, supplement=other))
    return tuple(found)


def shown_whole(wholes: tuple[Whole, ...]) -> Whole:
    """The whole text in force; where none is yet, the first to come."""
    return next((whole for whole in reversed(wholes) if whole.status == IN_FORCE), wholes[0])


def _binding(facts: PolicyFacts | None) -> tuple[Standing, ...]:
    kept = {IN_FORCE, ANNOUNCED, "superseded"}
    return tuple(s for s in facts.standings if s.status in kept) if facts else ()


def _on(standings: tuple[Standing, ...], day: date) -> Standing | None:
    return next((s for s in reversed(standings) if s.from_on.on <= day), None)


class _ServicePages:
    """Makes the pages of one service."""

    def __init__(self, service: Service, wholes: tuple[Whole, ...], making: PageMaking) -> None:
        self._service = service
        self._wholes = wholes
        self._making = making
        self._words = making.words
        self._named: OriginWords = origin_words(self._words)
        self.shown = shown_whole(wholes)

    def whole(self, whole: Whole, *, live: bool) -> Page:
        day = "" if live else whole.day.isoformat()
        view = self._view(whole, "whole", service_address(self._service.id, day), indexed=live)
        return self._page(view, whole, differing=False)

    def differences(self) -> Page:
        path = service_differences_address(self._service.id)
        view = self._view(self.shown, "differences", path)
        return self._page(view, self.shown, differing=True)

    def comparison(self, old: Whole, new: Whole) -> Page:
        days = old.day.isoformat(), new.day.isoformat()
        view = self._view(new, "comparison", service_comparison_address(self._service.id, *days))
        key = digest_of("compared", *(str(self._key(one)).encode() for one in (old, new)))
        body = partial(self._redline, old, new)
        return page_of(
            output_path(view.head.path),
            "inforce/service-comparison.html",
            view,
            body_key=key,
            body=body,
        )

    def _page(self, view: ServiceView, whole: Whole, *, differing: bool) -> Page:
        return page_of(
            output_path(view.head.path),
            "inforce/service.html",
            view,
            body_key=self._key(whole),
            body=partial(self._body, whole, differing=differing),
        )

    def _view(self, whole: Whole, kind: str, path: str, *, indexed: bool = False) -> ServiceView:
        service, texts = self._service, self._words.texts
        title = texts[f"service_{kind}"].format(
            service=service.name, title=whole.general.version.title
        )
        at, differences = service_links(service, differs=bool(service.supplement))
        days = tuple((one.day, one.status) for one in self._wholes) if service.supplement else ()
        sides = [side for side in (whole.general, whole.supplement) if side]
        links = [
            Link(s.version.title, href_of(version_address(s.version.policy, s.version.label)))
            for s in sides
        ]
        head = service_head(
            title,
            path,
            site=self._making.site,
            services=texts["services"],
            indexed=indexed,
        )
        return ServiceView(
            head=replace(head, language=self._making.site.language),
            service=service,
            kind=kind,
            day=whole.day,
            status=whole.status,
            whole=at,
            differences=differences,
            general=links[0],
            supplement=links[1] if len(links) > 1 else None,
            versions=whole_versions(service, days),
            digests=tuple(s.version.text.digest.hex for s in sides),
        )

    def _sides(self, whole: Whole) -> tuple[Document, Document | None]:
        read = self._making.derive.document
        general = read(whole.general.version.text.source).document
        other = whole.supplement
        return general, read(other.version.text.source).document if other else None

    def _parts(self, whole: Whole) -> tuple[tuple[Part, ...], tuple[Provision, ...]]:
        general, supplement = self._sides(whole)
        further = supplement.footnotes if supplement else ()
        known = {footnote.name for footnote in general.footnotes}
        own = tuple(footnote for footnote in further if footnote.name not in known)
        return compose(general, supplement), (*general.footnotes, *own)

    def _lexicon(self, whole: Whole) -> Lexicon:
        beside = self._making.definitions.beside
        if whole.supplement is None:
            return beside(whole.general.version.text)
        sides = sorted(
            (whole.general, whole.supplement),
            key=lambda side: side.version.text.recorded_on or date.min,
        )
        terms = {t.id: t for s in sides for t in beside(s.version.text).glossary.terms}
        return lexicon_of(terms.values(), self._making.site.language)

    def _key(self, whole: Whole) -> Digest:
        making, language = self._making, self._making.site.language
        links = making.links(self._lexicon(whole), language, policy=True)
        sources = [s.version.text.source for s in (whole.general, whole.supplement) if s]
        keys = [str(making.body_key(source, language, links)) for source in sources]
        named = repr((self._named, self._service.name))
        return digest_of("composed", *(part.encode() for part in (*keys, named)))

    def _body(self, whole: Whole, *, differing: bool) -> BodyHtml:
        making, language = self._making, self._making.site.language
        parts, footnotes = self._parts(whole)
        if differing:
            parts = tuple(part for part in parts if part.origin is not Origin.GENERAL)
        path = whole.general.version.text.source.path
        links = making.links(self._lexicon(whole), language, policy=True)
        style = body_style(self._words)
        plain = replace(style, permalinks=False)
        return composed_body(
            parts,
            () if differing else footnotes,
            path,
            render=lambda one: linked_body(one, path, making.site_map, style, links),
            aside=lambda one: linked_body(one, path, making.site_map, plain, None),
            words=self._named,
            service=self._service.name,
        )

    def _redline(self, old: Whole, new: Whole) -> RedlineHtml:
        path = new.general.version.text.source.path
        documents = [composed_document(*self._parts(whole), path) for whole in (old, new)]
        return render_redline(
            compare(*documents),
            resolve=self._making.site_map.resolver(path),
            terms=redline_terms(self._words),
            heading_offset=0,
        )
