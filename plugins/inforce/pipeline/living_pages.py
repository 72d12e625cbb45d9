"""The pages that follow the day and the navigation."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial

from inforce.glossary.term import TermId
from inforce.glossary.wordings import Wording
from inforce.pipeline.assembly import Site
from inforce.pipeline.page_making import PageMaking
from inforce.pipeline.publication import LivingPage
from inforce.pipeline.site_map import page_address, relative_to_docs
from inforce.pipeline.term_pages import term_history, usages_of
from inforce.pipeline.whole_texts import general_beside
from inforce.publication.addresses import GLOSSARY, SERVICES, policy_address, term_address
from inforce.publication.body_html import BodyHtml
from inforce.publication.pages.glossary import TermView, Usage, glossary_view, term_view
from inforce.publication.pages.home import home_view
from inforce.publication.pages.links import policy_link
from inforce.publication.pages.parts import Link
from inforce.publication.pages.policy import policy_view, shown_live
from inforce.publication.pages.services import service_rows, services_view
from inforce.publication.pages.standing import PolicyFacts, Standing
from inforce.source.text import SourceText
from inforce.versions.identity import PolicyId


def living_pages(
    site: Site, policies: Mapping[PolicyId, PolicyFacts], making: PageMaking, *, preview: bool
) -> tuple[LivingPage, ...]:
    """Every page that its host finishes, each address once.

    Args:
        site: What is known of the site.
        policies: Its policies.
        making: What pages are made with.
        preview: Whether a policy's page leads to its draft.
    """
    return (
        *_ordinary_pages(site, policies, making),
        *(_policy_page(facts, site, policies, making, preview) for facts in policies.values()),
        *_glossary_pages(site, policies, making),
        *_services_page(site, policies, making),
    )


def _ordinary_pages(
    site: Site, policies: Mapping[PolicyId, PolicyFacts], making: PageMaking
) -> Iterator[LivingPage]:
    docs_dir = site.sources.settings.docs_dir
    home = partial(_home, site, policies, making)
    at_home = False
    for page in site.pages:
        address = page_address(page.path, docs_dir)
        at_home = at_home or not address
        yield LivingPage(
            source=relative_to_docs(page.path, docs_dir),
            address=address,
            title=making.derive.facts(page).title or ("" if address else making.site.name),
            template="main.html" if address else "inforce/home.html",
            navigated=True,
            searched=True,
            body=partial(_linked_body, page, making),
            view=_nothing if address else home,
        )
    if not at_home:
        yield _listing("index.md", "", making.site.name, "inforce/home.html", home)


def _linked_body(source: SourceText, making: PageMaking, own: TermId | None = None) -> BodyHtml:
    """An ordinary page or an entry, with the terms of today."""
    language = making.site.language
    return making.body(source, language, making.links(making.definitions.now, language, own=own))


def _policy_body(
    standing: Standing, language: str, making: PageMaking, general: PolicyFacts | None
) -> BodyHtml:
    """A policy, with the terms as they stood with it."""
    text = standing.version.text
    above = general_beside(general, standing, language, making.on)
    links = making.links(making.definitions.beside(text), language, policy=True, general=above)
    return making.body(text.source, language, links)


def _no_text() -> BodyHtml:
    return BodyHtml(html="", toc=(), title="")


def _nothing() -> None:
    return None


def _home(site: Site, policies: Mapping[PolicyId, PolicyFacts], making: PageMaking) -> object:
    return home_view(
        policies,
        site.services,
        site=making.site,
        on=making.on,
        notices=site.sources.settings.notice.homepage,
        glossary=bool(site.glossary.terms),
    )


def _policy_page(
    facts: PolicyFacts,
    site: Site,
    policies: Mapping[PolicyId, PolicyFacts],
    making: PageMaking,
    preview: bool,  # noqa: FBT001 (the caller names it)
) -> LivingPage:
    history = facts.history
    address = policy_address(history.policy)
    shown = shown_live(facts)
    general = policies.get(PolicyId(history.supplements))
    docs_dir = site.sources.settings.docs_dir
    present = {relative_to_docs(text.path, docs_dir) for text in site.sources.working}
    own = relative_to_docs(history.paths[-1], docs_dir)
    link = policy_link(general) if general else None
    wholes = tuple(
        Link(row.service.name, row.whole)
        for row in service_rows(site.services, policies)
        if row.service.supplement == history.policy
    )
    return LivingPage(
        source=own if own in present else "",
        address=address,
        title=history.title,
        template="inforce/policy.html",
        navigated=own in present,
        searched=facts.in_force is not None,
        body=partial(_policy_body, shown, history.language, making, general) if shown else _no_text,
        view=lambda: policy_view(
            facts,
            site=making.site,
            on=making.on,
            general=link,
            wholes=wholes,
            preview=preview,
        ),
    )


def _glossary_pages(
    site: Site, policies: Mapping[PolicyId, PolicyFacts], making: PageMaking
) -> Iterator[LivingPage]:
    wordings = making.definitions.wordings
    if not wordings:
        return
    title = making.words.texts["glossary"]
    view = partial(glossary_view, site.glossary, site=making.site, title=title)
    yield _listing("glossary.md", GLOSSARY, title, "inforce/glossary.html", view)
    usages = lru_cache(None)(partial(usages_of, policies, making))
    today = {term.id for term in site.glossary.terms}
    for term_id, known in wordings.items():
        term = known[-1].term
        yield LivingPage(
            source="",
            address=term_address(term_id),
            title=term.term,
            template="inforce/term.html",
            navigated=False,
            searched=term_id in today,
            body=partial(_linked_body, term.source, making, term_id),
            view=partial(
                _term_view, known, making, title=title, usages=usages, gone=term_id not in today
            ),
        )


def _term_view(
    known: tuple[Wording, ...],
    making: PageMaking,
    *,
    title: str,
    usages: Callable[[], Mapping[TermId, tuple[Usage, ...]]],
    gone: bool,
) -> TermView:
    term = known[-1].term
    return term_view(
        term,
        site=making.site,
        title=title,
        used_in=usages().get(term.id, ()),
        history=term_history(known, making),
        gone=gone,
    )


def _services_page(
    site: Site, policies: Mapping[PolicyId, PolicyFacts], making: PageMaking
) -> Iterator[LivingPage]:
    if not site.services.services and not site.services.excluded:
        return
    title = making.words.texts["services"]
    view = partial(services_view, site.services, policies, site=making.site, title=title)
    yield _listing("services/index.md", SERVICES, title, "inforce/services.html", view)


def _listing(
    source: str, address: str, title: str, template: str, view: Callable[[], object]
) -> LivingPage:
    """A page that lists what the site has, and has no text of its own."""
    return LivingPage(
        source=source,
        address=address,
        title=title,
        template=template,
        navigated=True,
        searched=True,
        body=_no_text,
        view=view,
    )
