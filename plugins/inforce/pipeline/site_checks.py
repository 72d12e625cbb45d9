"""What authors must be told of a site that is ready; no page of it has to be made."""

from collections.abc import Iterator, Mapping

from inforce.diagnostics import Diagnostic, in_order
from inforce.pipeline.assembly import Site
from inforce.pipeline.definition_checks import definition_diagnostics
from inforce.pipeline.derivations import Derivations
from inforce.pipeline.page_making import PageMaking
from inforce.pipeline.preparing import Prepared
from inforce.pipeline.site_map import check_links
from inforce.pipeline.successors import successor_diagnostics
from inforce.pipeline.supplement_checks import supplement_diagnostics
from inforce.publication.pages.standing import PolicyFacts
from inforce.versions.identity import PolicyId


def site_diagnostics(site: Site, prepared: Prepared, derive: Derivations) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with what stands or will stand, in order.

    Args:
        site: What is known.
        prepared: The same on a day.
        derive: Derivations, kept by digest.
    """
    making, policies = prepared.making, prepared.policies
    return in_order(
        (
            *site.diagnostics,
            *_link_diagnostics(site, policies, making),
            *successor_diagnostics(policies, derive),
            *supplement_diagnostics(site, policies, derive),
            *definition_diagnostics(policies, making),
        )
    )


def _link_diagnostics(
    site: Site, policies: Mapping[PolicyId, PolicyFacts], making: PageMaking
) -> Iterator[Diagnostic]:
    for page in site.pages:
        yield from check_links(page, making.site_map, making.derive)
    for facts in policies.values():
        for standing in facts.standings:
            if standing.status in {"in-force", "announced"}:
                source = standing.version.text.source
                yield from check_links(source, making.site_map, making.derive)
