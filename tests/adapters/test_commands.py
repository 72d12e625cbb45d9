"""The commands, as people and CI run them: exit codes, one clear line, nothing half-written."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from git_fixture import GitFixture

SCHEMAS = Path(__file__).parents[2] / "plugins" / "inforce" / "schemas"
CONFIG = """site_name: Parcels
docs_dir: policy_src
theme: {name: material, font: false}
plugins:
  - search
  - inforce: {timezone: UTC, as_of: 2026-06-01}
"""
TERMS = """---
title: Terms
effective: 2026-01-01
---

# Terms

You may return a parcel within 30 days.
"""


def inforce(folder, *arguments):
    """Run a command as a person would; a traceback is never an answer."""
    done = subprocess.run(
        [sys.executable, "-m", "inforce", *arguments],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1780272000", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.fixture
def site(tmp_path):
    """A small site with one policy and its history."""
    repository = GitFixture(tmp_path)
    repository.commit({"mkdocs.yml": CONFIG, "policy_src/terms.md": TERMS}, on="2025-12-01")
    return repository


def test_a_site_is_built_and_a_second_build_makes_nothing_anew(site, tmp_path):
    """The whole site from one command, and nothing is made twice."""
    first = inforce(tmp_path, "build", "--strict")
    assert (first.returncode, "made anew" in first.stderr) == (0, True), first.stderr
    assert (tmp_path / "site/terms/2026-01-01/1/index.html").is_file()
    second = inforce(tmp_path, "build", "--strict")
    assert "(0 made anew)" in second.stderr
    assert "in force" in (tmp_path / "site/terms/index.html").read_text().lower()
    assert site


def test_an_error_in_a_text_builds_nothing_and_keeps_the_old_site(site, tmp_path):
    """A site that cannot be right leaves the one that stands."""
    assert inforce(tmp_path, "build").returncode == 0
    before = (tmp_path / "site/terms/index.html").read_bytes()
    site.commit({"policy_src/terms.md": TERMS.replace("2026-01-01", "soon")}, on="2026-02-01")
    done = inforce(tmp_path, "build")
    assert done.returncode == 1
    assert "policy_src/terms.md:3:" in done.stderr
    assert (tmp_path / "site/terms/index.html").read_bytes() == before


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"policy_src/terms.md": TERMS.replace("---\n\n#", "  x: [\n---\n\n#")}, "S001"),
        ({"policy_src/b.md": TERMS.replace("title", "id: terms\ntitle")}, "policy_src/b.md"),
        ({"policy_src/terms.md": TERMS + "\n## A {#x}\n\n## B {#x}\n"}, "D001"),
        ({"policy_src/terms.md": b"---\ntitle: \xff\n---\n"}, "S904"),
        ({"policy_src/terms.md": TERMS.encode() + b"a" * 5_000_001}, "S903"),
    ],
)
def test_each_mistake_is_said_with_its_file_and_the_check_fails(site, tmp_path, files, said):
    """What an author got wrong stops the gate and names the place."""
    site.commit(files, on="2026-02-01")
    done = inforce(tmp_path, "check")
    assert done.returncode == 1, done.stderr
    assert said in done.stdout


def test_line_ends_and_a_byte_order_mark_change_nothing(site, tmp_path):
    """What no reader can see makes no second text."""
    unseen = b"\xef\xbb\xbf" + TERMS.replace("\n", "\r\n").encode()
    site.commit({"policy_src/terms.md": unseen}, on="2026-02-01")
    found = json.loads(inforce(tmp_path, "history", "terms", "--format", "json").stdout)
    assert [len(version["texts"]) for version in found["versions"]] == [1]


@pytest.mark.parametrize("command", [("status",), ("next",), ("history", "terms")])
def test_json_answers_keep_to_their_schema(site, tmp_path, command):
    """A program can rely on what a command prints."""
    done = inforce(tmp_path, *command, "--format", "json")
    assert done.returncode == 0, done.stderr
    schema = json.loads((SCHEMAS / f"{command[0]}.schema.json").read_text())
    jsonschema.validate(json.loads(done.stdout), schema)
    assert site


def test_next_names_the_day_for_a_scheduler(site, tmp_path):
    """The first word is the day or `never`, so that a line of shell can use it."""
    assert inforce(tmp_path, "next").stdout.startswith("never (the site is shown as of 2026-06-01")
    unpinned = CONFIG.replace(", as_of: 2026-06-01", "")
    coming = TERMS.replace("2026-01-01", "2026-07-01").replace("30 days", "14 days")
    site.commit({"mkdocs.yml": unpinned, "policy_src/terms.md": coming}, on="2026-05-01")
    for asked, answer in ((), "2026-07-01"), (("--on", "2026-07-01"), "never"):
        done = inforce(tmp_path, "next", *asked)
        assert (done.returncode, done.stdout.split()[0]) == (0, answer), done.stderr


def test_status_says_what_the_working_text_would_be(site, tmp_path):
    """An uncommitted text is told as the version it would become."""
    (tmp_path / "policy_src/terms.md").write_text(
        TERMS.replace("2026-01-01", "2026-07-01").replace("30 days", "14 days")
    )
    document = json.loads(inforce(tmp_path, "status", "--format", "json").stdout)
    (policy,) = document["policies"]
    assert policy["in_force"] == "2026-01-01"
    assert policy["draft"] == {"becomes": "version", "label": "2026-07-01", "words_changed": 2}
    assert site


def test_an_unknown_policy_is_answered_with_the_nearest_one(site, tmp_path):
    """A misspelt name exits with 1 and offers the right one."""
    done = inforce(tmp_path, "history", "trems")
    assert done.returncode == 1
    assert "terms" in done.stderr
    assert site


def test_a_version_is_compared_by_its_name(site, tmp_path):
    """Two versions are named as readers name them; 1 says that they differ."""
    new = TERMS.replace("2026-01-01", "2026-05-01").replace("30 days", "14 days")
    site.commit({"policy_src/terms.md": new}, on="2026-04-01")
    done = inforce(tmp_path, "redline", "terms@2026-01-01", "terms@in-force")
    assert done.returncode == 1
    assert "[-30-]{+14+}" in done.stdout
    assert inforce(tmp_path, "redline", "terms@in-force", "terms@in-force").returncode == 0
    assert inforce(tmp_path, "redline", "terms@1999", "terms@in-force").returncode == 2


@pytest.mark.parametrize("command", ["build", "check", "status", "seal", "serve"])
def test_a_folder_without_a_site_is_one_line_and_exit_code_2(tmp_path, command):
    """Without a configuration every command says what to do, and no more."""
    done = inforce(tmp_path, command)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "mkdocs.yml" in done.stderr


def test_a_shallow_clone_is_refused_with_the_cure(site, tmp_path):
    """A history cut short would show every text as new; the message says how to fetch it all."""
    site.commit({"policy_src/terms.md": TERMS + "\nMore.\n"}, on="2026-02-01")
    clone = tmp_path / "clone"
    command = ("git", "clone", "-q", "--depth", "1", f"file://{tmp_path}", str(clone))
    subprocess.run(command, check=True)
    done = inforce(clone, "build")
    assert done.returncode == 2
    assert "fetch-depth: 0" in done.stderr
    assert not (clone / "site").exists()


def test_a_repository_without_a_commit_shows_the_texts_as_they_lie(tmp_path):
    """A new site can be looked at before its first commit."""
    GitFixture(tmp_path)
    (tmp_path / "policy_src").mkdir()
    (tmp_path / "policy_src/terms.md").write_text(TERMS)
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    done = inforce(tmp_path, "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert "30 days" in (tmp_path / "site/terms/index.html").read_text()


def test_a_site_as_of_another_day_shows_what_bound_then(site, tmp_path):
    """`--as-of` answers which text was in force on a day."""
    new = TERMS.replace("2026-01-01", "2026-05-01").replace("30 days", "14 days")
    site.commit({"policy_src/terms.md": new}, on="2026-04-01")
    assert inforce(tmp_path, "build", "--as-of", "2026-03-01").returncode == 0
    page = (tmp_path / "site/terms/index.html").read_text()
    assert "30 days" in page
    assert inforce(tmp_path, "build", "--as-of", "yesterday").returncode == 2


def test_mkdocs_itself_builds_the_site_and_strict_counts_our_warnings(site, tmp_path):
    """Whoever runs `mkdocs build --strict` gets the same site and the same refusal."""
    mkdocs = [sys.executable, "-m", os.environ.get("INFORCE_ENGINE", "mkdocs"), "build", "--strict"]
    if "properdocs" in mkdocs:
        mkdocs += ["-f", "mkdocs.yml"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    run = {"cwd": tmp_path, "env": environment, "capture_output": True, "text": True}
    assert subprocess.run(mkdocs, check=False, **run).returncode == 0
    site.commit({"policy_src/terms.md": TERMS + "\n[Gone](gone.md)\n"}, on="2026-02-01")
    done = subprocess.run(mkdocs, check=False, **run)
    assert done.returncode == 1
    assert "P001" in done.stderr
