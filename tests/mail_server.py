"""A mail server for tests: it keeps what it takes, and misbehaves as it is told."""

import random
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

TAKEN = "250 taken"


@dataclass
class Mailroom:
    """What arrived, and how the server behaves.

    Args:
        at_recipient: The answer to an address; an empty one closes the connection.
        at_letter: The answer to a letter; an empty one closes the connection without keeping it.
        loses_answer: Whether a letter is kept and the connection closed without an answer.
    """

    at_recipient: Callable[[str], str] = lambda _address: TAKEN
    at_letter: Callable[[str], str] = lambda _address: TAKEN
    loses_answer: Callable[[str], bool] = lambda _address: False
    taken: list[tuple[str, bytes]] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        """Answer to an address."""
        del session, options
        answer = self.at_recipient(address)
        if answer == TAKEN:
            envelope.rcpt_tos.append(address)
        return answer or _closed(server)

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Answer to a letter."""
        del session
        address = str(envelope.rcpt_tos[0])
        if self.loses_answer(address):
            self.taken.append((address, bytes(envelope.content or b"")))
            return _closed(server)
        answer = self.at_letter(address)
        if answer == TAKEN:
            self.taken.append((address, bytes(envelope.content or b"")))
        return answer or _closed(server)

    @property
    def counts(self) -> Counter[str]:
        """How many letters each address got."""
        return Counter(address for address, _ in self.taken)

    def letter(self, address: str) -> EmailMessage:
        """The letter an address got, as a mail reader understands it."""
        data = next(data for taken, data in self.taken if taken == address)
        return message_from_bytes(data, _class=EmailMessage, policy=default)


@contextmanager
def mail_server(room: Mailroom, **options: Any) -> Iterator[int]:
    """Run a server on this machine; gives its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    controller = Controller(room, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def unreliable(seed: int) -> Mailroom:
    """A server that drops, puts off and refuses at random, but loses no answer to a letter."""
    chance = random.Random(seed)  # noqa: S311 - a test's dice

    def at_recipient(address: str) -> str:
        if address.startswith("gone"):
            return "550 5.1.1 no such mailbox"
        return chance.choices([TAKEN, "451 4.3.0 not now", ""], [90, 6, 4])[0]

    def at_letter(_address: str) -> str:
        return chance.choices([TAKEN, "451 4.3.0 not now", "421 4.3.2 closing"], [92, 5, 3])[0]

    return Mailroom(at_recipient=at_recipient, at_letter=at_letter)


def _closed(server: SMTP) -> str:
    assert server.transport is not None
    server.transport.abort()
    return "421 gone"
