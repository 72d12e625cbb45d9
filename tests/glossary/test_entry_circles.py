"""An entry of the glossary must say what kind of thing its word is."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inforce.glossary.entries import parse_glossary
from inforce.glossary.entry_circles import circular_entries
from inforce.glossary.lexicon import lexicon_of
from inforce.source.text import SourceText

_CASES = (Path(__file__).parent / "cases" / "circular-entries.md").read_text(encoding="utf-8")
_HEAD = re.compile(r"^## (\w+) (none|G\d+ [^:]+): (.+)\n((?:.+\n?)+)", re.MULTILINE)
WORDS = ("hook", "nail", "lamp")
CASES = [match.groups() for match in _HEAD.finditer(_CASES)]


def told(lines: str, language: str):
    """What is said of a glossary of these entries."""
    rows = [line.split(": ", 1) for line in lines.splitlines()]
    files = [
        SourceText(f"glossary/{word}.md", f"---\nterm: {word}\n---\n\n{text}\n")
        for word, text in rows
    ]
    terms = parse_glossary(files).glossary.terms
    return list(circular_entries(lexicon_of(terms, language), language))


def test_every_case_is_read():
    """A heading that the pattern passes over would be a case that nobody checks."""
    assert len(CASES) == _CASES.count("\n## ")


@pytest.mark.parametrize(("language", "said", "shows", "lines"), CASES)
def test_each_case(language, said, shows, lines):
    """What the case's heading says, and nothing else."""
    found = [
        f"{one.code} {one.location.path.removeprefix('glossary/').removesuffix('.md')}"
        for one in told(lines, language)
    ]
    assert found == ([] if said == "none" else [said]), shows


def test_a_ring_is_told_step_by_step():
    """The author sees which entry leans on which, and where each lies."""
    ring = "cherry: What grows near an apple.\napple: Something on a banana.\nbanana: See cherry.\n"
    (found,) = told(ring, "en")
    assert found.what == (
        "“apple” is explained by “banana” (glossary/banana.md), that by “cherry” "
        "(glossary/cherry.md), and that by “apple” (glossary/apple.md)."
    )
    assert found.location.line == 5


PIECES = (
    *(
        "hook",
        "nail",
        "lamp",
        "A ",
        "The ",
        "means ",
        "is ",
        "whoever ",
        "see ",
        ". ",
        ", ",
        "“",
        "”",
    ),
    *(" that ", "[x](nail.md)", "[y](../lamp.md#z)", "[", "](", "*", "`hook`", "\n", "bent iron "),
)


@given(
    st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), min_size=3, max_size=3)
)
@settings(max_examples=150, deadline=None)
def test_whatever_entries_say_each_is_told_once(texts):
    """No entry explains itself and leans on a ring, and no ring is told twice."""
    lines = [f"{word}: {' '.join(text.split())}" for word, text in zip(WORDS, texts, strict=True)]
    found = told("\n".join(line for line in lines if len(line.split()) > 1), "en")
    by_itself = {one.location.path for one in found if one.code == "G015"}
    assert len({one.what for one in found}) == len(found)
    assert not any(path in one.what for one in found if one.code == "G014" for path in by_itself)


def test_a_long_first_sentence_says_something():
    """An entry that a stranger has filled with links costs no time, and is not judged."""
    linked = "[x](nail.md) hook " * 20_000
    assert told(f"hook: Whoever {linked}\nnail: See hook.\n", "en") == []
