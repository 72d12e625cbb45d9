"""Words of a glossary in a text: whole, longest first, never in headings, links or code."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inforce.documents.parse import parse_document
from inforce.glossary.entries import parse_glossary
from inforce.glossary.forms import TOKEN, split_words
from inforce.glossary.matching import compile_glossary
from inforce.glossary.occurrences import FirstIn, find_occurrences, first_uses
from inforce.glossary.term import TermId
from inforce.source.text import SourceText


def glossary(*terms: str, language: str = "en"):
    """A matcher of terms written `word|other form|…`; an `!` before it means: as spelt."""
    files = []
    for number, term in enumerate(terms):
        word, *aliases = term.removeprefix("!").split("|")
        told = f"term: '{word}'\naliases: {aliases}\ncase_sensitive: {str(term[0] == '!').lower()}"
        files.append(SourceText(f"glossary/t{number}.md", f"---\n{told}\n---\n\nA thing.\n"))
    return compile_glossary(parse_glossary(files).glossary, language)


def found(text: str, *terms: str, language: str = "en") -> list[str]:
    """The words that are terms."""
    matches = glossary(*terms, language=language).find(text)
    return [text[match.start : match.end] for match in matches]


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        ("A cookie, two cookies.", ["cookie"], ["cookie", "cookies"]),
        ("Cookie and COOKIES", ["cookie"], ["Cookie", "COOKIES"]),
        ("Third parties, a third party", ["third party"], ["Third parties", "third party"]),
        ("IP addresses and an IP address", ["IP address"], ["IP addresses", "IP address"]),
        ("An ip address is none", ["IP address"], []),
        ("It is IT.", ["IT"], ["IT"]),
        ("Log in; the Log.", ["!Log"], ["Log", "Log"]),
        ("the log", ["!Log"], []),
        ("a web beacon, a beacon", ["beacon", "web beacon"], ["web beacon", "beacon"]),
        ("a web\nbeacon", ["web beacon"], ["web\nbeacon"]),
        ("a web, beacon", ["web beacon"], []),
        ("Cookiecutter, supercookie", ["cookie"], []),
        ("a cookie-like thing", ["cookie"], []),
        ("a third-party shop", ["third party|third-party"], ["third-party"]),
        ("The cookie’s age, the cookie's end", ["cookie"], ["cookie", "cookie"]),
        ("see www.example.org/cookie or a@cookie.example", ["cookie"], []),
        ("see example.org/cookie, and docs/cookie/x", ["cookie"], []),
        ("in cookie.txt or set_cookie", ["cookie"], []),
        ("at cookie.example’s door, of cookie.example's", ["cookie"], []),
        ("(cookie) “cookie” cookie.", ["cookie"], ["cookie", "cookie", "cookie"]),
        ("我们使用网络信标和信标。", ["信标", "网络信标"], ["网络信标", "信标"]),
        ("您的IP地址是什么", ["IP地址"], ["IP地址"]),
        ("您的 IP 地址", ["IP地址"], ["IP 地址"]),
        ("您的IP地址", ["IP 地址"], ["IP地址"]),
        ("网络\n信标", ["网络信标"], ["网络\n信标"]),
        ("Third Parties, third parties", ["!Third Party"], ["Third Parties"]),
        ("two APIs", ["API"], ["APIs"]),
        ("Die Größe des Geräts", ["gerät|geräts"], ["Geräts"]),
        ("a İ cookie", ["cookie"], ["cookie"]),
        ("two policies", ["policy"], ["policies"]),
        ("", ["cookie"], []),
    ],
)
def test_a_term_is_a_whole_word_in_any_of_its_forms(text, terms, expected):
    """What a reader would look up is found, and nothing inside another word or an address."""
    assert found(text, *terms) == expected


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        ("wegen personenbezogener Daten", ["personenbezogene Daten"], ["personenbezogener Daten"]),
        ("mit Cookies und Geräten", ["Cookie", "Gerät"], ["Cookies", "Geräten"]),
        ("der Umfang des Gerätes", ["Gerät"], ["Gerätes"]),
        ("das Gerätehaus", ["Gerät"], []),
        ("die Cookies", ["Cookie"], ["Cookies"]),
    ],
)
def test_german_words_stand_in_every_case(text, terms, expected):
    """A German noun and the adjectives before it are found in each of their regular endings."""
    assert found(text, *terms, language="de") == expected


TEXT = """# A cookie

A cookie here, another cookie there, and a [cookie](x.md), `cookie`.

## Cookie two

| cookie | b |
|---|---|
| cookie | c |

    cookie in code

> A cookie in a quotation.

Set apart: a cookie.
{.no-glossary}

The *cook*ie, and the **cookie**.

## Apart {.no-glossary}

A cookie.
"""


def where(first_in: FirstIn) -> list[tuple[str, int]]:
    """Section and line of each use of a cookie that becomes a link."""
    document = parse_document(SourceText("p.md", TEXT)).document
    uses = first_uses(find_occurrences(document, glossary("cookie")), first_in)
    return [(use.section, use.line) for use in uses]


def test_headings_links_code_quotations_and_what_is_set_apart_hold_no_term():
    """A term is looked for in prose only."""
    assert where(FirstIn.ALL) == [
        ("a-cookie", 3),
        ("a-cookie", 3),
        ("cookie-two", 9),
        ("cookie-two", 18),
    ]


def test_the_first_use_in_each_section_is_a_link():
    """A reader meets a link where a section needs it, and not at every word."""
    assert where(FirstIn.SECTION) == [("a-cookie", 3), ("cookie-two", 9)]
    assert where(FirstIn.PAGE) == [("a-cookie", 3)]


def test_an_entry_does_not_lead_to_itself():
    """The page of a term needs no link to it."""
    document = parse_document(SourceText("glossary/t0.md", "A cookie is a cookie.")).document
    assert find_occurrences(document, glossary("cookie"), own=TermId("t0")) == ()


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aä \u2018\u2019“”\u2013—…§©«»€™0-\u00a0中", max_size=20))
def test_the_quick_way_splits_as_the_thorough_one_does(text):
    """Quotes and dashes do not slow a text down, and no letter beyond ASCII is lost."""
    assert split_words(text) == re.split(f"({TOKEN.pattern})", text)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab c-'.’\n/中文İ", max_size=40))
def test_matches_stand_in_order_and_never_overlap(text):
    """Whatever a text holds, each match is a stretch of it after the one before."""
    matches = glossary("a", "b c", "ab", "中文", "文", "a b").find(text)
    ends = [0]
    for match in matches:
        assert ends[-1] <= match.start < match.end <= len(text)
        ends.append(match.end)
