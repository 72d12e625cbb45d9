"""`inforce verify URL` against servers that are honest, broken or hostile."""

import shutil
import socket
import threading
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from sealed_site import FIRST, Run, commit
from web_servers import SHOWN, TEXT, WORDS, Answering, Quiet, Serve, served, trouble

from inforce.adapters.web_client import WebLimits


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
        assert "The site shows 1 text as sealed, each at its own address." in here[1]

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

    def test_a_server_that_trickles_its_key_is_left(self) -> None:
        """Two sides that never agree on a key have not begun to talk."""
        done = threading.Event()
        with socket.create_server(("127.0.0.1", 0)) as listening:

            def trickle() -> None:
                with suppress(OSError), listening.accept()[0] as client:
                    client.sendall(b"\x16\x03\x03\x3f\x00")
                    while not done.wait(0.02):
                        client.sendall(b"\x02")

            threading.Thread(target=trickle, daemon=True).start()
            address = f"https://127.0.0.1:{listening.getsockname()[1]}/"
            assert "0.3 seconds" in trouble(address, WebLimits(silence=1, request=0.3))
            done.set()

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

    def test_a_ledger_of_endless_lines_is_refused(self, serve: Serve) -> None:
        """Very many lines of nothing would fill the memory of whoever reads them one by one."""

        class Lines(Answering):
            def answer(self) -> None:
                self.say(200, b"\n" * 1_000_000)

        assert "has 1,000,000 lines" in trouble(serve(Lines))

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

    def test_an_answer_in_another_code_is_no_verdict(self, serve: Serve) -> None:
        """A server that compresses unasked has altered nothing, and cannot be read."""

        class Packing(Answering):
            def answer(self) -> None:
                self.say(200, b"\x1f\x8b", Content_Encoding="gzip")

        assert "in a code that was not asked for" in trouble(serve(Packing))

    def test_a_page_instead_of_a_text_is_a_text_that_is_not_there(
        self, built: Path, run: Run, serve: Serve
    ) -> None:
        """Some servers send a page for whatever they do not have, and call that found."""

        class Soft(Quiet):
            def do_GET(self) -> None:  # noqa: N802 - the library's name
                if "/record/" in self.path or self.path.endswith("text.md"):
                    super().do_GET()
                    return
                self.send_response(200)
                self.send_header("Content-Length", "16")
                self.end_headers()
                self.wfile.write(b"<!DOCTYPE html>\n")

        code, _, err = run(built, "verify", serve(partial(Soft, directory=str(built))))
        assert code == 0
        assert f"note: The site has no `{WORDS}`" in err

    def test_a_certificate_of_nobodys_is_not_believed(self, built: Path, serve: Serve) -> None:
        """Who is not who the address says is not asked."""
        address = serve(served(built), certificate=True).replace("http://", "https://")
        assert "has no certificate that can be believed" in trouble(address)

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
