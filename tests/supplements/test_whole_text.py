"""Two texts on one page: every name once, every footnote counted as read, every link true."""

import pytest

from inforce.documents.links import find_links, rebased
from inforce.documents.parse import parse_document
from inforce.publication.body_html import render_body
from inforce.publication.composed_html import composed_document
from inforce.source.text import SourceText
from inforce.supplements.composition import compose
from inforce.supplements.names import Side
from inforce.supplements.whole_text import settle

GENERAL = """# House rules

Read the [annex](annex.md) and [Keeping](#keeping).[^1]

## Keys {#keys}

One key each.[^lost] See [the rules](#house-rules).

### Spare keys {#spare-keys}

None.

## Keeping <a id="storage"></a> {#keeping}

A year.

## Pets {#pets}

No pets. See [Spare keys](#spare-keys).

[^1]: The general note, see [Pets](#pets).
[^lost]: A lost key is told of.
"""


def side(text, path, page):
    """A text with the file it was written in."""
    document = parse_document(SourceText(path, text)).document
    return Side(document=document, path=path, page=page)


def whole(supplement, **choices):
    """The whole text of a house and one of its floors."""
    general = side(GENERAL, "docs/rules.md", "rules/2026-01-01")
    special = side(supplement, "docs/floors/attic.md", "floors/attic/2026-02-01")
    parts = compose(general.document, special.document)
    return settle(parts, general, special, **choices)


def page(text):
    """The whole text as one document."""
    return composed_document(text)


def targets(document):
    """Where the links of a document lead."""
    return [link.target for link in find_links(document)]


@pytest.mark.parametrize(
    ("target", "path", "onto", "expected"),
    [
        ("../rules.md#pets", "docs/floors/attic.md", "docs/rules.md", "rules.md#pets"),
        ("plan.png", "docs/floors/attic.md", "docs/rules.md", "floors/plan.png"),
        ("plan.png", "docs/rules.md", "docs/floors/attic.md", "../plan.png"),
        ("../../other.md", "docs/floors/attic.md", "docs/rules.md", "../other.md"),
        ("../../../out.md", "docs/floors/attic.md", "docs/rules.md", "../../out.md"),
        ("x.md?a=b#c", "a b/s.md", "p.md", "a%20b/x.md?a=b#c"),
        ("x.md", "s.md", "p.md", "x.md"),
        ("./a:b.md", "docs/s.md", "docs/deep/p.md", "../a:b.md"),
        ("../a:b.md", "docs/deep/s.md", "docs/p.md", "./a:b.md"),
        ("/rules/", "docs/floors/attic.md", "docs/rules.md", "/rules/"),
        ("https://a.example/x", "docs/floors/attic.md", "docs/rules.md", "https://a.example/x"),
        ("//a.example/x", "docs/floors/attic.md", "docs/rules.md", "//a.example/x"),
        ("#pets", "docs/floors/attic.md", "docs/rules.md", "#pets"),
        ("http://[::1", "docs/floors/attic.md", "docs/rules.md", "http://[::1"),
    ],
)
def test_a_target_is_rewritten_for_another_file(target, path, onto, expected):
    """A relative target means the same file from wherever it is written; others stay."""
    assert rebased(target, path, onto) == expected


def test_a_link_of_the_supplement_leads_where_its_own_file_leads_it():
    """Both sides may name files relative to themselves."""
    text = whole("# Attic\n\n## Stairs {#stairs}\n\nSee [the plan](plan.md), ![map](map.png).\n")
    found = targets(page(text))
    assert "annex.md" in found
    assert "floors/plan.md" in found
    assert "floors/map.png" in found
    assert text.path == "docs/rules.md"


def test_a_link_to_a_displaced_clause_leads_to_what_stands_in_its_place():
    """A reader who follows the general text arrives at the clause that binds."""
    document = page(whole("# Attic\n\n## Keys {#keys}\n\nNo keys.\n"))
    keys = document.provision("keys")
    assert keys.aliases == ("spare-keys",)
    assert "#keys" in targets(document)
    assert "#spare-keys" not in targets(document)


def test_a_section_replaced_by_its_further_anchor_is_found_under_both_names():
    """Neither name of a section is lost where a supplement uses the other."""
    document = page(whole("# Attic\n\n## Keeping {#storage}\n\nTwo years.\n"))
    assert document.provision("keeping") is document.provision("storage")


def test_a_link_to_what_only_its_own_page_has_leads_to_that_page():
    """The titles of both texts stand on their own pages alone."""
    text = whole("# Attic\n\nSee [above](#attic) and [the start](#).\n\n## Stairs\n\nSteep.\n")
    found = targets(page(text))
    assert "/floors/attic/2026-02-01#attic" in found
    assert "/rules/2026-01-01#house-rules" in found
    assert "#" in found


def test_a_name_both_sides_have_stays_with_the_general_text():
    """Others cite the general text; the supplement's links follow its own provision."""
    document = page(
        whole(
            "# Attic\n\n## Beds {#beds after=keys}\n\nSee [Animals](#pets).\n\n"
            "### Animals {#pets}\n\nA cat may stay.\n"
        )
    )
    ids = [p.id for p in document.walk() if p.id]
    assert len(ids) == len(set(ids))
    assert document.provision("pets").text == "Pets"
    assert document.provision("pets-service").text == "Animals"
    assert "#pets-service" in targets(document)


def test_a_link_to_an_added_section_leads_to_the_section_it_is_added_to():
    """An addition has no heading of its own on the page."""
    document = page(
        whole("# Attic\n\nSee [Pets](#pets-too).\n\n## Pets {#pets .adds}\n\n"
              '<a id="pets-too"></a>Mice.\n')
    )  # fmt: skip
    assert "#pets-too" in targets(document)
    assert document.provision("pets-too") is not None
    shown = page(whole("# Attic\n\nSee [Pets](#pets).\n\n## Pets {#pets .adds}\n\nMice.\n"))
    assert "#pets" in targets(shown)


NOTED = (
    "# Attic\n\nFirst.[^1]\n\n## Keys {#keys}\n\nNo keys.[^2]\n\n[^1]: Mine.\n[^2]: Also mine.\n"
)


def test_footnotes_of_one_label_are_both_kept_and_counted_as_they_are_read():
    """The note of one side never answers the reference of the other."""
    document = page(whole(NOTED))
    notes = [(note.name, note.children[0].text) for note in document.footnotes]
    assert notes == [
        ("1-service", "Mine."),
        ("1", "The general note, see Pets."),
        ("2", "Also mine."),
    ]
    referred = [(r.footnote, r.text) for p in document.walk() for r in p.runs if r.footnote]
    assert referred == [("1-service", "1"), ("1", "2"), ("2", "3")]
    html = render_body(document, resolve=lambda target: target).html
    for label in ("1-service", "1", "2"):
        assert html.count(f'id="fn:{label}"') == 1
        assert html.count(f'href="#fn:{label}"') == 1


def test_a_displaced_clause_keeps_its_own_footnotes_beside_it():
    """What no longer applies can still be read whole, and nothing in it is an anchor."""
    text = whole(NOTED)
    (displaced,) = [part for part in text.parts if part.displaced]
    assert [note.children[0].text for note in displaced.notes] == ["A lost key is told of."]
    inside = displaced.displaced
    assert [p.text for p in inside.children][:2] == ["Keys", "One key each.1 See the rules."]
    assert not any(p.id or p.aliases or p.level for child in inside.children for p in child.walk())


def test_a_footnote_no_one_refers_to_is_kept_but_not_beside_what_differs():
    """No word of either text is lost; a page of differences shows only what it needs."""
    alone = "# Attic\n\nFirst.\n\n[^9]: Forgotten.\n"
    assert [note.name for note in whole(alone).footnotes] == ["1", "lost", "9"]
    assert [note.name for note in whole(alone, orphans=False).footnotes] == ["1", "lost"]


def test_a_general_text_alone_stays_as_it_is():
    """Without a supplement nothing is renamed."""
    general = side(GENERAL, "docs/rules.md", "rules/2026-01-01")
    text = settle(compose(general.document, None), general, None)
    ids = [p.id for p in general.document.walk() if p.id and p.id != "house-rules"]
    assert [p.id for p in page(text).walk() if p.id] == ids
    assert text.footnotes == general.document.footnotes
