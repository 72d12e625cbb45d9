"""The redline as it is built: parse both, compare, render; and what is asked of it beside words."""

import time
from dataclasses import dataclass

from benchmarks.redline.measures import WordEdits
from benchmarks.redline.peers import MARKDOWN
from inforce.documents import dialect
from inforce.documents.canonical import canonical_text
from inforce.documents.document import Document
from inforce.documents.parse import parse_document
from inforce.publication.redline_html import view_html
from inforce.redline.compare import compare
from inforce.redline.redline import Redline
from inforce.source.text import SourceText, normalise_newlines


@dataclass(frozen=True, slots=True)
class Ours:
    """One redline and what it took.

    Args:
        redline: The redline.
        html: Its inline view.
        seconds: CPU of parsing both, comparing and rendering.
        reference: CPU of markdown-it parsing and rendering both, in the same run.
        parts: The seconds of parsing, comparing and rendering.
    """

    redline: Redline
    html: str
    seconds: float
    reference: float
    parts: tuple[float, float, float]

    @property
    def edits(self) -> WordEdits:
        """Its words."""
        return [(tag, list(found)) for tag, found in self.redline.word_edits()]

    @property
    def whole(self) -> bool:
        """Whether both texts can be rebuilt."""
        redline = self.redline
        return redline.accepted_text() == canonical_text(redline.new) and (
            redline.rejected_text() == canonical_text(redline.old)
        )


def document_of(markdown: str) -> Document:
    """The tree of a text."""
    return parse_document(SourceText("text.md", normalise_newlines(markdown))).document


def measure(old: str, new: str) -> Ours:
    """Make a redline and time each part of the way, as if it were the first."""
    dialect._known.cache_clear()  # noqa: SLF001 (what an earlier pair left there is not its merit)
    clock = time.process_time
    started = clock()
    MARKDOWN.render(old)
    MARKDOWN.render(new)
    rendered = clock()
    documents = document_of(old), document_of(new)
    parsed = clock()
    redline = compare(*documents)
    compared = clock()
    html = view_html(redline)
    done = clock()
    return Ours(
        redline,
        html,
        done - rendered,
        rendered - started,
        (parsed - rendered, compared - parsed, done - compared),
    )
