"""What stands around the words of a block: its class, what is said before and after them."""

from dataclasses import dataclass, replace

from inforce.documents.provision import ProvisionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around the words of a block.

    Args:
        css: The class of its element.
        before: What stands before its words.
        within: What stands after them, inside.
        after: What is folded away.
        claimed: Whether the block may carry its id: it stands in the new text.
    """

    css: str = ""
    before: str = ""
    within: str = ""
    after: str = ""
    claimed: bool = False

    def as_heading(self) -> "Around":
        """The same for words that were a heading."""
        return replace(self, css=f"{self.css} inforce-was-heading".strip())

    def for_part(self, *, first: bool, last: bool) -> "Around":
        """The same for one of several blocks: before the first, after the last."""
        if first and last:
            return self
        return Around(
            css=self.css,
            before=self.before if first else "",
            within=self.within if last else "",
            after=self.after if last else "",
            claimed=self.claimed,
        )


def classed(opening: str, css: str) -> str:
    """An opening tag with a class of ours; it is the only one where the tag has none yet."""
    if not css:
        return opening
    if ' class="' in opening:
        return opening.replace(' class="', f' class="{css} ', 1)
    name_end = min(place for place in (opening.find(" "), opening.find(">")) if place > 0)
    return f'{opening[:name_end]} class="{css}"{opening[name_end:]}'


def departed(holder: ProvisionKind | None, mark: str, cells: int) -> str:
    """The mark of a block that left, as an element that its holder may hold."""
    css = 'class="inforce-departed"'
    if holder is ProvisionKind.TABLE:
        return f'<tr {css}><td colspan="{max(1, cells)}">{mark}</td></tr>\n'
    if holder is ProvisionKind.LIST:
        return f"<li {css}>{mark}</li>\n"
    if holder is ProvisionKind.DEFINITIONS:
        return f"<dd {css}>{mark}</dd>\n"
    return f"<p {css}>{mark}</p>\n"
