"""The files that a record holds for its entries."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from inforce.digest import Digest, text_digest
from inforce.errors import LedgerError
from inforce.ledger.attested import definition_path, sealed_paths
from inforce.source.text import SourceText
from inforce.versions.version import Text, TranslationText

# The glossary entries that a text uses, as they stood with it, by term id.
GlossaryTexts = Callable[[Text | TranslationText], Mapping[str, SourceText]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """A file that the record must hold for an entry.

    Args:
        path: POSIX path in the record.
        data: Its bytes.
    """

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """What the record keeps of one text.

    Args:
        text: The copy of its source.
        definitions: Term ids with the copies of the glossary entries it uses, sorted.
    """

    text: SealedFile
    definitions: tuple[tuple[str, SealedFile], ...]

    @property
    def files(self) -> tuple[SealedFile, ...]:
        """Every file, the text first."""
        return (self.text, *(file for _, file in self.definitions))

    @property
    def source(self) -> Digest:
        """Plain SHA-256 of the copy."""
        return text_digest(self.text.data)

    @property
    def definition_digests(self) -> tuple[tuple[str, Digest], ...]:
        """Term ids with the plain SHA-256 of each entry."""
        return tuple((term, text_digest(file.data)) for term, file in self.definitions)


class CopyMaker:
    """Makes copies, each with a place of its own in the record.

    Args:
        taken: The places that earlier texts have.
        glossary_texts: The definitions that a text uses.
    """

    def __init__(self, taken: Iterable[str], glossary_texts: GlossaryTexts) -> None:
        self._taken = set(taken)
        self._glossary_texts = glossary_texts

    def make(self, policy: str, label: str, text: Text | TranslationText) -> Copies:
        """The copies of a text.

        Raises:
            LedgerError: It is not valid Unicode.
        """
        language = text.language if isinstance(text, TranslationText) else ""
        data = _bytes_of(text.source)
        places = sealed_paths(policy, label, text.number, language, text_digest(data))
        path = next((place for place in places if place not in self._taken), places[-1])
        self._taken.add(path)
        entries = sorted(self._glossary_texts(text).items())
        return Copies(
            text=SealedFile(path=path, data=data),
            definitions=tuple((term, _definition(term, source)) for term, source in entries),
        )


def _definition(term: str, source: SourceText) -> SealedFile:
    data = _bytes_of(source)
    return SealedFile(path=definition_path(term, text_digest(data)), data=data)


def _bytes_of(source: SourceText) -> bytes:
    try:
        return source.text.encode()
    except UnicodeEncodeError:
        what = f"`{source.path}` holds a character that is no character and cannot be sealed."
        raise LedgerError(what, "Save the file as UTF-8.") from None
