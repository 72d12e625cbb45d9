"""Where a text says a thing about itself, for whoever must open it there."""

from inforce.location import SourceLocation
from inforce.source.front_matter import split_front_matter
from inforce.source.text import SourceText
from inforce.versions.dating import stated_dates


def place_in(source: SourceText, *keys: str) -> SourceLocation:
    """The line of the first of these keys that its front matter has, else its first line.

    A text that has no `effective` there may say its date in its words.
    """
    lines = split_front_matter(source, foreign=True).lines
    line = next((lines[key] for key in keys if key in lines), 0)
    if not line and "effective" in keys:
        line = next((stated.line for stated in stated_dates(source)), 0)
    return SourceLocation(source.path, line or 1)
