"""A pull request that changes a policy meets the supplements that stand on it."""

import pytest
from git_fixture import GitFixture

from inforce.adapters.gate_reader import check_site

CONFIG = """site_name: Library
docs_dir: policy_src
theme: {name: material, font: false}
plugins:
  - search
  - inforce:
      timezone: UTC
      as_of: 2026-12-01
"""
LOANS = """---
title: Loans
effective: 2026-01-01
---

# Loans

## Keeping books {#keeping}

You may keep a book for four weeks.
"""
MAPS = """---
title: Old maps
supplements: loans
effective: 2026-02-01
---

# Old maps

## Keeping maps {#keeping}

You may look at a map for an hour.
"""
LATER = LOANS.replace("2026-01-01", "2027-03-01\nchange: minor\nsummary: Two weeks.").replace(
    "four weeks", "two weeks"
)


@pytest.fixture
def library(tmp_path):
    """A policy, a supplement, and a branch on which a change is proposed."""
    repository = GitFixture(tmp_path)
    repository.commit({"mkdocs.yml": CONFIG, "policy_src/loans.md": LOANS}, on="2025-12-01")
    repository.commit({"policy_src/maps.md": MAPS}, on="2026-01-20")
    repository.git("checkout", "-q", "-b", "change")
    return repository


def said(repository, base="main"):
    """What the gate says of supplements."""
    found = check_site(repository.root / "mkdocs.yml", base=base)
    return [d for d in found if d.code.startswith("U")]


def test_a_change_of_the_ground_stops_the_pull_request_until_it_is_affirmed(library):
    """The message stands on the supplement's own line, though nobody touched it."""
    assert said(library) == []
    library.commit({"policy_src/loans.md": LATER}, on="2026-12-01")
    (found,) = said(library)
    assert (found.code, str(found.location)) == ("U011", "policy_src/maps.md:9:1")
    assert "`inforce redline loans@2026-01-01 policy_src/loans.md`" in found.remedy
    affirmed = MAPS.replace("supplements: loans", "supplements: loans\naffirmed: 2027-03-01")
    library.commit({"policy_src/maps.md": affirmed}, on="2026-12-01")
    assert said(library) == []
    assert said(library, base="") == []


def test_once_merged_the_page_of_the_comparison_is_named(library):
    """What is published has an address, and the gate still stops."""
    library.git("checkout", "-q", "main")
    library.commit({"policy_src/loans.md": LATER}, on="2026-11-01")
    (found,) = said(library, base="")
    assert "/loans/2026-01-01..2027-03-01/#keeping" in found.remedy


def test_a_section_that_goes_by_another_id_is_found_by_its_words(library):
    """The gate names the section in which the words stand now."""
    library.commit(
        {"policy_src/loans.md": LATER.replace("{#keeping}", "{#periods}")}, on="2026-12-01"
    )
    (found,) = said(library)
    assert found.code == "U009"
    assert "“periods”" in found.remedy
