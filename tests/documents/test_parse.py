import pytest

from inforce.documents.canonical import canonical_text
from inforce.documents.parse import canonical_text_of, parse_document
from inforce.documents.provision import ProvisionKind
from inforce.source.text import SourceText


def document(markdown):
    return parse_document(SourceText("terms.md", markdown)).document


def test_front_matter_is_skipped_and_lines_stay_true():
    """A line number is that of the file, front matter included."""
    title = document("---\ntitle: Terms\n---\n\n# Terms\n").provisions[0]
    assert (title.text, title.line) == ("Terms", 5)


def test_sections_nest_by_level():
    """A section holds what stands under its heading until one of its own level or above."""
    top = document("# A\n\n## B\n\ntext\n\n### C\n\n## D\n").provisions
    assert [section.text for section in top] == ["A"]
    assert [section.text for section in top[0].children] == ["B", "D"]


def test_an_item_speaks_its_first_paragraph():
    """An item's own words are its first paragraph; the rest are its children."""
    (listed,) = document("4. One\n\n   More\n5. Two\n").provisions
    one, two = listed.children
    assert [one.number, two.number] == ["4.", "5."]
    assert (one.text, [child.text for child in one.children]) == ("One", ["More"])
    assert listed.kind is ProvisionKind.LIST


def test_canonical_text_has_one_block_a_line():
    """Visible words only: no markup, targets, list numbers or soft wraps; footnotes last."""
    text = "# T\n\na *b*\n[c](d.md).[^1]\n\n1. x\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n[^1]: note\n"
    assert canonical_text(document(text)) == "T\na b c.\nx\nA | B\n1 | 2\nnote\n"


def test_typographic_variants_read_the_same():
    """Curly quotes, dashes and odd spaces are the same words as their plain forms."""
    assert canonical_text_of("“a”\u00a0– it’s") == canonical_text_of('"a" - it\'s')


def test_a_heading_is_one_level_below_the_section_it_stands_in():
    """Whoever hears the page finds no level missing, whatever the author skipped for its look."""
    text = "### First\n\n###### Under it\n\n#### Beside that\n\n# Title\n\n#### Under the title\n"
    document = parse_document(SourceText("p.md", text)).document
    levels = [p.level for p in document.walk() if p.kind is ProvisionKind.SECTION]
    assert levels == [2, 3, 3, 1, 2]


@pytest.mark.parametrize(
    ("block", "explained"),
    [
        ("See [the annex][a].", "[a]: annex.md"),
        ("Within a week[^1].", "[^1]: Of seven days."),
        ("![Our mark][m]", "[m]: mark.svg"),
    ],
)
def test_the_same_words_are_read_by_what_their_own_text_explains(block, explained):
    """A block that stands in two texts leads where its own text says, whichever was read first."""
    alone, full = f"*All* {block}\n", f"*All* {block}\n\n{explained}\n"
    first = [document(text) for text in (alone, full)]
    again = [document(text) for text in (full, alone)][::-1]
    assert first == again
    assert first[0].provisions[0].runs != first[1].provisions[0].runs
