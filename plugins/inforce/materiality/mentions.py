"""Where a text names a thing: what a table repeats is nothing new."""

from collections.abc import Iterator
from typing import NamedTuple

from inforce.documents.document import Document
from inforce.documents.provision import ProvisionKind
from inforce.materiality.items import Item, ItemReader, Key
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
        self._texts: list[tuple[str, str, bool]] | None = None

    def of(self, item: Item) -> Mention:
        """Where an item is named: all its words in one sentence."""
        anywhere = False
        for inside in self._places(item.key):
            if not inside:
                return Mention(anywhere=True, outside=True)
            anywhere = True
        return Mention(anywhere, outside=False)

    def _places(self, key: Key) -> Iterator[bool]:
        """For each sentence that names it, whether it stands in a table."""
        sought = [word for word in key if not self._reader.stands_for_others(word)]
        for text, low, inside in self._read():
            # Most texts are told apart by a glance at their letters.
            if not all(map(low.__contains__, sought)):
                continue
            for sentence in sentences(text):
                if key <= self._reader.key(sentence) and not self._denies(sentence):
                    yield inside

    def _read(self) -> list[tuple[str, str, bool]]:
        if self._texts is None:
            told = [(p.text, p.kind is ProvisionKind.CELL) for p in self._document.walk() if p.runs]
            self._texts = [(text, text.lower(), inside) for text, inside in told]
        return self._texts

    def _denies(self, text: str) -> bool:
        return read_statement(text, "", self._lexicon).negated
