"""Services and terms as JSON, for applications that show them."""

import json
from collections.abc import Mapping
from typing import Any

from inforce.documents.canonical import fold
from inforce.glossary.term import Glossary, TermId
from inforce.glossary.wordings import Wording
from inforce.publication.addresses import href_of, policy_address, service_address, term_address
from inforce.supplements.service import Services
from inforce.versions.identity import PolicyId

SERVICES_JSON = "api/v1/services.json"
GLOSSARY_JSON = "api/v1/glossary.json"


def services_json(services: Services, whole: Mapping[str, str]) -> bytes:
    """The services and what binds their users (schemas/services.schema.json).

    Args:
        services: The services.
        whole: The first day of the whole text in force, by service id.
    """
    listed = [
        {
            "id": service.id,
            "name": service.name,
            "policy": service.policy,
            "policy_href": href_of(policy_address(PolicyId(service.policy))),
            "supplement": service.supplement or None,
            "href": href_of(service_address(service.id)) if service.id in whole else None,
            "since": whole.get(service.id),
        }
        for service in services.services
    ]
    excluded = [
        {"name": party.name, "reason": party.reason, "policy": party.policy_url or None}
        for party in services.excluded
    ]
    return json_bytes({"services": listed, "excluded": excluded})


def glossary_json(glossary: Glossary, wordings: Mapping[TermId, tuple[Wording, ...]]) -> bytes:
    """The terms of today with every wording they have had (schemas/glossary.schema.json)."""
    terms = [
        {
            "id": term.id,
            "term": term.term,
            "aliases": list(term.aliases),
            "case_sensitive": term.case_sensitive,
            "short": fold(term.short.text) if term.short else "",
            "sources": list(term.sources),
            "href": href_of(term_address(term.id)),
            "wordings": [
                {
                    "since": one.since.isoformat() if one.since else None,
                    "short": fold(one.term.short.text) if one.term.short else "",
                }
                for one in wordings.get(term.id, ())
            ],
        }
        for term in glossary.terms
    ]
    return json_bytes({"terms": terms})


def json_bytes(data: dict[str, Any]) -> bytes:
    """A document as applications fetch it: the same bytes for the same facts."""
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
