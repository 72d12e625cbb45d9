"""Where front matter begins and ends: between two lines of three hyphens at the top of a file."""

import re
from collections.abc import Iterator

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation

_OPENING = re.compile(r"---[ \t]*\n")
_FIRST_KEY = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*(?:[^\s#\-][^:\n]*:(?:\s|$)|\{|---|\.\.\.)")
_KEY = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:\s|$)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)


def body_of(text: str) -> tuple[str, int]:
    """The text below the front matter, and the line of the file on which it begins."""
    bounds = find_fences(text)
    if bounds is None:
        return text, 1
    body = bounds[2]
    return text[body:], text.count("\n", 0, body) + 1


def find_fences(text: str) -> tuple[int, int, int] | None:
    """Where the YAML begins and ends and where the body begins.

    A text may also open with a thematic break: what follows is front matter only where its first
    line is a key.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    closing = _CLOSING.search(text, opening.end())
    if closing is None or not _FIRST_KEY.match(text, opening.end(), closing.end()):
        return None
    return opening.end(), closing.start(), closing.end()


def never_closed(text: str, path: str) -> Iterator[Diagnostic]:
    """Keys that are never closed would be shown as text."""
    opening = _OPENING.match(text)
    if opening is not None and _FIRST_KEY.match(text, opening.end()):
        yield Diagnostic(
            code="S022",
            severity=Severity.ERROR,
            location=SourceLocation(path),
            what="The front matter is never closed.",
            why="Its keys would be shown to readers as text, and have no effect.",
            remedy="End it with a line of three hyphens.",
        )


def keys_twice(yaml: str, path: str) -> Iterator[Diagnostic]:
    """A key that stands twice says two things; only the last would count."""
    first: dict[str, int] = {}
    for number, line in enumerate(yaml.split("\n"), start=2):
        match = _KEY.match(line)
        if match and first.setdefault(match[1], number) != number:
            yield Diagnostic(
                code="S023",
                severity=Severity.ERROR,
                location=SourceLocation(path, number),
                what=f"`{match[1]}` stands here again; line {first[match[1]]} has it already.",
                why="Only the last of them would count.",
                remedy="Keep one.",
            )
