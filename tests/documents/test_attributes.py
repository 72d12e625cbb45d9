import pytest

from inforce.documents.parse import parse_document
from inforce.documents.provision import ProvisionKind
from inforce.source.text import SourceText


def parsed(markdown):
    return parse_document(SourceText("terms.md", markdown))


def first(markdown):
    return parsed(markdown).document.provisions[0]


def test_braces_end_a_heading():
    """Braces at the end of a heading name it, class it and say more about it."""
    heading = first("## Fees {#cost .adds after=data why=\"so 'it' is\"}\n")
    assert (heading.text, heading.id, heading.classes) == ("Fees", "cost", ("adds",))
    assert heading.attributes == (("after", "data"), ("why", "so 'it' is"))


def test_braces_on_a_line_describe_their_block():
    """A line of braces is never text: it speaks of the block it ends, or of the one before it."""
    paragraph = first("Words\n{: .late #w }\n")
    assert (paragraph.text, paragraph.id, paragraph.classes) == ("Words", "w", ("late",))
    listed = first('- a\n- b\n\n{: #list key="a b" }\n')
    assert listed.kind is ProvisionKind.LIST
    assert (listed.id, listed.attributes) == ("list", (("key", "a b"),))


def test_span_attributes_are_facts_not_words():
    """Kramdown's span attributes stand for their block and are not shown."""
    paragraph = first('Effective *1 March*{: datetime="2027-03-01" } and after.\n')
    assert paragraph.text == "Effective 1 March and after."
    assert paragraph.attributes == (("datetime", "2027-03-01"),)


@pytest.mark.parametrize(
    "words",
    ["a {b} c", "{}", "set {x, y}", "\\{: a=b }", "`{: a=b }` c", "{{ token }}", "{% if x %}"],
)
def test_other_braces_are_words(words):
    """Braces that say nothing about a block are text."""
    assert "{" in first(f"{words}\n").text


def test_lettered_lists_in_markdown():
    """A list can be told to count in letters."""
    listed = first("1) a\n2) b\n\n{: type=a }\n")
    assert [item.number for item in listed.children] == ["a.", "b."]


def test_equal_explicit_ids_are_an_error():
    """Two provisions with one id: both lines are named, and both can still be reached."""
    found = parsed("## A {#x}\n\ntext\n\n## B {#x}\n")
    (told,) = found.diagnostics
    assert (told.code, told.severity.value, told.location.line) == ("D001", "error", 5)
    assert "line 1" in told.what
    assert [section.id for section in found.document.provisions] == ["x", "x_1"]


def test_an_explicit_id_wins_over_words():
    """A heading whose words give an id that an author gave elsewhere steps aside."""
    document = parsed("## Fees\n\n## Other {#fees}\n").document
    assert [section.id for section in document.provisions] == ["fees_1", "fees"]


def test_names_of_footnotes_cannot_be_taken():
    """An author cannot give an id that a footnote needs."""
    document = parsed("## A {#fn:1}\n\nx[^1]\n\n[^1]: y\n").document
    assert [section.id for section in document.provisions] == ["a"]
    assert document.footnotes[0].id == "fn:1"
