"""A document as the body of a page: valid HTML from the tree alone."""

from dataclasses import dataclass, replace

from inforce.documents.canonical import visible_text
from inforce.documents.document import Document
from inforce.documents.provision import ProvisionKind
from inforce.publication.body_writer import DEFAULT_STYLE, BodyStyle, BodyWriter
from inforce.publication.inline_html import InlineHtml, Resolve, SetWords, plain_words

__all__ = ("BodyHtml", "BodyStyle", "TocEntry", "render_body", "table_of_contents")


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading as the table of contents shows it.

    Args:
        level: 1 to 6.
        id: Its anchor.
        title: Its words.
        children: The headings under it.
    """

    level: int
    id: str
    title: str
    children: tuple["TocEntry", ...] = ()


@dataclass(frozen=True, slots=True)
class BodyHtml:
    """The body of a page.

    Args:
        html: Flow content, without the page around it.
        toc: Its headings, nested.
        title: The words of its first heading of level one that opens it; empty where none does.
    """

    html: str
    toc: tuple[TocEntry, ...]
    title: str


def render_body(
    document: Document,
    *,
    resolve: Resolve,
    style: BodyStyle = DEFAULT_STYLE,
    set_words: SetWords = plain_words,
) -> BodyHtml:
    """Set a document as HTML.

    Args:
        document: The tree.
        resolve: Leads from a target as written to an address, or None to keep only the words.
        style: How it is set.
        set_words: Sets the words of a run; a glossary can make term links here.
    """
    writer = BodyWriter(InlineHtml(resolve, set_words=set_words), style)
    html = writer.write(document)
    return BodyHtml(html, table_of_contents(document, style.heading_offset), document.title)


def table_of_contents(document: Document, heading_offset: int = 0) -> tuple[TocEntry, ...]:
    """The headings of a document, nested by level; one without words is left out."""
    top: list[TocEntry] = []
    # The headings still open, each with those found under it so far.
    open_entries: list[tuple[TocEntry, list[TocEntry]]] = []

    def close_from(level: int) -> None:
        while open_entries and open_entries[-1][0].level >= level:
            entry, under = open_entries.pop()
            whole = replace(entry, children=tuple(under))
            (open_entries[-1][1] if open_entries else top).append(whole)

    for section in document.walk():
        if section.kind is not ProvisionKind.SECTION:
            continue
        title = " ".join(visible_text(section.runs).split())
        if title:
            level = min(6, max(1, section.level + heading_offset))
            close_from(level)
            open_entries.append((TocEntry(level, section.id, title), []))
    close_from(0)
    return tuple(top)
