"""One whole text for every service: the specific prevails, and every part says where it is from."""

from inforce.documents.parse import parse_document
from inforce.source.text import SourceText
from inforce.supplements.composition import Origin, compose
from inforce.supplements.precedence import check_supplement

GENERAL = """# Policy

Opening words.

## Use {#use}

We use it.

### Adverts {#adverts}

For adverts.

## Keeping {#keeping}

A year.

## Rights {#rights}

You may ask.
"""


def document(text: str, path: str = "p.md"):
    """A text as provisions."""
    return parse_document(SourceText(path, text)).document


def told(supplement: str) -> list[tuple[str, str]]:
    """The origin and the heading of each part."""
    parts = compose(document(GENERAL), document(supplement, "s.md"))
    return [(str(part.origin), part.title) for part in parts]


def test_without_a_supplement_the_general_text_stands_alone():
    """Every part is general."""
    parts = compose(document(GENERAL), None)
    assert {part.origin for part in parts} == {Origin.GENERAL}
    assert [part.title for part in parts] == ["", "Use", "Adverts", "Keeping", "Rights"]


def test_a_section_of_the_same_id_replaces_the_general_one_and_all_below_it():
    """The specific prevails; what it displaces stays at hand."""
    assert told("# S\n\nOnly here.\n\n## Other use {#use}\n\nWe do not.\n") == [
        ("opening", ""),
        ("general", ""),
        ("replaces", "Other use"),
        ("general", "Keeping"),
        ("general", "Rights"),
    ]
    parts = compose(document(GENERAL), document("# S\n\n## Other use {#use}\n\nNo.\n"))
    displaced = next(part.displaced for part in parts if part.displaced)
    assert [p.id for p in displaced.walk() if p.level] == ["use", "adverts"]


def test_a_section_adds_removes_or_follows_where_it_says():
    """An addition stands at the end of its section, a new section after the one it names."""
    supplement = """# S

## Use {#use .adds}

More of it.

## Keeping {#keeping .removes}

Not here.

## Maps {#maps after=adverts}

A map.

## Last {#last}

At the end.
"""
    assert told(supplement) == [
        ("general", ""),
        ("general", "Use"),
        ("general", "Adverts"),
        ("adds", ""),
        ("new", "Maps"),
        ("removes", "Keeping"),
        ("general", "Rights"),
        ("new", "Last"),
    ]


def test_a_section_that_meets_nothing_is_named_with_the_nearest_right_one():
    """An author who mistyped an id learns of it before a reader does."""
    supplement = document(
        "# S\n\n## K {#keping .adds}\n\nx\n\n## M {#m after=rihgts}\n\ny\n", "s.md"
    )
    found = list(check_supplement(supplement, document(GENERAL), ()))
    assert [(d.code, d.location.line) for d in found] == [("U008", 3), ("U008", 7)]
    assert "keeping" in found[0].remedy
    assert "rights" in found[1].remedy


def test_when_the_general_policy_drops_a_section_its_supplement_is_named():
    """A supplement that replaced a section must not become an appendix unnoticed."""
    now = document(GENERAL.replace("{#keeping}", "{#storage}"))
    supplement = document("# S\n\n## Keeping {#keeping}\n\nTen years.\n", "s.md")
    found = list(check_supplement(supplement, now, (document(GENERAL),)))
    assert [(d.code, d.location.path, d.location.line) for d in found] == [("U009", "s.md", 3)]
    assert list(check_supplement(supplement, document(GENERAL), ())) == []
