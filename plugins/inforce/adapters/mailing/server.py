"""The dialogue in which one letter is handed to a mail server."""

import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass

from inforce.adapters.cli.visible import visible
from inforce.adapters.mailing.journal import State
from inforce.adapters.mailing.server_address import MailServerError, ServerAddress

PERMANENT, CLOSING, GO_ON, TAKEN, FORWARDED = 500, 421, 354, 250, 251


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of one letter."""

    state: State
    code: int = 0
    reply: str = ""


class LostConnectionError(Exception):
    """The server went away in the middle; nothing was taken."""


class MailServer:
    """A connection to a mail server, opened when it is first needed.

    Args:
        address: Where it is.
    """

    def __init__(self, address: ServerAddress) -> None:
        self._address = address
        self._smtp: smtplib.SMTP | None = None

    def connect(self) -> None:
        """Open the connection, encrypted as asked, and log in.

        Raises:
            MailServerError: The server refuses TLS, the name or the password: no waiting helps.
            LostConnectionError: It cannot be reached now.
        """
        if self._smtp is not None:
            return
        try:
            self._smtp = _connected(self._address)
        except smtplib.SMTPAuthenticationError as error:
            what = (
                f"The mail server refuses the log-in of `{self._address.user}` ({error.smtp_code})."
            )
            raise MailServerError(what, "Check the name and INFORCE_SMTP_PASSWORD.") from None
        except smtplib.SMTPNotSupportedError as error:
            what = f"The mail server cannot do what was asked of it: {error}"
            remedy = (
                "Letters are not sent unprotected; use another server, or `--plain` where safe."
            )
            raise MailServerError(what, remedy) from None
        except ssl.SSLError as error:
            what = f"No safe connection to {self._address.host}: {error.reason or error}."
            raise MailServerError(what, "Check its name, its port and its certificate.") from None
        except (OSError, smtplib.SMTPException) as error:
            raise LostConnectionError(str(error)) from None

    def close(self) -> None:
        """End the dialogue; a server that is gone is no trouble."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (OSError, smtplib.SMTPException):
                smtp.close()

    def hand_over(
        self, sender: str, recipient: str, data: bytes, last_line: Callable[[], None]
    ) -> Answer:
        """Hand in one letter.

        Args:
            sender: The address it comes from.
            recipient: The address it goes to.
            data: The message.
            last_line: Called when everything but the last line has left: from then on, until an
                answer is seen, nobody can know whether the server took it.

        Raises:
            LostConnectionError: The server went away before the last line: it took nothing.
            MailServerError: It takes no letter of this sender.
        """
        self.connect()
        try:
            answer = self._offer(sender, recipient)
            if answer is not None:
                return answer
            self._dialogue.send(_dots_doubled(data))
        except (OSError, smtplib.SMTPServerDisconnected) as error:
            self._drop()
            raise LostConnectionError(str(error)) from None
        last_line()
        try:
            self._dialogue.send(b".\r\n")
            code, reply = self._dialogue.getreply()
        except (OSError, smtplib.SMTPServerDisconnected):
            self._drop()
            return Answer(state=State.UNSURE, reply="the server went away without an answer")
        return self._answer(code, reply, forever=State.DECLINED)

    def _offer(self, sender: str, recipient: str) -> Answer | None:
        """The envelope; None where the server waits for the letter."""
        code, reply = self._dialogue.docmd(f"MAIL FROM:<{sender}>")
        if code >= PERMANENT:
            what = f"The mail server takes nothing from {sender} ({code} {_words(reply)})."
            raise MailServerError(what, "Set `notice: mail: from` to an address it knows.")
        if code != TAKEN:
            return self._answer(code, reply, forever=State.DECLINED)
        code, reply = self._dialogue.docmd(f"RCPT TO:<{recipient}>")
        if code not in {TAKEN, FORWARDED}:
            return self._answer(code, reply, forever=State.REFUSED)
        code, reply = self._dialogue.docmd("DATA")
        return None if code == GO_ON else self._answer(code, reply, forever=State.DECLINED)

    def _answer(self, code: int, reply: bytes, *, forever: State) -> Answer:
        """What an answer means for the recipient; the dialogue is clean for the next one."""
        if code == TAKEN:
            return Answer(state=State.SENT, code=code)
        if code == CLOSING:
            self._drop()
        else:
            self._dialogue.rset()
        state = forever if code >= PERMANENT else State.DEFERRED
        return Answer(state=state, code=code, reply=_words(reply))

    @property
    def _dialogue(self) -> smtplib.SMTP:
        if self._smtp is None:
            raise LostConnectionError
        return self._smtp

    def _drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None


def _connected(address: ServerAddress) -> smtplib.SMTP:
    where = (address.host, address.port)
    if address.tls == "first":
        safe = ssl.create_default_context()
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(*where, timeout=address.seconds, context=safe)
    else:
        smtp = smtplib.SMTP(*where, timeout=address.seconds)
    try:
        if address.tls == "start":
            smtp.starttls(context=ssl.create_default_context())
        if address.user:
            smtp.login(address.user, address.password)
        smtp.ehlo_or_helo_if_needed()
        if smtp.sock is not None:
            # The last line goes out alone; it must not wait for the receipt of what is before it.
            smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except (OSError, smtplib.SMTPException):
        smtp.close()
        raise
    return smtp


def _dots_doubled(data: bytes) -> bytes:
    """A letter as it travels: a line that begins with a dot has another before it (RFC 5321)."""
    travelling = data.replace(b"\r\n.", b"\r\n..")
    return travelling if travelling.endswith(b"\r\n") else travelling + b"\r\n"


def _words(reply: bytes) -> str:
    """What a server says, in one line."""
    return visible(" ".join(reply.decode("utf-8", "replace").split()))
