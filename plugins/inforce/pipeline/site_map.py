"""Where every link of a site may lead, and which lead nowhere."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from inforce.diagnostics import Diagnostic, Severity, did_you_mean
from inforce.glossary.term import TermId
from inforce.glossary.wordings import Wording
from inforce.location import SourceLocation
from inforce.pipeline.assembly import Site
from inforce.pipeline.derivations import Derivations
from inforce.publication.addresses import (
    SERVICES,
    policy_address,
    service_address,
    term_address,
)
from inforce.publication.links import SiteMap
from inforce.publication.pages.services import service_rows
from inforce.publication.pages.standing import PolicyFacts
from inforce.source.text import SourceText
from inforce.versions.identity import PolicyId


def map_site(
    site: Site,
    policies: Mapping[PolicyId, PolicyFacts],
    wordings: Mapping[TermId, tuple[Wording, ...]] = MappingProxyType({}),
) -> SiteMap:
    """Every path a text may name, now or formerly, and where its reader wants to go."""
    docs_dir = site.sources.settings.docs_dir
    sources: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for policy, facts in policies.items():
        address = policy_address(policy)
        for path in facts.history.paths:
            sources[path] = address
        for text in facts.history.translations:
            sources[text.source.path] = f"{address}{text.language}/"
        for alias in (*facts.history.aliases, policy):
            aliases.setdefault(alias.strip("/"), address)
    if site.services.services or site.services.excluded:
        aliases.setdefault(SERVICES.strip("/"), SERVICES)
    for row in service_rows(site.services, policies):
        aliases.setdefault(service_address(row.service.id).strip("/"), row.whole)
    for page in site.pages:
        sources[page.path] = page_address(page.path, docs_dir)
    for term in site.glossary.terms:
        sources[term.source.path] = term_address(term.id)
    for term_id, known in wordings.items():
        sources.setdefault(known[-1].term.source.path, term_address(term_id))
    files = {path: relative_to_docs(path, docs_dir) for path in site.sources.files}
    names = _names(policies) if site.sources.settings.adopt else {}
    return SiteMap(sources=sources, files=files, aliases=aliases, names=names)


def _names(policies: Mapping[PolicyId, PolicyFacts]) -> dict[str, str]:
    """What a policy of another site is called at the end of its addresses there."""
    names: dict[str, str] = {}
    for policy, facts in policies.items():
        for path in (policy, *facts.history.paths):
            name = path.rpartition("/")[2].removesuffix(".md")
            names.setdefault(name, policy_address(policy))
    return names


def page_address(path: str, docs_dir: str) -> str:
    """Where an ordinary page stands: as MkDocs would place it."""
    name = relative_to_docs(path, docs_dir).removesuffix(".md")
    folder, _, last = name.rpartition("/")
    if last.lower() in {"index", "readme"}:
        return f"{folder}/" if folder else ""
    return f"{name}/"


def relative_to_docs(path: str, docs_dir: str) -> str:
    """A path as MkDocs names it, below the folder of policies."""
    folder = docs_dir.strip("/")
    return path if folder in {"", "."} else path.removeprefix(f"{folder}/")


def check_links(source: SourceText, site_map: SiteMap, derive: Derivations) -> Iterator[Diagnostic]:
    """A link that leads nowhere is said where it stands."""
    for link in derive.facts(source).links:
        if site_map.resolve(source.path, link.target) is None:
            # An absolute address in an adopted text leads into the site it was written for.
            elsewhere = bool(site_map.names) and link.target.startswith("/")
            yield Diagnostic(
                code="P001",
                severity=Severity.INFO if elsewhere else Severity.WARNING,
                location=SourceLocation(source.path, link.line),
                what=f"The link to “{link.target[:80]}” leads nowhere.",
                why="Its words are shown without a link.",
                remedy=did_you_mean(link.target, site_map.sources)
                or "Name the file of a policy, a page or a term, relative to this one.",
            )
