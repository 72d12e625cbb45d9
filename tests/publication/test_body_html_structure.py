"""What may stand in what: the part of HTML's content model that a body can break."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from html_nesting import HOLDS_ONLY, Nesting
from inforce.documents.parse import parse_document
from inforce.publication.body_html import render_body
from inforce.source.text import SourceText

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
INLINE = frozenset({"em", "strong", "s", "code", "a", "sup", "span", "img", "br"})
HOLDS_INLINE = {
    "pre": {"code"},
    **dict.fromkeys([*HEADINGS, "p", "em", "strong", "s", "code", "a", "sup", "span"], INLINE),
}
PIECES = [
    *("word", "\n", "\n\n", "- ", "1. ", "> ", "# ", "**", "`", "[^1]", "\n\n[^1]: ", "    "),
    *("| a | b |\n|---|--:|\n| c | d |\n", "\n:   ", "!!! note\n    ", "[x](a.md)", "![y](b.png)"),
    *("<b>", "</b>", "<i>", "</i>", "<a href='b.md'>", "</a>", "<a name=x>", "<br>", "<hr>"),
    *("<p>", "</p>", "<div>", "</div>", "<h2>", "</h2>", "<ul>", "</ul>", "<ol type=i>", "</ol>"),
    *(
        "<li>",
        "</li>",
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<th>",
        "<caption>",
    ),
    *("<dl>", "</dl>", "<dt>", "</dt>", "<dd>", "</dd>", "<pre>", "</pre>", "<blockquote>"),
    *("</blockquote>", "<code>", "</code>", "<script>", "</script>", "<!--", "-->", "<", ">", '"'),
]


class Structure(Nesting):
    """Follows a body, in which inline elements hold nothing but such."""

    def handle_starttag(self, tag, attrs):
        """Refuse a block where only words may stand."""
        assert tag in HOLDS_INLINE.get(self.around, {tag})
        super().handle_starttag(tag, attrs)

    def handle_data(self, data):
        """Refuse words where only elements may stand."""
        assert self.around not in HOLDS_ONLY or not data.strip()


def check(text):
    document = parse_document(SourceText("terms.md", text)).document
    html = render_body(document, resolve=lambda target: target).html
    structure = Structure()
    structure.feed(html)
    structure.close()
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    labels = re.findall(r'aria-label="([^"]*)"', html)
    assert len(labels) == len(set(labels))


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_a_body_is_well_formed(text):
    """Whatever is written, every element stands where HTML allows it, and ids are unique."""
    check(text)


@pytest.mark.parametrize("seed", range(6))
def test_long_hostile_bodies_are_well_formed(seed):
    """The same of long texts, drawn with a fixed seed."""
    draw = random.Random(seed)  # noqa: S311 - test data, not a secret
    for _ in range(25):
        check("".join(draw.choices(PIECES, k=60)))
