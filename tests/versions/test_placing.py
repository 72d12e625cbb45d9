"""The line that an author must open."""

import pytest

from inforce.source.text import SourceText
from inforce.versions.placing import place_in


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: A\neffective: 2026-01-01\n---\n\nText.\n", 3),
        ("---\ntitle: A\nversion: 2\n---\n\nEffective date: 1 May 2026\n", 3),
        ("---\ntitle: A\n---\n\n# A\n\nEffective date: 1 May 2026\n", 7),
        ("# A\n\nNothing is said of a day.\n", 1),
        ("", 1),
    ],
)
def test_a_date_is_found_where_the_text_says_it(text, line):
    """Front matter comes first, then the words, then the top of the file."""
    place = place_in(SourceText("a.md", text), "effective", "version")
    assert (place.path, place.line) == ("a.md", line)
