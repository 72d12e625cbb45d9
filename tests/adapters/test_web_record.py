"""`inforce verify URL` against servers that are honest, broken or hostile."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from sealed_site import FIRST, Run, commit

from inforce.adapters.record_web import WebRecord
from inforce.adapters.web_client import WebFiles, WebLimits
from inforce.documents.parse import canonical_text_of
from inforce.errors import InforceError
from inforce.pipeline.verifying import verify_place

Serve = Callable[[type[BaseHTTPRequestHandler] | partial], str]
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


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve on this machine until the test is over."""
    servers = []

    def start(handler: type[BaseHTTPRequestHandler] | partial) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def built(site: Path, run: Run, tmp_path: Path) -> Path:
    """A built site: its record, and the text that it shows."""
    run(site, "seal")
    folder = tmp_path / "built" / "policies"
    shutil.copytree(site / "record", folder / "record")
    (folder / SHOWN).parent.mkdir(parents=True)
    shutil.copy(folder / TEXT, folder / SHOWN)
    words = canonical_text_of((folder / TEXT).read_text().partition("\n---\n")[2])
    (folder / WORDS).write_text(words)
    return folder


def served(folder: Path) -> partial:
    return partial(Quiet, directory=str(folder))


def trouble(address: str, limits: WebLimits | None = None) -> str:
    """The one sentence that a reader of that address gets."""
    with WebFiles(address, limits) as files, pytest.raises(InforceError) as refused:
        verify_place(WebRecord(files, lambda _words: None))
    assert "\n" not in str(refused.value)
    return str(refused.value)


class TestHonestServers:
    """What is verified over the web is what is verified in a folder."""

    def test_an_address_is_verified_like_its_folder(
        self, built: Path, run: Run, serve: Serve
    ) -> None:
        """The same sentences, whether the files lie here or there."""
        here = run(built, "verify", ".")
        there = run(built, "verify", serve(served(built)))
        assert there == here
        assert here[0] == 0
        assert "The site shows 1 texts at their addresses, as sealed." in here[1]

    def test_a_site_below_a_path_and_a_record_alone_are_found(
        self, built: Path, run: Run, serve: Serve
    ) -> None:
        """A reader names what the browser shows: the site, with or without its last slash."""
        root = serve(served(built.parent))
        for address in ("policies", "policies/", "policies/?a#b", "policies/record/"):
            assert run(built, "verify", root + address)[0] == 0

    @pytest.mark.parametrize("path", [TEXT, SHOWN, WORDS, "record/ledger.jsonl"])
    def test_a_server_that_lies_is_found_out(
        self, built: Path, run: Run, serve: Serve, path: str
    ) -> None:
        """One letter, in the record or in what readers are shown."""
        (built / path).write_bytes((built / path).read_bytes().replace(b"lantern", b"Lantern"))
        (built / path).write_bytes((built / path).read_bytes().replace(b"dusk", b"dawn"))
        (built / path).write_bytes((built / path).read_bytes().replace(b"2026", b"2027", 1))
        code, out, _ = run(built, "verify", ".")
        assert code == 1
        assert run(built, "verify", serve(served(built)))[:2] == (code, out)

    def test_a_text_that_is_not_there_is_named(self, built: Path, run: Run, serve: Serve) -> None:
        """404 for what the ledger attests is a removed text."""
        (built / TEXT).unlink()
        code, out, _ = run(built, "verify", serve(served(built)))
        assert code == 1
        assert out.startswith("BROKEN (text missing)")

    def test_a_site_without_a_record_is_trouble(self, tmp_path: Path, serve: Serve) -> None:
        """Where there is nothing to prove, nothing is called whole."""
        assert "There is no sealed record in `http" in trouble(serve(served(tmp_path)))

    def test_names_that_the_web_writes_otherwise_are_found(
        self, site: Path, run: Run, serve: Serve, tmp_path: Path
    ) -> None:
        """A percent sign in a file's name is asked for as it is called."""
        commit(site, "2026-02-04", policy_src__öl=FIRST)
        assert run(site, "seal")[0] == 0
        assert (site / "record" / "texts" / "%C3%B6l").is_dir()
        shutil.copytree(site / "record", tmp_path / "odd" / "record")
        code, out, _ = run(site, "verify", serve(served(tmp_path / "odd")))
        assert (code, out.splitlines()[0][:6]) == (0, "Whole:")


class TestHostileServers:
    """A server can do what it likes; the reader gets one sentence, in time."""

    def test_a_slow_server_is_left(self, serve: Serve) -> None:
        """Silence is borne for a while, and no longer."""

        class Silent(Answering):
            def answer(self) -> None:
                time.sleep(3)

        limits = WebLimits(silence=0.1, request=5)
        assert "does not answer in time" in trouble(serve(Silent), limits)

    def test_a_server_that_trickles_is_left(self, serve: Serve) -> None:
        """A byte now and then is not silence, and still comes to an end."""

        class Trickling(Answering):
            def answer(self) -> None:
                self.say(200, b"", Content_Length="100000")
                for _ in range(200):
                    self.wfile.write(b"{")
                    time.sleep(0.02)

        limits = WebLimits(silence=1, request=0.3)
        assert "does not come to an end within 0.3 seconds" in trouble(serve(Trickling), limits)

    def test_a_server_that_trickles_its_headers_is_left(self, serve: Serve) -> None:
        """An answer that never begins is no answer."""

        class Headers(Answering):
            def answer(self) -> None:
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                for count in range(200):
                    self.wfile.write(b"X-%d: y\r\n" % count)
                    time.sleep(0.02)

        assert "0.3 seconds" in trouble(serve(Headers), WebLimits(silence=1, request=0.3))

    @pytest.mark.parametrize("chunked", [False, True])
    def test_an_answer_that_breaks_off_is_told(self, serve: Serve, *, chunked: bool) -> None:
        """Half a ledger is no ledger that was cut: nobody knows what it was."""

        class Breaking(Answering):
            def answer(self) -> None:
                if chunked:
                    self.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                    self.wfile.write(b"ff\r\n{")
                else:
                    self.say(200, b"{", Content_Length="1000")
                self.close_connection = True

        assert (
            trouble(serve(Breaking))
            .split(" ", 1)[1]
            .startswith(("breaks off in the middle", "does not speak HTTP", "breaks off"))
        )

    def test_a_ledger_without_an_end_is_refused(
        self, serve: Serve, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """More than a limit is not read, whatever the server announces."""
        monkeypatch.setattr("inforce.adapters.record_web.LEDGER_BYTES", 5000)

        class Endless(Answering):
            def answer(self) -> None:
                self.send_response(200)
                self.end_headers()
                for _ in range(10_000):
                    self.wfile.write(b"x" * 1000)

        assert "sends more than 5,000 bytes" in trouble(serve(Endless))

    def test_all_answers_together_have_a_limit(self, built: Path, serve: Serve) -> None:
        """Many small answers are one large one."""
        found = trouble(serve(served(built)), WebLimits(total=200))
        assert "sends more than 200 bytes in all" in found

    def test_a_ledger_that_names_too_many_files_is_not_followed(
        self, built: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A ledger cannot make its reader ask for ever."""
        monkeypatch.setattr("inforce.adapters.record_web.MAX_FILES", 1)
        assert "The ledger names 2 files." in trouble(serve(served(built)))

    @pytest.mark.parametrize(
        "rubbish", [b"\x00\xff" * 50, b"<!doctype html><title>Hello</title>", b"{}\n", b"[" * 9999]
    )
    def test_rubbish_is_no_record(self, run: Run, serve: Serve, tmp_path: Path, rubbish) -> None:
        """A page that is shown for every address proves nothing, and breaks no reader."""

        class Rubbish(Answering):
            def answer(self) -> None:
                self.say(200, rubbish)

        code, out, err = run(tmp_path, "verify", serve(Rubbish))
        assert code == 1
        assert out.startswith("BROKEN (")
        assert "Traceback" not in err

    def test_what_is_no_http_is_told(self, serve: Serve) -> None:
        """Another protocol on that port is one sentence."""

        class Other(Answering):
            def answer(self) -> None:
                self.wfile.write(b"SSH-2.0-lantern\r\n")
                self.close_connection = True

        assert "does not speak HTTP" in trouble(serve(Other))

    @pytest.mark.parametrize("status", [401, 500, 503])
    def test_an_error_of_the_server_is_no_verdict(self, serve: Serve, status: int) -> None:
        """A server that fails has not said that a text is gone."""

        class Failing(Answering):
            def answer(self) -> None:
                self.say(status)

        assert f"answers with status {status}" in trouble(serve(Failing))

    def test_nothing_that_listens_is_told(self) -> None:
        """An address where nobody answers is one sentence."""
        assert "cannot be reached" in trouble("http://127.0.0.1:1/")


class TestRedirects:
    """A server may move its record about, and send no one elsewhere."""

    def test_a_redirect_on_the_same_host_is_followed(
        self, built: Path, run: Run, serve: Serve
    ) -> None:
        """Moved below another path of the same server."""

        class Moved(Quiet):
            def do_GET(self) -> None:
                if self.path.startswith("/old/"):
                    self.send_response(301)
                    self.send_header("Location", "/policies/" + self.path.removeprefix("/old/"))
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                else:
                    super().do_GET()

        root = serve(partial(Moved, directory=str(built.parent)))
        assert run(built, "verify", f"{root}old/")[0] == 0

    def test_a_redirect_to_another_host_is_not_followed(self, built: Path, serve: Serve) -> None:
        """What another host says proves nothing about this one, and it learns of nobody."""
        asked: list[str] = []

        class Other(Answering):
            def answer(self) -> None:
                asked.append(self.path)
                self.say(404)

        other = serve(Other)

        class Sending(Answering):
            def answer(self) -> None:
                self.say(302, Location=other + "record/ledger.jsonl")

        assert "redirects to another host" in trouble(serve(Sending))
        for elsewhere in ("//example.org/", "file:///etc/passwd", "ftp://127.0.0.1/", "http://["):

            class Sent(Answering):
                where = elsewhere

                def answer(self) -> None:
                    self.say(302, Location=self.where)

            assert "redirects to another host" in trouble(serve(Sent))
        assert asked == []
        del built

    def test_redirects_end(self, serve: Serve) -> None:
        """A circle is left after a few turns."""

        class Circle(Answering):
            def answer(self) -> None:
                self.say(302, Location=self.path)

        assert "redirects without an end" in trouble(serve(Circle))


@pytest.mark.parametrize(
    "address",
    ["http://", "https:///x", "http://[", "http://a:b/", "http://h:99999/", "http://a\tb/"],
)
def test_what_is_no_address_is_told(tmp_path: Path, run: Run, address: str) -> None:
    """A slip in an address is one sentence."""
    code, _, err = run(tmp_path, "verify", address)
    assert (code, err.count("\n")) == (2, 1)
    assert "is no address of a web site" in err
