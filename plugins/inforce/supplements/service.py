"""A service, what it stands under, and what the policies do not cover."""

from dataclasses import dataclass
from typing import NewType

from inforce.location import SourceLocation

ServiceId = NewType("ServiceId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service of the company.

    Args:
        id: Stable name.
        name: What readers call it.
        policy: Id of the general policy its users are bound by.
        supplement: Id of the supplement that adds to it; empty where the general text stands alone.
        location: Where it is listed.
    """

    id: ServiceId
    name: str
    policy: str
    location: SourceLocation
    supplement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcludedService:
    """A service the policies do not cover.

    Args:
        name: What readers call it.
        reason: Why it is not covered.
        policy_url: Where its own policy stands.
        location: Where it is listed.
    """

    name: str
    reason: str
    location: SourceLocation
    policy_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What `services.yml` lists, in its order."""

    services: tuple[Service, ...] = ()
    excluded: tuple[ExcludedService, ...] = ()


def plain_name(name: str) -> str:
    """Letters and digits alone: “Harbour Pay” and `harbour-pay` name one service."""
    return "".join(filter(str.isalnum, name.casefold()))
