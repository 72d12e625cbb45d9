"""Where `inforce verify URL` lets itself be led, and where not."""

from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sealed_site import Run
from web_servers import Answering, Quiet, Serve, trouble

from inforce.adapters.web_address import redirected
from inforce.errors import InforceError


class TestRedirects:
    """A server may move its record about, and send no one elsewhere."""

    def test_a_redirect_on_the_same_host_is_followed(
        self, built: Path, run: Run, serve: Serve
    ) -> None:
        """Moved below another path of the same server."""

        class Moved(Quiet):
            def do_GET(self) -> None:  # noqa: N802 - the library's name
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

        assert "redirects to another server" in trouble(serve(Sending))
        for elsewhere in ("//example.org/", "file:///etc/passwd", "ftp://127.0.0.1/", "http://["):

            class Sent(Answering):
                where = elsewhere

                def answer(self) -> None:
                    self.say(302, Location=self.where)

            assert "redirects to another server" in trouble(serve(Sent))
        assert asked == []
        del built

    @pytest.mark.parametrize(
        ("here", "there"),
        [
            ("http://law.example/a", "https://law.example/a"),
            ("http://law.example/a", "https://LAW.example:443/a"),
            ("https://law.example/a", "/b/c"),
            ("https://law.example/a", "https://law.example:443/b"),
            ("http://law.example:8000/a", "http://law.example:8000/b"),
        ],
    )
    def test_the_same_server_may_send_on_and_a_safer_one(self, here: str, there: str) -> None:
        """The same host, by the same door or the one with a lock."""
        assert redirected(urlsplit(here), there).hostname == "law.example"

    @pytest.mark.parametrize(
        ("here", "there"),
        [
            ("https://law.example/a", "http://law.example/a"),
            ("https://law.example/a", "https://law.example:8443/a"),
            ("http://law.example/a", "http://law.example:8000/a"),
            ("http://law.example:8000/a", "https://law.example:8000/a"),
            ("https://law.example/a", "https://law.example.evil.example/a"),
            ("https://law.example/a", "https://law.example@evil.example/a"),
        ],
    )
    def test_another_door_of_the_same_host_is_another_server(self, here: str, there: str) -> None:
        """A port can be anyone's, and a lock that was there is not given up."""
        with pytest.raises(InforceError, match="redirects to another server"):
            redirected(urlsplit(here), there)

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
