"""What a program reads from a comparison, as a page shows it."""

import ast
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

import inforce
from inforce.adapters.phrases import FILTERS, phrases_of, reason_in
from inforce.adapters.templates import WordBook
from inforce.materiality.assessment import assess
from inforce.publication.assessment_kept import (
    assessment_from_json,
    assessment_to_json,
    outline_from_json,
    outline_to_json,
)
from inforce.publication.assessment_outline import outline_of
from inforce.publication.pages.reading import (
    OPEN,
    OPEN_OF_ONE_SECTION,
    OPEN_OF_OTHERS,
    REACHES_SHOWN,
    read_redline,
)
from inforce.redline.changes import DefinitionChange
from inforce.versions.version import ClauseNote

THEME = Path(inforce.__file__).parent / "theme"
MATERIALITY = Path(inforce.__file__).parent / "materiality"
# These speak to authors, in diagnostics.
AUTHORS = {"declared.py", *(path.name for path in MATERIALITY.glob("notice_*.py"))}
SENTENCE = re.compile(r"[A-Z“].* .*\.")
BEFORE = """# Lantern mail

## Letters {#letters}

We never sell your letters. We keep them for 30 days.

## Lamp oil {#oil}

The oil is yellow.

## Where to write {#where}

Write to post@lantern.example.
"""
AFTER = """# Lantern mail

## Letters {#letters}

We may sell your letters. We keep them for 30 days.

## Lamp oil {#oil}

The oil is thrice-filtered.

## Where to write {#where}

Write to desk@lantern.example.
"""


def reading(before, after, notes=(), language="en"):
    redline = inforce.compare(before, after)
    return read_redline(redline, assess(redline, language), notes, language=language)


def groups(found):
    return {group.name: group for group in found.groups}


def promises(section, count):
    """A section of promises that the later text does not hold, each a paragraph."""
    kept = "\n\n".join(f"We never sell letter number {section}{n} to others." for n in range(count))
    return f"## Part {section}\n\n{kept}\n"


class TestGroups:
    """Changes stand where readers look for them."""

    def test_a_loss_stands_first_and_an_unknown_is_called_so(self):
        """What reduces rights comes before what the program cannot tell; the rest is counted."""
        found = reading(BEFORE, AFTER)
        assert [group.name for group in found.groups] == ["reduces", "open"]
        assert found.kinds == (("editorial", 1),)
        assert found.count == 3

    def test_each_change_leads_to_an_anchor_of_the_redline(self):
        """The way to a clause ends at an id that the comparison below has."""
        found = reading(BEFORE, AFTER)
        html = inforce.compare(BEFORE, AFTER).to_html()
        told = [one for group in found.groups for one in (*group.first, *group.rest)]
        assert all(f'id="{one.id}"' in html for one in (*told, *found.cleared))

    def test_the_words_that_came_and_went_stand_with_the_reason(self):
        """A reader sees what was said before and what is said now, and by which words it goes."""
        (one,) = groups(reading(BEFORE, AFTER))["reduces"].first
        assert [(edit.old, edit.new) for edit in one.edits] == [("never", "may")]
        assert one.reasons
        assert "never" in one.evidence

    def test_a_definition_tells_where_its_word_stands(self):
        """A reader of a changed definition sees which clauses it reaches, a few of many."""
        redline = inforce.compare("We never sell oil.", "We never sell oil.")
        places = tuple(f"paragraph {n}" for n in range(REACHES_SHOWN + 2))
        change = DefinitionChange(
            id="definition-1",
            section="",
            citation="oil",
            old_line=None,
            new_line=None,
            term="oil",
            old_definition="Lamp oil and fat.",
            new_definition="Lamp oil.",
            used_in=places,
        )
        defined = replace(redline, changes=(change,))
        found = read_redline(defined, assess(defined, "en"), language="en")
        (one,) = groups(found)["open"].first
        assert (one.reaches, one.further) == (places[:REACHES_SHOWN], 2)
        assert one.reasons

    def test_an_unknown_says_nothing_more_than_its_group(self):
        """Where the program cannot tell it gives no reason."""
        (one,) = groups(reading(BEFORE, AFTER))["open"].first
        assert one.reasons == ()

    def test_in_a_language_without_word_lists_no_word_is_judged(self):
        """Changed words are open then, and the page can say why."""
        found = reading(BEFORE, AFTER, language="tlh")
        assert not found.judged
        assert "reduces" not in groups(found)

    def test_texts_without_a_difference_have_nothing_to_read(self):
        """No change, no group."""
        assert reading(BEFORE, BEFORE).count == 0


class TestAuthor:
    """The author's word stands beside the program's, and is never taken for it."""

    @pytest.mark.parametrize(
        ("effect", "agreed", "effects"),
        [("reduces", True, ()), ("neutral", False, ("neutral",)), ("", False, ())],
    )
    def test_an_author_agrees_or_says_otherwise(self, effect, agreed, effects):
        """A note on a clause is held against what was found there."""
        notes = (ClauseNote(section="letters", effect=effect, what="Letters."),)
        (one,) = groups(reading(BEFORE, AFTER, notes))["reduces"].first
        assert (one.agreed, one.effects) == (agreed, effects)

    def test_a_note_on_another_clause_says_nothing_of_this_one(self):
        """Only a note of the same clause or its section counts."""
        notes = (ClauseNote(section="oil", effect="expands", what="Oil."),)
        (one,) = groups(reading(BEFORE, AFTER, notes))["reduces"].first
        assert (one.agreed, one.effects) == (False, ())


class TestMany:
    """A hundred changes stay readable."""

    def test_the_weightiest_stand_open_and_the_rest_is_folded(self):
        """A group shows as many as can be read; none is lost."""
        before = "# T\n\n" + "\n".join(promises(n, 4) for n in range(6))
        (group,) = reading(before, "# T\n").groups
        assert group.count >= 24
        assert len(group.first) == OPEN["reduces"] > OPEN_OF_OTHERS

    def test_one_section_does_not_hide_the_others(self):
        """Of each section only so many stand open where there are more than there is room."""
        before = "# T\n\n" + "\n".join(promises(n, 4) for n in range(6))
        (group,) = reading(before, "# T\n").groups
        sections = [one.where.partition(",")[0] for one in group.first]
        assert max(sections.count(name) for name in sections) <= OPEN_OF_ONE_SECTION

    def test_a_single_one_is_not_folded(self):
        """A fold that hides one change costs as much room as it saves."""
        before = "# T\n\n" + "\n".join(promises(n, 1) for n in range(OPEN["reduces"] + 1))
        after = "# T\n\n" + "\n".join(f"## Part {n}\n" for n in range(OPEN["reduces"] + 1))
        (group,) = reading(before, after).groups
        assert (len(group.first), group.rest) == (OPEN["reduces"] + 1, ())


class TestKept:
    """What a cache keeps is what was found."""

    @pytest.mark.parametrize("language", ["en", "tlh"])
    def test_an_assessment_comes_back_whole(self, language):
        """Written and read again it is equal, outline and all."""
        found = assess(inforce.compare(BEFORE, AFTER), language)
        assert assessment_from_json(assessment_to_json(found)) == found
        outline = outline_of(found)
        assert outline_from_json(outline_to_json(outline)) == outline
        assert outline.cleared == 1

    @pytest.mark.parametrize("text", ["[1]", '[{"id": "x"}]', "null", "[null]"])
    def test_anything_else_is_refused(self, text):
        """What is no assessment is an error, never a finding."""
        with pytest.raises(ValueError, match="not an assessment"):
            assessment_from_json(text)

    def test_another_outline_is_refused(self):
        """What is no outline is an error, too."""
        with pytest.raises(ValueError, match="not an outline"):
            outline_from_json('{"odd": 1}')


class TestPage:
    """What stands on the page."""

    def shown(self, before, after, language="en"):
        """The section as the page has it."""
        book = WordBook((THEME,))
        env = Environment(
            loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined
        )
        env.filters.update(FILTERS)
        found = reading(before, after, language=language)
        template = env.get_template("inforce/reading.html")
        return template.render(reading=found, w=book.phrases(language))

    def test_words_of_a_text_never_become_markup(self):
        """Whatever a policy quotes is words on the page, in its headings, too."""
        hostile = (
            "## `<img src=x>` {#letters}\n\nWe may sell `<script>alert(1)</script>` letters.\n"
        )
        html = self.shown("# T\n", f"# T\n\n{hostile}")
        assert "<script" not in html
        assert "<img" not in html
        assert "&lt;script&gt;" in html

    def test_the_page_says_that_no_word_was_judged(self):
        """Without word lists for the language the section says so, and says it only then."""
        said = "no word lists for this language"
        assert said in self.shown(BEFORE, AFTER, "tlh")
        assert said not in self.shown(BEFORE, AFTER)

    def test_equal_texts_have_no_section(self):
        """Where nothing changed nothing is read."""
        assert self.shown(BEFORE, BEFORE).strip() == ""


def sentences_of_rules():
    """Every sentence that a rule can give for a reason."""
    modules = [*MATERIALITY.glob("rules/*.py"), *MATERIALITY.glob("*.py")]
    for module in sorted(path for path in modules if path.name not in AUTHORS):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        docstrings = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                text = "".join(
                    p.value if isinstance(p, ast.Constant) else "{}" for p in node.values
                )
            elif isinstance(node, ast.Constant) and id(node) not in docstrings:
                text = node.value
            else:
                continue
            if isinstance(text, str) and SENTENCE.fullmatch(text):
                yield text


@pytest.mark.parametrize("language", ["de", "zh"])
def test_every_reason_is_told_in_the_languages_that_the_site_speaks(language):
    """A reason of the rules has a translation, and a translation fills the same places."""
    table = THEME / "words" / "reasons" / f"{language}.toml"
    told = tomllib.loads(table.read_text(encoding="utf-8"))["reasons"]
    said = set(sentences_of_rules())
    assert said
    assert said - set(told) == set(), f"add them to words/reasons/{table.name}"
    assert set(told) - said == set(), f"no rule says these any more: words/reasons/{table.name}"
    assert [text for text, other in told.items() if text.count("{}") != other.count("{}")] == []


def test_a_reason_is_said_in_the_language_of_the_page():
    """German on a German page, with what it quotes put in."""
    phrases = WordBook((THEME,)).phrases("de")
    assert reason_in("You gain a right.", phrases) == "Sie gewinnen ein Recht."
    told = reason_in("“<lamp>” means something else now, wherever it is used.", phrases)
    assert told.startswith("„&lt;lamp&gt;“ bedeutet")


def test_a_reason_without_a_translation_says_that_it_is_english():
    """A screen reader is told the language; nothing is left out."""
    phrases = WordBook((THEME,)).phrases("de")
    assert reason_in("Lamps <b>.", phrases) == '<span lang="en">Lamps &lt;b&gt;.</span>'
    english = phrases_of(WordBook((THEME,)).words("en"))
    assert reason_in("Lamps <b>.", english) == "Lamps &lt;b&gt;."
