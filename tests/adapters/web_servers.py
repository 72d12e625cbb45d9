"""Servers on this machine, honest ones and others, for tests that read the web."""

import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from inforce.adapters.record_web import WebRecord
from inforce.adapters.web_client import WebFiles, WebLimits
from inforce.errors import InforceError
from inforce.pipeline.verifying import verify_place

Serve = Callable[..., str]
TEXT = "record/texts/privacy/2026-01-15/1.md"
SHOWN = "privacy/2026-01-15/1/text.md"
WORDS = "privacy/2026-01-15/1/text.txt"


class Quiet(SimpleHTTPRequestHandler):
    """A file server that keeps connections and says nothing on the terminal."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_words: object) -> None:
        """Nobody reads it."""


class Answering(BaseHTTPRequestHandler):
    """A server whose every answer is `self.answer()`."""

    def log_message(self, *_words: object) -> None:
        """Nobody reads it."""

    def do_GET(self) -> None:
        """Answer, and bear a reader who leaves."""
        try:
            self.answer()
        except OSError:
            return

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        """One whole answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def own_certificate(folder: Path) -> Path:
    """A key and a certificate that vouches for itself, in one file."""
    key = Ed25519PrivateKey.generate()
    here = IPv4Address("127.0.0.1")
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, str(here))])
    certificate = (
        x509.CertificateBuilder(issuer_name=name, subject_name=name, public_key=key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2999, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(here)]), critical=False)
        .sign(key, None)
    )
    path = folder / "server.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(private + certificate.public_bytes(Encoding.PEM))
    return path


def serving(tmp_path: Path) -> Iterator[Serve]:
    """Serve on this machine until the test is over."""
    servers = []

    def start(handler: type[BaseHTTPRequestHandler] | partial, *, certificate: bool = False) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.handle_error = lambda *_words: None
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(own_certificate(tmp_path))
            server.socket = context.wrap_socket(server.socket, server_side=True)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def served(folder: Path) -> partial:
    return partial(Quiet, directory=str(folder))


def trouble(address: str, limits: WebLimits | None = None) -> str:
    """The one sentence that a reader of that address gets."""
    with WebFiles(address, limits) as files, pytest.raises(InforceError) as refused:
        verify_place(WebRecord(files, lambda _words: None))
    assert "\n" not in str(refused.value)
    return str(refused.value)
