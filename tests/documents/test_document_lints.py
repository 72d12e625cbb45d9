import pytest

from inforce.documents.addresses import is_external, may_stay
from inforce.documents.links import Link, find_links
from inforce.documents.parse import parse_document
from inforce.source.text import SourceText


def parsed(markdown):
    return parse_document(SourceText("terms.md", markdown))


@pytest.mark.parametrize(
    ("markdown", "code", "line"),
    [
        ("a\n\n<div markdown>\n", "D020", 3),
        ("---\ntitle: T\n---\n\n<div markdown='1' class=x>\n", "D020", 5),
        ("a\n\n*[HTML]: markup\n", "D021", 3),
        ("a\nb\u200bc\n", "D022", 2),
        ("a\n\nb\u202ec\n", "D022", 3),
        ("a &#x202E; b\n", "D022", 1),
        ("a &zwj; b\n", "D022", 1),
        ("x\n\n[^a]: never\n", "D004", 3),
        ("x[^a]\n\n[^a]: one\n\n[^a]: two\n", "D005", 5),
        ("x\n\ny[^a] and `[^b]`\n", "D006", 3),
    ],
)
def test_what_an_author_should_know(markdown, code, line):
    """Each warning names its line in the file."""
    told = [(d.code, d.location.line, d.severity.value) for d in parsed(markdown).diagnostics]
    assert told == [(code, line, "warning")]


@pytest.mark.parametrize(
    "markdown",
    [
        "<div>\n\nmarkdown\n",
        "a * [b]: c\n",
        "**[a]**: b\n",
        "naïve – “x”\u00a0数据\n",
        "a &amp; b\n",
    ],
)
def test_ordinary_text_is_left_in_peace(markdown):
    """No warning for what is nothing unusual."""
    assert parsed(markdown).diagnostics == ()


def test_links_have_the_line_of_their_block():
    """Links and images are found with their targets as written."""
    document = parsed("# T\n\n[a *b*](x.md#y) ![i](z.png)\n\n- <https://e.example>\n").document
    assert find_links(document) == (
        Link("x.md#y", 3),
        Link("z.png", 3, image=True),
        Link("https://e.example", 5),
    )


@pytest.mark.parametrize(
    ("target", "stays", "external"),
    [
        ("a.md#b", True, False),
        ("#b", True, False),
        ("/legal/", True, False),
        ("?a=b:c", True, False),
        ("https://e.example/", True, True),
        ("HTTP://e.example/", True, True),
        ("mailto:a@e.example", True, True),
        ("tel:+32", True, True),
        ("//e.example", True, True),
        ("\\\\e.example", True, True),
        ("ftp://e.example", False, True),
        ("javascript:x", False, True),
        (" \x01java\tscript:x", False, True),
        ("java&#115;cript:x", False, True),
        ("data:text/html,x", False, True),
    ],
)
def test_which_targets_may_stay(target, stays, external):
    """Web, mail, telephone and relative targets stay, however they are disguised."""
    assert may_stay(target) is stays
    assert is_external(target) is external
