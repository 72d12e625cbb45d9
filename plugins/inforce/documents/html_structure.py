"""What an HTML element opens, and in what it must stand."""

import re
from typing import Final

from inforce.documents.drafts import Draft
from inforce.documents.html_tags import HEADINGS
from inforce.documents.numbering import LETTERED
from inforce.documents.provision import ProvisionKind

_WHOLE = re.compile(r"[0-9]{1,9}")
HOLDERS: Final = {
    "ul": ProvisionKind.LIST,
    "ol": ProvisionKind.LIST,
    "li": ProvisionKind.ITEM,
    "table": ProvisionKind.TABLE,
    "caption": ProvisionKind.ROW,
    "tr": ProvisionKind.ROW,
    "td": ProvisionKind.CELL,
    "th": ProvisionKind.CELL,
    "blockquote": ProvisionKind.QUOTE,
    "dl": ProvisionKind.DEFINITIONS,
    "dt": ProvisionKind.TERM,
    "dd": ProvisionKind.DEFINITION,
}
# What an element must stand in; where it does not, the holder is understood.
_NEEDS: Final = {
    ProvisionKind.ITEM: ProvisionKind.LIST,
    ProvisionKind.TERM: ProvisionKind.DEFINITIONS,
    ProvisionKind.DEFINITION: ProvisionKind.DEFINITIONS,
    ProvisionKind.ROW: ProvisionKind.TABLE,
    ProvisionKind.CELL: ProvisionKind.ROW,
}
INNER: Final = {
    ProvisionKind.LIST: ProvisionKind.ITEM,
    ProvisionKind.DEFINITIONS: ProvisionKind.DEFINITION,
    ProvisionKind.TABLE: ProvisionKind.ROW,
    ProvisionKind.ROW: ProvisionKind.CELL,
}
_FLOW: Final = frozenset(
    {
        ProvisionKind.LIST,
        ProvisionKind.TABLE,
        ProvisionKind.QUOTE,
        ProvisionKind.DEFINITIONS,
    }
)


def needs_flow(tag: str, here: ProvisionKind) -> bool:
    """Whether what a tag opens may not stand directly in a list, a table or a row."""
    kind = HOLDERS.get(tag)
    if kind is None:
        return tag in HEADINGS or tag in {"pre", "hr"}
    return (*understood(kind, here), kind)[0] in _FLOW


def understood(kind: ProvisionKind, here: ProvisionKind) -> tuple[ProvisionKind, ...]:
    """The holders that HTML leaves out, from the outermost to the innermost."""
    holders: list[ProvisionKind] = []
    needed = _NEEDS.get(kind)
    while needed is not None and needed is not here:
        holders.insert(0, needed)
        needed = _NEEDS.get(needed)
    return tuple(holders)


def describe(draft: Draft, tag: str, attributes: dict[str, str]) -> None:
    """Note how a list counts, what an item is numbered, how a cell is set."""
    if tag == "ol":
        start = attributes.get("start", "")
        draft.start = max(0, int(start)) if _WHOLE.fullmatch(start) else 1
        draft.marker = "."
        if attributes.get("type", "") in LETTERED:
            draft.attributes = (("type", attributes["type"]),)
    elif tag == "li" and _WHOLE.fullmatch(attributes.get("value", "")):
        draft.attributes = (("value", attributes["value"]),)
    elif draft.kind is ProvisionKind.CELL:
        draft.header = tag == "th"
        align = attributes.get("align", "").lower()
        draft.align = align if align in {"left", "center", "right"} else ""
