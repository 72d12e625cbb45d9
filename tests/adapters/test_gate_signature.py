"""`inforce check` asks for the signature that the configuration promises."""

import subprocess
import sys
from pathlib import Path

import pytest
from sealed_site import CONFIG, SECOND, Run, commit

from inforce.adapters.ed25519 import make_key
from inforce.adapters.gate_reader import check_site


@pytest.fixture
def key(site: Path, run: Run, tmp_path: Path) -> str:
    """The key that the site names; its record is signed with it and published."""
    made = run(site, "seal", "--new-key", str(tmp_path / "site.key"))[1].strip()
    name(site, made)
    assert run(site, "seal", "--key", "../site.key")[0] == 0
    commit(site, "2026-02-04")
    return made


def name(site: Path, key: str) -> None:
    (site / "mkdocs.yml").write_text(f"{CONFIG}      verifier_key: {key}\n")


def branch(site: Path) -> None:
    subprocess.run(["git", "checkout", "--quiet", "-b", "change"], cwd=site, check=True)


def codes(site: Path, base: str = "") -> list[str]:
    """What the gate finds in the record."""
    found = check_site(site / "mkdocs.yml", base=base)
    return [one.code for one in found if one.code.startswith("L")]


def test_a_signed_checkpoint_says_nothing(site: Path, key: str) -> None:
    """Also not where a change is judged beside its base."""
    assert key
    assert codes(site) == []
    assert codes(site, base="HEAD") == []


def test_a_site_without_a_key_asks_for_no_signature(site: Path, run: Run) -> None:
    """Nobody was promised one."""
    run(site, "seal")
    assert codes(site) == []


def test_a_site_with_a_key_and_no_record_has_nothing_to_sign(
    site: Path, run: Run, tmp_path: Path
) -> None:
    """The key may be named before the first seal."""
    name(site, run(site, "seal", "--new-key", str(tmp_path / "site.key"))[1].strip())
    assert codes(site) == []


@pytest.mark.parametrize("left", ["no signature", "another's signature", "no checkpoint"])
def test_an_unsigned_checkpoint_is_an_error(
    site: Path, run: Run, key: str, tmp_path: Path, left: str
) -> None:
    """Who reads the record is told to expect a signature."""
    checkpoint = site / "record" / "checkpoint"
    body = checkpoint.read_text().partition("\n\n")[0] + "\n"
    checkpoint.write_text(body)
    if left == "another's signature":
        other = make_key(tmp_path / "other.key", "Lantern-&-Sons")
        name(site, str(other))
        assert run(site, "seal", "--key", "../other.key")[0] == 0
        name(site, key)
    elif left == "no checkpoint":
        checkpoint.unlink()
    code, out, _ = run(site, "check")
    assert code == 1
    assert "record/checkpoint:1" in out
    assert "error L003: " in out
    assert "Sign it: `inforce seal --key FILE`." in out
    assert run(site, "seal", "--key", "../site.key")[0] == 0
    assert codes(site) == []


def test_a_signature_that_covers_less_than_the_record_is_an_error(
    site: Path, run: Run, key: str
) -> None:
    """Entries that were added without the key are nobody's word."""
    signed = (site / "record" / "checkpoint").read_bytes()
    commit(site, "2026-05-01", policy_src__privacy=SECOND)
    (site / "mkdocs.yml").write_text(CONFIG)
    assert run(site, "seal")[0] == 0
    (site / "record" / "checkpoint").write_bytes(signed)
    name(site, key)
    assert codes(site) == ["L003"]


def test_a_forged_signature_is_an_error(site: Path, run: Run, key: str) -> None:
    """It bears the key's name and was made without it."""
    assert key
    checkpoint = site / "record" / "checkpoint"
    text = checkpoint.read_text()
    place = len(text) - 20
    forged = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]
    checkpoint.write_text(forged)
    code, out, _ = run(site, "check")
    assert (code, "error L004: " in out) == (1, True)


def test_without_the_library_the_gate_says_that_nobody_looked(
    site: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Silence would pass for a good signature."""
    assert key
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.asymmetric", None)
    told = [one for one in check_site(site / "mkdocs.yml") if one.code.startswith("L")]
    assert [(one.code, one.severity.value) for one in told] == [("L005", "warning")]


def test_a_change_cannot_name_another_key_or_none_to_pass(
    site: Path, run: Run, key: str, tmp_path: Path
) -> None:
    """The key that readers know is the one of the branch that is published."""
    assert key
    branch(site)
    commit(site, "2026-05-01", policy_src__privacy=SECOND)
    (site / "mkdocs.yml").write_text(CONFIG)
    assert run(site, "seal")[0] == 0
    assert "L003" in codes(site, base="main")
    other = make_key(tmp_path / "other.key", "Lantern-&-Sons")
    name(site, str(other))
    assert run(site, "seal", "--key", "../other.key")[0] == 0
    assert "L003" in codes(site, base="main")


def test_a_change_is_not_blamed_for_a_checkpoint_that_was_unsigned_before(
    site: Path, key: str
) -> None:
    """It did not take the signature away, and cannot give it."""
    assert key
    checkpoint = site / "record" / "checkpoint"
    checkpoint.write_text(checkpoint.read_text().partition("\n\n")[0] + "\n")
    commit(site, "2026-02-05")
    branch(site)
    commit(site, "2026-05-01", policy_src__privacy=SECOND)
    assert codes(site) == ["L003"]
    assert codes(site, base="main") == []
