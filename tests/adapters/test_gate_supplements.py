"""A pull request that changes a policy meets the supplements that stand on it."""

import pytest
from gate_library import ANNOUNCED, found, make_library, propose, publish

MAPS_FILE = "policy_src/maps.md"
MAPS = """---
title: Old maps
supplements: loans
effective: 2026-02-01
---

# Old maps

## Keeping maps {#keeping}

You may look at a map for an hour.
"""


@pytest.fixture
def library(tmp_path):
    """A policy, a supplement, and a branch on which a change is proposed."""
    repository = make_library(tmp_path)
    publish(repository, {MAPS_FILE: MAPS}, on="2026-01-20")
    return repository


def said(repository, base="main"):
    """What the gate says of supplements."""
    return [d for d in found(repository, base) if d.code.startswith("U")]


def test_a_change_of_the_ground_stops_the_pull_request_until_it_is_affirmed(library):
    """The message stands on the supplement's own line, though nobody touched it."""
    assert said(library) == []
    propose(library, ANNOUNCED)
    (stopped,) = said(library)
    assert (stopped.code, str(stopped.location)) == ("U011", f"{MAPS_FILE}:9:1")
    assert "`inforce redline loans@2026-01-01 policy_src/loans.md`" in stopped.remedy
    affirmed = MAPS.replace("supplements: loans", "supplements: loans\naffirmed: 2027-02-01")
    propose(library, affirmed, MAPS_FILE)
    assert said(library) == []
    assert said(library, base="") == []


def test_once_merged_the_page_of_the_comparison_is_named(library):
    """What is published has an address, and the gate still stops."""
    publish(library, {"policy_src/loans.md": ANNOUNCED}, on="2026-11-20")
    (stopped,) = said(library, base="")
    assert "/loans/2026-01-01..2027-02-01/#keeping" in stopped.remedy


def test_a_section_that_goes_by_another_id_is_found_by_its_words(library):
    """The gate names the section in which the words stand now."""
    propose(library, ANNOUNCED.replace("{#keeping}", "{#periods}"))
    (stopped,) = said(library)
    assert stopped.code == "U009"
    assert "“periods”" in stopped.remedy
