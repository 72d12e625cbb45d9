"""Two branches that both sealed, and then were merged."""

import subprocess
from pathlib import Path

import pytest
from sealed_site import FIRST, SECOND, Run, commit

TERMS = FIRST.replace("Privacy policy", "Terms")
PERSON = ("-c", "user.name=A. Clerk", "-c", "user.email=clerk@lantern.example")


def git(site: Path, *arguments: str, fails: bool = False) -> None:
    done = subprocess.run(["git", *PERSON, *arguments], cwd=site, check=False, capture_output=True)
    assert (done.returncode != 0) == fails, done.stderr.decode()


@pytest.fixture
def forked(site: Path, run: Run) -> Path:
    """A site whose published branch and another one have each sealed something."""
    run(site, "seal")
    commit(site, "2026-02-05")
    git(site, "checkout", "-q", "-b", "side")
    commit(site, "2026-05-01", policy_src__privacy=SECOND)
    run(site, "seal")
    commit(site, "2026-05-02")
    git(site, "checkout", "-q", "main")
    commit(site, "2026-05-03", policy_src__terms=TERMS)
    run(site, "seal")
    commit(site, "2026-05-04")
    return site


def keep_record_of(site: Path, branch: str) -> None:
    """End a merge with the record as one branch has it."""
    git(site, "restore", f"--source={branch}", "--staged", "--worktree", "--", "record")
    git(site, "commit", "-q", "-m", "Merge")


def assert_both_are_sealed(site: Path, run: Run) -> None:
    code, out, _ = run(site, "seal")
    assert code == 0
    assert "privacy 2026-06-01 text 1" in out
    commit(site, "2026-05-06")
    code, out, err = run(site, "verify")
    assert (code, err) == (0, "")
    assert out.startswith("Whole: 5 entries, 3 texts")


def test_git_leaves_the_published_record_whole_and_asks(forked: Path, run: Run) -> None:
    """The merge stops at the record, holds no half of one, and a seal adds what the other had."""
    git(forked, "merge", "side", fails=True)
    assert run(forked, "verify")[0] == 0
    keep_record_of(forked, "main")
    assert_both_are_sealed(forked, run)


def test_marks_of_a_merge_are_named_as_such(forked: Path, run: Run) -> None:
    """Where git merged line by line, both commands say what has happened and what to do."""
    (forked / ".git" / "info" / "attributes").write_text("record/** merge\n")
    git(forked, "merge", "side", fails=True)
    code, out, _ = run(forked, "verify")
    assert code == 1
    assert "BROKEN (inserted): Line 3 is a mark of git: two branches both sealed" in out
    code, _, err = run(forked, "seal")
    assert (code, err.count("\n")) == (2, 1)
    assert "two branches both sealed" in err
    assert "git restore --source=origin/main -- record" in err
    keep_record_of(forked, "main")
    assert_both_are_sealed(forked, run)


def test_the_lines_of_both_are_no_chain(forked: Path, run: Run) -> None:
    """Keeping every line of both is no way out, and the first that does not belong is named."""
    (forked / ".git" / "info" / "attributes").write_text("record/** merge=union\n")
    git(forked, "merge", "side", fails=False)
    code, out, _ = run(forked, "verify")
    assert code == 1
    assert "does not belong to the chain: it was put in, or two branches sealed." in out
    assert run(forked, "seal")[0] == 2


def test_keeping_the_other_branchs_record_takes_published_lines_away(
    forked: Path, run: Run
) -> None:
    """What was sealed on the published branch stands; its history tells who dropped it."""
    git(forked, "merge", "side", fails=True)
    keep_record_of(forked, "side")
    code, out, _ = run(forked, "verify")
    assert code == 1
    assert "changed entry 3 of the ledger" in out
