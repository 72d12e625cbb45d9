from html.parser import HTMLParser

import pytest

from inforce.documents.canonical import canonical_text
from inforce.documents.links import find_links
from inforce.documents.parse import parse_document
from inforce.documents.provision import Mark, ProvisionKind
from inforce.publication.body_html import render_body
from inforce.source.text import SourceText

SAFE_TAGS = frozenset(
    {
        *("a", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "hr", "img", "ins", "li", "ol", "p", "pre", "s", "span", "strong"),
        *("sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    }
)
SAFE_ATTRIBUTES = frozenset(
    {
        *("alt", "aria-label", "class", "href", "id", "loading", "rel", "role", "scope", "src"),
        *("start", "tabindex", "title", "type", "value"),
    }
)

ATTACKS = {
    "script element": "<script>alert(1)</script>",
    "script in a line": "words <script>alert(1)</script> words",
    "script in capitals": "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "script split in two": "<scr<script></script>ipt>alert(1)</script>",
    "script never closed": "<script>alert(1)\n\nwords",
    "style element": "<style>* { display: none }</style>",
    "style attribute": '<p style="position:fixed">words</p>',
    "frame": '<iframe src="https://evil.example"></iframe>',
    "frame with a document": '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
    "event on an image": "<img src=x onerror=alert(1)>",
    "event in a line": 'words <b onmouseover="alert(1)">bold</b>',
    "event after a slash": "<img/src=x/onerror=alert(1)>",
    "event after a line end": "<img src=x\nonerror\n=\nalert(1)>",
    "drawing": "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "formula": "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "comment trick": "<!--><img src=x onerror=alert(1)>-->",
    "attribute breaking out": '<a title="</a><img src=x onerror=alert(1)>">x</a>',
    "markdown address": "[x](javascript:alert(1))",
    "markdown address in capitals": "[x](JaVaScRiPt:alert(1))",
    "address with entities": "[x](java&#115;cript&colon;alert(1))",
    "address with a tab": "[x](<java\tscript:alert(1)>)",
    "address with an entity tab": "[x](java&Tab;script:alert(1))",
    "address with a control character": "[x](\x01javascript:alert(1))",
    "address of no width": "[x](java\u200bscript:alert(1))",
    "address twice encoded": "[x](java&amp;#115;cript:alert(1))",
    "basic script": "[x](vbscript:msgbox(1))",
    "data address": "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "data image": "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "file address": "[x](file:///etc/passwd)",
    "autolink": "<javascript:alert(1)>",
    "reference": "[x][y]\n\n[y]: javascript:alert(1)",
    "html address": '<a href="javascript:alert(1)">x</a>',
    "html address with entities": '<a href="&#106;avascript&#58;alert(1)">x</a>',
    "html address over lines": '<p><a href="java\nscript:alert(1)">x</a></p>',
    "html address in a block": "<div><a href=' &#14; javascript:alert(1)'>x</a></div>",
    "image as address": "[![x](javascript:alert(1))](javascript:alert(2))",
    "form": '<form action="https://evil.example"><input name=a><button>Go</button></form>',
    "base": '<base href="https://evil.example/">',
    "refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    "style sheet": '<link rel=stylesheet href="https://evil.example/x.css">',
    "object": '<object data="x.swf"><embed src="x.swf"></object>',
    "template": "<template><script>alert(1)</script></template>",
    "raw text": "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "text area": "<textarea><img src=x onerror=alert(1)></textarea>",
    "heading id": '## Words {#x" onclick="alert(1)}',
    "attribute key": '## Words {onclick="alert(1)"}',
    "language of code": '```x"><script>alert(1)</script>\ncode\n```',
    "footnote label": 'x[^"><script>]\n\n[^"><script>]: note',
    "admonition": '!!! note"><script> "<script>alert(1)</script>"\n    words',
    "id of html": "<p id='\"><script>alert(1)</script>'>words</p>",
    "name of an anchor": "<a name='\"><img src=x onerror=alert(1)>'></a>words",
    "alternative text": '![" onerror="alert(1)](x.png)',
    "title of a link": "[x](y.md '\"><script>alert(1)</script>')",
    "alignment": '<table><tr><td align="x onclick=alert(1)">words</td></tr></table>',
    "root mark": "[x](\x00evil)",
}


class Inspector(HTMLParser):
    """Refuses every tag, attribute and address that a body may not hold."""

    def handle_starttag(self, tag, attrs):
        """Refuse what is not known to be harmless."""
        assert tag in SAFE_TAGS
        for name, value in attrs:
            assert name in SAFE_ATTRIBUTES
            if name in {"href", "src"}:
                scheme, colon, _ = value.lower().partition(":")
                assert not colon or scheme in {"https", "http", "mailto"} or value.startswith("#")

    def handle_comment(self, data):
        """Refuse comments."""
        raise AssertionError(data)

    def handle_decl(self, decl):
        """Refuse declarations."""
        raise AssertionError(decl)


def parsed(markdown):
    return parse_document(SourceText("terms.md", markdown))


def words(markdown):
    return canonical_text(parsed(markdown).document)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_no_attack_reaches_a_page(attack):
    """Whatever an author writes, the page holds harmless elements, attributes and addresses."""
    document = parsed(attack).document
    for link in find_links(document):
        assert ":" not in link.target
        assert "\x00" not in link.target
    Inspector().feed(render_body(document, resolve=lambda target: target).html)


@pytest.mark.parametrize("name", ["script element", "style element", "frame", "template"])
def test_what_no_browser_shows_is_no_word(name):
    """The content of programs, styles and frames is no text."""
    assert words(ATTACKS[name]) == ""


@pytest.mark.parametrize(
    ("markdown", "code", "said"),
    [
        ("a\n\n<script>x</script>", "D011", "element <script>"),
        ("a\n\nb <i onclick='x'>c</i>", "D011", "attribute onclick"),
        ("a\n\n[x](javascript:y)", "D010", "javascript:y"),
        ("a\n\n<p><a href='javascript:y'>x</a></p>", "D010", "javascript:y"),
        ("a\n\n<marquee>x</marquee>", "D011", "element <marquee>"),
    ],
)
def test_what_is_left_out_is_said(markdown, code, said):
    """An author is told, with the line, what did not reach the page."""
    (told,) = parsed(markdown).diagnostics
    assert (told.code, told.location.line) == (code, 3)
    assert said in told.what


@pytest.mark.parametrize(
    "opening",
    ["<script>", "<style>", "<!--", "<pre>", "<textarea>", "<?", "<![CDATA[", "<div", "<a href='"],
)
@pytest.mark.parametrize("before", ["", "words ", "<div>\n"])
def test_unclosed_html_swallows_nothing(opening, before):
    """The words after something that never ends stay."""
    found = words(f"{before}{opening}\nnear\n\nfar\n\n- item\n")
    assert "near" in found
    assert "far\nitem\n" in found


def test_inline_elements_set_words():
    """Elements for emphasis, code and deletion mean what Markdown's marks mean."""
    (paragraph,) = parsed(
        "<b>a</b> <em>b</em> <kbd>c</kbd> <del>d</del> H<sub>2</sub>O<br>next"
    ).document.provisions
    marks = {run.text: run.marks for run in paragraph.runs if run.marks}
    assert marks == {
        "a": (Mark.STRONG,),
        "b": (Mark.EMPHASIS,),
        "c": (Mark.CODE,),
        "d": (Mark.STRIKE,),
    }
    assert paragraph.text.endswith(" H2O\nnext")


def test_blocks_become_provisions():
    """Headings, paragraphs, lists and tables in HTML are those of Markdown."""
    html = (
        '<h2 id="own">Head</h2>\n<p>One\ntwo</p>\n'
        "<ol start='3'><li>x<ul><li>y</li></ul></li></ol>\n"
        "<table><tr><th>A</th></tr><tr><td><p>1</p><p>2</p></td></tr></table>\n<pre>\n a\n</pre>"
        "<dl><dt>T</dt><dd>D</dd></dl><blockquote>Q</blockquote>"
    )
    (section,) = parsed(html).document.provisions
    assert (section.id, section.level, section.text) == ("own", 2, "Head")
    paragraph, listed, table, code, definitions, quote = section.children
    assert paragraph.text == "One two"
    assert (listed.start, listed.children[0].number, listed.children[0].text) == (3, "3.", "x")
    assert [row.header for row in table.children] == [True, False]
    assert table.children[1].children[0].text == "1\n2"
    assert code.text == " a"
    assert [part.text for part in definitions.children] == ["T", "D"]
    assert quote.kind is ProvisionKind.QUOTE


def test_lettered_lists_keep_their_letters():
    """A list that counts in letters or Roman numbers shows them in the tree and on the page."""
    document = parsed('<ol type="a" start="27"><li>x</li><li value="3">y</li></ol>').document
    items = document.provisions[0].children
    assert [item.number for item in items] == ["aa.", "c."]
    html = render_body(document, resolve=str).html
    assert 'start="27" type="a"' in html
    assert 'value="3"' in html


def test_rows_apart_are_one_table():
    """A table whose rows are set apart by blank lines is still one table."""
    (table,) = parsed(
        "<table>\n\n<tr><th>A</th></tr>\n\n<tr><td>1</td></tr>\n\n</table>\n"
    ).document.provisions
    assert [row.line for row in table.children] == [3, 5]


def test_boxes_are_transparent():
    """Markdown inside an element that is only a box stands where the element stood."""
    assert words("<details><summary>More</summary>\n\n- *a*\n\n</details>\n") == "More\na\n"


def test_anchors_lead_to_what_follows():
    """A named anchor leads to the block it stands in, or to the next one where it stands alone."""
    document = parsed(
        '<a name="old"></a>\n\n## Head <a id="older"></a>\n\n<a name="p">x</a> y\n'
    ).document
    assert document.provision("old").text == "Head"
    assert document.provision("older") is document.provision("old")
    assert document.provision("p").text == "x y"
    assert '<span id="old"></span>' in render_body(document, resolve=str).html


def test_comments_are_not_read():
    """A comment has no words, wherever it stands."""
    assert words("a <!-- b --> c\n\n<!-- d\n\ne -->\n\nf") == "a c\nf\n"
