"""`inforce seal` and `inforce verify`, as a person or a CI job runs them."""

import shutil
import subprocess
from pathlib import Path

from sealed_site import CONFIG, FIRST, SECOND, Run, commit


class TestSeal:
    """Appending what was published."""

    def test_it_says_what_it_sealed_and_the_new_head(self, site: Path, run: Run) -> None:
        """A person sees each entry, and what to keep."""
        code, out, err = run(site, "seal")
        assert (code, err) == (0, "")
        lines = out.splitlines()
        assert lines[0].split() == ["1", "privacy:", "“Privacy", "policy”"]
        assert lines[1].endswith("privacy 2026-01-15 text 1, of 2026-01-02")
        assert lines[2] == "Sealed 2 entries; the record now holds 2."
        assert lines[3].startswith("Head sha256:")

    def test_nothing_to_seal_is_no_failure(self, site: Path, run: Run) -> None:
        """A second seal does nothing and says so."""
        run(site, "seal")
        assert run(site, "seal") == (0, "", "Nothing to seal; the record holds 2 entries.\n")

    def test_definitions_are_sealed_as_they_stood_with_the_text(self, site: Path, run: Run) -> None:
        """The first version keeps the old words of its term, and has no term it does not use."""
        run(site, "seal")
        (old,) = (site / "record" / "definitions").rglob("*.md")
        assert "can be held" in old.read_text()
        commit(site, "2026-05-01", policy_src__privacy=SECOND)
        run(site, "seal")
        kept = sorted(path.parent.name for path in (site / "record").rglob("definitions/*/*.md"))
        assert kept == ["boat", "lantern", "lantern"]

    def test_a_draft_is_not_sealed(self, site: Path, run: Run) -> None:
        """What is not committed was not published."""
        run(site, "seal")
        (site / "policy_src" / "privacy.md").write_text(SECOND)
        assert run(site, "seal")[2] == "Nothing to seal; the record holds 2 entries.\n"

    def test_a_broken_record_is_not_sealed_over(self, site: Path, run: Run) -> None:
        """An altered text stops the seal with one sentence and exit code 2."""
        run(site, "seal")
        text = site / "record" / "texts" / "privacy" / "2026-01-15" / "1.md"
        text.write_text("We never said anything.\n")
        commit(site, "2026-05-01", policy_src__privacy=SECOND)
        code, out, err = run(site, "seal")
        assert (code, out) == (2, "")
        assert "1.md` is not the text that was sealed" in err
        assert len(err.splitlines()) == 1

    def test_a_text_with_errors_stops_the_seal(self, site: Path, run: Run) -> None:
        """A wrong date would be on record for ever."""
        broken = SECOND.replace("2026-06-01", "soon")
        commit(site, "2026-05-01", policy_src__privacy=broken)
        code, out, err = run(site, "seal")
        assert (code, out) == (1, "")
        assert "nothing was sealed" in err
        assert not (site / "record").exists()


class TestVerify:
    """Proving a record whole."""

    def test_a_repository_a_record_and_a_site_are_found_alike(
        self, site: Path, run: Run, tmp_path: Path
    ) -> None:
        """A reader names what lies before them."""
        run(site, "seal")
        built = tmp_path / "built"
        shutil.copytree(site / "record", built / "record")
        for folder, place in ((site, "."), (site, "record"), (tmp_path, str(built))):
            code, out, _ = run(folder, "verify", place)
            assert code == 0
            assert out.startswith("Whole: 2 entries, 1 text, as sealed.\nHead sha256:")

    def test_the_configured_folder_is_found(self, site: Path, run: Run) -> None:
        """A record may lie elsewhere, where the configuration says so."""
        (site / "mkdocs.yml").write_text(CONFIG + "      record: kept\n")
        run(site, "seal")
        assert (site / "kept" / "ledger.jsonl").exists()
        assert run(site, "verify")[0] == 0

    def test_an_altered_text_is_named_with_exit_code_1(self, site: Path, run: Run) -> None:
        """A script learns that it is broken, a person what is."""
        run(site, "seal")
        text = site / "record" / "texts" / "privacy" / "2026-01-15" / "1.md"
        text.write_text(text.read_text().replace("dusk", "dawn"))
        code, out, _ = run(site, "verify")
        assert code == 1
        assert out == (
            "BROKEN (text altered): `texts/privacy/2026-01-15/1.md` is not the text that entry 2 "
            "attests: it was altered.\n"
        )

    def test_a_record_rewritten_whole_needs_a_kept_checkpoint(
        self, site: Path, run: Run, tmp_path: Path
    ) -> None:
        """Who kept a checkpoint can tell, who did not cannot."""
        run(site, "seal")
        kept = tmp_path / "kept"
        shutil.copy(site / "record" / "checkpoint", kept)
        shutil.rmtree(site / "record")
        subprocess.run(["git", "checkout", "--orphan", "other", "--quiet"], cwd=site, check=True)
        commit(site, "2026-01-02", policy_src__privacy=FIRST.replace("dusk", "dawn"))
        run(site, "seal")
        assert run(site, "verify")[0] == 0
        code, out, _ = run(site, "verify", "--against", str(kept))
        assert code == 1
        assert out.startswith("BROKEN (rewritten): Entry 2 is not the one")

    def test_a_deleted_ledger_is_a_broken_record(self, site: Path, run: Run) -> None:
        """Where a checkpoint says that there was a ledger, its absence is damage."""
        run(site, "seal")
        (site / "record" / "ledger.jsonl").unlink()
        code, out, _ = run(site, "verify")
        assert code == 1
        assert out.startswith("BROKEN (truncated): The ledger ends after entry 0;")

    def test_no_record_is_trouble(self, site: Path, run: Run) -> None:
        """Where there is nothing to prove, nothing is called whole."""
        code, out, err = run(site, "verify")
        assert (code, out) == (2, "")
        assert "There is no sealed record in `.`" in err

    def test_an_unreadable_checkpoint_is_trouble(self, site: Path, run: Run) -> None:
        """A file that is no checkpoint proves nothing either way."""
        run(site, "seal")
        assert run(site, "verify", "--against", "mkdocs.yml")[0] == 2
        assert run(site, "verify", "--against", "nowhere")[0] == 2

    def test_words_of_a_record_stay_words_on_a_terminal(self, site: Path, run: Run) -> None:
        """A record that nobody trusts cannot speak to the terminal."""
        run(site, "seal")
        (site / "record" / "texts" / "\x1b[31mred.md").write_text("x")
        code, _, err = run(site, "verify")
        assert code == 0
        assert "\x1b" not in err
        assert "[31mred.md` is attested by no entry" in err


def test_a_copy_without_git_and_a_shallow_one_tell_the_same_story(
    site: Path, run: Run, tmp_path: Path
) -> None:
    """With a record, history does not depend on what git can still show."""
    commit(site, "2026-05-01", policy_src__privacy=SECOND)
    run(site, "seal")
    commit(site, "2026-05-01")
    _, whole, _ = run(site, "status", "--on", "2026-05-02", "--format", "json")
    copy, shallow = tmp_path / "copy", tmp_path / "shallow"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns(".git", ".cache"))
    clone = ["git", "clone", "--quiet", "--depth=1", site.as_uri(), str(shallow)]
    subprocess.run(clone, check=True)
    for folder in (copy, shallow):
        code, told, _ = run(folder, "status", "--on", "2026-05-02", "--format", "json")
        assert (code, told) == (0, whole)
        assert run(folder, "seal")[2].endswith("Nothing to seal; the record holds 3 entries.\n")
