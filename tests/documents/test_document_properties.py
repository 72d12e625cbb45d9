"""What holds for every text, whoever wrote it."""

import re

import markdown
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown.extensions import toc

from inforce.documents.canonical import canonical_text, fold
from inforce.documents.dialect import _PARSER, tokenise
from inforce.documents.parse import canonical_text_of, parse_document
from inforce.documents.provision import ProvisionKind
from inforce.documents.slugs import slugify
from inforce.documents.words import words
from inforce.publication.body_html import render_body
from inforce.source.text import SourceText, normalise_newlines

PIECES = st.sampled_from(
    [
        *("word", "Word", "the", "4.", "4)", "(a)", "§ 3", "it's", "“q”", "–", "数据", "é", "1.2"),
        *("# ", "## ", "\n", "\n\n", "    ", "  ", "- ", "* ", "1. ", "7) ", "> ", "|", "|-|-|"),
        *("**", "*", "_", "~~", "`", "```\n", "[", "](a.md)", "](javascript:x)", "[^1]", "[^1]: "),
        *("{#id}", "{: .c }", "{: a=b }", "<b>", "</b>", "<div>", "</div>", "<script>", "<!--"),
        *(
            "-->",
            "<td>",
            "<li>",
            "<ol>",
            "<a name=x>",
            "&amp;",
            "&#8203;",
            "\u200b",
            "\u202e",
            "!!! ",
        ),
        *(
            "!!! note\n    ",
            ": ",
            "***",
            "===\n",
            "---\n",
            "\\",
            "\t",
            "![",
            "<",
            ">",
            "\x00",
            "\r",
        ),
    ]
)
HOSTILE = st.lists(PIECES, max_size=40).map(lambda pieces: normalise_newlines("".join(pieces)))
PLAIN = st.lists(
    st.lists(
        st.text(
            st.characters(categories=("Ll", "Lu"), max_codepoint=0x2FF), min_size=1, max_size=8
        ),
        min_size=1,
        max_size=12,
    ),
    min_size=1,
    max_size=5,
)


def parsed(text):
    return parse_document(SourceText("terms.md", text))


@given(HOSTILE)
@example("[^1]: x\n[^1]: y\n[^1]")
@example("!!!")
@example("- # x\n  {: #id }\n\n{: #id }")
@settings(max_examples=300, deadline=None)
def test_every_text_can_be_read(text):
    """No text raises; its ids are unique; its lines lie in the file and grow with the text."""
    document = parsed(text).document
    ids = [provision.id for provision in document.walk()]
    ids += [alias for provision in document.walk() for alias in provision.aliases]
    assert len(ids) == len(set(ids))
    assert all(identifier.split() == [identifier] for identifier in ids)
    last = text.count("\n") + 1
    assert all(1 <= p.line <= p.end_line <= last + 1 for p in document.walk())


@given(HOSTILE)
@settings(max_examples=200, deadline=None)
def test_what_is_not_looked_for_is_not_there(text):
    """The kinds of block that a text has no sign of would not be found in it."""
    tokens, _ = tokenise(text)
    assert tokens == _PARSER.parse(text, {})


@given(HOSTILE)
@settings(max_examples=200, deadline=None)
def test_every_text_can_be_shown(text):
    """A page's ids are unique and every canonical line's words stand in its HTML."""
    document = parsed(text).document
    html = render_body(document, resolve=lambda target: target).html
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert canonical_text(document).count("\u202e") <= html.count("\u202e")


@given(HOSTILE)
@settings(max_examples=200, deadline=None)
def test_canonical_text_is_its_own_canonical_form(text):
    """Folding what is folded changes nothing, and no line is empty."""
    canonical = canonical_text_of(text)
    assert canonical == "" or canonical.endswith("\n")
    lines = canonical.split("\n")[:-1]
    assert all(line.strip() for line in lines)
    assert all(fold(fold(line)) == fold(line) for line in lines)


@given(PLAIN)
@settings(max_examples=100, deadline=None)
def test_every_word_of_plain_paragraphs_is_kept(paragraphs):
    """Words of plain paragraphs are all there, in order."""
    text = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)
    wanted = [word for paragraph in paragraphs for word in words(" ".join(paragraph))]
    assert [fold(word) for word in wanted] == words(canonical_text_of(text))


@given(PLAIN)
@settings(max_examples=100, deadline=None)
def test_how_lines_are_written_makes_no_difference(paragraphs):
    """Soft wraps, CRLF, a BOM and trailing blank lines change no word."""
    one_line = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)
    wrapped = "\n\n".join("\n".join(paragraph) for paragraph in paragraphs)
    expected = canonical_text_of(one_line)
    assert canonical_text_of(wrapped) == expected
    assert canonical_text_of("\ufeff" + wrapped.replace("\n", "\r\n") + "\r\n\r\n") == expected


HEADINGS = st.lists(
    st.text(
        st.one_of(
            st.sampled_from("abcXYZ 012.,-–—'’()&/éüßñ数据_"),
            st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x17F),
        ),
        min_size=1,
        max_size=14,
    ).map(lambda text: f"x{text.strip()}x"),
    min_size=1,
    max_size=8,
)


@given(HEADINGS, st.data())
@settings(max_examples=150, deadline=None)
def test_headings_have_the_anchors_of_python_markdown(headings, data):
    """Deep links into a site that Python-Markdown built keep working."""
    headings = [re.sub(r"[_*&]", "", heading) for heading in headings]
    repeated = headings + data.draw(st.lists(st.sampled_from(headings), max_size=4))
    text = "".join(f"## {heading}\n\ntext\n\n" for heading in repeated)
    page = markdown.markdown(text, extensions=["toc"])
    expected = re.findall(r'<h2 id="([^"]*)"', page)
    found = [p.id for p in parsed(text).document.walk() if p.kind is ProvisionKind.SECTION]
    assert found == expected


def test_headings_without_latin_letters_have_two_anchors():
    """Such a heading is named in its own script and answers to Python-Markdown's number, too."""
    text = "## 数据\n\n## 数据\n\n## Latin\n"
    page = markdown.markdown(text, extensions=["toc"])
    sections = parsed(text).document.provisions
    assert [section.id for section in sections] == ["数据", "数据_1", "latin"]
    assert [section.aliases[0] for section in sections[:2]] == re.findall(r'id="(_\d)"', page)


def test_slugs_are_those_of_python_markdown():
    """The function itself is the same, character for character."""
    for code in [*range(0x20, 0x250), *range(0x2000, 0x2070)]:
        text = f"a {chr(code)} b{chr(code)}c - d"
        assert slugify(text) == toc.slugify(text, "-")


def test_renumbering_leaves_ids_alone():
    """A clause keeps its address when its section gets another number or another neighbour."""
    old = "## 4. Fees\n\n(a) You pay.\n\n1. in May\n2. in June\n"
    new = "## 5. Fees\n\n(a) New.\n\n(b) You pay.\n\n1. at once\n2. in May\n3. in June\n"
    kept = {p.id for p in parsed(old).document.walk() if p.kind is not ProvisionKind.SECTION}
    kept.discard("fees--list-in-may")
    assert kept <= {p.id for p in parsed(new).document.walk()}
