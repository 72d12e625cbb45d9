"""The list of services leads every reader to the text that binds them."""

import pytest

from inforce.source.text import SourceText
from inforce.supplements.listing import parse_services

POLICIES = {"privacy": "", "terms": "", "services/maps": "privacy"}


def parsed(text):
    return parse_services(SourceText("policy_src/services.yml", text), POLICIES)


def codes(text):
    return [d.code for d in parsed(text).diagnostics]


def test_services_and_exclusions_keep_their_order():
    """A list is shown in the order in which its author wrote it."""
    found = parsed(
        "services:\n"
        "  - {id: mail, name: Mail, policy: privacy}\n"
        "  - {id: maps, name: Maps, policy: privacy, supplement: services/maps}\n"
        "excluded:\n"
        "  - {name: Payday, reason: Another company., policy: 'https://payday.example/privacy'}\n"
    )
    assert found.diagnostics == ()
    assert [s.id for s in found.services.services] == ["mail", "maps"]
    assert found.services.services[1].supplement == "services/maps"
    assert found.services.excluded[0].policy_url == "https://payday.example/privacy"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("services: mail\n", "U001"),
        ("services:\n  - mail\n", "U001"),
        ("services:\n  - {id: m, name: M, policy: privacy, colour: red}\n", "U002"),
        ("services:\n  - {id: m, policy: privacy}\n", "U003"),
        (
            "services: [{id: m, name: M, policy: privacy}, {id: m, name: N, policy: privacy}]",
            "U004",
        ),
        ("excluded:\n  - {name: X, reason: Y, policy: 'javascript:alert(1)'}\n", "U005"),
        (
            "services: [{id: m, name: M, policy: privacy}]\nexcluded: [{name: M, reason: Y}]",
            "U006",
        ),
        (
            "services: [{id: m, name: M, policy: privacy}, {id: n, name: m, policy: privacy}]",
            "U004",
        ),
        (
            "services: [{id: m-n, name: M, policy: privacy}]\nexcluded: [{name: M N, reason: Y}]",
            "U006",
        ),
        ("excluded:\n  - {name: X, reason: Y, supplement: services/maps}\n", "U016"),
        ("services:\n  - {id: ../m, name: M, policy: privacy}\n", "U010"),
        ("services:\n  - {id: m, name: M, policy: services/maps}\n", "U007"),
        ("services:\n  - {id: m, name: M, policy: privat}\n", "U007"),
        ("services:\n  - {id: m, name: M, policy: terms, supplement: services/maps}\n", "U007"),
        ("services: [\n", "S001"),
    ],
)
def test_each_mistake_is_one_diagnostic(text, code):
    """A mistake in the list is said once, with its line."""
    assert codes(text) == [code]


def test_the_nearest_policy_is_named():
    """A misspelt policy id is answered with the right one."""
    (found,) = parsed("services:\n  - {id: m, name: M, policy: privat}\n").diagnostics
    assert "privacy" in found.remedy
    assert found.location.line == 2
