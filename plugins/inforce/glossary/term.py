"""A glossary term and its forms."""

from dataclasses import dataclass
from typing import NewType

from inforce.documents.document import Document
from inforce.documents.provision import Provision
from inforce.source.text import SourceText

TermId = NewType("TermId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A technical word and what it means.

    Args:
        id: Its file's name without `.md`; its anchor and its address.
        term: The word as readers see it.
        aliases: Other forms of it, in the author's order.
        lines: Source lines of the word and of each other form, in that order.
        case_sensitive: Whether capitals tell it from another word.
        sources: Where the explanation comes from.
        short: The first paragraph: the short definition; None where the entry is empty.
        document: The whole entry.
        source: Its file.
    """

    id: TermId
    term: str
    aliases: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    case_sensitive: bool = False
    sources: tuple[str, ...] = ()
    short: Provision | None = None
    document: Document
    source: SourceText

    @property
    def forms(self) -> tuple[tuple[str, int], ...]:
        """The word and its other forms, each once, with its source line."""
        written = (self.term, *self.aliases)
        first: dict[str, int] = {}
        for form, line in zip(written, self.lines or (1,) * len(written), strict=True):
            first.setdefault(form, line)
        return tuple(first.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """Every term, in the order of the alphabet."""

    terms: tuple[Term, ...] = ()
