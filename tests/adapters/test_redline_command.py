"""`inforce redline OLD NEW`, run as its user runs it."""

import json
import subprocess
import sys

import pytest

OLD = "---\ntitle: Rules\neffective: 2031-03-01\n---\n# Rules\n\nRefunds take 30 days.\n"
NEW = OLD.replace("30", "14")


@pytest.fixture
def folder(tmp_path):
    """A folder with two texts."""
    (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.md").write_text(NEW, encoding="utf-8")
    return tmp_path


def _run(folder, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "inforce", "redline", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_texts_that_differ_give_exit_code_one(folder):
    """As diff does."""
    done = _run(folder, "old.md", "new.md")
    assert (done.returncode, done.stderr) == (1, "")
    assert "Refunds take [-30-]{+14+} days." in done.stdout


def test_texts_that_read_the_same_give_exit_code_zero(folder):
    """Line wrapping and quotes are no difference."""
    (folder / "new.md").write_text(OLD.replace("take 30", "take\n30"), encoding="utf-8")
    done = _run(folder, "old.md", "new.md")
    assert (done.returncode, done.stdout, done.stderr) == (0, "No word differs.\n", "")


def test_facts_that_differ_are_told_first(folder):
    """A date in front matter binds as much as a sentence."""
    (folder / "new.md").write_text(OLD.replace("2031-03-01", "2031-03-15"), encoding="utf-8")
    done = _run(folder, "old.md", "new.md")
    assert done.returncode == 1
    assert done.stdout.startswith("effective: 2031-03-01 → 2031-03-15\n")


def test_json_is_one_document(folder):
    """A program can read it."""
    done = _run(folder, "old.md", "new.md", "--format", "json")
    assert json.loads(done.stdout)["counts"] == {"substitution": 1}


def test_html_is_one_file_that_fetches_nothing(folder):
    """It can be sent by mail and read anywhere."""
    done = _run(folder, "old.md", "new.md", "--format", "html", "-o", "out.html")
    page = (folder / "out.html").read_text(encoding="utf-8")
    assert (done.returncode, done.stdout) == (1, "")
    assert page.startswith("<!DOCTYPE html>")
    assert "<link" not in page
    assert " src=" not in page


def test_a_text_in_git_is_compared_with_the_file(folder):
    """GITREF:PATH is the text as it was committed."""
    git = [
        "git",
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "init.defaultBranch=main",
    ]
    for command in (["init", "-q"], ["add", "old.md"], ["commit", "-q", "-m", "Publish"]):
        subprocess.run([*git, *command], cwd=folder, check=True, capture_output=True)
    done = _run(folder, "HEAD:old.md", "new.md")
    assert done.returncode == 1
    assert "[-30-]{+14+}" in done.stdout
    gone = _run(folder, "HEAD:missing.md", "new.md")
    assert gone.returncode == 2
    assert gone.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("binary.md", b"\x00\x01\x02", "binary"),
        ("latin.md", "Gebühr".encode("latin-1"), "UTF-8"),
        ("empty.md", b" \n", "no text"),
        ("missing.md", None, "no such file"),
        (".", None, "folder"),
    ],
)
def test_trouble_is_one_line_and_exit_code_two(folder, name, data, told):
    """Whatever a side is instead of a text, its user reads one sentence and no traceback."""
    if data is not None:
        (folder / name).write_bytes(data)
    done = _run(folder, name, "new.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_place_that_cannot_be_written_is_one_line(folder):
    """Nothing half written."""
    done = _run(folder, "old.md", "new.md", "-o", "no/such/folder.txt")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
