"""The gate as a pull request meets it: each mistake stops it, and only its own mistakes do."""

import json
import shutil
from pathlib import Path

import pytest
from gate_library import CONFIG, LATER, LOANS, RULES, codes, make_library
from git_fixture import GitFixture

from inforce.adapters.cli.main import cli
from inforce.adapters.gate_reader import check_site
from inforce.errors import RepositoryError, SettingsError


@pytest.fixture
def library(tmp_path):
    """A small site with two policies, and a branch on which a change is proposed."""
    return make_library(tmp_path)


def test_a_change_that_changes_nothing_passes(library):
    """A clean site stays clean."""
    assert codes(library) == codes(library, base="") == []


def test_a_notice_that_is_too_short_stops_a_pull_request(library):
    """Whether the change is committed or only lies there, it is a draft."""
    library.write("policy_src/loans.md", LATER)
    assert codes(library) == codes(library, base="") == ["N001"]
    library.commit({"policy_src/loans.md": LATER}, on="2026-12-01")
    assert codes(library) == ["N001"]


def test_a_ground_on_record_lets_an_urgent_change_pass(library):
    """An emergency is stated, not hidden."""
    ground = "{finding: N001, because: A court ordered it., by: Counsel, until: 2027-01-01}"
    waiver = f"waivers:\n  - {ground}\n---\n\n#"
    library.commit({"policy_src/loans.md": LATER.replace("---\n\n#", waiver)}, on="2026-12-01")
    assert codes(library) == []
    (told,) = [d for d in check_site(library.root / "mkdocs.yml") if d.code == "N001"]
    assert "A court ordered it." in told.what


def test_a_stricter_preset_holds_beside_the_default(library):
    """Presets combine: a month that must have expired is longer than thirty days of December."""
    library.write("mkdocs.yml", CONFIG + "      notice: {preset: [default, eu-payments]}\n")
    library.write("policy_src/loans.md", LATER.replace("2026-12-10", "2027-02-01"))
    (told,) = [d for d in check_site(library.root / "mkdocs.yml") if d.code == "N001"]
    assert "2027-02-02" in told.remedy
    assert "eu-payments" in told.what


def test_what_was_wrong_before_is_not_held_against_a_change(library):
    """Only what a change causes is said of it, also where lines have moved."""
    library.git("checkout", "-q", "main")
    broken = RULES.replace("loans.md#keeping", "gone.md")
    library.commit({"policy_src/rules.md": broken}, on="2026-02-01")
    library.git("checkout", "-q", "-B", "change")
    front = broken.replace("title: House", "change: editorial\ntitle: House")
    library.commit({"policy_src/rules.md": front}, on="2026-12-01")
    assert codes(library) == []
    assert codes(library, base="") == ["P001"]


def test_what_the_branch_gained_meanwhile_is_not_the_change(library):
    """A change is judged from where it left the branch, not against the branch's tip."""
    library.git("checkout", "-q", "main")
    library.commit({"policy_src/loans.md": LATER}, on="2026-11-30")
    library.git("checkout", "-q", "change")
    assert codes(library) == []


def test_a_published_file_that_is_deleted_stops_a_pull_request(library):
    """Readers would not learn whether it still binds them."""
    library.commit({"policy_src/loans.md": None}, on="2026-12-01")
    assert "V007" in codes(library)


def test_a_file_that_only_moved_is_not_deleted(library):
    """A policy is its content, not its path."""
    moved = LOANS.replace("title:", "id: loans\ntitle:")
    library.commit({"policy_src/loans.md": None, "policy_src/lending.md": moved}, on="2026-12-01")
    assert "V007" not in codes(library)


def test_a_repealed_policy_that_says_so_is_not_deleted(library):
    """An ending that is declared is an ending."""
    ended = LOANS.replace("title:", "status: repealed\nrepealed: 2027-03-01\ntitle:")
    library.commit({"policy_src/loans.md": ended}, on="2026-12-01")
    assert "V007" not in codes(library)


def seal(repository, *arguments):
    """Seal the record of a site."""
    cli.main(
        ["seal", "--config", str(repository.root / "mkdocs.yml"), *arguments], standalone_mode=False
    )


def test_a_draft_is_judged_beside_a_sealed_record_as_beside_git(library, capsys):
    """Sealing takes nothing away from the gate, with a base and without one."""
    seal(library)
    library.commit(on="2026-11-01")
    library.git("branch", "-f", "main")
    library.write("policy_src/loans.md", LATER)
    capsys.readouterr()
    assert codes(library, base="") == codes(library) == ["N001"]
    library.write("policy_src/loans.md", LOANS.replace("2026-01-01", "2025-06-01"))
    assert codes(library, base="") == codes(library)
    assert "V004" in codes(library)


def test_a_change_that_seals_itself_is_a_draft_all_the_same(library, capsys):
    """What is published is what the branch shows, not what a change says of itself."""
    library.git("checkout", "-q", "main")
    seal(library)
    library.commit(on="2026-11-01")
    library.git("checkout", "-q", "-B", "change")
    library.commit({"policy_src/loans.md": LATER}, on="2026-12-01")
    seal(library)
    library.commit(on="2026-12-01")
    capsys.readouterr()
    assert codes(library) == ["N001"]


def test_a_sealed_text_that_was_altered_stops_everything(library, capsys):
    """The record is broken, and the gate says where."""
    seal(library)
    capsys.readouterr()
    (text,) = Path(library.root, "record/texts/loans").rglob("*.md")
    text.write_text(text.read_text(encoding="utf-8").replace("four", "five"), encoding="utf-8")
    assert codes(library, base="") == ["L001"]


def test_a_record_that_was_rewritten_whole_stops_a_pull_request(library, tmp_path, capsys):
    """A new record is whole in itself, and is not the one that others know."""
    seal(library)
    library.commit(on="2026-12-01")
    library.git("branch", "-f", "main")
    other = GitFixture(tmp_path / "other")
    texts = {"policy_src/loans.md": LOANS.replace("four", "five"), "policy_src/rules.md": RULES}
    other.commit({"mkdocs.yml": CONFIG, **texts}, on="2025-12-01")
    seal(other)
    shutil.rmtree(library.root / "record")
    shutil.move(other.root / "record", library.root / "record")
    shutil.rmtree(other.root)
    capsys.readouterr()
    assert codes(library, base="") == []
    assert codes(library) == ["L002", "L002"]


def test_a_seal_that_only_appends_passes(library, capsys):
    """Growing is what a record is for."""
    seal(library)
    library.commit(on="2026-12-01")
    library.git("branch", "-f", "main")
    library.commit(
        {"policy_src/rules.md": RULES.replace("title:", "change: editorial\ntitle:")},
        on="2026-12-02",
    )
    seal(library)
    capsys.readouterr()
    assert codes(library) == []


def test_a_base_that_is_none_is_one_clear_line(library):
    """A branch that was not fetched is named, and no traceback shown."""
    with pytest.raises(RepositoryError, match="no ref"):
        codes(library, base="origin/nowhere")


def test_a_branch_with_no_past_in_common_is_one_clear_line(library):
    """A change that comes from nowhere cannot be compared."""
    library.git("checkout", "-q", "--orphan", "island")
    library.commit({"policy_src/loans.md": LOANS}, on="2026-12-01")
    with pytest.raises(RepositoryError, match="no commit in common"):
        codes(library)


def test_a_preset_that_is_none_is_told_with_its_line(library):
    """A misspelt preset must not pass for a strict one."""
    library.write("mkdocs.yml", CONFIG + "      notice: {preset: gdpr}\n")
    (told,) = check_site(library.root / "mkdocs.yml")
    assert (told.code, told.location.line) == ("C011", 9)
    library.write("notice.toml", "title = 1")
    library.write("mkdocs.yml", CONFIG + "      notice: {preset: [default, notice.toml]}\n")
    with pytest.raises(SettingsError, match=r"notice\.toml"):
        check_site(library.root / "mkdocs.yml")


def test_a_machine_reads_what_a_change_caused(library, capsys):
    """The command says the same in every form, and its exit code stops the release."""
    library.commit({"policy_src/loans.md": LATER}, on="2026-12-01")
    said = {}
    for style in ("json", "sarif", "github", "text"):
        arguments = ["check", "--config", str(library.root / "mkdocs.yml"), "--base", "main"]
        with pytest.raises(SystemExit) as stopped:
            cli.main([*arguments, "--format", style], standalone_mode=False)
        assert stopped.value.code == 1
        said[style] = capsys.readouterr().out
    assert json.loads(said["json"])["diagnostics"][0]["code"] == "N001"
    assert json.loads(said["sarif"])["runs"][0]["results"][0]["ruleId"] == "N001"
    assert "title=N001" in said["github"]
