"""`make check-pages`: whole sites under an HTML checker and axe, longer than a test may take.

Needs Java and the checker vnu (npm's `vnu-jar`; `.ci/html-checker` fetches it where npm is there,
or INFORCE_VNU names the jar), and the Chromium of the tests. The real history is looked at where
it lies beside the checkout.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from benchmarks.measure import run
from benchmarks.site import INFORCE, shared_bundle

ROOT = Path(__file__).parent.parent
SAMPLE = 50
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LEADS_ON = 'http-equiv="refresh"'
# What the theme writes itself, on every page of its own: two check boxes that open its drawers.
KNOWN = "Attribute “autocomplete” is only allowed when the input type is"


class Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing: the output is the result."""


def main() -> None:
    """Build the sites, check their pages, and fail where one is not valid or not accessible."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checker", type=Path, help="the checker's jar")
    parser.add_argument("browser", help="a Chromium")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run((*INFORCE, "build", "--site-dir", str(folder / "example")), ROOT)
        # The page for what is not there can stand at any address, so its own are from the root.
        pages = sorted((folder / "example").rglob("index.html"))
        print(f"{len(pages)} pages of the example site", flush=True)
        bundle = shared_bundle()
        if bundle is None:
            print("The real history is not here: set INFORCE_SHARED to check it, too.")
        else:
            compared = _adopted(bundle, folder / "adopted")
            print(f"{len(compared)} comparisons of the real history", flush=True)
            pages += compared
        wrong = _invalid(chosen.checker, pages) + _inaccessible(chosen.browser, folder, pages)
    print("\n".join(wrong) or "Every page is valid and accessible.")
    sys.exit(bool(wrong))


def _adopted(bundle: Path, folder: Path) -> list[Path]:
    """Every so many of the comparisons, so that all policies and years are among them."""
    subprocess.run(("git", "clone", "-q", "-b", "main", str(bundle), str(folder)), check=True)
    run((*INFORCE, "adopt", ".", "--write"), folder)
    run((*INFORCE, "build"), folder)
    compared = sorted((folder / "site").rglob("*..*/index.html"))
    return compared[:: max(1, len(compared) // SAMPLE)][:SAMPLE]


def _invalid(checker: Path, pages: list[Path]) -> list[str]:
    command = ("java", "-jar", str(checker), "--errors-only", "--format", "json", "--stdout")
    done = subprocess.run((*command, *map(str, pages)), capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)["messages"]
    return [
        f"{message['url']}:{message.get('lastLine', 1)}: {message['message']}"
        for message in found
        if not message["message"].startswith(KNOWN)
    ]


def _inaccessible(browser: str, folder: Path, pages: list[Path]) -> list[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    wrong = []
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as player:
        chromium = player.chromium.launch(executable_path=browser, args=flags)
        page = chromium.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
        for path in pages:
            if LEADS_ON in path.read_text(encoding="utf-8"):
                continue  # nobody stays on it: the browser is away before anything can be judged
            at = path.relative_to(folder).as_posix().removesuffix("index.html")
            page.goto(f"http://127.0.0.1:{server.server_address[1]}/{at}")
            found = Axe().run(page, options={"runOnly": RULES})
            wrong += [
                f"{at}: {rule['id']}: {rule['help']}" for rule in found.response["violations"]
            ]
        chromium.close()
    server.shutdown()
    return wrong


if __name__ == "__main__":
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    main()
