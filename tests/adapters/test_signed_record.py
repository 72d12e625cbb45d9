"""A record whose checkpoint is signed: `inforce seal --key` and `inforce verify --key`."""

import shutil
import sys
from pathlib import Path

import pytest
from sealed_site import CONFIG, SECOND, Run, commit

from inforce.adapters.settings_file import load_settings
from inforce.adapters.site_reader import read_site
from inforce.pipeline.preparing import site_facts


@pytest.fixture
def key(site: Path, run: Run, tmp_path: Path) -> str:
    """The verifier key of a site that has made a private one."""
    code, out, err = run(site, "seal", "--new-key", str(tmp_path / "site.key"))
    assert (code, out.count("\n")) == (0, 1)
    assert "Keep it to yourself" in err
    return out.strip()


def test_making_a_key_seals_nothing(site: Path, key: str) -> None:
    """A key is made first and used later; its name is the site's."""
    assert key.startswith("Lantern-&-Sons+")
    assert not (site / "record").exists()


def test_a_signed_record_is_verified_with_its_key(site: Path, run: Run, key: str) -> None:
    """Who trusts the key sees who signed."""
    assert run(site, "seal", "--key", "../site.key")[0] == 0
    code, out, _ = run(site, "verify", "--key", key)
    assert (code, out.splitlines()[-1]) == (0, "Signed by Lantern-&-Sons")


def test_the_same_seal_again_changes_no_byte(site: Path, run: Run, key: str) -> None:
    """Ed25519 is the same each time, and a signature is added once."""
    del key
    run(site, "seal", "--key", "../site.key")
    signed = (site / "record" / "checkpoint").read_bytes()
    run(site, "seal", "--key", "../site.key")
    assert (site / "record" / "checkpoint").read_bytes() == signed
    run(site, "seal")
    assert (site / "record" / "checkpoint").read_bytes() == signed


def test_a_record_can_be_signed_later(site: Path, run: Run, key: str) -> None:
    """A site that begins to sign need not wait for a new text."""
    run(site, "seal")
    code, out, _ = run(site, "verify", "--key", key)
    assert code == 1
    assert out == "BROKEN (not signed): The checkpoint is not signed by `Lantern-&-Sons`.\n"
    run(site, "seal", "--key", "../site.key")
    assert run(site, "verify", "--key", key)[0] == 0


def test_a_record_made_anew_by_others_is_not_signed_by_the_site(
    site: Path, run: Run, key: str, tmp_path: Path
) -> None:
    """A record rewritten whole holds together, and has another's signature."""
    run(site, "seal", "--key", "../site.key")
    shutil.rmtree(site / "record")
    run(site, "seal", "--new-key", str(tmp_path / "thief.key"))
    run(site, "seal", "--key", "../thief.key")
    assert run(site, "verify")[0] == 0
    assert run(site, "verify", "--key", key)[0] == 1


def test_a_site_that_says_it_signs_is_not_sealed_without_its_key(
    site: Path, run: Run, key: str, tmp_path: Path
) -> None:
    """Forgetting the key, or taking another, must not leave an unsigned checkpoint."""
    (site / "mkdocs.yml").write_text(f"{CONFIG}      verifier_key: {key}\n")
    run(site, "seal", "--new-key", str(tmp_path / "other.key"))
    for arguments in ((), ("--key", "../other.key")):
        code, _, err = run(site, "seal", *arguments)
        assert code == 2
        assert "must be signed by" in err
        assert not (site / "record").exists()
    assert run(site, "seal", "--key", "../site.key")[0] == 0


def test_a_repository_is_held_to_the_key_that_it_names(
    site: Path, run: Run, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who says that it signs and does not is found out; without the library that is said."""
    run(site, "seal")
    (site / "mkdocs.yml").write_text(f"{CONFIG}      verifier_key: {key}\n")
    code, out, _ = run(site, "verify")
    assert code == 1
    assert out.startswith("BROKEN (not signed)")
    run(site, "seal", "--key", "../site.key")
    assert run(site, "verify")[1].splitlines()[-1] == "Signed by Lantern-&-Sons"
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.asymmetric", None)
    code, out, err = run(site, "verify")
    assert (code, out.splitlines()[-1][:4]) == (0, "Head")
    assert err.startswith("note: The signature of `Lantern-&-Sons` was not checked")


def test_the_site_publishes_its_verifier_key(site: Path, run: Run, key: str) -> None:
    """A reader finds the key beside the checkpoint that it signed, and pages lead to both."""
    (site / "mkdocs.yml").write_text(f"{CONFIG}      verifier_key: {key}\n")
    run(site, "seal", "--key", "../site.key")
    commit(site, "2026-05-01", policy_src__privacy=SECOND)
    read = read_site(site / "mkdocs.yml").site
    record = read.sources.record
    assert site_facts(read).record == (
        "record/checkpoint",
        "record/ledger.jsonl",
        "record/verifier-key",
    )
    assert record["verifier-key"] == f"{key}\n".encode()
    assert not (site / "record" / "verifier-key").exists()


def test_a_verifier_key_that_is_none_is_told_with_its_line(site: Path) -> None:
    """A key that lost a letter would make every reader distrust the site."""
    (site / "mkdocs.yml").write_text(f"{CONFIG}      verifier_key: lantern+00+AA\n")
    (told,) = load_settings(site / "mkdocs.yml").diagnostics
    assert (told.code, told.location.line) == ("C013", len(CONFIG.splitlines()) + 1)


def test_a_key_on_the_command_line_that_is_none_is_trouble(site: Path, run: Run) -> None:
    """A key that cannot be read proves nothing either way."""
    run(site, "seal")
    assert run(site, "verify", "--key", "lantern")[0] == 2
