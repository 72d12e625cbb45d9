"""What a policy itself says its words mean is found, and nothing else is taken for it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inforce.documents.parse import parse_document
from inforce.glossary.definitions import find_definitions
from inforce.source.text import SourceText


def defined(text: str, language: str = "en"):
    """The definitions of a text."""
    return find_definitions(parse_document(SourceText("p.md", text)).document, language)


def words(text: str, language: str = "en") -> list[str]:
    """The words it defines."""
    return [one.word for one in defined(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Lamp” means a light that hangs.", ["Lamp"]),
        ('A "Lamp" shall mean a light, and "Hook" what it hangs from.', ["Lamp"]),
        ("In this text, the term **Lamp** refers to a light.", ["Lamp"]),
        ("“Lamp,” “Hook” and “the Chain” refer to our goods.", ["Lamp", "Hook", "Chain"]),
        ("“Lamp” (also in the plural) means a light.", ["Lamp"]),
        ("“Lamp” has the meaning given in the terms.", ["Lamp"]),
        ("By “Lamp” we mean a light.", ["Lamp"]),
        ("We sell “Lamps”, which are lights, and hooks.", ["Lamps"]),
        ("We wait. A “Lamp” is a light.", ["Lamp"]),
        ("What we sell is called “Goods”.", ["Goods"]),
        ("Lamps and hooks are collectively referred to as the “Goods”.", ["Goods"]),
        ("We sell lamps (the “Goods”) and repair them (“Care”).", ["Goods", "Care"]),
        ("Harbour Ltd (hereinafter, “Harbour”, “we” or “us”)", ["Harbour", "we", "us"]),
        ("lamps and hooks (collectively, the **Goods**)", ["Goods"]),
        ("lamps, hereinafter “Goods”, and hooks", ["Goods"]),
        ("Delivery Day means the day on which the lamp arrives.", ["Delivery Day"]),
        ("“Lamp”\n:   A light that hangs.", ["Lamp"]),
        ("“Lamp” and “Lantern”\n:   A light that hangs.", ["Lamp", "Lantern"]),
        ("# Definitions\n\nLamp\n:   A light.", ["Lamp"]),
        ("# Definitions\n\n- **Lamp**: a light.\n- **Hook:** an iron.", ["Lamp", "Hook"]),
        ("# 1. Definitions\n\n1. A “Lamp” is a light.", ["Lamp"]),
        ("# Definitions\n\n| Word | Meaning |\n|---|---|\n| Lamp | A light |", ["Lamp"]),
    ],
)
def test_an_english_policy_defines_its_words_in_many_ways(text, expected):
    """A word in quotation marks, in bold, in brackets or in a list is defined where it is said."""
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "What does “Lamp” mean?",
        "A lamp means light to a sailor.",
        "It does *not* mean that a lamp is broken.",
        "Press the button (for example, “Send”) twice.",
        "See below (section titled “Lamps”).",
        "The “Lamp” is on.",
        "The “Lamp” is a fine one.",
        "Press “Lamp” where it is.",
        "A lamp (*not yet lit*) hangs there.",
        "This means that it hangs.",
        "We light it (“please”).",
        "Lamp\n:   A light, in a list that is no list of definitions.",
        "`“Lamp” means`",
        "    “Lamp” means code.",
        "# “Lamp” means a light",
        "# Definitions\n\n**Short version:** we explain words.",
        "“ ” means nothing, nor does “12”.",
    ],
)
def test_other_words_in_quotation_marks_are_no_definitions(text):
    """A button, a title, a question and a stressed word define nothing."""
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("„Lampe“ bezeichnet ein Licht.", "de", ["Lampe"]),
        ("„Lampe“ im Sinne dieser Bedingungen bedeutet ein Licht.", "de", ["Lampe"]),
        ("Lampen und Haken (nachfolgend die „Waren“ genannt)", "de", ["Waren"]),
        ("# Begriffsbestimmungen\n\n„Lampe“ ist ein Licht.", "de-AT", ["Lampe"]),
        ("Unter „Lampe“ verstehen wir ein Licht.", "de", ["Lampe"]),
        ("Die „Lampe“ ist an.", "de", []),
        ("“灯”是指一种光。", "zh", ["灯"]),
        ("「灯」指一种光。", "zh-Hans", ["灯"]),
        ("灯和钩（以下简称“商品”）", "zh", ["商品"]),  # noqa: RUF001 (Chinese brackets)
        ("「燈」係指一種光。", "zh-Hant", ["燈"]),
        ("交付日是指灯到达的日子。", "zh", ["交付日"]),
        ("“灯” means a light.", "fr", []),
    ],
)
def test_each_language_has_its_own_phrases(text, language, expected):
    """German and Chinese are read as English is; a language without phrases defines nothing."""
    assert words(text, language) == expected


def test_a_definition_knows_its_place_and_its_meaning():
    """A reader is led to the paragraph, and shown the sentence."""
    text = "# A\n\nWe sell lamps. The “Lamp” means a light. It hangs.\n\n“Hook”\n:   An *iron*.\n"
    lamp, hook = defined(text)
    assert (lamp.word, lamp.line, lamp.section) == ("Lamp", 3, "a")
    assert lamp.meaning == "The “Lamp” means a light."
    assert hook.meaning == "An iron."
    assert hook.explained is not None
    (named,) = defined("It is the Act of Lights. Cf. Art. 3 (the “Act”).\n")
    assert named.meaning == "It is the Act of Lights. Cf. Art. 3 (the “Act”)."


def test_a_small_word_or_a_limited_one_holds_in_its_section():
    """Who means the whole text writes the word with a capital, and does not limit it."""
    text = (
        "# A\n\nWhere “control” means a majority.\n\n"
        "In this section, “Lamp” means a light. “Hook” means an iron.\n"
    )
    assert [(one.word, one.scope, one.limited) for one in defined(text)] == [
        ("control", "a", False),
        ("Lamp", "a", True),
        ("Hook", "", False),
    ]


def test_a_paragraph_of_nothing_but_quotation_marks_is_read_so_far_only():
    """Nobody defines hundreds of words in one paragraph; whoever seems to is not believed."""
    assert len(words(" ".join(f"a thing (“Lamp {n}”)" for n in range(1000)))) == 200


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='“”"( )Lamp*means,.。是指「」\n:#', max_size=80))
def test_a_definition_is_a_stretch_of_its_provision(text):
    """Whatever an author writes, the word of a definition stands where it is said to stand."""
    document = parse_document(SourceText("p.md", text)).document
    for language in ("en", "zh"):
        for one in find_definitions(document, language):
            held = document.provision(one.provision)
            assert held is not None
            assert " ".join(held.text[one.start : one.end].split()) == one.word
