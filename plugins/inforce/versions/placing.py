"""Where a text says a thing about itself, for whoever must open it there."""

from inforce.location import SourceLocation
from inforce.source.front_matter import split_front_matter
from inforce.source.text import SourceText


def place_in(source: SourceText, *keys: str) -> SourceLocation:
    """The line of the first of these keys that its front matter has, else its first line."""
    lines = split_front_matter(source, foreign=True).lines
    return SourceLocation(source.path, next((lines[key] for key in keys if key in lines), 1))
