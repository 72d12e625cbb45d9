"""A definition that reads otherwise is a change of every clause that uses its word."""

from dataclasses import replace

from inforce.glossary.entries import parse_glossary
from inforce.publication.redline_html import render_redline
from inforce.redline.changes import DefinitionChange
from inforce.redline.definitions import compare_definitions
from inforce.source.text import SourceText
from redline_golden import redline_of

ENTRY = "---\nterm: {}\n---\n{}\n"


def _glossary(**entries):
    sources = [
        SourceText(f"glossary/{name}.md", ENTRY.format(name.capitalize(), words))
        for name, words in entries.items()
    ]
    return parse_glossary(sources).glossary


def test_a_used_definition_that_changed_is_told_with_the_clauses_that_use_it():
    """Nobody should have to read the glossary twice."""
    old = _glossary(guest="Someone who stays a night.", host="Someone who lets rooms.")
    new = _glossary(guest="Someone who stays a week.", host="Someone who lets houses.")
    used = {term.id: ("section 2", "section 5") for term in new.terms if term.term == "Guest"}
    (change,) = compare_definitions(old, new, used)
    assert isinstance(change, DefinitionChange)
    assert (change.term, change.used_in) == ("Guest", ("section 2", "section 5"))
    assert change.old_definition == "Someone who stays a night."
    assert change.new_definition == "Someone who stays a week."


def test_a_definition_that_reads_the_same_has_not_changed():
    """Wrapping is no wording."""
    old, new = _glossary(guest="Someone who\nstays."), _glossary(guest="Someone who stays.")
    assert compare_definitions(old, new, {term.id: ("section 1",) for term in new.terms}) == ()


def test_a_changed_definition_stands_above_the_text_and_in_the_list():
    """The list leads to it."""
    old, new = _glossary(guest="A night."), _glossary(guest="A week.")
    changes = compare_definitions(old, new, {term.id: ("section 1",) for term in new.terms})
    redline = redline_of("A guest pays.", "A guest pays.")
    shown = render_redline(replace(redline, changes=(*redline.changes, *changes)))
    assert f'<tr id="{changes[0].id}">' in shown.facts
    assert f'href="#{changes[0].id}"' in shown.changes
    assert "Guest (used in section 1)" in shown.page
