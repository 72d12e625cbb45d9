"""Where a text names a thing: what a table repeats is nothing new."""

from collections.abc import Iterable
from typing import NamedTuple

from inforce.documents.document import Document
from inforce.documents.provision import ProvisionKind
from inforce.materiality.items import Item, ItemReader
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.statement import read_statement
from inforce.materiality.wording import sentences


class Mention(NamedTuple):
    """How a text names a thing.

    Args:
        anywhere: Whether it does.
        outside: Whether it does outside tables.
    """

    anywhere: bool
    outside: bool


class Mentions:
    """A whole text, asked whether a sentence or cell of it names a thing.

    A sentence that denies names nothing: it says what is not so.

    Args:
        document: The text.
        lexicon: The word lists.
        reader: How items are read.
    """

    def __init__(self, document: Document, lexicon: Lexicon, reader: ItemReader) -> None:
        self._document = document
        self._lexicon = lexicon
        self._reader = reader
        self._told: list[tuple[str, bool]] = []
        self._places: dict[str, set[int]] | None = None

    def of(self, item: Item) -> Mention:
        """Where an item is named: all its words in one sentence."""
        places = self._read()
        shared = set.intersection(*[places.get(word, set()) for word in item.key])
        told = [self._told[place] for place in sorted(shared)]
        affirmed = [inside for text, inside in told if not self._denies(text)]
        return Mention(bool(affirmed), not all(affirmed))

    def _read(self) -> dict[str, set[int]]:
        if self._places is None:
            self._places = {}
            for text, inside in self._sentences():
                self._told.append((text, inside))
                for word in self._reader.key(text):
                    self._places.setdefault(word, set()).add(len(self._told) - 1)
        return self._places

    def _sentences(self) -> Iterable[tuple[str, bool]]:
        for provision in self._document.walk():
            inside = provision.kind is ProvisionKind.CELL
            for text in sentences(provision.text) if provision.runs else ():
                yield text, inside

    def _denies(self, text: str) -> bool:
        return read_statement(text, "", self._lexicon).negated
