"""A notice as it goes to one reader: the same words for all, an envelope for each."""

from collections.abc import Iterable
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.utils import parseaddr
from hashlib import sha256
from typing import Final, Self

from inforce.adapters.mailing.recipients import Recipient
from inforce.errors import InforceError
from inforce.publication.artifact import Artifact
from inforce.publication.notices.mail import WIRE
from inforce.publication.notices.notice import Notice

# What is each reader's own, or another program's to say.
ENVELOPE: Final = ("To", "Cc", "Bcc", "Date", "Message-ID")


class LetterError(InforceError):
    """A letter that cannot be sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The words of a notice in one language, ready for any envelope.

    Args:
        language: Their language.
        notice: Id of the notice.
        sender: The address it comes from.
        data: The message without what is on the envelope, as it goes over the wire.
    """

    language: str
    notice: str
    sender: str
    data: bytes

    @classmethod
    def read(cls, message: bytes, *, language: str, notice: str) -> Self:
        """Take the words of an `.eml` file.

        Raises:
            LetterError: It names no sender.
        """
        parsed = message_from_bytes(message, _class=EmailMessage, policy=WIRE)
        for name in ENVELOPE:
            del parsed[name]
        sender = parseaddr(str(parsed["From"] or ""))[1]
        if "@" not in sender:
            what = "The letter names nobody who sends it."
            raise LetterError(what, "Set `notice: mail: from` in the configuration.")
        return cls(language=language, notice=notice, sender=sender, data=parsed.as_bytes())

    @property
    def digest(self) -> bytes:
        """What tells this letter from one with other words."""
        return sha256(self.data).digest()

    def to(self, recipient: Recipient, moment: str, *, trial: bool = False) -> bytes:
        """The whole message for one reader.

        Its `Message-ID` depends on the notice and the reader alone, so that a mailbox that is
        handed the same letter twice can tell.

        Args:
            recipient: The reader.
            moment: When it is sent, as a mail says it (RFC 5322).
            trial: Whether it is only to see how it looks: then it is another message.
        """
        named = f"{self.notice}\n{recipient.key}\n{'trial' if trial else ''}"
        own = sha256(named.encode()).hexdigest()[:32]
        domain = self.sender.rpartition("@")[2]
        envelope = f"To: {recipient.address}\r\nDate: {moment}\r\n"
        envelope += f"Message-ID: <{own}@{domain}>\r\n"
        return envelope.encode() + self.data


def letters_of(notice: Notice, pack: Iterable[Artifact]) -> dict[str, Letter]:
    """The letters of a pack by language, the prevailing language first.

    Raises:
        LetterError: The pack holds no letter.
    """
    files = {file.path: file.data for file in pack}
    letters = {}
    for wording in notice.wordings:
        message = files.get(f"email.{wording.language}.eml")
        if message is not None:
            letter = Letter.read(message, language=wording.language, notice=notice.id)
            letters[letter.language] = letter
    if not letters:
        what = "There is no letter to send: nobody is named who sends it."
        raise LetterError(what, "Set `notice: mail: from` in mkdocs.yml.")
    return letters
