"""A command line to run, and a small site to run it in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from git_fixture import GitFixture
from sealed_site import Run, make_site
from web_servers import SHOWN, TEXT, WORDS, Serve, serving

from inforce.adapters.cli.main import main
from inforce.documents.parse import canonical_text_of


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in a folder; its exit code, output and messages."""

    def run_in(folder: Path, *arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(folder)
        monkeypatch.setattr("sys.argv", ["inforce", *arguments])
        code = 0
        try:
            main()
        except SystemExit as done:
            code = int(done.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_in


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one published version and a term that changed since."""
    return make_site(tmp_path / "site")


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Serve on this machine until the test is over."""
    yield from serving(tmp_path)


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


@pytest.fixture
def repository(tmp_path):
    """A repository with nothing in it yet."""
    return GitFixture(tmp_path / "repository")
