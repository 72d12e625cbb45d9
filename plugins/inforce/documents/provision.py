"""The addressable unit of a policy, and the words in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class ProvisionKind(StrEnum):
    """What a provision is. A list, a table and a quotation hold others; the rest hold words."""

    SECTION = "section"  # a heading (runs) and what stands under it (children)
    PARAGRAPH = "paragraph"
    LIST = "list"  # children: ITEM
    ITEM = "item"  # runs: its first paragraph; children: what follows in it
    TABLE = "table"  # children: ROW
    ROW = "row"  # children: CELL
    CELL = "cell"
    QUOTE = "quote"
    ADMONITION = "admonition"  # runs: its title; children: its body
    CODE = "code"
    DEFINITIONS = "definitions"  # children: TERM, DEFINITION
    TERM = "term"
    DEFINITION = "definition"
    FOOTNOTE = "footnote"  # children: its body; its label is `name`
    RULE = "rule"  # a thematic break: no words


class Mark(StrEnum):
    """How words are set. None of it is a word."""

    EMPHASIS = "em"
    STRONG = "strong"
    CODE = "code"
    STRIKE = "s"


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words set alike.

    Args:
        text: The visible words; a hard line break is a line feed.
        marks: How they are set, sorted.
        link: The target as written, where the words are a link.
        image: The address of the image, where the words are its alternative text.
        footnote: The label of the footnote this run refers to; its text is then the number shown.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    link: str | None = None
    image: str | None = None
    footnote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One addressable unit.

    Args:
        id: Stays when neighbours come and go; unique in its document; the HTML anchor.
        kind: What it is.
        number: The number a reader sees, as written: `4.`, `(b)`, `Section 5`; empty where there
            is none.
        runs: Its own words.
        children: The provisions inside it, in order.
        line: First source line, counted from 1, front matter included.
        end_line: Last source line.
        level: Heading level of a SECTION (1 to 6), else 0.
        name: Label of a FOOTNOTE, kind of an ADMONITION, language of CODE.
        classes: Author's classes (`.adds`, `.no-glossary`), sorted.
        attributes: Author's other attributes (`after=…`), sorted pairs.
        start: First number of an ordered LIST; None for an unordered one.
        marker: Delimiter of an ordered LIST, `.` or `)`; its bullet otherwise is not kept.
        tight: Whether a LIST is set without space between its items.
        header: Whether a ROW is a header row.
        align: Alignment of a CELL: `left`, `center`, `right` or empty.
        aliases: Further anchors that must lead here.
    """

    id: str
    kind: ProvisionKind
    number: str = ""
    runs: tuple[TextRun, ...] = ()
    children: tuple["Provision", ...] = ()
    line: int = 1
    end_line: int = 1
    level: int = 0
    name: str = ""
    classes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    start: int | None = None
    marker: str = ""
    tight: bool = True
    header: bool = False
    align: str = ""
    aliases: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """The provision's own visible words, without its children's."""
        return "".join(run.text for run in self.runs)

    def walk(self) -> Iterator["Provision"]:
        """This provision and all in it, in reading order, without recursion."""
        stack = [self]
        while stack:
            provision = stack.pop()
            yield provision
            stack.extend(reversed(provision.children))
