"""Which policy binds the user of which service, and what no policy here covers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from inforce.publication.addresses import (
    SERVICES,
    href_of,
    service_address,
    service_differences_address,
)
from inforce.publication.pages.links import policy_link
from inforce.publication.pages.parts import Head, Link, SiteFacts
from inforce.publication.pages.standing import (
    ANNOUNCED,
    IN_FORCE,
    REPEALED,
    SUPERSEDED,
    PolicyFacts,
    Standing,
)
from inforce.supplements.service import ExcludedService, Service, Services
from inforce.versions.identity import PolicyId

BINDING: Final = (IN_FORCE, ANNOUNCED, SUPERSEDED, REPEALED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow:
    """A service and the texts its users are bound by.

    Args:
        service: The service.
        general: The general policy.
        supplement: What adds to it or differs from it for this service.
        from_on: The first day of the supplement, where none is in force yet.
        whole: The address of the whole text for its users.
        differences: The address of what differs; empty where nothing does yet.
    """

    service: Service
    general: Link
    supplement: Link | None = None
    from_on: date | None = None
    whole: str = ""
    differences: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicesView:
    """The page of services."""

    head: Head
    rows: tuple[ServiceRow, ...]
    excluded: tuple[ExcludedService, ...]

    @property
    def alone(self) -> tuple[ServiceRow, ...]:
        """The services that the general policy covers as it stands."""
        return tuple(row for row in self.rows if row.supplement is None)

    @property
    def supplemented(self) -> tuple[ServiceRow, ...]:
        """The services for which something is said besides."""
        return tuple(row for row in self.rows if row.supplement is not None)


def service_rows(
    services: Services, policies: Mapping[PolicyId, PolicyFacts]
) -> tuple[ServiceRow, ...]:
    """A service whose policy has no page yet is left out: it could lead nowhere."""
    rows = []
    for service in services.services:
        general = policies.get(PolicyId(service.policy))
        if general is None or not any(s.status in BINDING for s in general.standings):
            continue
        supplement = policies.get(PolicyId(service.supplement)) if service.supplement else None
        standing = _standing(supplement) if supplement else None
        differs = standing is not None and standing.status == IN_FORCE
        rows.append(
            ServiceRow(
                service=service,
                general=policy_link(general),
                supplement=policy_link(supplement) if supplement and standing else None,
                from_on=standing.from_on.on if standing and not differs else None,
                whole=href_of(service_address(service.id)),
                differences=href_of(service_differences_address(service.id)) if differs else "",
            )
        )
    return tuple(rows)


def _standing(supplement: PolicyFacts) -> Standing | None:
    """What binds of a supplement, or will; nothing of one that was repealed or never came."""
    return supplement.in_force or next(iter(supplement.coming), None)


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
            canonical=site.whole(SERVICES),
        ),
        rows=service_rows(services, policies),
        excluded=services.excluded,
    )
