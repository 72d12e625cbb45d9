import re

from inforce.documents.parse import parse_document
from inforce.publication.body_html import BodyStyle, TocEntry, render_body
from inforce.source.text import SourceText


def body(markdown, resolve=lambda target: target, **options):
    document = parse_document(SourceText("terms.md", markdown)).document
    return render_body(document, resolve=resolve, **options)


def test_words_are_escaped():
    """No text can become markup."""
    html = body("a < b & `<script>` \\<img src=x>").html
    assert "<script" not in html
    assert "<img" not in html
    assert "a &lt; b &amp; <code>&lt;script&gt;</code>" in html


def test_headings_link_to_themselves():
    """A heading carries a link to itself, named as the site wishes."""
    html = body("## Cookies\n", style=BodyStyle(permalink_title="Link")).html
    assert html == (
        '<h2 id="cookies">Cookies'
        '<a class="headerlink" href="#cookies" title="Link">&para;</a></h2>\n'
    )


def test_the_contents_nest_by_level():
    """The table of contents nests headings as the text does, in its order."""
    toc = body("# A\n\n## B\n\n#### C\n\n### D\n\n# E\n").toc
    inner = (TocEntry(3, "c", "C"), TocEntry(3, "d", "D"))
    assert toc == (
        TocEntry(1, "a", "A", (TocEntry(2, "b", "B", inner),)),
        TocEntry(1, "e", "E"),
    )


def test_a_dead_link_keeps_its_words():
    """Where nothing stands behind a target the words stay and the link goes."""
    assert ">see <em>this</em> now<" in body("see [*this*](gone.md) now", lambda _: None).html


def test_a_link_out_does_not_report_the_reader():
    """A link that leaves the site sends no referrer; one that stays is plain."""
    html = body("[a](https://example.org/?a=1&b=2) [b](c.md) [d](mailto:e@example.org)").html
    assert '<a href="https://example.org/?a=1&amp;b=2" rel="noreferrer">a</a>' in html
    assert '<a href="c.md">b</a>' in html
    assert '<a href="mailto:e@example.org">d</a>' in html


def test_foreign_images_are_never_fetched():
    """An image on another host becomes a link with its alternative text."""
    for address in ("https://e.org/p.png", "//e.org/p.png", "/\\e.org/p.png"):
        html = body(f"![pixel](<{address}>)").html
        assert "<img" not in html
        assert ">pixel</a>" in html


def test_images_of_the_site_are_shown():
    """A relative image goes through the site's addresses."""
    html = body('![A "map"](map.png)', lambda target: f"/files/{target}").html
    assert '<img src="/files/map.png" alt="A &quot;map&quot;" loading="lazy">' in html


def test_footnotes_have_the_usual_shape():
    """Footnotes are marked up as Python-Markdown does it, each reference with its own way back."""
    html = body("a[^x] b[^x]\n\n[^x]: note\n").html
    assert '<sup id="fnref:x"><a class="footnote-ref" href="#fn:x">1</a></sup>' in html
    assert '<sup id="fnref2:x">' in html
    assert '<div class="footnote">' in html
    assert '<li id="fn:x">' in html
    assert html.count('class="footnote-backref"') == 2
    assert 'href="#fnref2:x"' in html


def test_lists_keep_their_numbers():
    """The number on the page is the number in the tree."""
    html = body("4. a\n5. b\n\n<!-- -->\n\n3) c\n").html
    assert re.search(r'<ol id="[^"]+" start="4">', html)
    assert re.search(r'<ol id="[^"]+" start="3" class="inforce-parenthesis">', html)


def test_tables_are_regions_with_their_own_names():
    """A table can be scrolled with the keyboard and is told from the others by its name."""
    table = "| A | B |\n|---|--:|\n| 1 | 2 |\n\n"
    html = body(f"# T\n\n{table}text\n\n{table}").html
    assert 'role="region" tabindex="0" aria-label="Table 1: T"' in html
    assert 'aria-label="Table 2: T"' in html
    assert '<th scope="col" class="inforce-right">B</th>' in html
    assert "style=" not in html


def test_every_clause_can_be_linked():
    """Paragraphs, items and rows carry the ids of their provisions."""
    html = body("Some words\n\n- an item\n\n|a|\n|-|\n|b|\n").html
    assert '<p id="some-words">' in html
    assert '<li id="an-item">' in html
    assert '<tr id="table-a--b">' in html


def test_an_authors_class_cannot_hide_words():
    """Classes written in the text do not reach the page."""
    assert "hidden" not in body("Words\n{: .hidden }\n").html


def test_a_glossary_can_set_the_words():
    """Whoever sets the words of a run sees the run and its provision."""
    html = body("a term", set_words=lambda _provision, _place, run: f"<i>{run.text}</i>").html
    assert "<i>a term</i>" in html
