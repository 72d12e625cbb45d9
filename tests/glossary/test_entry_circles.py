"""An entry of the glossary must say what kind of thing its word is."""

import re
from pathlib import Path

import pytest

from inforce.glossary.entries import parse_glossary
from inforce.glossary.entry_circles import circular_entries
from inforce.glossary.lexicon import lexicon_of
from inforce.source.text import SourceText

_CASES = (Path(__file__).parent / "cases" / "circular-entries.md").read_text(encoding="utf-8")
_HEAD = re.compile(r"^## (\w+) (none|G\d+ [^:]+): (.+)\n((?:.+\n?)+)", re.MULTILINE)
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
