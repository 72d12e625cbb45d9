"""One whole text for every service: the specific prevails, and every part says where it is from."""

from inforce.documents.parse import parse_document
from inforce.source.text import SourceText
from inforce.supplements.composition import Origin, compose
from inforce.supplements.precedence import Claims, Ground, check_claims, check_shape
from inforce.supplements.sections import sections_from_json, sections_of, sections_to_json

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


def levels(supplement: str, general: str = GENERAL) -> list[tuple[str, int]]:
    """The level of each heading of the whole text."""
    parts = compose(document(general), document(supplement, "s.md"))
    found = [p for part in parts for one in part.provisions for p in one.walk() if p.level]
    return [(p.text, p.level) for p in found]


def test_a_section_takes_the_level_of_the_place_it_stands_in():
    """What replaces a subsection is a subsection, whatever level it has in its own file."""
    supplement = """# S

## No adverts {#adverts}

None.

### Why

So.

## Maps {#maps after=adverts}

A map.

## Last

At the end.
"""
    assert levels(supplement)[1:4] == [("No adverts", 3), ("Why", 4), ("Maps", 3)]
    assert levels(supplement)[-1] == ("Last", 2)


def test_every_heading_of_the_highest_level_but_the_title_is_a_section():
    """No heading of a text that uses one level for all is lost."""
    flat = "# Policy\n\n# Use {#use}\n\nWe use it.\n\n# Keeping {#keeping}\n\nA year.\n"
    assert levels("# S\n\n## Use {#use}\n\nNo.\n", flat) == [("Use", 1), ("Keeping", 1)]


def test_what_replaces_a_section_that_is_gone_with_the_one_above_it_is_not_lost():
    """An author who does both is told; no word is left out meanwhile."""
    both = "# S\n\n## Use {#use}\n\nNo.\n\n## Adverts {#adverts}\n\nNever.\n"
    assert [title for _, title in told(both)] == ["", "Use", "Adverts", "Keeping", "Rights"]
    assert [(d.code, d.location.line) for d in found(both)] == [("U019", 7)]


def test_additions_stand_before_new_sections_and_inner_ones_before_outer_ones():
    """An addition to a section must not stand below the heading of another."""
    supplement = """# S

## New {#new after=use}

New.

## Use {#use .adds}

More.

## Adverts {#adverts .adds}

More adverts.
"""
    parts = compose(document(GENERAL), document(supplement, "s.md"))
    specific = [p for p in parts if p.origin is not Origin.GENERAL]
    assert [p.within.id if p.within else p.title for p in specific] == ["adverts", "use", "New"]


def found(supplement: str, **choices):
    """What is wrong with a supplement beside the general policy."""
    ground = Ground(
        policy="p", version="2", sections=sections_of(document(choices.pop("general", GENERAL))),
        **choices,
    )  # fmt: skip
    claims = Claims(path="s.md", sections=sections_of(document(supplement, "s.md")))
    return [*check_shape(claims), *check_claims(claims, ground)]


def test_a_section_that_meets_nothing_is_named_with_the_nearest_right_one():
    """An author who mistyped an id learns of it before a reader does."""
    said = found("# S\n\n## K {#keping .adds}\n\nx\n\n## M {#m after=rihgts}\n\ny\n")
    assert [(d.code, d.location.line) for d in said] == [("U008", 3), ("U008", 7)]
    assert "keeping" in said[0].remedy
    assert "rights" in said[1].remedy


def test_a_new_section_that_may_be_a_mistyped_one_is_asked_about():
    """A section of its own says where it stands, and nobody asks again."""
    said = found("# S\n\n## Keeping {#keepng}\n\nTen years.\n")
    assert [(d.code, d.severity, d.location.line) for d in said] == [("U017", "warning", 3)]
    assert "`{#keeping}`" in said[0].remedy
    assert found("# S\n\n## Keeping {#keepng after=use}\n\nTen years.\n") == []
    assert found("# S\n\n## Bees {#bees}\n\nTwo hives.\n") == []


def test_when_the_general_policy_drops_a_section_its_supplement_is_named():
    """A supplement that replaced a section must not become an appendix unnoticed."""
    now = GENERAL.replace("{#keeping}", "{#storage}")
    supplement = "# S\n\n## Keeping {#keeping}\n\nTen years.\n"
    said = found(supplement, general=now, had=lambda name: name == "keeping")
    assert [(d.code, d.location.path, d.location.line) for d in said] == [("U009", "s.md", 3)]
    led = found(supplement, general=now, had=lambda _: True, moved_to=lambda _: "storage")
    assert "“storage”" in led[0].remedy
    assert found(supplement) == []


def test_a_mark_below_another_section_has_no_effect_and_is_told_of():
    """Only sections that stand by themselves have a place in the whole text."""
    said = found("# S\n\n## Bees {#bees}\n\n### Keeping {#keeping .adds after=use}\n\nx\n")
    assert [(d.code, d.location.line) for d in said] == [("U018", 5)]
    assert "`.adds` and `after=use`" in said[0].what


def test_the_words_of_a_section_are_those_below_it_and_in_its_footnotes():
    """A period that stands in a footnote is a period of the section."""

    def read(text):
        return sections_of(document(text)).named("use").words

    text = "# P\n\n## Use {#use}\n\nUse.[^1]\n\n### In\n\nIn.\n\n## Other\n\nX.\n"
    text += "\n[^1]: A year.\n"
    assert read(text) == read(text.replace("X.", "Y.").replace("## Use ", "## Using "))
    assert (
        len({read(text), read(text.replace("In.", "On.")), read(text.replace("A y", "2 y"))}) == 3
    )


def test_sections_are_kept_whole():
    """What is kept by the digest of a text is what was read from it."""
    text = '# P\n\n## Use <a id="old"></a> {#use .adds after=x}\n\nUse.\n\n### In\n\nIn.\n'
    read = sections_of(document(text))
    assert sections_from_json(sections_to_json(read)) == read
    assert read.named("old") is read.named("use")
    assert read.named("in").above == ("use",)
