"""The whole text that binds the user of one service, its past, and how it differs."""

from dataclasses import dataclass
from datetime import date

from inforce.publication.addresses import (
    SERVICES,
    href_of,
    service_address,
    service_comparison_address,
    service_differences_address,
)
from inforce.publication.body_html import BodyHtml
from inforce.publication.pages.comparison import ComparedBody
from inforce.publication.pages.parts import Head, Link, NoteView, SiteFacts
from inforce.publication.pages.standing import Standing
from inforce.publication.pages.turning import Turn
from inforce.supplements.service import Service


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeStanding:
    """What a whole text is for some days.

    Args:
        status: Its status.
        from_on: The first day on which it binds.
        until_on: The last day on which it binds, where that is known.
        successor: The first day of the whole text that binds in its place, where one does.
        href: Where that stands.
    """

    status: str
    from_on: date
    until_on: date | None = None
    successor: date | None = None
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeVersion:
    """The whole text from one day on.

    Args:
        day: The first day.
        href: Where it stands.
        comparison: What it changed, where there was one before.
        turns: What it is, today and later.
    """

    day: date
    href: str
    comparison: str
    turns: tuple[Turn[WholeStanding], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A version that changed a whole text, and what its author says of that.

    Args:
        standing: The version.
        notes: The author's notes, clause by clause.
    """

    standing: Standing
    notes: tuple[NoteView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceView:
    """The page of one whole text, of what differs, or of what changed.

    Args:
        head: What the page says about itself.
        service: The service.
        kind: `whole`, `differences` or `comparison`.
        day: The first day of the text shown.
        status: Its status.
        turns: What it is, and from which day another binds in its place, today and later.
        whole: The address of today's whole text.
        differences: The address of what differs; empty where nothing does.
        general: The version of the general policy in it.
        supplement: The version of the supplement in it.
        versions: Every whole text, the latest first.
        digests: The digests of the texts it is made from.
        explained: On a comparison, the versions that came in, with their authors' notes.
        body: The text; None until it has been rendered.
    """

    head: Head
    service: Service
    kind: str
    day: date
    status: str
    turns: tuple[Turn[WholeStanding], ...]
    whole: str
    differences: str
    general: Link
    supplement: Link | None
    versions: tuple[WholeVersion, ...]
    digests: tuple[str, ...]
    explained: tuple[Explained, ...] = ()
    body: BodyHtml | ComparedBody | None = None


def service_head(
    title: str,
    path: str,
    *,
    site: SiteFacts,
    services: str,
    indexed: bool = False,
) -> Head:
    """What such a page says about itself."""
    return Head(
        title=title,
        language=site.language,
        path=path,
        crumbs=(Link(services, SERVICES),),
        indexed=indexed,
        canonical=site.whole(path) if indexed else "",
    )


def whole_versions(
    service: Service, days: tuple[tuple[date, tuple[Turn[WholeStanding], ...]], ...]
) -> tuple[WholeVersion, ...]:
    """Every whole text of a service, the latest first.

    Args:
        service: The service.
        days: The first day of each, in order, with what it is, today and later.
    """
    found, before = [], ""
    for day, statuses in days:
        now = day.isoformat()
        compared = service_comparison_address(service.id, before, now) if before else ""
        found.append(
            WholeVersion(
                day=day,
                href=href_of(service_address(service.id, now)),
                comparison=href_of(compared) if compared else "",
                turns=statuses,
            )
        )
        before = now
    return tuple(reversed(found))


def service_links(service: Service, *, differs: bool) -> tuple[str, str]:
    """Where the whole text and what differs stand."""
    own = href_of(service_differences_address(service.id)) if differs else ""
    return href_of(service_address(service.id)), own
