"""MkDocs or ProperDocs: which of them builds is the choice of whoever runs it."""

import os
import subprocess
import sys

import mkdocs.config


def run_inforce(engine: str, *words: str) -> subprocess.CompletedProcess[str]:
    """The command line with an engine asked for."""
    return subprocess.run(
        [sys.executable, "-m", "inforce", *words],
        env={**os.environ, "INFORCE_ENGINE": engine},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_engine_that_was_asked_for_is_the_one_that_runs():
    """These tests run on the engine that they were started for, and on no other."""
    asked = os.environ.get("INFORCE_ENGINE", "mkdocs")
    assert mkdocs.config.__name__.split(".")[0] == asked


def test_an_engine_that_is_none_is_refused(tmp_path):
    """An engine of another name is refused in one line, and nothing is built."""
    done = run_inforce("mkdocks", "build", "--config", str(tmp_path / "mkdocs.yml"))
    assert done.returncode == 2
    assert "INFORCE_ENGINE is “mkdocks”" in done.stderr
    assert "Traceback" not in done.stderr
