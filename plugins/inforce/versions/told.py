"""That people were told of a version, as far as the sealed record holds it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from inforce.digest import Digest
from inforce.versions.identity import VersionLabel

if TYPE_CHECKING:
    from inforce.versions.version import Effective

# The kind of a notice that takes back what others said.
WITHDRAWAL: Final = "withdrawal"


class Way(StrEnum):
    """How a notice went out to its readers."""

    HOME_PAGE = "home-page"
    MAIL = "mail"
    FEED = "feed"
    PRODUCT = "product"  # inside an app, or on another site
    LETTER = "letter"
    MESSAGE = "message"  # a short text: push, chat, telephone


@dataclass(frozen=True, slots=True, kw_only=True)
class SentNotice:
    """That a notice of a version went out, as its owner put it on record.

    Args:
        kind: What people were told, such as `announcement`.
        label: The version, by the label that it had then.
        on: The day it went out.
        named: The days that it gave for the text to begin to bind; empty where nobody recorded it.
        ways: How it went out; empty where nobody said.
        readers: Who got it, in the owner's words; empty where nobody said.
        manifest: Plain SHA-256 of the manifest of its pack.
        line: The line of the record that says so.
        text: Digest of the text that it was about, where that lay on another branch alone; None
            where the record holds the version.
    """

    kind: str
    label: VersionLabel
    on: date
    named: "tuple[Effective, ...]"
    ways: tuple[Way, ...]
    readers: str
    manifest: Digest
    line: int
    text: Digest | None = None

    @property
    def days(self) -> int | None:
        """Days to the first one it named; the day on which it went out does not count."""
        return (self.named[0].from_on - self.on).days if self.named else None
