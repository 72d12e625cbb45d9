"""Typed reading of a JSON object: what is missing or of another kind is refused, never guessed."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from inforce.digest import Digest
from inforce.errors import LedgerError

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")


class Fields:
    """The fields of one object.

    Args:
        facts: What JSON gave.

    Raises:
        LedgerError: It is no object, or a field is not of the kind it must be.
    """

    def __init__(self, facts: object) -> None:
        if not isinstance(facts, dict):
            what = "It is not a JSON object."
            raise LedgerError(what)
        self._facts: dict[str, object] = facts

    def text(self, name: str) -> str:
        """A string."""
        value = self._facts.get(name)
        if not isinstance(value, str):
            raise _wrong(name, "a string")
        return value

    def integer(self, name: str) -> int:
        """A whole number; `true` is none, though Python thinks so."""
        value = self._facts.get(name)
        if type(value) is not int or value < 0:
            raise _wrong(name, "a whole number")
        return value

    def truth(self, name: str) -> bool:
        """True or false."""
        value = self._facts.get(name)
        if not isinstance(value, bool):
            raise _wrong(name, "true or false")
        return value

    def digest(self, name: str) -> Digest:
        """A digest with its algorithm."""
        return self._read(name, Digest.parse, "a digest")

    def day(self, name: str) -> date:
        """An ISO 8601 day."""
        return self._read(name, date.fromisoformat, "a day")

    def day_or_none(self, name: str) -> date | None:
        """An ISO 8601 day or null."""
        return None if self._null(name) else self.day(name)

    def choice(self, name: str, kind: type[E]) -> E:
        """One of the words of an enumeration."""
        return self._read(name, kind, f"one of {', '.join(kind)}")

    def choice_or_none(self, name: str, kind: type[E]) -> E | None:
        """One of the words of an enumeration, or null."""
        return None if self._null(name) else self.choice(name, kind)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings."""
        values = self._list(name)
        texts = tuple(value for value in values if isinstance(value, str))
        if len(texts) != len(values):
            raise _wrong(name, "a list of strings")
        return texts

    def inner(self, name: str) -> "Fields":
        """An object."""
        value = self._facts.get(name)
        if not isinstance(value, dict):
            raise _wrong(name, "an object")
        return Fields(value)

    def objects(self, name: str) -> tuple["Fields", ...]:
        """A list of objects."""
        return tuple(Fields(value) for value in self._list(name))

    def objects_if_any(self, name: str) -> tuple["Fields", ...]:
        """A list of objects that older entries do not have."""
        return self.objects(name) if name in self._facts else ()

    def text_if_any(self, name: str) -> str:
        """A string that other entries do not have."""
        return self.text(name) if name in self._facts else ""

    def digest_if_any(self, name: str) -> Digest | None:
        """A digest that other entries do not have."""
        return self.digest(name) if name in self._facts else None

    def choices_if_any(self, name: str, kind: type[E]) -> tuple[E, ...]:
        """Words of an enumeration that other entries do not have."""
        words = self.texts(name) if name in self._facts else ()
        try:
            return tuple(kind(word) for word in words)
        except ValueError:
            raise _wrong(name, f"a list of {', '.join(kind)}") from None

    def digests(self, name: str) -> tuple[tuple[str, Digest], ...]:
        """An object whose values are digests, by name."""
        inner = Fields(self._facts.get(name))
        return tuple((key, inner.digest(key)) for key in sorted(inner._facts))

    def _read(self, name: str, read: Callable[[str], T], kind: str) -> T:
        try:
            return read(self.text(name))
        except ValueError:
            raise _wrong(name, kind) from None

    def _null(self, name: str) -> bool:
        return name in self._facts and self._facts[name] is None

    def _list(self, name: str) -> list[object]:
        value = self._facts.get(name)
        if not isinstance(value, list):
            raise _wrong(name, "a list")
        return value


def _wrong(name: str, kind: str) -> LedgerError:
    return LedgerError(f"Its field `{name}` is not {kind}.")
