"""Where a mail server is, and how safely it is spoken to."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from inforce.errors import InforceError

SECONDS_TO_WAIT: Final = 60.0
# RFC 8314: TLS from the first byte; RFC 6409: submission.
TLS_PORT, SUBMISSION_PORT, LOCAL_PORT = 465, 587, 25
THIS_MACHINE: Final = frozenset({"localhost", "127.0.0.1", "::1"})


class MailServerError(InforceError):
    """The server cannot be used at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAddress:
    """Where letters are handed in.

    Args:
        host: Name of the server.
        port: Its port.
        tls: `first` from the first byte, `start` after asking, `none` only on this machine or
            where the operator says so.
        user: Name to log in with; empty for none.
        password: Its password.
        seconds: How long to wait for an answer.
    """

    host: str
    port: int
    tls: str
    user: str = ""
    password: str = ""
    seconds: float = SECONDS_TO_WAIT


def server_address(url: str, password: str = "", *, plain: bool = False) -> ServerAddress:
    """Read `smtp://user@host:port` or `smtps://…`.

    Letters travel encrypted: `smtp` asks for TLS and goes no further without it, except to this
    machine, or where the operator says `plain`.

    Raises:
        MailServerError: It is no such address, or holds a password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _no_address(url) from None
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or parts.path not in {"", "/"}:
        raise _no_address(url)
    if parts.password is not None:
        what = "A password in an address can be read by every program on this machine."
        raise MailServerError(what, "Put it into the variable INFORCE_SMTP_PASSWORD.")
    user = unquote(parts.username or "")
    if user and not password:
        what = f"There is no password for `{user}`."
        raise MailServerError(what, "Put it into the variable INFORCE_SMTP_PASSWORD.")
    tls, usual = _encryption(parts, plain=plain)
    return ServerAddress(
        host=parts.hostname, port=port or usual, tls=tls, user=user, password=password
    )


def _no_address(url: str) -> MailServerError:
    what = f"`{url.rpartition('@')[2]}` is no address of a mail server."
    return MailServerError(what, "Write `smtp://host`, `smtp://user@host:587` or `smtps://host`.")


def _encryption(parts: SplitResult, *, plain: bool) -> tuple[str, int]:
    if parts.scheme == "smtps":
        return "first", TLS_PORT
    if plain or parts.hostname in THIS_MACHINE:
        return "none", LOCAL_PORT
    return "start", SUBMISSION_PORT
