"""What an author says about a block in braces: `{#id .class key=value}` or `{: key="value" }`."""

import re
from dataclasses import dataclass

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_PART = (
    r"""(?:\#[^\s{}#="'<>]+|\.[A-Za-z_][\w-]*"""
    r"""|[A-Za-z_][\w:.-]*=(?:"[^"{}\n]*"|'[^'{}\n]*'|[^\s{}"'=<>]+))"""
)
_INSIDE = rf"[ \t]*{_PART}(?:[ \t]+{_PART})*[ \t]*\}}"
_BRACES = re.compile(rf"\{{:?{_INSIDE}")
# A kramdown span attribute stands anywhere in a line, but always with the colon.
_SPAN = re.compile(rf"(?<!\\)\{{:{_INSIDE}")
_PARTS = re.compile(_PART)


@dataclass(frozen=True, slots=True)
class Attributes:
    """The facts in one pair of braces.

    Args:
        id: The explicit id, or empty.
        classes: Classes as written.
        pairs: Keys and values as written.
        alone: Whether the braces stood alone, and so speak of the block before them.
    """

    id: str = ""
    classes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    alone: bool = False


def read_attributes(braces: str, *, alone: bool = False) -> Attributes:
    """What well-formed braces say; of several ids the last one counts."""
    identifier = ""
    classes: list[str] = []
    pairs: list[tuple[str, str]] = []
    for part in _PARTS.findall(braces):
        if part[0] == "#":
            identifier = part[1:]
        elif part[0] == ".":
            classes.append(part[1:])
        else:
            key, _, value = part.partition("=")
            pairs.append((key, value.strip("\"'")))
    return Attributes(identifier, tuple(classes), tuple(pairs), alone)


def lift_attributes(state: StateCore) -> None:
    """Take braces out of the text before its words are read, so that none is ever shown."""
    before: Token | None = None
    for token in state.tokens:
        if token.type == "inline" and "{" in token.content and before is not None:
            _lift(token, heading=before.type == "heading_open")
        before = token


def _lift(token: Token, *, heading: bool) -> None:
    text, braces = _split_end(token.content, heading=heading)
    if "{:" in text:
        text, spans = _split_spans(text)
        braces += spans
    if braces:
        token.content = text
        token.meta["attributes"] = read_attributes(braces, alone=not text and not heading)


def _split_end(text: str, *, heading: bool) -> tuple[str, str]:
    """Braces that end a heading, or are the last line of another block."""
    stripped = text.rstrip()
    start = stripped.rfind("{")
    if start < 0 or not stripped.endswith("}") or not _BRACES.fullmatch(stripped, start):
        return text, ""
    head = stripped[:start].rstrip(" \t")
    fits = stripped[start - 1 : start] in {" ", "\t", "\n", ""} if heading else True
    if not heading and head and not head.endswith("\n"):
        fits = False
    return (head.rstrip(), stripped[start:]) if fits else (text, "")


def _split_spans(text: str) -> tuple[str, str]:
    """Kramdown's span attributes, unless they stand in code."""
    braces: list[str] = []
    kept: list[str] = []
    ticks = end = 0
    for match in _SPAN.finditer(text):
        piece = text[end : match.start()]
        ticks += piece.count("`")
        end = match.end()
        if ticks % 2:
            kept += [piece, match[0]]
            ticks += match[0].count("`")
        else:
            kept.append(piece.rstrip(" \t"))
            braces.append(match[0])
    kept.append(text[end:])
    return "".join(kept).strip(), " ".join(braces)
