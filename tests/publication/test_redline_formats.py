"""A redline as text, JSON and Markdown."""

import json
from importlib.resources import files

import jsonschema
import pytest

from inforce.publication.redline_facts import facts_html
from inforce.publication.redline_json import redline_json
from inforce.publication.redline_markdown import LONGEST, redline_markdown
from inforce.publication.redline_text import TERMINAL, redline_text
from inforce.redline.facts import FactChange
from redline_golden import read_cases, redline_of

CASES = list(read_cases())
SCHEMA = json.loads(files("inforce").joinpath("schemas", "redline.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_json_is_what_the_schema_says(case):
    """Every kind of change has its place in the shipped schema."""
    facts = [FactChange("effective", "2031-01-01", "2031-02-01")]
    told = json.loads(redline_json(redline_of(case.old, case.new), facts))
    jsonschema.validate(told, SCHEMA)
    assert told["same"] is False


def test_the_json_counts_words():
    """Deleted, inserted and unchanged words add up to both texts."""
    old = "Rent is due on Monday and paid in cash or by card"
    new = "Rent is due on Friday and paid in cash or by card only"
    told = json.loads(redline_json(redline_of(old, new)))
    assert told["words"] == {"deleted": 1, "inserted": 2, "unchanged": 11}
    assert told["counts"] == {"insertion": 1, "substitution": 1}
    assert told["changes"][0]["old"]["words"] == "Monday"
    assert told["changes"][0]["new"]["line"] == 1


def test_equal_texts_are_the_same():
    """No change, no fact: the same."""
    assert json.loads(redline_json(redline_of("one", "one")))["same"] is True


def test_text_marks_words_without_colour():
    """What is gone stands in [-…-], what came in {+…+}."""
    text = redline_text(redline_of("Pay in 30 days.", "Pay in 14 days."), clean=str)
    assert "Pay in [-30-]{+14+} days." in text
    assert "\x1b" not in text


def test_a_terminal_gets_strokes_as_well_as_colours():
    """Red is struck and green underlined, for those who do not see colours."""
    text = redline_text(redline_of("a b", "a c"), clean=str, marks=TERMINAL)
    assert "\x1b[31;9mb\x1b[0m" in text
    assert "\x1b[32;4mc\x1b[0m" in text


def test_a_text_cannot_command_the_terminal():
    """Every word of a text goes through the one function that makes signs harmless."""
    redline = redline_of("one \x1b[2J two", "one \x1b[2J three")
    text = redline_text(redline, clean=lambda words: words.replace("\x1b", "?"))
    assert "\x1b" not in text


def test_markdown_keeps_words_words():
    """No mention, link or mark comes of a word in a comment on a pull request."""
    text = redline_markdown(redline_of("one", "@someone `[x](http://y)` *z*"))
    assert "@someone" not in text.replace("\\@someone", "")
    assert "](" not in text


def test_markdown_fits_into_a_comment():
    """What does not fit is counted."""
    old = "\n\n".join(f"Paragraph number {n} about {n * 7}." for n in range(3000))
    text = redline_markdown(redline_of(old, old.replace("about", "on")))
    assert len(text) < LONGEST + 1000
    assert "… " in text


def test_facts_stand_in_a_small_table():
    """What it was, what it is; words stay words."""
    html = facts_html([FactChange("effective", "2031-01-01", ""), FactChange("note", "", "<b>")])
    assert "<del>2031-01-01</del>" in html
    assert "<ins>&lt;b&gt;</ins>" in html
    assert facts_html([]) == ""
