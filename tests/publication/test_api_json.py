"""What applications read of services and terms validates against the schemas that ship."""

import json
from datetime import date
from importlib import resources

import jsonschema

from inforce.glossary.change_check import changed_since
from inforce.glossary.entries import parse_glossary
from inforce.glossary.lexicon import lexicon_of
from inforce.glossary.term import TermId
from inforce.glossary.wordings import wordings_of
from inforce.location import SourceLocation
from inforce.publication.api_json import glossary_json, services_json
from inforce.source.text import SourceText
from inforce.supplements.service import ExcludedService, Service, ServiceId, Services


def terms(text: str):
    """The glossary of one entry."""
    source = SourceText("glossary/cookie.md", f"---\nterm: cookie\n---\n\n{text}\n")
    return parse_glossary([source]).glossary


def valid(data: bytes, schema: str):
    """The JSON, once its schema has been asked."""
    text = (resources.files("inforce") / f"schemas/{schema}.schema.json").read_text()
    told = json.loads(data)
    jsonschema.validate(told, json.loads(text))
    return told


def test_every_service_says_where_its_whole_text_stands():
    """An application leads its user to the one text that binds them."""
    at = SourceLocation("services.yml")
    services = Services(
        services=(
            Service(id=ServiceId("maps"), name="Maps", policy="privacy", location=at),
            Service(id=ServiceId("mail"), name="Mail", policy="privacy", location=at),
        ),
        excluded=(ExcludedService(name="Ride", reason="A company of its own.", location=at),),
    )
    told = valid(services_json(services, {"maps": "2026-03-01"}), "services")
    assert [one["href"] for one in told["services"]] == ["for/maps/", None]
    assert told["services"][0]["since"] == "2026-03-01"


def test_a_term_is_given_with_every_wording_it_has_had():
    """The oldest stands first, with the day from which texts stood beside it."""
    old, new = terms("A file."), terms("A small file.")
    known = wordings_of([(date(2024, 1, 2), old.terms[0])], new.terms)
    told = valid(glossary_json(new, known), "glossary")["terms"][0]
    assert told["short"] == "A small file."
    assert told["wordings"] == [
        {"since": "2024-01-02", "short": "A file."},
        {"since": None, "short": "A small file."},
    ]


def test_a_definition_that_changes_beside_a_text_in_force_is_said():
    """A changed definition is a change of every policy that uses the word."""
    old, new = (lexicon_of(terms(text).terms) for text in ("A file.", "A small file."))
    used = frozenset({TermId("cookie")})
    assert [d.code for d in changed_since("privacy", "1", used, old, new)] == ["G005"]
    assert list(changed_since("privacy", "1", frozenset(), old, new)) == []
    assert list(changed_since("privacy", "1", used, old, old)) == []
