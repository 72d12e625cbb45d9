"""`adopt.toml`: what it may say, and what its author is told."""

from datetime import date

import pytest

from inforce.adapters.adoption_file import parse_adoption, read_adoption
from inforce.errors import SettingsError
from inforce.versions.adoption import Adoption, CommitOverride, Merged, Moved, Split

WHOLE = """\
publish_ref = "main"
pending_refs = ["coming-2027"]
exclude = ["README.md", "drafts/"]
layout = ["{lang}/{doc}.md"]
language = "en"
date_patterns = ['In force since (?P<date>.+)']

[[moved]]
from = "a.md"
to = "b.md"

[[split]]
from = "c.md"
into = ["d.md", "e.md"]

[[merged]]
from = ["f.md", "g.md"]
into = "h.md"

[[commits]]
commit = "972c9e0377"
effective = 2017-08-07
announced = "2017-08-04"
summary = "Payment."

[[commits]]
commit = "5e5639b495"
ignore = true

[pending_files]
"a.md" = "a-preview.md"

[substitutions]
"{{ company }}" = "Lantern & Sons"

[language_names]
"en-US" = "en"
"""


def complaints(text):
    """Code and line of each complaint."""
    _, found = parse_adoption(text, "adopt.toml")
    return [(d.code, d.location.line) for d in found]


def test_everything_that_can_be_said_is_read():
    """Each key of the file becomes a value."""
    adoption, found = parse_adoption(WHOLE, "adopt.toml")
    assert found == ()
    assert adoption == Adoption(
        date_patterns=("In force since (?P<date>.+)",),
        moved=(Moved(from_path="a.md", to_path="b.md"),),
        splits=(Split(from_path="c.md", into_paths=("d.md", "e.md")),),
        merges=(Merged(from_paths=("f.md", "g.md"), into_path="h.md"),),
        commits=(
            CommitOverride(
                commit="972c9e0377",
                effective=date(2017, 8, 7),
                announced=date(2017, 8, 4),
                summary="Payment.",
            ),
            CommitOverride(commit="5e5639b495", ignore=True),
        ),
        pending_files=(("a.md", "a-preview.md"),),
        exclude=("README.md", "drafts/"),
        publish_ref="main",
        pending_refs=("coming-2027",),
        substitutions=(("{{ company }}", "Lantern & Sons"),),
        layout=("{lang}/{doc}.md",),
        language="en",
        language_names=(("en-US", "en"),),
    )


def test_an_empty_file_says_nothing():
    """Everything is optional."""
    assert parse_adoption("# nothing\n", "adopt.toml") == (Adoption(), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = [1,\n", [("C020", 1)]),
        ("a = 'x\n", [("C020", 1)]),
        ("\n\ndate_pattern = []\n", [("C021", 3)]),
        ("# one\npublish_ref = 3\n", [("C022", 2)]),
        ("exclude = 'README.md'\n", [("C022", 1)]),
        ("[substitutions]\na = 3\n", [("C022", 1)]),
        ("[language]\na = 'b'\n", [("C022", 1)]),
        ("[moved]\nfrom = 'a'\n", [("C022", 1)]),
        ("[[moved]]\nfrom = 'a'\nto = 'b'\n\n[[moved]]\nfrom = 'c'\n", [("C022", 5)]),
        ("[[moved]]\nfrom = 'a'\nto = 'b'\nwhy = 'x'\n", [("C021", 4)]),
        ("[[split]]\nfrom = 'a'\ninto = 'b'\n", [("C022", 3)]),
        ("[[commits]]\ncommit = 'HEAD'\n", [("C023", 2)]),
        ("[[commits]]\ncommit = '972c9e0377'\neffective = 'soon'\n", [("C024", 3)]),
        ("[[commits]]\ncommit = '972c9e0377'\neffective = 2017-08-07T10:00:00Z\n", [("C024", 3)]),
        ("[[commits]]\ncommit = '972c9e0377'\nignore = 'yes'\n", [("C022", 3)]),
        ("date_patterns = ['(?P<date>']\n", [("C025", 1)]),
        ("date_patterns = ['x']\n", [("C025", 1)]),
        ("layout = ['{lang}.md']\n", [("C026", 1)]),
    ],
)
def test_each_mistake_is_told_with_its_line(text, expected):
    """What is wrong, where, and with which code."""
    assert complaints(text) == expected


def test_all_mistakes_are_told_at_once():
    """Nobody has to run the program once a mistake."""
    text = "publish_ref = 3\n[[commits]]\ncommit = 'x'\n"
    assert complaints(text) == [("C022", 1), ("C023", 3)]


def test_a_misspelt_key_is_told_with_the_right_one():
    """The nearest known key is named."""
    _, (told,) = parse_adoption("pending_ref = []\n", "adopt.toml")
    assert "pending_refs" in told.remedy


def test_a_file_that_cannot_be_used_is_one_error(tmp_path):
    """Every complaint stands in the message, a line each."""
    path = tmp_path / "adopt.toml"
    path.write_text("publish_ref = 3\nexclude = 4\n")
    with pytest.raises(SettingsError) as caught:
        read_adoption(path)
    assert str(caught.value).count("adopt.toml:") == 2


@pytest.mark.parametrize("data", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_one_error(tmp_path, data):
    """A missing file, and one that is no text."""
    path = tmp_path / "adopt.toml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SettingsError, match=r"cannot be read"):
        read_adoption(path)
