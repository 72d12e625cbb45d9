"""Provisions as HTML, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass

from inforce.documents.canonical import fold, visible_text
from inforce.documents.document import Document
from inforce.documents.provision import Provision, ProvisionKind
from inforce.publication.block_html import ANCHORS_BEFORE, anchors, block_tags
from inforce.publication.html_text import html_attribute, html_fragment, html_text
from inforce.publication.inline_html import InlineHtml, reference_id


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyStyle:
    """How a body is set.

    Args:
        heading_offset: Levels to add to every heading.
        permalinks: Whether headings carry a link to themselves.
        permalink_title: What that link is called.
        table_label: What tables are called before their number.
        backlink_title: What the way back from a footnote is called; `{}` is its number.
    """

    heading_offset: int = 0
    permalinks: bool = True
    permalink_title: str = "Permanent link"
    table_label: str = "Table"
    backlink_title: str = "Jump back to footnote {} in the text"


DEFAULT_STYLE = BodyStyle()


class BodyWriter:
    """Writes provisions in reading order, without recursion."""

    def __init__(self, inline: InlineHtml, style: BodyStyle) -> None:
        self._inline = inline
        self._style = style
        self._written: list[str] = []
        # What is still to be written, the next on top.
        self._stack: list[Provision | str] = []
        # Numbers of items, by id, that do not follow from the item before.
        self._values: dict[str, int] = {}
        self._tables = 0
        self._heading = ""

    def write(self, document: Document) -> str:
        """The whole document, footnotes last."""
        self._drain(document.provisions)
        if document.footnotes:
            self._footnotes(document.footnotes)
        return "".join(self._written)

    def _drain(self, provisions: tuple[Provision, ...]) -> None:
        stack, written = self._stack, self._written
        stack.extend(reversed(provisions))
        while stack:
            top = stack.pop()
            if isinstance(top, str):
                written.append(top)
            else:
                self._provision(top)

    def _provision(self, provision: Provision) -> None:
        kind = provision.kind
        if kind is ProvisionKind.SECTION:
            self._section(provision)
        elif kind is ProvisionKind.TABLE:
            self._table(provision)
        elif kind is ProvisionKind.LIST:
            self._list(provision)
        elif kind is ProvisionKind.CODE or kind is ProvisionKind.RULE:
            opening, closing = block_tags(provision)
            words = html_text(provision.text) + "\n" if provision.runs else ""
            self._written.append(f"{anchors(provision)}{opening}{words}{closing}\n")
        elif kind is ProvisionKind.ADMONITION:
            self._admonition(provision)
        else:
            self._plain(provision)

    def _plain(self, provision: Provision) -> None:
        opening, closing = block_tags(provision, value=self._values.get(provision.id))
        before, inside = anchors(provision), ""
        if provision.kind not in ANCHORS_BEFORE:
            before, inside = "", before
        words = self._inline.runs(provision) if provision.runs else ""
        if words and not provision.tight:
            words = f"<p>{words}</p>"
        if not provision.children:
            self._written.append(f"{before}{opening}{inside}{words}{closing}\n")
            return
        gap = "\n" if words or provision.kind is not ProvisionKind.ROW else ""
        self._written.append(f"{before}{opening}{inside}{words}{gap}")
        self._stack.append(f"{closing}\n")
        self._stack.extend(reversed(provision.children))

    def _section(self, provision: Provision) -> None:
        opening, closing = block_tags(provision, heading_offset=self._style.heading_offset)
        words = self._inline.runs(provision)
        self._heading = fold(visible_text(provision.runs))
        link = ""
        if self._style.permalinks and words:
            title = html_attribute(self._style.permalink_title)
            target = html_fragment(provision.id)
            link = f'<a class="headerlink" href="{target}" title="{title}">&para;</a>'
        self._written.append(f"{opening}{anchors(provision)}{words}{link}{closing}\n")
        self._stack.extend(reversed(provision.children))

    def _list(self, provision: Provision) -> None:
        opening, closing = block_tags(provision)
        self._written.append(f"{anchors(provision)}{opening}\n")
        if not provision.children:
            self._written.append(f"{closing}\n")
            return
        self._stack.append(f"{closing}\n")
        self._stack.extend(reversed(provision.children))
        self._values.update(_jumps(provision))

    def _table(self, provision: Provision) -> None:
        self._tables += 1
        label = f"{self._style.table_label} {self._tables}"
        label = html_attribute(f"{label}: {self._heading}" if self._heading else label)
        opening, closing = block_tags(provision)
        self._written.append(
            f'{anchors(provision)}<div class="inforce-table" role="region" tabindex="0" '
            f'aria-label="{label}">\n{opening}\n'
        )
        self._stack.append(f"{closing}\n</div>\n")
        self._stack.extend(reversed(list(_grouped_rows(provision.children))))

    def _admonition(self, provision: Provision) -> None:
        opening, closing = block_tags(provision)
        words = self._inline.runs(provision)
        title = f'<p class="admonition-title">{words}</p>\n' if words else ""
        self._written.append(f"{opening}{anchors(provision)}\n{title}")
        self._stack.append(f"{closing}\n")
        self._stack.extend(reversed(provision.children))

    def _footnotes(self, footnotes: tuple[Provision, ...]) -> None:
        self._written.append('<div class="footnote">\n<hr>\n<ol>\n')
        for number, footnote in enumerate(footnotes, start=1):
            opening, closing = block_tags(footnote)
            self._written.append(f"{opening}{anchors(footnote)}\n")
            self._drain(footnote.children)
            back = "".join(self._backlinks(footnote.name, number))
            if back and self._written[-1].endswith("</p>\n"):
                last = self._written.pop().removesuffix("</p>\n")
                self._written.append(f"{last}{back}</p>\n")
            elif back:
                self._written.append(f"<p>{back}</p>\n")
            self._written.append(f"{closing}\n")
        self._written.append("</ol>\n</div>\n")

    def _backlinks(self, label: str, number: int) -> Iterator[str]:
        title = html_attribute(self._style.backlink_title.format(number))
        for count in range(1, self._inline.references(label) + 1):
            target = html_fragment(reference_id(label, count))
            yield f'&#160;<a class="footnote-backref" href="{target}" title="{title}">&#8617;</a>'


def _jumps(ordered: Provision) -> Iterator[tuple[str, int]]:
    """Items whose number a browser would not count by itself."""
    expected = ordered.start
    if expected is None:
        return
    for item in ordered.children:
        given = dict(item.attributes).get("value", "") if item.attributes else ""
        number = given or item.number.rstrip(".)")
        if number.isdecimal() and number.isascii() and int(number) != expected:
            expected = int(number)
            yield item.id, expected
        expected += 1


def _grouped_rows(rows: tuple[Provision, ...]) -> Iterator[Provision | str]:
    """Header rows at the top in a head, all others in a body."""
    count = 0
    while count < len(rows) and rows[count].header:
        count += 1
    if count:
        yield "<thead>\n"
        yield from rows[:count]
        yield "</thead>\n"
    if count < len(rows):
        yield "<tbody>\n"
        yield from rows[count:]
        yield "</tbody>\n"
