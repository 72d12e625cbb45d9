"""Where the words of a section went, when its id is gone."""

import pytest

from inforce.documents.parse import parse_document
from inforce.redline.compare import compare
from inforce.redline.whereabouts import words_now_under
from inforce.source.text import SourceText

OLD = """# Rules

## Lending {#lending}

A book is lent for four weeks, and once more if nobody waits for it.

### Fees {#fees}

Who brings a book back late pays ten cents a day, five euros at most.

## Quiet {#quiet}

Talk in the hall, and whisper among the shelves.
"""


def gone(section, new):
    """The section in which the words of another stand now."""
    old, other = (parse_document(SourceText("p.md", text)).document for text in (OLD, new))
    return words_now_under(compare(old, other), section)


@pytest.mark.parametrize(
    ("section", "new", "expected"),
    [
        ("quiet", OLD.replace("{#quiet}", "{#talking}"), "talking"),
        ("quiet", OLD.replace("## Quiet {#quiet}\n\n", ""), "fees"),
        ("fees", OLD.replace("### Fees {#fees}\n\n", ""), "lending"),
        ("lending", OLD.replace("## Lending {#lending}", "## Loans {#loans}"), "loans"),
        ("quiet", OLD[: OLD.index("## Quiet")], ""),
        ("nowhere", OLD, ""),
    ],
)
def test_the_section_with_most_of_the_words_is_named(section, new, expected):
    """Words that are gone stand nowhere; a section's own words count before those below it."""
    assert gone(section, new) == expected


def test_words_that_moved_and_changed_a_little_are_found():
    """A section that was put elsewhere under another name is still the same rule."""
    quiet = OLD[OLD.index("## Quiet") :]
    moved = quiet.replace("{#quiet}", "{#voices}").replace("in the hall", "in the great hall")
    new = OLD.replace(quiet, "").replace("## Lending", f"{moved}\n## Lending")
    assert gone("quiet", new) == "voices"
