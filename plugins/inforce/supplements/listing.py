"""`services.yml` to the list of services."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from inforce.diagnostics import Diagnostic, Severity, did_you_mean
from inforce.location import SourceLocation
from inforce.source.text import SourceText
from inforce.source.yaml_nodes import Value, parse_yaml
from inforce.supplements.service import (
    ExcludedService,
    Service,
    ServiceId,
    Services,
    plain_name,
)

TOP_KEYS: Final = ("excluded", "services")
SERVICE_KEYS: Final = ("id", "name", "policy", "supplement")
EXCLUDED_KEYS: Final = ("name", "policy", "reason")
SAFE_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
SAFE_ADDRESSES: Final = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class ParsedServices:
    """The list, and what its author must be told."""

    services: Services
    diagnostics: tuple[Diagnostic, ...]


def parse_services(source: SourceText, policies: Mapping[str, str]) -> ParsedServices:
    """Read the list of services; every name in it must lead somewhere.

    Args:
        source: The file.
        policies: Each known policy id, with the id of the policy it supplements, or empty.
    """
    top = parse_yaml(source.text, source.path)
    if isinstance(top, Diagnostic):
        return ParsedServices(Services(), (top,))
    diagnostics = list(_unknown_keys(top, TOP_KEYS))
    services = []
    for entry in _entries(top, "services", diagnostics):
        service = _service(entry, policies, diagnostics)
        if service is not None:
            services.append(service)
    diagnostics.extend(_twice(services))
    names = {plain_name(name) for service in services for name in (service.id, service.name)}
    excluded = []
    for entry in _entries(top, "excluded", diagnostics):
        party = _excluded(entry, names, diagnostics)
        if party is not None:
            excluded.append(party)
    listed = Services(services=tuple(services), excluded=tuple(excluded))
    return ParsedServices(listed, tuple(diagnostics))


def _entries(top: Value, key: str, diagnostics: list[Diagnostic]) -> tuple[Value, ...]:
    entry = (top.mapping or {}).get(key)
    if entry is None:
        return ()
    if entry.items is None:
        diagnostics.append(
            _error("U001", entry.at, f"`{key}` is not a list.", f"Write `{key}:` and `- …` items.")
        )
        return ()
    return entry.items


def _service(
    entry: Value, policies: Mapping[str, str], diagnostics: list[Diagnostic]
) -> Service | None:
    fields = _fields(entry, SERVICE_KEYS, ("id", "name", "policy"), diagnostics)
    if fields is None:
        return None
    general, supplement = fields["policy"], fields.get("supplement", "")
    where = {key: value.at for key, value in (entry.mapping or {}).items()}
    known = [name for name, supplements in policies.items() if not supplements]
    if general not in known:
        diagnostics.append(_unknown_policy(where["policy"], general, known))
        return None
    if supplement and policies.get(supplement) != general:
        supplements = [name for name, of in policies.items() if of == general]
        diagnostics.append(_unknown_policy(where["supplement"], supplement, supplements))
        return None
    if not SAFE_ID.fullmatch(fields["id"]):
        what = f"“{fields['id'][:60]}” cannot be part of an address."
        diagnostics.append(
            _error("U010", where["id"], what, "Write letters, digits and hyphens, such as `maps`.")
        )
        return None
    return Service(
        id=ServiceId(fields["id"]),
        name=fields["name"],
        policy=general,
        supplement=supplement,
        location=entry.at,
    )


def _excluded(
    entry: Value, services: Collection[str], diagnostics: list[Diagnostic]
) -> ExcludedService | None:
    supplement = (entry.mapping or {}).get("supplement")
    if supplement is not None:
        what = "What is not covered has a supplement here."
        remedy = "List it as a service, or remove `supplement`."
        diagnostics.append(_error("U016", supplement.key_at, what, remedy))
    fields = _fields(entry, (*EXCLUDED_KEYS, "supplement"), ("name", "reason"), diagnostics)
    if fields is None:
        return None
    address = fields.get("policy", "")
    if address and not address.startswith(SAFE_ADDRESSES):
        at = (entry.mapping or {})["policy"].at
        what = f"“{address[:60]}” is no web address."
        diagnostics.append(_error("U005", at, what, "Write the whole address, with `https://`."))
        return None
    if plain_name(fields["name"]) in services:
        what = f"“{fields['name']}” is listed as a service and as not covered."
        diagnostics.append(_error("U006", entry.at, what, "Remove one of the two."))
        return None
    return ExcludedService(
        name=fields["name"], reason=fields["reason"], policy_url=address, location=entry.at
    )


def _fields(
    entry: Value, known: Collection[str], required: Iterable[str], diagnostics: list[Diagnostic]
) -> dict[str, str] | None:
    if entry.mapping is None:
        diagnostics.append(_error("U001", entry.at, "This item has no keys.", "Write `name: …`."))
        return None
    diagnostics.extend(_unknown_keys(entry, known))
    fields = {key: (value.text or "").strip() for key, value in entry.mapping.items()}
    missing = [key for key in required if not fields.get(key)]
    diagnostics.extend(
        _error("U003", entry.at, f"`{key}` is missing.", f"Add `{key}: …`.") for key in missing
    )
    return None if missing else fields


def _unknown_keys(entry: Value, known: Collection[str]) -> Iterable[Diagnostic]:
    for key, value in (entry.mapping or {}).items():
        if key not in known:
            yield Diagnostic(
                code="U002",
                severity=Severity.WARNING,
                location=value.key_at,
                what=f"`{key}` is no key of this list.",
                why="It has no effect.",
                remedy=did_you_mean(key, known) or f"Known keys: {', '.join(sorted(known))}.",
            )


def _twice(services: Iterable[Service]) -> Iterable[Diagnostic]:
    by_id: dict[str, Service] = {}
    by_name: dict[str, Service] = {}
    for service in services:
        same_id = by_id.setdefault(service.id, service)
        same_name = by_name.setdefault(plain_name(service.name), service)
        earlier = same_name if same_id is service else same_id
        if earlier is not service:
            name = service.name if same_id is service else service.id
            what = f"“{name}” is listed twice, first on line {earlier.location.line}."
            yield _error("U004", service.location, what, "Keep one of the two.")


def _unknown_policy(at: SourceLocation, name: str, known: Iterable[str]) -> Diagnostic:
    names = sorted(known)
    hint = did_you_mean(name, names) or f"There are: {', '.join(names) or 'none'}."
    return _error("U007", at, f"There is no such policy as “{name}”.", hint)


def _error(code: str, at: SourceLocation, what: str, remedy: str) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        location=at,
        what=what,
        why="Users of the service could not tell which text binds them.",
        remedy=remedy,
    )
