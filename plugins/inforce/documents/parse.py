"""Markdown to the tree of provisions: the front door of the room."""

from dataclasses import dataclass

from inforce.diagnostics import Diagnostic, Severity, in_order
from inforce.documents.canonical import canonical_text
from inforce.documents.dialect import DEEPEST_BLOCK, tokenise
from inforce.documents.document import Document
from inforce.documents.drafts import freeze, in_reading_order, settle_levels
from inforce.documents.footnotes import settle_footnotes
from inforce.documents.identifiers import assign_ids
from inforce.documents.lints import of_source
from inforce.documents.numbering import assign_numbers
from inforce.documents.outline import Outline
from inforce.location import SourceLocation
from inforce.source.fences import body_of
from inforce.source.text import SourceText, normalise_newlines


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document and what its author must be told.

    Args:
        document: The tree.
        diagnostics: In reading order.
    """

    document: Document
    diagnostics: tuple[Diagnostic, ...] = ()


def parse_document(source: SourceText) -> ParsedDocument:
    """Read a whole file as a document; lines count from the top of the file."""
    body, first_line = body_of(source.text)
    tokens, env = tokenise(body)
    outline = Outline(source.path, first_line - 1)
    outline.read(tokens)
    notes = settle_footnotes(outline.footnotes, env.get("footnotes", {}), source.path)
    footnotes = notes.drafts
    roots = outline.root.children
    ordered = in_reading_order([*roots, *footnotes])
    settle_levels(roots)
    assign_numbers(ordered)
    diagnostics = [
        *outline.diagnostics,
        *assign_ids(ordered, roots, footnotes, source.path),
        *of_source(body, source.path, first_line),
        *notes.diagnostics,
        *[_too_deep(line + first_line, source.path) for line in env.get("too_deep", ())],
    ]
    document = Document(path=source.path, provisions=freeze(roots), footnotes=freeze(footnotes))
    return ParsedDocument(document, in_order(diagnostics) if diagnostics else ())


def canonical_text_of(markdown: str) -> str:
    """The visible words of a Markdown text, one block a line."""
    source = SourceText("text.md", normalise_newlines(markdown))
    return canonical_text(parse_document(source).document)


def _too_deep(line: int, path: str) -> Diagnostic:
    return Diagnostic(
        code="D003",
        severity=Severity.WARNING,
        location=SourceLocation(path, line),
        what=f"Lists and quotations are nested more than {DEEPEST_BLOCK // 2} deep.",
        why="What lies deeper is set as one plain paragraph.",
        remedy="Nest them less deeply.",
    )
