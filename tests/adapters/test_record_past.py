"""What `inforce verify` tells of a repository whose commits took from the record."""

import shutil
import subprocess
from pathlib import Path

import pytest
from sealed_site import SECOND, Run, commit, make_site

TEXT = "record/texts/privacy/2026-01-15/1.md"
LEDGER = "record/ledger.jsonl"


@pytest.fixture
def sealed(site: Path, run: Run) -> Path:
    """A site whose record was committed twice, each time after a seal."""
    run(site, "seal")
    commit(site, "2026-02-05")
    commit(site, "2026-05-01", policy_src__privacy=SECOND)
    run(site, "seal")
    commit(site, "2026-05-02")
    return site


def head(site: Path) -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"], cwd=site, check=True, capture_output=True
    )
    return done.stdout.decode().strip()


def altered(site: Path, path: str, old: str, new: str) -> str:
    """The id of a commit that alters a file of the record."""
    text = (site / path).read_text()
    assert old in text
    (site / path).write_text(text.replace(old, new))
    commit(site, "2026-06-01")
    return head(site)


def restored(site: Path, path: str) -> str:
    """The id of a commit that puts it back."""
    subprocess.run(["git", "checkout", "-q", "HEAD~1", "--", path], cwd=site, check=True)
    commit(site, "2026-06-02")
    return head(site)


def test_a_history_that_only_grew_has_nothing_to_tell(sealed: Path, run: Run) -> None:
    """Seals append, and appending is no tampering."""
    code, out, err = run(sealed, "verify")
    assert (code, err) == (0, "")
    assert out.startswith("Whole: 3 entries")


def test_a_sealed_line_altered_and_put_back_is_told(sealed: Path, run: Run) -> None:
    """The record is whole again, and it is known who changed what, when, and who mended it."""
    bad = altered(sealed, LEDGER, "Privacy policy", "Privacy Policy")
    good = restored(sealed, LEDGER)
    code, out, err = run(sealed, "verify")
    assert code == 0
    assert out.startswith("Whole: 3 entries")
    assert err == (
        f"note: Commit {bad} of 2026-06-01 changed entry 1 of the ledger. "
        f"Commit {good} put it back.\n"
    )


def test_a_sealed_text_altered_and_put_back_is_told(sealed: Path, run: Run) -> None:
    """The same for the words themselves."""
    bad = altered(sealed, TEXT, "dusk", "dawn")
    good = restored(sealed, TEXT)
    code, _, err = run(sealed, "verify")
    assert code == 0
    assert err == (
        f"note: Commit {bad} of 2026-06-01 changed the sealed `texts/privacy/2026-01-15/1.md`. "
        f"Commit {good} put it back.\n"
    )


def test_a_record_rewritten_whole_is_found_out_by_its_history(
    sealed: Path, run: Run, tmp_path: Path
) -> None:
    """A record made anew holds together; what was published before does not fit it."""
    other = make_site(tmp_path / "other")
    commit(other, "2026-05-01", policy_src__privacy=SECOND.replace("boat", "raft"))
    run(other, "seal")
    shutil.rmtree(sealed / "record")
    shutil.copytree(other / "record", sealed / "record")
    commit(sealed, "2026-06-01")
    code, out, _ = run(sealed, "verify")
    assert code == 1
    assert out.startswith(
        f"BROKEN (rewritten): Commit {head(sealed)} of 2026-06-01 changed entry 3 of the ledger."
    )


def test_a_record_made_anew_and_not_committed_is_found_out(
    sealed: Path, run: Run, tmp_path: Path
) -> None:
    """What lies here is held against what was published, before anyone commits it."""
    other = make_site(tmp_path / "other")
    run(other, "seal")
    shutil.rmtree(sealed / "record")
    shutil.copytree(other / "record", sealed / "record")
    code, out, _ = run(sealed, "verify")
    assert code == 1
    assert "What is not committed yet removed entry 3 of the ledger." in out
    config = (sealed / "mkdocs.yml").read_text()
    (sealed / "mkdocs.yml").write_text(f"{config}      publish_ref: main\n")
    subprocess.run(["git", "checkout", "-q", "-f", "HEAD", "--", "record"], cwd=sealed, check=True)
    subprocess.run(["git", "switch", "-q", "-c", "older", "HEAD~1"], cwd=sealed, check=True)
    assert run(sealed, "verify")[0] == 0


def test_a_line_that_was_removed_and_not_put_back_breaks_the_record(sealed: Path, run: Run) -> None:
    """A record cut back to an older head, checkpoint and all, is whole in itself."""
    subprocess.run(["git", "checkout", "-q", "HEAD~1", "--", "record"], cwd=sealed, check=True)
    commit(sealed, "2026-06-01")
    code, out, _ = run(sealed, "verify")
    assert code == 1
    assert "removed entry 3 of the ledger" in out
    assert out.count("BROKEN") == 1


def test_a_commit_on_a_branch_that_was_not_published_is_nobodys_business(
    sealed: Path, run: Run
) -> None:
    """Only the first-parent history of the published branch counts."""
    subprocess.run(["git", "checkout", "-q", "-b", "side"], cwd=sealed, check=True)
    altered(sealed, TEXT, "dusk", "dawn")
    restored(sealed, TEXT)
    subprocess.run(["git", "checkout", "-q", "main"], cwd=sealed, check=True)
    commit(sealed, "2026-06-03", policy_src__index="# Home\n")
    subprocess.run(
        [*("git", "-c", "user.name=A", "-c", "user.email=a@lantern.example"),
         *("merge", "-q", "--no-ff", "-m", "Merge", "side")],
        cwd=sealed,
        check=True,
    )  # fmt: skip
    assert run(sealed, "verify")[2] == ""


def test_a_record_below_a_folder_of_the_repository_is_looked_through(
    sealed: Path, run: Run, tmp_path: Path
) -> None:
    """A site need not be the root of its repository."""
    outer = tmp_path / "outer"
    outer.mkdir()
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=outer, check=True)
    inner = outer / "law"
    subprocess.run(["cp", "-r", str(sealed), str(inner)], check=True)
    subprocess.run(["rm", "-rf", str(inner / ".git")], check=True)
    commit(outer, "2026-05-02")
    altered_in = (inner / TEXT).read_text()
    (inner / TEXT).write_text(altered_in.replace("dusk", "dawn"))
    commit(outer, "2026-06-01")
    code, out, _ = run(inner, "verify")
    assert code == 1
    assert "changed the sealed `texts/privacy/2026-01-15/1.md`" in out


def test_a_shallow_history_is_told_and_proves_nothing(
    sealed: Path, run: Run, tmp_path: Path
) -> None:
    """The record is verified all the same; that the past was not is said."""
    clone = tmp_path / "shallow"
    command = ["git", "clone", "-q", "--depth=1", sealed.as_uri(), str(clone)]
    subprocess.run(command, check=True)
    code, out, err = run(clone, "verify")
    assert code == 0
    assert out.startswith("Whole: 3 entries")
    assert err.startswith("note: The history was not looked through. The clone")
