r"""Policies, every version of them, and what changed.

A tour of the house. The text travels one way, and each room knows only those before it:

    source         text with a path and a commit; front matter
    documents      text as a tree of provisions with ids, numbers and canonical words
    versions       which text was law on which day
    glossary       the terms that policies share
    supplements    what binds the user of one service
    redline        what differs between two documents
    materiality    what a change does to the reader, and how long notice must be
    ledger         the sealed record: proof of what stood when
    publication    pages, redlines, reports and JSON, as values
    pipeline       the one place that names all rooms in order
    adapters       git, disk, MkDocs, the command line: the only rooms that touch the world

Each room has a front door that can be used alone; the most useful stand here.

>>> import inforce
>>> inforce.canonical_text("Some *words*\nof a text.")
'Some words of a text.\n'
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inforce.documents.parse import canonical_text_of as canonical_text
    from inforce.materiality.assessment import assess
    from inforce.publication.comparison import compare

__all__ = ["assess", "canonical_text", "compare"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the names of __all__, and nothing else
    """Load a front door when it is first used, so that small commands start fast."""
    if name == "canonical_text":
        from inforce.documents.parse import canonical_text_of  # noqa: PLC0415

        return canonical_text_of
    if name == "assess":
        from inforce.materiality.assessment import assess  # noqa: PLC0415

        return assess
    if name == "compare":
        from inforce.publication.comparison import compare  # noqa: PLC0415

        return compare
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
