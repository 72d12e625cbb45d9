"""A small site with two policies, on a branch where a change is proposed: what the gate reads."""

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
ABOUT = " ".join(f"Shelf {number} stands in room {number}." for number in range(1, 31))
LOANS = f"""---
title: Loans
effective: 2026-01-01
---

# Loans

## Keeping books {{#keeping}}

You may keep a book for four weeks. We delete your list of loans after 30 days.

## Where they stand {{#shelves}}

{ABOUT}

## Changes {{#changes}}

We tell you of changes to this policy at least 30 days before.
"""
RULES = """---
title: House rules
effective: 2026-01-01
---

# House rules

Be quiet. Books are lent under [our terms](loans.md#keeping).

We tell you of changes to these rules, which are terms, by a notice at the door.
"""
READING = "changes:\n  - {section: keeping, effect: reduces, what: We keep your list longer.}"
LATER = LOANS.replace(
    "2026-01-01",
    f"2026-12-10\nchange: material\nsummary: We keep your list of loans for 90 days.\n{READING}",
).replace("after 30 days", "after 90 days")
ANNOUNCED = LATER.replace("2026-12-10", "2027-02-01\nannounced: 2026-11-20")


def answering(text, code, because):
    """A text whose author answers a finding on the record."""
    answer = f"{{finding: {code}, because: {because}, by: Counsel, until: 2027-06-30}}"
    return text.replace("title:", f"waivers: [{answer}]\ntitle:", 1)


def make_library(folder):
    """The library's site as published, and a branch on which a change is proposed."""
    repository = GitFixture(folder)
    repository.commit(
        {"mkdocs.yml": CONFIG, "policy_src/loans.md": LOANS, "policy_src/rules.md": RULES},
        on="2025-12-01",
    )
    repository.git("checkout", "-q", "-b", "change")
    return repository


def publish(repository, files, on):
    """Files as they are published on the branch that a change is meant for."""
    repository.git("checkout", "-q", "main")
    repository.commit(files, on=on)
    repository.git("checkout", "-q", "-B", "change")


def found(repository, base="main"):
    """What the gate says of a change, without what is only worth knowing."""
    diagnostics = check_site(repository.root / "mkdocs.yml", base=base)
    return [d for d in diagnostics if d.severity != "info"]


def codes(repository, base="main"):
    """The codes of that."""
    return [d.code for d in found(repository, base)]


def propose(repository, text, path="policy_src/loans.md"):
    """One changed text, committed on the branch."""
    repository.commit({path: text}, on="2026-12-01")


def told(repository, code):
    """The one diagnostic of that code."""
    (one,) = [d for d in found(repository) if d.code == code]
    return one
