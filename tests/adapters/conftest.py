"""A command line to run, and a small site to run it in."""

from pathlib import Path

import pytest
from sealed_site import Run, make_site

from inforce.adapters.cli.main import main


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
