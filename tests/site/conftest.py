"""A small site with every kind of page, built once, served strictly, looked at in a browser."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from inforce.adapters.templates import CONTENT_SECURITY_POLICY
from sample_site import build_sample_site, draft_page, later_steps


class StrictHandler(SimpleHTTPRequestHandler):
    """A server that says by header what the pages say themselves, and one thing more."""

    def end_headers(self):
        """Add what a careful server says."""
        policy = f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, *_):
        """Say nothing: a test's output is its result."""


def built(folder: Path, *options: str, on: str = "") -> None:
    """Build a site strictly, as on a day at noon."""
    inforce(folder, "build", "--strict", *options, on=on)


def inforce(folder: Path, *arguments: str, on: str = "") -> None:
    """Run a command in a folder."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    if on:
        noon = datetime.fromisoformat(f"{on}T12:00:00+00:00")
        environment["SOURCE_DATE_EPOCH"] = str(int(noon.timestamp()))
    done = subprocess.run(
        [sys.executable, "-m", "inforce", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def built_site(tmp_path_factory) -> Path:
    """The folder of a site whose history holds every kind of page."""
    folder = tmp_path_factory.mktemp("sample")
    build_sample_site(folder)
    pack = tmp_path_factory.mktemp("pack") / "privacy"
    inforce(folder, "notice", "privacy", "--out", str(pack))
    told = (
        "--sent",
        "2026-11-21",
        "--by",
        "home-page",
        "--by",
        "mail",
        "--readers",
        "every reader",
    )
    inforce(folder, "seal", "--notice", str(pack / "manifest.json"), *told)
    built(folder)
    draft = folder / "site" / "privacy" / "draft" / "index.html"
    draft.parent.mkdir()
    draft.write_bytes(draft_page())
    return folder / "site"


@pytest.fixture(scope="session")
def stale_sources(tmp_path_factory) -> Path:
    """A site that is not pinned to a day, built on 1 December 2026 and never again."""
    folder = tmp_path_factory.mktemp("stale")
    build_sample_site(folder, later_steps())
    built(folder, on="2026-12-01")
    return folder


@pytest.fixture(scope="session")
def stale_url(stale_sources) -> Iterator[str]:
    """The address of that site."""
    with served(stale_sources / "site") as address:
        yield address


@pytest.fixture(scope="session")
def build_on(stale_sources, tmp_path_factory) -> Callable[[str], Path]:
    """Builds that site anew on a day."""

    def build(day: str) -> Path:
        folder = tmp_path_factory.mktemp("anew") / "site"
        built(stale_sources, "--site-dir", str(folder), on=day)
        return folder

    return build


@pytest.fixture(scope="session")
def rebuilt_url(build_on) -> Iterator[str]:
    """The same site, built anew on 10 February 2027."""
    with served(build_on("2027-02-10")) as address:
        yield address


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, while it is served."""
    handler = partial(StrictHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def site_url(built_site) -> Iterator[str]:
    """The site below a folder, since a site must work below any path."""
    with served(built_site.parent) as address:
        yield f"{address}{built_site.name}/"


@pytest.fixture(scope="session")
def root_url(built_site) -> Iterator[str]:
    """The site at the root of its host, for which a page for wrong addresses is written."""
    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser(chromium) -> Iterator[Browser]:
    """One browser for all: starting one is what takes time."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield started
        started.close()
