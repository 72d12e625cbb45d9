"""Whatever two texts say, their whole text loses nothing and leads nowhere wrong."""

from hypothesis import given, settings
from hypothesis import strategies as st

from inforce.documents.canonical import canonical_text
from inforce.documents.document import Document
from inforce.documents.links import find_links
from inforce.documents.parse import parse_document
from inforce.publication.composed_html import composed_document
from inforce.source.text import SourceText
from inforce.supplements.composition import clauses_of, compose
from inforce.supplements.names import Side
from inforce.supplements.whole_text import settle

NAMES = ("ash", "birch", "cedar", "elm")
MARKS = ("", "", " .adds", " .removes", " after=ash", " after=elm")


@st.composite
def texts(draw, side, marks):
    """A text whose sections, links and footnotes take their names from a small stock."""
    names = draw(st.lists(st.sampled_from(NAMES), max_size=4, unique=True))
    lines = [f"# {side}", f"{side}opening, see [there](#{draw(st.sampled_from(NAMES))})."]
    for place, name in enumerate(names):
        level = "##" + "#" * draw(st.integers(0, 1) if place else st.just(0))
        lines.append(f"{level} Of {name} {{#{name}{draw(st.sampled_from(marks))}}}")
        note = draw(st.sampled_from(("", "[^1]", "[^2]")))
        lines.append(f"{side}{name}, see [there](#{draw(st.sampled_from(NAMES))}).{note}")
    lines += [
        f"[^{label}]: {side}note{label}, see [there](#elm).[^{3 - label}]" for label in (1, 2)
    ]
    return "\n\n".join(lines) + "\n"


def side_of(text, path):
    document = parse_document(SourceText(path, text)).document
    return Side(document=document, path=path, page=path.removesuffix(".md"))


def joined(general, supplement):
    """The whole text as one document, and what it displaces."""
    sides = side_of(general, "house.md"), side_of(supplement, "deep/attic.md")
    whole = settle(compose(*(side.document for side in sides)), *sides)
    displaced = [part.displaced for part in whole.parts if part.displaced]
    aside = Document(path="", provisions=tuple(p for one in displaced for p in one.children))
    return sides, composed_document(whole), aside


@settings(max_examples=60)
@given(texts("General", ("",)), texts("Special", MARKS))
def test_nothing_is_lost_and_every_name_stands_once(general, supplement):
    """Every word stands where it binds, or beside what displaced it."""
    sides, document, aside = joined(general, supplement)
    names = [name for p in document.walk() for name in (p.id, *p.aliases) if name]
    assert len(names) == len(set(names))
    shown, beside = canonical_text(document), canonical_text(aside)
    for clause in clauses_of(sides[1].document):
        assert shown.count(f"Special{clause.id},") == 1
    for section in (p for p in sides[0].document.walk() if p.level > 1):
        assert (shown + beside).count(f"General{section.id},") == 1


@settings(max_examples=60)
@given(texts("General", ("",)), texts("Special", MARKS))
def test_every_link_on_the_page_has_its_place_and_every_note_its_number(general, supplement):
    """A fragment is there, or the link leads to the page that has it."""
    _, document, _ = joined(general, supplement)
    names = {name for p in document.walk() for name in (p.id, *p.aliases)}
    for link in find_links(document):
        assert link.target.startswith(("/house#", "/deep/attic#")) or link.target[1:] in names
    notes = [note.name for note in document.footnotes]
    referred = [(r.footnote, r.text) for p in document.walk() for r in p.runs if r.footnote]
    assert all(notes[int(number) - 1] == label for label, number in referred)
    assert (
        list(dict.fromkeys(label for label, _ in referred))[: len(notes)] == notes or not referred
    )
