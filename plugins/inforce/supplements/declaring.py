"""What a supplement says about itself must lead somewhere: its policy, its service, its reading."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from inforce.diagnostics import Diagnostic, Severity, did_you_mean
from inforce.source.text import SourceText
from inforce.supplements.precedence import UNCLEAR
from inforce.supplements.service import Services, plain_name
from inforce.versions.placing import place_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a policy says of itself that concerns supplements.

    Args:
        source: Its text.
        id: Its id.
        supplements: The policy it says it supplements.
        service: The service it says it is for.
        affirmed: The version of the general policy it says it has been read against.
    """

    source: SourceText
    id: str
    supplements: str = ""
    service: str = ""
    affirmed: str = ""


def check_general(declared: Declared, policies: Mapping[str, str]) -> Iterator[Diagnostic]:
    """A supplement adds to a general policy, never to nothing and never to another supplement.

    Args:
        declared: What the supplement says.
        policies: Each known policy id, with the id of the policy it supplements, or empty.
    """
    name = declared.supplements
    general = sorted(known for known, of in policies.items() if not of)
    if name in general:
        return
    if name not in policies:
        near = did_you_mean(name, general) or f"There are: {', '.join(general) or 'none'}."
        yield _said("U013", declared, "supplements", f"There is no policy “{name}”.", near)
        return
    chain = [declared.id]
    while chain[-1] not in chain[:-1] and policies.get(chain[-1]):
        chain.append(policies[chain[-1]])
    if chain[-1] in chain[:-1]:
        what = f"“{'” supplements “'.join(chain)}”: this ends nowhere."
        remedy = f"Let each of them name a general policy: {', '.join(general)}."
    else:
        what = f"“{name}” is itself a supplement, to “{policies[name]}”."
        near = chain[-1] if chain[-1] in general else ", ".join(general)
        remedy = f"Name a general policy: `supplements: {near}`."
    yield _said("U014", declared, "supplements", what, remedy)


def check_service(declared: Declared, services: Services) -> Iterator[Diagnostic]:
    """A supplement is for a service that is listed with it.

    Args:
        declared: What the supplement says.
        services: The list of services.
    """
    name = declared.service
    if not name:
        return
    listed = {str(service.id): service for service in services.services}
    excluded = {plain_name(party.name): party for party in services.excluded}
    if name in listed:
        if listed[name].supplement != declared.id:
            what = f"The service “{name}” is listed without this supplement."
            remedy = f"Add `supplement: {declared.id}` to the service in the list of services."
            yield _said("U015", declared, "service", what, remedy)
    elif plain_name(name) in excluded:
        party = excluded[plain_name(name)]
        what = f"“{party.name}” is listed as not covered, and this supplement is for it."
        remedy = "List it as a service, or remove this supplement."
        yield _said("U016", declared, "service", what, remedy)
    else:
        near = did_you_mean(name, listed) or "Add it to the list of services."
        yield _said("U015", declared, "service", f"There is no service “{name}”.", near)


def check_affirmed(declared: Declared, labels: Iterable[str]) -> Iterator[Diagnostic]:
    """`affirmed` names the version of the general policy that a supplement was read against.

    Args:
        declared: What a policy says.
        labels: The versions of the general policy.
    """
    name, known = declared.affirmed, tuple(labels)
    if not name or name in known:
        return
    if declared.supplements:
        what = f"“{declared.supplements}” has no version “{name}”."
        newest = f"Name the one that was read, such as `affirmed: {known[-1]}`." if known else ""
        remedy = did_you_mean(name, known) or newest or "Remove `affirmed`."
    else:
        what = "`affirmed` stands in a policy that is no supplement."
        remedy = "Remove it, or say which policy this one adds to, with `supplements`."
    yield Diagnostic(
        code="U012",
        severity=Severity.ERROR if declared.supplements else Severity.WARNING,
        location=place_in(declared.source, "affirmed"),
        what=what,
        why="It says of no text that it has been read.",
        remedy=remedy,
    )


def _said(code: str, declared: Declared, key: str, what: str, remedy: str) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        location=place_in(declared.source, key),
        what=what,
        why=UNCLEAR,
        remedy=remedy,
    )
