"""A redline on a page: valid, nested, named once, read without colour and without a script."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from html_nesting import Nesting
from inforce.documents.words import words
from inforce.publication.redline_html import RedlineView, render_redline, view_html
from inforce.publication.redline_terms import RedlineTerms
from redline_golden import read_cases, redline_of
from redline_texts import pairs

CASES = list(read_cases())
PHRASING_ONLY = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ins", "del", "span", "a", "summary"}
FLOW = {"p", "ul", "ol", "table", "div", "details", "pre", "blockquote", "dl", "h1", "h2", "h3"}


class _Checker(Nesting):
    """Follows the tags of a fragment and remembers ids and links."""

    def __init__(self):
        super().__init__()
        self.ids: list[str] = []
        self.fragments: list[str] = []
        # What each open list of terms has held so far.
        self.terms: list[list[str]] = []

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        assert not {"style", "onclick", "onload"} & set(facts)
        assert tag not in {"script", "style", "iframe", "object"}
        if PHRASING_ONLY & set(self.open):
            assert tag not in FLOW, f"{tag} in {self.open}"
        if tag == "dl":
            self.terms.append([])
        if tag in {"dt", "dd"}:
            self.terms[-1].append(tag)
        if "id" in facts:
            self.ids.append(facts["id"])
        if tag == "a" and facts.get("href", "").startswith("#"):
            self.fragments.append(facts["href"][1:])
        super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        super().handle_endtag(tag)
        if tag == "dl":
            held = self.terms.pop()
            assert (held[0], held[-1]) == ("dt", "dd")


def _checked(html):
    checker = _Checker()
    checker.feed(html)
    checker.close()
    assert len(checker.ids) == len(set(checker.ids))
    return checker


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_view_is_one_fragment_of_valid_html(case):
    """Elements nest, lists hold items, rows hold cells, no id stands twice."""
    redline = redline_of(case.old, case.new)
    for view in RedlineView:
        _checked(view_html(redline, view=view))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_jump_has_a_place_to_land(case):
    """Each line of the list of changes and each mark of a move leads somewhere on the page."""
    page = _checked(render_redline(redline_of(case.old, case.new)).page)
    assert set(page.fragments) <= set(page.ids)


@settings(max_examples=60)
@given(pairs())
def test_generated_texts_nest_too(texts):
    """Whatever came, went or moved, elements nest and every jump lands."""
    page = _checked(render_redline(redline_of(*texts)).page)
    assert set(page.fragments) <= set(page.ids)


def test_two_views_on_one_page_share_no_id():
    """The second view leaves the anchors to the first."""
    redline = redline_of("1. one thing\n2. two things", "1. two things\n2. three things")
    page = view_html(redline) + view_html(redline, view=RedlineView.TABLE, identified=False)
    _checked(page)


def test_a_block_is_labelled_once_and_in_words():
    """Screen readers pass over ins and del, so the label says what became of what."""
    html = view_html(redline_of("Refunds take 30 days.", "Refunds take 14 days."))
    assert html.count("inforce-hidden") == 1
    assert "paragraph 1, changed: “30” became “14”." in html


def test_a_sign_that_cannot_be_seen_is_named():
    """A mark without a look gets one."""
    html = view_html(redline_of("Pay the seller.", "Pay the sel\u200bler."))
    assert "U+200B" in html


def test_both_addresses_of_a_link_can_be_read():
    """A link that leads elsewhere shows where it led and where it leads."""
    html = view_html(redline_of("[a](https://one.example/)", "[a](https://two.example/)"))
    assert "https://one.example/" in html
    assert "https://two.example/" in html


def test_the_note_stands_under_the_legend():
    """The texts govern, not their comparison."""
    shown = render_redline(redline_of("one", "two"))
    assert "This comparison is for convenience; the dated texts govern." in shown.legend


def test_only_changes_leaves_out_what_stayed():
    """Unchanged paragraphs are counted; the heading over a change stays."""
    old = "# Rules\n\nOne.\n\nTwo.\n\n## Keys\n\nThree is a number.\n\n## Pets\n\nFour."
    html = view_html(
        redline_of(old, old.replace("a number", "no number")), view=RedlineView.CHANGES
    )
    assert "2 unchanged" in html
    assert "Keys" in html
    assert "Pets" not in html


def test_deleted_items_do_not_shift_the_numbers_of_others():
    """A browser counts items; what is gone keeps its old number and the rest their new ones."""
    html = view_html(redline_of("1. one\n2. two two\n3. three", "1. one\n2. three"))
    assert '<li class="inforce-deleted"' in html
    assert 'value="2"' in html


def test_markup_in_a_text_stays_words():
    """No text can become markup."""
    html = view_html(redline_of("a", "`<script>alert(1)</script>` & \\<b>"))
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_equal_texts_say_so():
    """Nothing differs: one sentence, no empty list."""
    shown = render_redline(redline_of("one", "one"))
    assert shown.counts == ()
    assert "No word differs." in shown.changes


def test_a_site_in_another_language_passes_its_own_words():
    """No English word is fixed in the page."""
    terms = RedlineTerms(**dict.fromkeys(RedlineTerms.__slots__, "x") | {"place_then": ", "})
    page = render_redline(redline_of("ä ö", "ä ü"), terms=terms).page
    seen = "".join(_text(page))
    assert set(words(seen)) <= {
        "x",
        "ä",
        "ö",
        "ü",
        "→",
        "7",
        "8",
        "—",
        ":",
        "1",
        ",",
        ".",
        "paragraph",
    }


def _text(html):
    found = []

    class Reader(HTMLParser):
        def handle_data(self, data):
            found.append(data + " ")

    Reader().feed(html)
    return found


def test_a_sign_in_an_address_stays_in_its_attribute():
    """What is shown by name is words, never part of a tag."""
    html = view_html(redline_of("word", "[lin\u200bk](https://a.example/\u200b) word"))
    assert '<span class="inforce-invisible"' in html
    _checked(html)
    assert "<span" not in html.split('href="', 1)[1].split('"', 1)[0]


def test_headings_over_nothing_that_changed_rest():
    """Where only changes are read, a heading stays for the change under it, at whatever depth."""
    old = "# A\n\n## B\n\nOne.\n\n## C\n\n### D\n\nA number.\n\n### E\n\nTwo.\n\n## F\n\nThree."
    html = view_html(redline_of(old, old.replace("A number", "No number")))
    quiet = [name for name in "ABCDEF" if f'"inforce-quiet" id="{name.lower()}"' in html]
    assert quiet == ["B", "E", "F"]


def test_a_term_whose_meaning_moved_away_still_stands_in_a_valid_list():
    """HTML wants terms and meanings in pairs, whichever of them is gone."""
    meaning = "A person who stays in the house for at least one night of the week."
    old = f"Guest\n: {meaning}\n\nHost\n: Whoever lets the rooms.\n\nThe end of it all."
    new = f"Host\n\nThe end of it all.\n\n{meaning}"
    for view in RedlineView:
        _checked(view_html(redline_of(old, new), view=view))
        _checked(view_html(redline_of(new, old), view=view))


def test_clauses_that_came_together_stand_in_one_line_of_the_list():
    """A new section is one line; every clause of it is still marked in the text."""
    shown = render_redline(
        redline_of("# A\n\nOne.", "# A\n\nOne.\n\n## New\n\nTwo.\n\nThree.\n\nFour.")
    )
    assert shown.changes.count("<li") == 1
    assert "(and 3 more)" in shown.changes
    assert shown.html.count("<ins") == 4


def test_the_list_tells_what_was_edited_in_a_move():
    """Under a move stand the edits inside it, each with its own place."""
    rest = "The lodger keeps the rooms clean and dry at all times of the year.\n\nIt ends in May."
    clause = "The owner repairs the roof within {} days of a written notice."
    old = f"## One\n\n{clause.format('thirty')}\n\n## Two\n\n{rest}"
    shown = render_redline(redline_of(old, f"## One\n\n## Two\n\n{rest}\n\n{clause.format('ten')}"))
    assert [entry.kind for entry in shown.entries] == ["move"]
    assert "<del>thirty</del> <ins>ten</ins>" in shown.changes


@pytest.mark.parametrize(
    ("citation", "said"),
    [
        ("section 4.2(b), paragraph 2", "Abschnitt 4.2(b), Absatz 2"),
        ("“Use, of section 3”, table 1, row 5", "„Use, of section 3“, Tabelle 1, Zeile 5"),
        ("Article IV, item 3", "Article IV, Punkt 3"),
        ("", ""),
    ],
)
def test_a_place_is_said_in_the_words_of_the_page(citation, said):
    """What the author wrote in a citation stays; what was counted is said in the language."""
    german = RedlineTerms(
        place_title="„{}“",
        place_section="Abschnitt {}",
        place_paragraph="Absatz {}",
        place_item="Punkt {}",
        place_table="Tabelle {}",
        place_row="Zeile {}",
    )
    assert german.place(citation) == said
    assert RedlineTerms().place(citation) == citation
