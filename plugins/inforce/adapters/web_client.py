"""Files of one web server that nobody trusts.

The server may lie, answer rubbish, never end or send everything in the world: every answer has a
limit in bytes, every request one in seconds, whatever it trickles, and no answer leads to another
host. A proxy that the environment names is not asked.
"""

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import SplitResult, quote

from inforce.adapters.web_address import redirected, split_address, trouble
from inforce.errors import InforceError

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
MAX_REDIRECTS: Final = 5
GONE: Final = frozenset({404, 410})
FOUND: Final = 200
_Server = tuple[str, str | None, int | None]
HEADERS: Final = {"User-Agent": "inforce-verify", "Accept-Encoding": "identity"}


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLimits:
    """What one server may cost us.

    Args:
        silence: Seconds it may say nothing.
        request: Seconds that one request may take from its first byte to its last.
        total: Bytes that all answers together may have.
    """

    silence: float = 15
    request: float = 120
    total: int = 500_000_000


class WebFiles:
    """Files below one address.

    Args:
        address: Where they lie: `https://example.org/policies`.
        limits: What the server may cost.

    Raises:
        InforceError: The address is none.
    """

    def __init__(self, address: str, limits: WebLimits | None = None) -> None:
        self._base = split_address(address)
        self.address = self._base.geturl()
        self._limits = limits or WebLimits()
        self._context = ssl.create_default_context()
        self._idle: list[tuple[_Server, http.client.HTTPConnection]] = []
        self._lock = threading.Lock()
        self._spent = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        for _, connection in self._idle:
            connection.close()
        self._idle.clear()

    def read(self, path: str, limit: int) -> bytes | None:
        """The bytes of a file; None where the server says that there is none.

        Args:
            path: POSIX path below the address.
            limit: How many bytes it may have.

        Raises:
            InforceError: There is no answer, or none that can be used.
        """
        below = f"{self._base.path.rstrip('/')}/{quote(path)}"
        url = self._base._replace(path=below)
        for _ in range(MAX_REDIRECTS):
            status, elsewhere, data = self._ask(url, limit)
            if status in GONE:
                return None
            if status == FOUND:
                return data
            if status not in REDIRECTS:
                raise trouble(url, f"answers with status {status}", "Try again later.")
            url = redirected(url, elsewhere)
        raise trouble(url, "redirects without an end", "Name the address that it ends at.")

    def _ask(self, url: SplitResult, limit: int) -> tuple[int, str, bytes]:
        """Status, redirection and body of one answer."""
        try:
            kept = self._kept(url)
            if kept is not None:
                try:
                    return self._answer(kept, url, limit)
                except ConnectionError:
                    pass  # the server had closed the connection that we kept
            return self._answer(self._opened(url), url, limit)
        except (OSError, http.client.HTTPException, UnicodeError) as error:
            raise trouble(url, _reason(error), "Check the address, or try again later.") from None

    def _answer(
        self, connection: http.client.HTTPConnection, url: SplitResult, limit: int
    ) -> tuple[int, str, bytes]:
        with _cut_off(connection, self._limits.request) as is_late:
            try:
                response, data = _exchange(connection, url, limit)
            except (OSError, http.client.HTTPException):
                connection.close()
                if is_late():
                    raise self._too_slow(url) from None
                raise
        if is_late():
            connection.close()
            raise self._too_slow(url)
        if response.status == FOUND and len(data) > limit:
            raise trouble(url, f"sends more than {limit:,} bytes", "No record is so large.")
        if response.length and len(data) <= limit:
            raise trouble(url, "breaks off in the middle", "Try again.")
        with self._lock:
            self._idle.append((_server(url), connection))
        if (response.getheader("Content-Encoding") or "identity").lower() != "identity":
            raise trouble(url, "sends bytes in a code that was not asked for", "Tell its owner.")
        self._count(url, len(data))
        return response.status, response.getheader("Location") or "", data

    def _count(self, url: SplitResult, size: int) -> None:
        with self._lock:
            self._spent += size
            if self._spent > self._limits.total:
                what = f"sends more than {self._limits.total:,} bytes in all"
                raise trouble(url, what, "No record is so large.")

    def _kept(self, url: SplitResult) -> http.client.HTTPConnection | None:
        """A connection to that server that is open still and that nobody uses."""
        with self._lock:
            for place, (server, connection) in enumerate(self._idle):
                if server == _server(url):
                    del self._idle[place]
                    return connection if connection.sock is not None else None
        return None

    def _opened(self, url: SplitResult) -> http.client.HTTPConnection:
        host, silence = url.hostname or "", self._limits.silence
        if url.scheme == "http":
            return http.client.HTTPConnection(host, url.port, timeout=silence)
        return _Https(host, url.port, timeout=silence, context=self._context)

    def _too_slow(self, url: SplitResult) -> InforceError:
        what = f"does not come to an end within {self._limits.request:g} seconds"
        return trouble(url, what, "Try again later.")


def _exchange(
    connection: http.client.HTTPConnection, url: SplitResult, limit: int
) -> tuple[http.client.HTTPResponse, bytes]:
    """Ask once, and read no more than one byte too many."""
    connection.request("GET", quote(url.path, safe="/%") or "/", headers=HEADERS)
    response = connection.getresponse()
    try:
        data = response.read(limit + 1)
    finally:
        whole = response.isclosed()
        response.close()
        if not whole:  # what is left of an answer would be taken for the next one
            connection.close()
    return response, data


class _Https(http.client.HTTPSConnection):
    """A connection whose socket is known before the two sides agree on a key: it can be cut off."""

    def __init__(
        self, host: str, port: int | None, *, timeout: float, context: ssl.SSLContext
    ) -> None:
        super().__init__(host, port, timeout=timeout, context=context)
        self._own = context

    def connect(self) -> None:
        """Connect, and only then agree on a key."""
        http.client.HTTPConnection.connect(self)
        secured = self._own.wrap_socket(
            self.sock, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock = secured
        secured.do_handshake()


@contextmanager
def _cut_off(
    connection: http.client.HTTPConnection, seconds: float
) -> Iterator[Callable[[], bool]]:
    """End a connection after some time, whatever its other end trickles; says whether it did."""
    late = threading.Event()

    def cut() -> None:
        late.set()
        try:
            if connection.sock is not None:
                connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it has ended by itself

    watchdog = threading.Timer(seconds, cut)
    watchdog.daemon = True
    watchdog.start()
    try:
        yield late.is_set
    finally:
        watchdog.cancel()


def _server(url: SplitResult) -> _Server:
    return url.scheme, url.hostname, url.port


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "does not answer in time"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"has no certificate that can be believed ({error.verify_message})"
    if isinstance(error, OSError):
        return f"cannot be reached ({error.strerror or 'the connection broke'})"
    return "does not speak HTTP"
