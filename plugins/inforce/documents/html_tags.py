"""What each raw HTML element means for a text: how its words are set, or that it has none."""

import re
from typing import Final

from inforce.documents.provision import Mark

MARKS: Final = {
    **dict.fromkeys(("b", "strong"), Mark.STRONG),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), Mark.EMPHASIS),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), Mark.CODE),
    **dict.fromkeys(("s", "del", "strike"), Mark.STRIKE),
}
# Only their words count.
PLAIN_INLINE: Final = frozenset(
    {
        *("abbr", "acronym", "bdi", "bdo", "big", "data", "font", "ins", "label", "mark", "nobr"),
        *("q", "rp", "rt", "ruby", "small", "span", "sub", "sup", "time", "u", "wbr"),
    }
)
INLINE: Final = frozenset({*MARKS, *PLAIN_INLINE, "a", "br", "img"})
HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
# Boxes around blocks: what is in them stands where they stood.
TRANSPARENT: Final = frozenset(
    {
        *("address", "article", "aside", "body", "center", "details", "div", "fieldset", "figure"),
        *("figcaption", "footer", "header", "hgroup", "html", "legend", "main", "nav", "p"),
        *("search", "section", "summary"),
    }
)
BLOCKS: Final = frozenset(
    {
        *HEADINGS,
        *TRANSPARENT,
        *("blockquote", "caption", "dd", "dl", "dt", "hr", "li", "ol", "pre", "table", "tbody"),
        *("td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
# What stands in these is not read as text by a browser either, or is no text.
HIDDEN: Final = frozenset(
    {"head", "iframe", "math", "object", "script", "style", "svg", "template", "title"}
)
VOID: Final = frozenset({"br", "hr", "img", "wbr"})

ALLOWED: Final = INLINE | BLOCKS
ATTRIBUTES: Final = {
    "a": {"href", "name", "id"},
    "img": {"src", "alt", "id"},
    "td": {"align", "id"},
    "th": {"align", "id"},
    "ol": {"start", "type", "id"},
    "li": {"value", "id"},
    **{name: {"id"} for name in sorted(ALLOWED - {"a", "img", "td", "th", "ol", "li"})},
}
SCHEMES: Final = {"http", "https", "mailto", "tel"}

_VALUE = r"""(?:[^"'=<>`\x00-\x20]+|'[^']*'|"[^"]*")"""
_ATTRIBUTE = rf"""(?:\s+[a-zA-Z_:@][^\s"'<>/=]*(?:\s*=\s*{_VALUE})?)"""
# A whole tag, as CommonMark has it, and a little more forgiving about what follows a value.
TAG: Final = re.compile(rf"<(/?)([A-Za-z][A-Za-z0-9:-]*)((?:{_ATTRIBUTE})*)\s*/?>")
_EVENT = re.compile(r"\s(on[a-zA-Z]+)\s*=")


def event_attributes(attributes: str) -> list[str]:
    """Names of the attributes that would run a program."""
    return [name.lower() for name in _EVENT.findall(attributes)]
