from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.diagnostics import Severity
from inforce.source.declarations import DeclaredChange, DeclaredDate, DeclaredWaiver
from inforce.source.fences import body_of
from inforce.source.front_matter import LONGEST_FRONT_MATTER, split_front_matter
from inforce.source.text import SourceText

WHOLE = """\
---
title: "Privacy: ours"
effective:
  - {from: 2027-03-01, applies_to: everyone else}
  - from: 2027-02
    applies_to: new readers
version: 1.10
announced: 2027-01-02
change: material
summary: >
  We keep letters
  for less time.
changes:
  - section: storage
    effect: reduces
    what: Letters go after a month.
    who: all
waivers:
  - {finding: M003, section: storage, because: asked for, by: Counsel, until: 2027-06-01}
status: repealed
repealed: 2028-01-01
replaced_by: privacy-two
id: privacy
aliases: [old-privacy]
redirect_from:
  - /legal/privacy
  - old-privacy
supplements: general
service: mail
language: de
translation_of: 1.9
affirmed: 2027-05-05
kind: policy
---
Body
"""


def facts(yaml, **options):
    return split_front_matter(SourceText("p.md", f"---\n{yaml}\n---\n# Body\n"), **options)


def codes(matter):
    return [diagnostic.code for diagnostic in matter.diagnostics]


def test_every_key_is_read():
    """Front matter says everything that a policy can say about itself."""
    matter = split_front_matter(SourceText("p.md", WHOLE))
    assert matter.diagnostics == ()
    assert matter.title == "Privacy: ours"
    assert matter.effective == (
        DeclaredDate(date(2027, 2, 1), month_only=True, applies_to="new readers", line=5),
        DeclaredDate(date(2027, 3, 1), applies_to="everyone else", line=4),
    )
    assert matter.announced == date(2027, 1, 2)
    assert (matter.change, matter.summary) == ("material", "We keep letters for less time.")
    assert matter.changes == (
        DeclaredChange(
            section="storage",
            effect="reduces",
            what="Letters go after a month.",
            who="all",
            line=14,
        ),
    )
    assert matter.waivers == (
        DeclaredWaiver(
            finding="M003",
            section="storage",
            because="asked for",
            by="Counsel",
            until=date(2027, 6, 1),
            line=19,
        ),
    )
    assert (matter.status, matter.repealed) == ("repealed", date(2028, 1, 1))
    assert (matter.replaced_by, matter.id) == ("privacy-two", "privacy")
    assert (matter.supplements, matter.service) == ("general", "mail")
    assert (matter.language, matter.affirmed) == ("de", "2027-05-05")
    assert (matter.kind, matter.lines["status"]) == ("policy", 20)


def test_labels_are_kept_as_written():
    """A label that looks like a number is no number: 1.10 is not 1.1."""
    matter = split_front_matter(SourceText("p.md", WHOLE))
    assert (matter.version, matter.translation_of) == ("1.10", "1.9")


def test_redirects_are_aliases():
    """Both lists of former names are one, each name once."""
    matter = split_front_matter(SourceText("p.md", WHOLE))
    assert matter.aliases == ("old-privacy", "/legal/privacy")


def test_the_body_begins_on_its_own_line():
    """The first line of the body is counted in the file."""
    matter = split_front_matter(SourceText("p.md", WHOLE))
    assert WHOLE.split("\n")[matter.first_line - 1] == "Body"
    assert body_of(WHOLE) == ("Body\n", matter.first_line)


def test_fields_are_plain_pairs():
    """What was written can be compared key by key."""
    matter = facts("title: A\nchanges:\n  - {section: s, what: w}")
    assert matter.fields == (("changes.0.section", "s"), ("changes.0.what", "w"), ("title", "A"))


def test_an_unknown_key_names_the_nearest():
    """A misspelt key is reported with the right one; another tool's keys are its own."""
    matter = facts("title: A\nefective: 2027-01-01")
    (told,) = matter.diagnostics
    assert (told.code, told.severity, told.location.line) == ("S016", Severity.WARNING, 3)
    assert told.remedy == "Did you mean “effective”?"
    assert matter.unknown == {"efective": "2027-01-01"}
    foreign = facts("versions: {a: b}\ntopics:\n  - x", foreign=True)
    assert foreign.diagnostics == ()
    assert foreign.unknown == {"versions": "b", "topics": "x"}


@pytest.mark.parametrize(
    ("yaml", "code", "line"),
    [
        ("title: A\neffective: 2027-02-30", "S019", 3),
        ("title: A\neffective: soon", "S019", 3),
        ("title: [A]", "S015", 2),
        ("title: A\nchange: huge", "S017", 3),
        ("title: A\nchange: minor", "S013", 3),
        ("title: A\nstatus: asleep", "S017", 3),
        ("title: A\nstatus: repealed", "S014", 3),
        ("title: A\nchanges: none", "S015", 3),
        ("title: A\nchanges:\n  - {section: s, what: w, effect: worse}", "S017", 4),
        ("title: A\nchanges:\n  - {what: w}", "S018", 4),
        ("title: A\nwaivers:\n  - {finding: M1, by: me, until: 2027-01-01}", "S018", 4),
        ("title: A\nwaivers:\n  - {finding: M1, because: x, until: 2027-01-01}", "S018", 4),
        ("title: A\nwaivers:\n  - {finding: M1, because: x, by: me}", "S018", 4),
        ("title: A\neffective:\n  - {applies_to: all}", "S018", 4),
        ("title: A\ntitle: B", "S023", 3),
        ("effective: 2027-01-01", "S011", 1),
        ("title: A: B", "S001", 2),
        ("title: 'A", "S001", None),
        ("title: &a A\nsummary: *a", "S001", 3),
        ("title: " + "[" * 5000 + "]" * 5000, "S001", 2),
        ("title: !!python/object/apply:os.getcwd []", "S015", 2),
        ("title: " + "A" * LONGEST_FRONT_MATTER, "S012", 1),
    ],
)
def test_what_is_wrong_is_said_with_its_line(yaml, code, line):
    """Every mistake is one sentence with the place to open."""
    told = {diagnostic.code: diagnostic for diagnostic in facts(yaml).diagnostics}
    assert code in told
    assert line in (None, told[code].location.line)


def test_a_thematic_break_is_no_front_matter():
    """A text may open with a line; only a key after it makes front matter."""
    text = "---\n\nWords\n\n---\n"
    assert body_of(text) == (text, 1)
    assert not split_front_matter(SourceText("p.md", text)).present


def test_front_matter_must_be_closed():
    """Keys that are never closed would be shown as text."""
    unclosed = split_front_matter(SourceText("p.md", "---\ntitle: A\n\n# A\n"))
    assert "S022" in codes(unclosed)


@given(st.text(alphabet="-a: \n[]{}&*!'\"#|>?%@`\t0.", max_size=80), st.booleans())
def test_no_front_matter_raises(yaml, foreign):
    """Whatever stands at the top of a file, it is read or complained about."""
    text = f"---\n{yaml}\n---\nbody\n"
    matter = split_front_matter(SourceText("p.md", text), foreign=foreign)
    assert body_of(text)[1] == matter.first_line
