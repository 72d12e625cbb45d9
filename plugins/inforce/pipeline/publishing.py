"""From what is known of a site to everything its readers receive."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from inforce.pipeline.api_files import api_files
from inforce.pipeline.assembly import Site
from inforce.pipeline.derivations import Derivations
from inforce.pipeline.living_pages import living_pages
from inforce.pipeline.notice_pages import feed_files
from inforce.pipeline.notices import Notices
from inforce.pipeline.page_making import PageMaking
from inforce.pipeline.policy_pages import draft_page, policy_files, policy_pages
from inforce.pipeline.preparing import prepare
from inforce.pipeline.publication import LivingPage, SitePublication
from inforce.pipeline.service_pages import service_pages
from inforce.pipeline.site_checks import site_diagnostics
from inforce.pipeline.site_map import relative_to_docs
from inforce.publication.addresses import RECORD, output_path
from inforce.publication.artifact import Artifact, Page, page_of
from inforce.publication.pages.moved import moved_views
from inforce.publication.pages.standing import PolicyFacts
from inforce.publication.words import Words
from inforce.supplements.service import Services
from inforce.versions.identity import PolicyId


def publish(
    site: Site,
    derive: Derivations,
    words_of: Callable[[str], Words],
    *,
    on: date,
    preview: bool = False,
) -> SitePublication:
    """Everything the site consists of on a day.

    Args:
        site: What is known.
        derive: Derivations, kept by digest.
        words_of: The words around a text, in its language.
        on: The day.
        preview: Whether drafts are shown.
    """
    prepared = prepare(site, derive, words_of, on=on)
    making, notices, policies = prepared.making, prepared.notices, prepared.policies
    living = living_pages(site, policies, making, preview=preview)
    return SitePublication(
        living=living,
        pages=_pages(site.services, policies, living, making, preview=preview),
        artifacts=_files(site, policies, making, notices),
        withheld=_withheld(site),
        diagnostics=site_diagnostics(site, prepared, derive),
    )


def _pages(
    services: Services,
    policies: Mapping[PolicyId, PolicyFacts],
    living: tuple[LivingPage, ...],
    making: PageMaking,
    *,
    preview: bool,
) -> Iterator[Page]:
    for facts in policies.values():
        general = policies.get(PolicyId(facts.history.supplements))
        yield from policy_pages(facts, general, making)
        if preview and facts.history.draft is not None:
            yield draft_page(facts, general, facts.history.draft, making)
    yield from service_pages(services, policies, making)
    for view in moved_views(policies, (page.address for page in living)):
        yield page_of(output_path(view.head.path), "inforce/moved.html", view)


def _files(
    site: Site,
    policies: Mapping[PolicyId, PolicyFacts],
    making: PageMaking,
    notices: Notices,
) -> Iterator[Artifact]:
    for facts in policies.values():
        yield from policy_files(facts, making)
    yield from feed_files(policies, site.services, making, notices)
    yield from api_files(site, policies, making)
    for path, data in sorted(site.sources.record.items()):
        yield Artifact(path=RECORD + path, media_type="application/octet-stream", data=data)


def _withheld(site: Site) -> frozenset[str]:
    """Files that MkDocs must not publish as they lie: translations, and the list of services."""
    settings = site.sources.settings
    paths = [text.source.path for history in site.histories for text in history.translations]
    if site.sources.services is not None:
        paths.append(site.sources.services.path)
    return frozenset(relative_to_docs(path, settings.docs_dir) for path in paths)
