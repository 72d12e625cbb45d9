"""A glossary explains each word once."""

import pytest

from inforce.glossary.entries import parse_glossary
from inforce.source.text import SourceText

COOKIE = """---
term: cookie
aliases: [cookies]
sources:
  - https://standards.example/cookies
---

A small text that a site keeps in your browser.

Longer words follow.
"""


def parsed(**files):
    return parse_glossary(
        SourceText(f"glossary/{name.replace('_', '-')}.md", text) for name, text in files.items()
    )


def codes(**files):
    return [d.code for d in parsed(**files).diagnostics]


def test_the_first_paragraph_is_the_short_definition():
    """What is shown beside a word is the first paragraph of its entry."""
    found = parsed(cookie=COOKIE)
    assert found.diagnostics == ()
    (term,) = found.glossary.terms
    assert (term.id, term.term, term.aliases) == ("cookie", "cookie", ("cookies",))
    assert term.short.text == "A small text that a site keeps in your browser."


def test_terms_stand_in_the_order_of_the_alphabet():
    """A reader finds a word where a dictionary has it, whatever its file is called."""
    found = parsed(z=COOKIE.replace("cookie", "account"), a=COOKIE)
    assert [term.term for term in found.glossary.terms] == ["account", "cookie"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Just words.\n", "G001"),
        ("---\nterm:\n---\nWords.\n", "G001"),
        ("---\nterm: cookie\nalias: cookies\n---\nWords.\n", "G002"),
        ("---\nterm: cookie\n---\n", "G003"),
        ("---\nterm: [\n---\nWords.\n", "S001"),
    ],
)
def test_each_mistake_is_one_diagnostic(text, code):
    """A mistake in an entry is said once, and the other entries still count."""
    assert codes(cookie=text) == [code]


def test_one_form_leads_to_one_term():
    """A word that two entries explain would be explained in two ways."""
    other = COOKIE.replace("term: cookie", "term: biscuit").replace("[cookies]", "[Cookie]")
    (found,) = parsed(cookie=COOKIE, other=other).diagnostics
    assert found.code == "G004"
    assert str(found.location).startswith("glossary/other.md:3:")


def test_a_form_is_found_at_its_own_line():
    """Where forms stand one a line, the author is sent to the line of the form that is taken."""
    other = COOKIE.replace("term: cookie", "term: biscuit").replace(
        "[cookies]", "\n  - sweets\n  - COOKIE"
    )
    (found,) = parsed(cookie=COOKIE, other=other).diagnostics
    assert found.location.line == 5


def test_an_index_page_is_no_term():
    """The glossary's own introduction is not one of its words."""
    assert parsed(index="# Glossary\n").glossary.terms == ()
