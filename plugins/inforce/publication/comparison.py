"""Two Markdown texts compared: the package's front door for scripts and other programs."""

from dataclasses import dataclass, fields

from inforce.documents.parse import parse_document
from inforce.publication.redline_html import view_html
from inforce.redline.compare import compare as compare_documents
from inforce.redline.redline import Redline
from inforce.source.text import SourceText, normalise_newlines


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRedline(Redline):
    """All changes between two texts, which can show themselves as HTML."""

    def to_html(self) -> str:
        """One fragment of valid HTML: both texts inline, what changed marked and said."""
        return view_html(self)


def compare(old_markdown: str, new_markdown: str, *, typography: bool = False) -> TextRedline:
    r"""Everything that differs between two Markdown texts.

    Accepting it gives the new text, rejecting it the old one; both are canonical texts.

    Args:
        old_markdown: The earlier text, with or without front matter.
        new_markdown: The later text.
        typography: Whether kinds of quotes, dashes and spaces count as words changed.

    >>> redline = compare("We keep it for 30 days.", "We keep it for 14 days.")
    >>> [type(change).__name__ for change in redline.changes]
    ['Substitution']
    >>> redline.accepted_text()
    'We keep it for 14 days.\n'
    """
    old, new = (
        parse_document(SourceText("text.md", normalise_newlines(text))).document
        for text in (old_markdown, new_markdown)
    )
    redline = compare_documents(old, new, typography=typography)
    return TextRedline(**{field.name: getattr(redline, field.name) for field in fields(redline)})
