"""YAML that a stranger wrote is read with places, or refused with one."""

import pytest

from inforce.diagnostics import Diagnostic
from inforce.source.yaml_nodes import Value, parse_yaml


def test_every_value_knows_the_line_of_the_file_it_stands_on():
    """A complaint about a value names the line an author sees in an editor."""
    top = parse_yaml("title: A\nchanges:\n  - section: fees\n", "p.md", first_line=2)
    assert isinstance(top, Value)
    changes = top.mapping["changes"].items
    assert changes[0].mapping["section"].at.line == 4
    assert top.mapping["title"].text == "A"


def test_a_date_stays_the_words_that_were_written():
    """YAML's own idea of dates never changes what an author wrote."""
    top = parse_yaml("effective: 2027-01-15\nversion: 1.10\n", "p.md")
    assert top.mapping["effective"].text == "2027-01-15"
    assert top.mapping["version"].text == "1.10"


@pytest.mark.parametrize(
    ("yaml", "line"),
    [
        ("a: [1, 2\nb: 3\n", 2),
        ("a: &x [1]\nb: *x\n", 2),
        ("title: One: two\n", 1),
        ("a:\n" + "".join(f"{'  ' * n}- \n" for n in range(1, 40)) + "\tx", None),
    ],
)
def test_broken_yaml_is_a_diagnostic_with_its_line(yaml, line):
    """Broken YAML never raises; it is said where it breaks."""
    found = parse_yaml(yaml, "p.md")
    assert isinstance(found, Diagnostic)
    assert found.code == "S001"
    if line is not None:
        assert found.location.line == line


def test_a_thousand_nested_lists_are_refused():
    """Depth is a limit, not a crash."""
    found = parse_yaml("a: " + "[" * 1000 + "]" * 1000, "p.md")
    assert isinstance(found, Diagnostic)


def test_a_tag_constructs_nothing():
    """A tag that asks Python to run something is only a word."""
    found = parse_yaml("a: !!python/object/apply:os.system ['true']\n", "p.md")
    assert isinstance(found, Value)
    assert [item.text for item in found.mapping["a"].items] == ["true"]


def test_nothing_is_an_empty_mapping():
    """A file without content says nothing and is not an error."""
    found = parse_yaml("", "p.md")
    assert found.mapping == {}
    assert found.items == ()


def test_deep_nesting_is_refused_before_it_is_composed():
    """The composer recurses on the machine's own stack, so depth is counted before it runs."""
    found = parse_yaml("a: " + "[" * 30_000 + "]" * 30_000, "a.yml")
    assert isinstance(found, Diagnostic)
    assert "nested" in found.what
