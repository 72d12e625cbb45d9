"""Letters travel encrypted, to a server that proves its name, with a log-in where one is asked."""

import socket
import ssl
from datetime import UTC, datetime

import pytest
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from inforce.adapters.mailing.server import LostConnectionError, MailServer
from inforce.adapters.mailing.server_address import MailServerError, ServerAddress
from mail_server import Mailroom, mail_server

KNOWN, UNKNOWN = "the-right-one", "the-wrong-one"
WORDS = b"Subject: A change\r\n\r\nWords.\r\n"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for this machine's name, and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2100, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    file.write_bytes(made.public_bytes(pem) + key.private_bytes(pem, pkcs8, plain))
    return file


def authenticator(_server, _session, _envelope, _mechanism, said):
    """Only Ann with her password gets in."""
    return AuthResult(
        success=(said.login, said.password) == (b"ann", KNOWN.encode()), handled=False
    )


def protected(room, certificate):
    """A server that takes nothing unprotected and from nobody it does not know."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return mail_server(
        room,
        tls_context=context,
        require_starttls=True,
        auth_required=True,
        authenticator=authenticator,
    )


def handed_over(port, host="localhost", password=KNOWN):
    """What became of one letter."""
    address = ServerAddress(
        host=host, port=port, tls="start", user="ann", password=password, seconds=5
    )
    server = MailServer(address)
    try:
        return server.hand_over("a@example.com", "b@example.com", WORDS, lambda: None)
    finally:
        server.close()


def test_a_letter_goes_encrypted_and_logged_in(monkeypatch, certificate):
    """A server that proves its name, and knows us, gets the letter."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    room = Mailroom()
    with protected(room, certificate) as port:
        assert handed_over(port).state == "sent"
    assert room.counts == {"b@example.com": 1}


def test_a_server_that_does_not_prove_its_name_gets_nothing(certificate):
    """A certificate that nobody vouches for ends the dialogue before a word of the letter."""
    room = Mailroom()
    with protected(room, certificate) as port, pytest.raises(MailServerError, match="safe"):
        handed_over(port)
    assert room.taken == []


def test_a_wrong_password_is_one_clear_error(monkeypatch, certificate):
    """A wrong password is said so, without the password."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    said = "refuses the log-in of `ann`"
    with (
        protected(Mailroom(), certificate) as port,
        pytest.raises(MailServerError, match=said) as caught,
    ):
        handed_over(port, password=UNKNOWN)
    assert UNKNOWN not in str(caught.value)


def test_a_server_that_says_nothing_is_given_up():
    """A server that takes the connection and never speaks is given up after a while."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = ServerAddress(
            host="127.0.0.1", port=silent.getsockname()[1], tls="none", seconds=0.3
        )
        with pytest.raises(LostConnectionError):
            MailServer(address).connect()
