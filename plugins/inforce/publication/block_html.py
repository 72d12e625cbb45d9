"""The tags around each kind of provision.

An author's classes are not written out: a class of the theme could hide words from readers.
"""

from collections.abc import Callable

from inforce.documents.numbering import LETTERED
from inforce.documents.provision import Provision, ProvisionKind
from inforce.publication.html_text import html_attribute

_NAMES = {
    ProvisionKind.PARAGRAPH: "p",
    ProvisionKind.ITEM: "li",
    ProvisionKind.TABLE: "table",
    ProvisionKind.FOOTNOTE: "li",
    ProvisionKind.ROW: "tr",
    ProvisionKind.QUOTE: "blockquote",
    ProvisionKind.DEFINITIONS: "dl",
    ProvisionKind.TERM: "dt",
    ProvisionKind.DEFINITION: "dd",
}
# Blocks that may hold no stray anchor: theirs stand before them.
ANCHORS_BEFORE = frozenset(
    {
        ProvisionKind.LIST,
        ProvisionKind.TABLE,
        ProvisionKind.DEFINITIONS,
        ProvisionKind.CODE,
        ProvisionKind.RULE,
    }
)


def anchors(provision: Provision) -> str:
    """Empty anchors for every further name a provision goes by."""
    if not provision.aliases:
        return ""
    return "".join([f'<span id="{html_attribute(alias)}"></span>' for alias in provision.aliases])


def id_attribute(provision: Provision) -> str:
    """The attribute that makes a provision linkable."""
    return f' id="{html_attribute(provision.id)}"' if provision.id else ""


def block_tags(
    provision: Provision,
    *,
    identified: bool = True,
    heading_offset: int = 0,
    value: int | None = None,
) -> tuple[str, str]:
    """The opening and closing tag of a provision, its words and children left out.

    Args:
        provision: The provision.
        identified: Whether its id is written; two texts on one page cannot both have theirs.
        heading_offset: Levels to add to every heading.
        value: The number of an item that does not follow from the one before it.
    """
    own = id_attribute(provision) if identified else ""
    name = _NAMES.get(provision.kind)
    if name is not None:
        numbered = "" if value is None else f' value="{value}"'
        return f"<{name}{own}{numbered}>", f"</{name}>"
    if provision.kind is ProvisionKind.SECTION:
        level = min(6, max(1, provision.level + heading_offset))
        return f"<h{level}{own}>", f"</h{level}>"
    return _SPECIAL[provision.kind](provision, own)


def _list_tags(provision: Provision, own: str) -> tuple[str, str]:
    if provision.start is None:
        return f"<ul{own}>", "</ul>"
    start = "" if provision.start == 1 else f' start="{provision.start}"'
    style = dict(provision.attributes).get("type", "")
    if style in LETTERED:
        return f'<ol{own}{start} type="{style}">', "</ol>"
    # "3)" on the page where the author wrote "3)": the style sheet draws the marker.
    marker = ' class="inforce-parenthesis"' if provision.marker == ")" else ""
    return f"<ol{own}{start}{marker}>", "</ol>"


def _cell_tags(provision: Provision, _own: str) -> tuple[str, str]:
    name = "th" if provision.header else "td"
    scope = ' scope="col"' if provision.header else ""
    align = f' class="inforce-{provision.align}"' if provision.align else ""
    return f"<{name}{scope}{align}>", f"</{name}>"


def _code_tags(provision: Provision, own: str) -> tuple[str, str]:
    name = f' class="language-{html_attribute(provision.name)}"' if provision.name else ""
    return f"<pre{own}><code{name}>", "</code></pre>"


def _admonition_tags(provision: Provision, own: str) -> tuple[str, str]:
    classes = html_attribute(f"admonition {provision.name}".strip())
    return f'<div class="{classes}"{own}>', "</div>"


def _rule_tags(_provision: Provision, own: str) -> tuple[str, str]:
    return f"<hr{own}>", ""


_SPECIAL: dict[ProvisionKind, Callable[[Provision, str], tuple[str, str]]] = {
    ProvisionKind.LIST: _list_tags,
    ProvisionKind.CELL: _cell_tags,
    ProvisionKind.CODE: _code_tags,
    ProvisionKind.ADMONITION: _admonition_tags,
    ProvisionKind.RULE: _rule_tags,
}
