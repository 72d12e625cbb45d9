"""A changed definition moves the reader as the clauses do that use its word."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import inforce
from inforce.materiality.assessed import AssessedChange
from inforce.materiality.assessment import assess
from inforce.materiality.scale import Direction
from inforce.redline.changes import DefinitionChange

CASES = (Path(__file__).parent / "cases" / "definitions.md").read_text(encoding="utf-8")
CASE = re.compile(
    r"^## (en|de|zh) (\w+): ([^\n|]+) \| ([^\n]+)\n(.*?)\n---\n(.*?)\n---\n(.*?)\s*(?=^## |\Z)",
    re.MULTILINE | re.DOTALL,
)
FOUND = [
    pytest.param(
        match[2], [match[n] for n in (1, 3, 5, 6, 7)], id=f"{match[1]} {match[3]}: {match[4]}"
    )
    for match in CASE.finditer(CASES)
]


def defined(language: str, term: str, old: str, new: str, uses: str) -> AssessedChange:
    """What a shared definition that changed does beside clauses that stay."""
    redline = inforce.compare(uses, uses)
    change = DefinitionChange(
        id="definition-1",
        section="",
        citation=term,
        old_line=1,
        new_line=1,
        term=term,
        old_definition=old,
        new_definition=new,
        used_in=("paragraph 1",),
        used_by=tuple((p.id, term) for p in redline.new.walk() if term in p.text),
    )
    (told,) = assess(replace(redline, changes=(change,)), language).changes
    return told


@pytest.mark.parametrize(("wanted", "case"), FOUND)
def test_a_definition_moves_the_reader_as_the_clauses_do_that_use_it(
    wanted: str, case: list[str]
) -> None:
    """Wider is good in a promise and bad in a power; where both or neither, the author must say."""
    told = defined(*case)
    said = {"none": "cleared"}.get(str(told.direction), str(told.direction or "open"))
    assert said == wanted, told.findings


def test_a_definition_names_every_clause_that_it_reaches() -> None:
    """Whoever reads of a definition must find the clauses that it changes."""
    told = defined("en", "Lantern", "A lamp.", "A light.", "The Lantern is lit.")
    assert told.reaches == ("paragraph 1",)


OWN_CASES = (Path(__file__).parent / "cases" / "own_definitions.md").read_text(encoding="utf-8")
OWN_CASE = re.compile(
    r"^## (en|de|zh) (\w+): ([^\n]+)\n(.*?)\n---\n(.*?)\s*(?=^## (?:en|de|zh) |\Z)",
    re.MULTILINE | re.DOTALL,
)
OWN = [
    pytest.param(match[2], [match[n] for n in (1, 4, 5)], id=f"{match[1]} {match[3]}")
    for match in OWN_CASE.finditer(OWN_CASES)
]


@pytest.mark.parametrize(("wanted", "case"), OWN)
def test_a_definition_inside_the_text_is_read_as_one_beside_it(
    wanted: str, case: list[str]
) -> None:
    """Where a policy says itself what its word means, the clauses that use the word decide, too."""
    language, old, new = case
    (change,) = assess(inforce.compare(old, new), language).changes
    assert str(change.direction or "open") == wanted, change.findings


def test_the_clauses_decide_on_a_definition_not_its_own_words() -> None:
    """The same words more are a loss in a power and a gain in a promise."""
    before = "“Visit Data” means the pages you open and the hour.\n\n{} Visit Data."
    after = before.replace(" and the hour", ", the hour and the place")
    said = {
        use: [
            c.direction
            for c in assess(inforce.compare(before.format(use), after.format(use))).changes
        ]
        for use in ("We sell", "We never sell")
    }
    assert said == {"We sell": [Direction.REDUCES], "We never sell": [Direction.EXPANDS]}


def test_a_definition_inside_the_text_names_the_clauses_that_it_reaches() -> None:
    """Whoever reads of it finds the promise that covers less by it."""
    before = "“Visit Data” means the page and the hour.\n\nWe never sell Visit Data.\n"
    (change,) = assess(inforce.compare(before, before.replace(" and the hour", ""))).changes
    assert change.reaches == ("paragraph 2",)
