"""Where a text names a thing: what a table repeats is nothing new."""

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
        self._texts: tuple[_Texts, _Texts] | None = None
        self._found: dict[Key, Mention] = {}

    @property
    def asked(self) -> int:
        """For how many things the text was searched."""
        return len(self._found)

    def of(self, item: Item) -> Mention:
        """Where an item is named: all its words in one sentence."""
        if item.key not in self._found:
            outside, inside = self._read()
            named = self._names(outside, item.key)
            anywhere = named or self._names(inside, item.key)
            self._found[item.key] = Mention(anywhere=anywhere, outside=named)
        return self._found[item.key]

    def _names(self, texts: "_Texts", key: Key) -> bool:
        """Whether a sentence of some texts names a thing."""
        sought = [word for word in key if not self._reader.stands_for_others(word)]
        # Most texts are told apart by a glance at their letters.
        if not all(map(texts.whole.__contains__, sought)):
            return False
        return any(
            key <= self._reader.key(sentence) and not self._denies(sentence)
            for text, low in texts.each
            if all(map(low.__contains__, sought))
            for sentence in sentences(text)
        )

    def _read(self) -> tuple["_Texts", "_Texts"]:
        if self._texts is None:
            told = [(p.text, p.kind is ProvisionKind.CELL) for p in self._document.walk() if p.runs]
            self._texts = (
                _texts([text for text, inside in told if not inside]),
                _texts([text for text, inside in told if inside]),
            )
        return self._texts

    def _denies(self, text: str) -> bool:
        return read_statement(text, "", self._lexicon).negated


class _Texts(NamedTuple):
    """Several texts, each also in small letters, and all together in small letters."""

    each: list[tuple[str, str]]
    whole: str


def _texts(texts: list[str]) -> _Texts:
    each = [(text, text.lower()) for text in texts]
    return _Texts(each, "\n".join([low for _, low in each]))
