"""Where a text states its own date, and what only looks like one."""

import pytest

from inforce.source.text import SourceText
from inforce.versions.dating import stated_dates
from inforce.versions.facts import read_facts
from inforce.versions.facts_json import facts_from_json, facts_to_json
from inforce.versions.version import DateSource, Precision


def stated(text, *patterns):
    """The date that counts, or None."""
    found = stated_dates(SourceText("a.md", text), tuple(patterns))
    return found[0] if found else None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Effective date: August 7, 2017", "2017-08-07"),
        ("**Effective Date:** 7 August 2017", "2017-08-07"),
        ("Effective date: **August 7, 2017**", "2017-08-07"),
        ("Version Effective Date: Aug. 7, 2017", "2017-08-07"),
        ("> Last Updated: June 9th, 2021", "2021-06-09"),
        ("These terms were last updated on February 7th 2024.", "2024-02-07"),
        ("Version 1.02, updated 2025-12-18.", "2025-12-18"),
        ("Effective 1 May 2026", "2026-05-01"),
        ("Effective as of May 1, 2026.", "2026-05-01"),
        ("*Effective: 2024-02*", "2024-02-01"),
        ("Last updated: December 2025", "2025-12-01"),
        ("Date of last revision: 2024/03/09", "2024-03-09"),
        ("Stand: 3. März 2024", "2024-03-03"),
        ("Gültig ab 01.04.2025", "2025-04-01"),
        ("Zuletzt aktualisiert am 12. Dezember 2023", "2023-12-12"),
        ("Date d\u2019entrée en vigueur : 1er janvier 2024", "2024-01-01"),
        ("Dernière mise à jour le 5 août 2022", "2022-08-05"),
        ("Fecha de entrada en vigor: 5 de mayo de 2024", "2024-05-05"),
        ("Última actualización: 5 de septiembre de 2023", "2023-09-05"),
        ("生效日期\uff1a2024年5月1日", "2024-05-01"),
        ("最后更新\uff1a2023年12月", "2023-12-01"),
    ],
)
def test_a_line_that_states_a_date_is_understood(line, day):
    """The built-in patterns know the common forms in several languages."""
    found = stated(f"# Title\n\n{line}\n\nText.\n")
    assert found is not None
    assert found.effective.from_on.isoformat() == day
    assert (found.source, found.line) == (DateSource.BODY, 3)


@pytest.mark.parametrize(
    "line",
    [
        "Terms for customers who licensed the product before January 4, 2021.",
        "The old terms were deprecated effective 30 November 2021 for new customers.",
        "Effective date: February 30, 2024",
        "Effective date: to be announced in 2024",
        "- Effective date: May 1, 2024",
        "1. Effective date: May 1, 2024",
        "| Effective date: May 1, 2024 | x |",
        "We act under Regulation 2016/679 of 27 April 2016.",
        "We amended section 4 on May 1, 2024 after a review.",
    ],
)
def test_a_date_about_something_else_is_none(line):
    """Dates in sentences, lists and tables, and days that do not exist, date no text."""
    assert stated(f"# Title\n\n{line}\n\nText.\n") is None


def test_code_states_no_date():
    """What stands in a fence is an example."""
    assert stated("# T\n\n```\nEffective date: May 1, 2024\n```\n") is None


def test_the_first_date_counts_and_later_ones_are_kept():
    """Two dates near the top: the first wins, the second can be reported."""
    text = "Last updated: May 2024\n\nEffective date: June 1, 2024\n"
    found = stated_dates(SourceText("a.md", text))
    assert [str(d.effective.from_on) for d in found] == ["2024-05-01", "2024-06-01"]
    assert found[0].effective.precision is Precision.MONTH


def test_a_date_in_the_middle_of_a_long_text_does_not_count():
    """Only the first 45 lines and the last five are searched."""
    filler = "Word.\n" * 60
    assert stated(filler + "Effective date: May 1, 2024\n" + filler) is None
    at_top = stated("Word.\n" * 44 + "Effective date: May 1, 2024\n" + filler)
    at_end = stated(filler + "Effective date: May 1, 2024\n" + "Word.\n" * 4)
    assert at_top is not None
    assert at_end is not None


def test_lines_count_from_the_top_of_the_file():
    """Front matter counts, so that an author finds the line."""
    found = stated("---\ntitle: A\n---\n\nEffective date: May 1, 2024\n")
    assert found is not None
    assert found.line == 5


def test_an_attribute_is_believed_before_a_line():
    """`datetime` is written for machines."""
    text = 'Effective: May 1, 2024\n\nSince spring 2024\n{: datetime="2024-05-02" }\n'
    found = stated(text)
    assert found is not None
    assert (str(found.effective.from_on), found.source) == ("2024-05-02", DateSource.ATTRIBUTE)


def test_a_pattern_of_ones_own_is_tried_first():
    """`date_patterns` reads what the built-in list cannot."""
    line = "Effective date: May 1, 2024, published on 3 April 2024.\n"
    found = stated(line, r"published on (?P<date>.+?)\.")
    assert found is not None
    assert str(found.effective.from_on) == "2024-04-03"


def test_a_text_and_its_declaration_must_name_the_same_day():
    """Front matter wins, and the author is told of the other day."""
    text = "---\ntitle: A\neffective: 2026-05-04\n---\n\nEffective date: April 5, 2026\n"
    (told,) = [d for d in read_facts(SourceText("a.md", text)).diagnostics if d.code == "V010"]
    assert told.location.line == 6
    same = text.replace("April 5, 2026", "4 May 2026")
    assert not [d for d in read_facts(SourceText("a.md", same)).diagnostics if d.code == "V010"]


def test_the_facts_of_a_text_survive_the_cache():
    """What is written as JSON comes back equal, whatever front matter says."""
    text = """---
title: Privacy policy
effective:
  - {from: 2026-05-04, applies_to: new readers}
version: "1.3"
announced: 2026-04-01
change: material
summary: More.
changes: [{section: a, effect: reduces, what: Less, why: Cost, who: All, choice: None}]
waivers: [{finding: M001, section: a, because: Known, by: Ann, until: 2027-01-01}]
aliases: [old]
status: repealed
repealed: 2027-02-02
replaced_by: terms
---

# Privacy

[Terms](terms.md). Effective date: May 4, 2026

Version 1.02, updated 2025-12-18.
"""
    facts = read_facts(SourceText("a.md", text))
    assert [link.target for link in facts.links] == ["terms.md"]
    assert facts.waivers
    assert facts.changes
    assert facts_from_json(facts_to_json(facts)) == facts


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"digest": 3}', '{"digest": "sha256:00"}'])
def test_what_is_not_the_facts_of_a_text_is_refused(text):
    """A spoilt cache entry is a `ValueError`, which the cache answers by asking anew."""
    with pytest.raises(ValueError, match=r"."):
        facts_from_json(text)
