"""Which policy binds the user of which service, and what no policy here covers."""

from collections.abc import Mapping
from dataclasses import dataclass

from inforce.publication.addresses import SERVICES, href_of, service_address
from inforce.publication.pages.links import policy_link
from inforce.publication.pages.parts import Head, Link, SiteFacts
from inforce.publication.pages.standing import PolicyFacts
from inforce.supplements.service import ExcludedService, Service, Services
from inforce.versions.identity import PolicyId


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow:
    """A service and the texts its users are bound by.

    Args:
        service: The service.
        general: The general policy.
        supplement: What adds to it or differs from it for this service.
        whole: The address of the whole text for its users.
    """

    service: Service
    general: Link
    supplement: Link | None = None
    whole: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicesView:
    """The page of services."""

    head: Head
    rows: tuple[ServiceRow, ...]
    excluded: tuple[ExcludedService, ...]


def service_rows(
    services: Services, policies: Mapping[PolicyId, PolicyFacts]
) -> tuple[ServiceRow, ...]:
    """A service whose policy has no page yet is left out: it could lead nowhere."""
    rows = []
    for service in services.services:
        general = policies.get(PolicyId(service.policy))
        supplement = policies.get(PolicyId(service.supplement)) if service.supplement else None
        if general is None:
            continue
        rows.append(
            ServiceRow(
                service=service,
                general=policy_link(general),
                supplement=policy_link(supplement) if supplement else None,
                whole=href_of(service_address(service.id)),
            )
        )
    return tuple(rows)


def services_view(
    services: Services,
    policies: Mapping[PolicyId, PolicyFacts],
    *,
    site: SiteFacts,
    title: str,
) -> ServicesView:
    """The page lists every service once, and then what is not covered, with the reason."""
    return ServicesView(
        head=Head(
            title=title,
            language=site.language,
            path=SERVICES,
            indexed=True,
            canonical=site.canonical + SERVICES if site.canonical else "",
        ),
        rows=service_rows(services, policies),
        excluded=services.excluded,
    )
