"""The pages of each service: one whole text from the general policy and its supplement."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from inforce.digest import Digest, digest_of
from inforce.glossary.lexicon import Lexicon, lexicon_of
from inforce.pipeline.comparing import top_offset
from inforce.pipeline.page_making import PageMaking
from inforce.pipeline.service_comparing import explained, whole_comparison
from inforce.pipeline.service_texts import (
    mapped,
    own_pages,
    text_read,
)
from inforce.pipeline.whole_texts import (
    Whole,
    of_the_service,
    shown_whole,
    wholes_of,
    wholes_then,
)
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
from inforce.publication.pages.comparison import ComparedBody
from inforce.publication.pages.parts import Link
from inforce.publication.pages.service import (
    ServiceView,
    WholeStanding,
    service_head,
    service_links,
    whole_versions,
)
from inforce.publication.pages.standing import (
    DRAFT,
    IN_FORCE,
    PolicyFacts,
)
from inforce.publication.pages.turning import Turn, turns
from inforce.publication.term_links import linked_body
from inforce.publication.text_words import body_style, origin_words, redline_terms
from inforce.supplements.service import Service, Services
from inforce.versions.identity import PolicyId


def service_pages(
    services: Services, policies: Mapping[PolicyId, PolicyFacts], making: PageMaking
) -> Iterator[Page]:
    """Today's whole text of each service; of one with a supplement also its past."""
    for service in services.services:
        wholes = of_the_service(wholes_of(service, policies, making.on))
        if not wholes:
            continue
        later = dict(wholes_then(service, policies, making.on))
        maker = _ServicePages(service, wholes, later, making)
        yield maker.whole(maker.shown, live=True)
        if maker.shown.supplement is not None:
            yield maker.differences()
        if service.supplement:
            for whole in wholes:
                yield maker.whole(whole, live=False)
            for old, new in pairwise(wholes):
                yield maker.comparison(old, new)


class _ServicePages:
    """Makes the pages of one service."""

    def __init__(
        self,
        service: Service,
        wholes: tuple[Whole, ...],
        later: Mapping[date, tuple[Whole, ...]],
        making: PageMaking,
    ) -> None:
        self._service = service
        self._wholes = wholes
        self._later = later
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
        path = service_comparison_address(self._service.id, *days)
        view = replace(self._view(new, "comparison", path), explained=explained(old, new, path))
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
        at, differences = service_links(service, differs=self.shown.supplement is not None)
        wholes = self._wholes if service.supplement else ()
        days = tuple((one.day, self._turns(one)) for one in wholes)
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
            head=replace(
                head,
                language=self._making.site.language,
                feed=service_address(service.id),
            ),
            service=service,
            kind=kind,
            day=whole.day,
            status=whole.status,
            turns=self._turns(whole),
            whole=at,
            differences=differences,
            general=links[0],
            supplement=links[1] if len(links) > 1 else None,
            versions=whole_versions(service, days),
            digests=tuple(s.version.text.digest.hex for s in sides),
        )

    def _wholes_on(self, day: date | None) -> tuple[Whole, ...]:
        return self._wholes if day is None else self._later[day]

    def _turns(self, whole: Whole) -> tuple[Turn[WholeStanding], ...]:
        def say(day: date | None) -> WholeStanding:
            wholes = self._wholes_on(day)
            status = next((w.status for w in wholes if w.day == whole.day), DRAFT)
            following = next((w.day for w in wholes if w.day > whole.day), None)
            binding = next((w for w in wholes if w.status == IN_FORCE and w.day != whole.day), None)
            shown = whole.status == IN_FORCE and binding is not None
            return WholeStanding(
                status=status,
                from_on=whole.day,
                until_on=following - timedelta(days=1) if following else None,
                successor=binding.day if shown and binding else None,
                href=self._href(binding) if shown and binding else "",
            )

        return turns(self._later, say)

    def _href(self, whole: Whole) -> str:
        """Where a whole text stands for good; without a supplement it is the general policy's."""
        if self._service.supplement:
            return href_of(service_address(self._service.id, whole.day.isoformat()))
        version = whole.general.version
        return href_of(version_address(version.policy, version.label))

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
        told = (self._named, self._service.name, redline_terms(self._words), own_pages(whole))
        return digest_of("composed", *(part.encode() for part in (*keys, repr(told))))

    def _body(self, whole: Whole, *, differing: bool) -> BodyHtml:
        making, language = self._making, self._making.site.language
        text = text_read(whole, making.derive, differing=differing)
        path, site_map = text.path, mapped(making.site_map, whole)
        links = making.links(self._lexicon(whole), language, policy=True)
        offset = top_offset(composed_document(text))
        style = body_style(self._words, heading_offset=offset)
        plain = replace(style, permalinks=False)
        return composed_body(
            text,
            render=lambda one: linked_body(one, path, site_map, style, links),
            aside=lambda one: linked_body(one, path, site_map, plain, None),
            words=self._named,
            service=self._service.name,
        )

    def _redline(self, old: Whole, new: Whole) -> ComparedBody:
        beside = self._lexicon(old), self._lexicon(new)
        return whole_comparison(old, new, beside, self._making)
