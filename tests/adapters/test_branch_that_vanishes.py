"""A text that people were told of while it lay on another branch does not go away unnoticed."""

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest
from sealed_site import CONFIG, SECOND, Run, commit

from inforce.adapters.gate_reader import check_site
from inforce.diagnostics import Severity

TEXT = SECOND.replace("effective:", "change: minor\nsummary: A boat is lent.\neffective:")
LOST = "Version “2026-06-01” was announced. Its text is not here"


def git(site: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=site, check=True, capture_output=True)


def configure(
    site: Path, *, refs: str = "[summer]", on: str = "2026-05-04", more: str = ""
) -> None:
    lines = f"      publish_ref: main\n      pending_refs: {refs}\n      as_of: {on}\n"
    (site / "mkdocs.yml").write_text(CONFIG + lines + more)


@pytest.fixture
def told(site: Path, run: Run, tmp_path: Path) -> Path:
    """A site on whose branch `summer` a text lies that people were told of, by the record."""
    configure(site)
    commit(site, "2026-03-01")
    git(site, "checkout", "-b", "summer")
    commit(site, "2026-05-01", policy_src__privacy=TEXT)
    git(site, "checkout", "main")
    record(site, run, tmp_path / "pack", "2026-05-02")
    return site


def record(site: Path, run: Run, pack: Path, day: str) -> None:
    """Write the notice, put it on record, and publish the record."""
    assert run(site, "notice", "privacy", "--version", "2026-06-01", "--out", str(pack))[0] == 0
    manifest = str(pack / "manifest.json")
    assert run(site, "seal", "--notice", manifest, "--sent", day, "--by", "mail")[0] == 0
    commit(site, day)


def found(site: Path, *codes: str) -> list[str]:
    return [one.code for one in check_site(site / "mkdocs.yml") if one.code in codes]


def history(site: Path, run: Run) -> dict:
    return json.loads(run(site, "history", "privacy", "--format", "json")[1])


def test_the_notice_of_a_text_on_another_branch_is_recorded_without_the_text(
    told: Path, run: Run
) -> None:
    """The record holds that people were told, and by its digest of what."""
    last = json.loads((told / "record" / "ledger.jsonl").read_text().splitlines()[-1])
    version = history(told, run)["versions"][-1]
    assert (last["label"], last["text"]) == ("2026-06-01", version["texts"][0]["digest"])
    assert not (told / "record" / "texts" / "privacy" / "2026-06-01").exists()
    assert [one["on"] for one in version["notices"]] == ["2026-05-02"]
    assert run(told, "verify")[0] == 0
    assert found(told, "L006", "S907") == []


def test_telling_it_again_adds_nothing_also_once_it_is_published(
    told: Path, run: Run, tmp_path: Path
) -> None:
    """It is the same notice, wherever its text lies by now; its page tells of it."""
    again = ("seal", "--notice", str(tmp_path / "pack" / "manifest.json"), "--sent", "2026-05-02")
    assert "Nothing to seal" in run(told, *again)[2]
    git(told, "-c", "user.name=A", "-c", "user.email=a@lantern.example", "merge", "summer")
    git(told, "branch", "--delete", "--force", "summer")
    configure(told, refs="[]", on="2026-05-06")
    commit(told, "2026-05-06")
    assert run(told, *again)[0] == 0
    assert "Nothing to seal" in run(told, *again)[2]
    assert [one["line"] for one in history(told, run)["versions"][-1]["notices"]] == [3]
    assert found(told, "L006") == []
    assert run(told, "verify")[0] == 0


def test_a_branch_that_is_deleted_is_an_error_until_it_is_back(told: Path, run: Run) -> None:
    """The place is the line of the record that says that people were told."""
    git(told, "branch", "--move", "summer", "kept")
    configure(told, refs="['summ*']")
    code, out, _ = run(told, "check")
    assert code == 1
    assert re.search(r"record/ledger\.jsonl:3:\d+: error L006: On 2026-05-02 people were told", out)
    git(told, "branch", "summer", "kept")
    assert found(told, "L006") == []


def test_a_build_warns_of_it_and_the_history_says_what_is_so(told: Path, run: Run) -> None:
    """No page calls withdrawn what its author did not withdraw."""
    git(told, "branch", "--delete", "--force", "summer")
    code, _, err = run(told, "build")
    assert (code, "warning L006" in err) == (0, True)
    page = (told / "site" / "privacy" / "history" / "index.html").read_text()
    said = " ".join(unescape(re.sub("<[^>]*>", " ", page)).split())
    assert LOST in said
    assert "was given on 2 May 2026 by e-mail, 30 days before 1 June 2026" in said
    assert "Withdrawn" not in said
    (lost,) = history(told, run)["lost_notices"]
    assert (lost["label"], lost["line"]) == ("2026-06-01", 3)


def test_once_its_author_takes_it_back_and_tells_people_the_branch_may_go(
    told: Path, run: Run, tmp_path: Path
) -> None:
    """That is the way which the message names."""
    git(told, "checkout", "summer")
    withdrawn = TEXT.replace("change:", "status: withdrawn\nchange:")
    commit(told, "2026-05-05", policy_src__privacy=withdrawn)
    git(told, "checkout", "main")
    configure(told, on="2026-05-06")
    assert history(told, run)["versions"][-1]["status"] == "withdrawn"
    record(told, run, tmp_path / "withdrawal", "2026-05-06")
    git(told, "branch", "--delete", "--force", "summer")
    configure(told, refs="[]", on="2026-05-07")
    assert found(told, "L006", "S907") == []
    assert history(told, run)["lost_notices"] == []


def test_a_text_that_nobody_merged_in_time_is_an_error(told: Path) -> None:
    """People were told that it binds from a day, and on that day it does not."""
    configure(told, on="2026-05-31")
    assert found(told, "L006") == []
    configure(told, on="2026-06-01")
    (said,) = (one for one in check_site(told / "mkdocs.yml") if one.code == "L006")
    assert "stands on the branch `summer` alone" in said.what


def test_another_day_on_the_branch_is_no_loss(told: Path) -> None:
    """The words are there; whether their new day was told is the notice clock's matter."""
    git(told, "checkout", "summer")
    commit(told, "2026-05-05", policy_src__privacy=TEXT.replace("2026-06-01", "2026-08-01"))
    git(told, "checkout", "main")
    configure(told, on="2026-05-06")
    assert found(told, "L006") == []


def test_a_copy_without_git_cannot_know(told: Path, tmp_path: Path) -> None:
    """What no branch can be looked for on is not called lost."""
    copy = tmp_path / "copy"
    shutil.copytree(told, copy, ignore=shutil.ignore_patterns(".git", ".cache"))
    assert found(copy, "L006", "S907") == []


@pytest.mark.parametrize(("refs", "codes"), [("[winter]", ["S907"]), ("['wint*']", [])])
def test_a_branch_that_is_named_and_not_there_is_a_warning(
    site: Path, refs: str, codes: list[str]
) -> None:
    """A pattern may match nothing."""
    configure(site, refs=refs)
    assert found(site, "S907") == codes
    said = [one for one in check_site(site / "mkdocs.yml") if one.code == "S907"]
    assert all(one.severity is Severity.WARNING for one in said)
