"""A row of a table says what its headers make of it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inforce
from inforce.materiality.assessment import assess
from inforce.materiality.scale import Direction

CASES = (Path(__file__).parent / "cases" / "tables.md").read_text(encoding="utf-8")
CASE = re.compile(
    r"^## (en|de|zh) (\w+): ([^\n]+)\n(.*?)\n---\n(.*?)\s*(?=^## |\Z)", re.MULTILINE | re.DOTALL
)
FOUND = [
    pytest.param(language, wanted, old, new, id=f"{language}-{name}")
    for language, wanted, name, old, new in (match.groups() for match in CASE.finditer(CASES))
]


@pytest.mark.parametrize(("language", "wanted", "old", "new"), FOUND)
def test_a_cell_says_what_its_header_makes_of_it(
    language: str, wanted: str, old: str, new: str
) -> None:
    """A row is read with its headers and its section, and what they do not tell stays open."""
    redline = inforce.compare(f"## Notice\n\n{old}\n", f"## Notice\n\n{new}\n")
    changes = assess(redline, language).changes
    rows = [change for change in changes if "|" in f"{change.old_text}{change.new_text}"]
    said = {
        {"none": "cleared"}.get(str(change.direction), str(change.direction or "open"))
        for change in rows
    }
    assert said == {wanted}, [(change.new_text, change.findings) for change in rows]


TABLE = "| Recipient | Task |\n|---|---|\n| Quill Post | Letters |\n"


def test_the_headers_of_a_new_table_are_told_by_its_rows() -> None:
    """A row of headers says nothing by itself where each row below it is judged."""
    changes = assess(inforce.compare("Welcome.", f"Welcome.\n\n{TABLE}")).changes
    assert [str(change.direction) for change in changes] == ["none", "reduces"]


def test_headers_that_change_above_rows_that_stay_are_open() -> None:
    """What a header makes of the rows below it is not read: the author must say."""
    (change,) = assess(inforce.compare(TABLE, TABLE.replace("Recipient", "Bearer"))).changes
    assert change.direction is None


THINGS = ("Postal address", "Shoe size", "Voice", "Grade", "Diary", "Map")
HEADERS = st.sampled_from(("Recipient", "Why", "Country", "Your rights", "Safeguards"))
LISTS = st.lists(st.sampled_from(THINGS), unique=True, min_size=1, max_size=4)


def row(header: str, things: list[str]) -> str:
    """A table of one row."""
    cells = f"| Tickets | {', '.join(things)} |"
    return f"| Data | {header} |\n|---|---|\n{cells}\n"


@given(HEADERS, LISTS, st.sampled_from(THINGS))
def test_what_a_cell_gains_by_a_thing_it_loses_without_it(
    header: str, things: list[str], more: str
) -> None:
    """A thing that comes and the same thing that goes turn the reader opposite ways."""
    if more in things:
        return
    fewer, longer = row(header, things), row(header, [*things, more])
    there, back = (
        {change.direction for change in assess(inforce.compare(*pair)).changes}
        for pair in ((fewer, longer), (longer, fewer))
    )
    assert there | back == {Direction.REDUCES, Direction.EXPANDS}
    assert len(there) == len(back) == 1


@given(HEADERS, LISTS, LISTS)
def test_a_cell_with_other_things_is_never_cleared(
    header: str, things: list[str], others: list[str]
) -> None:
    """Whoever receives, and why, is never an idle word."""
    changes = assess(inforce.compare(row(header, things), row(header, others))).changes
    assert all(change.direction is not Direction.NONE for change in changes) or (
        set(things) == set(others)
    )
