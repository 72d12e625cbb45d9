"""What docs/verify-us.md tells a stranger to do, done as it stands there."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from sealed_site import CONFIG, SECOND, Run, commit
from web_servers import Serve, served

PAGE = Path(__file__).resolve().parents[2] / "docs" / "verify-us.md"


@pytest.fixture
def by_hand() -> list[str]:
    """The few lines of Python that take the place of our program."""
    return [sys.executable, "-I", "-c", programs()[0]]


def programs() -> list[str]:
    """The program for a copy, and the function that asks a site instead."""
    return re.findall(r"```python\n(.+?)```", PAGE.read_text("utf-8"), re.DOTALL)


@pytest.fixture
def sealed(site: Path, run: Run) -> Path:
    """A site with a record of three entries."""
    commit(site, "2026-05-01", policy_src__privacy=SECOND)
    run(site, "seal")
    return site


def test_a_record_is_checked_without_our_program(
    sealed: Path, run: Run, by_hand: list[str]
) -> None:
    """The lines in the manual come to the same head as `inforce verify`."""
    done = subprocess.run(by_hand, cwd=sealed, capture_output=True, text=True, check=True)
    head = run(sealed, "verify")[1].splitlines()[-1]
    assert done.stdout == f"3 entries follow from each other. {head}\n"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("ledger.jsonl", "Privacy policy", "Privacy Policy"),
        ("ledger.jsonl", "2026-01-02", "2026-01-01"),
        ("texts/privacy/2026-01-15/1.md", "dusk", "dawn"),
    ],
)
def test_those_lines_see_what_was_altered(
    sealed: Path, by_hand: list[str], path: str, old: str, new: str
) -> None:
    """A stranger who runs them is not lulled."""
    file = sealed / "record" / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    done = subprocess.run(by_hand, cwd=sealed, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "does not follow" in done.stderr or "was altered" in done.stderr


def test_what_a_site_publishes_is_checked_without_our_program(
    sealed: Path, run: Run, serve: Serve
) -> None:
    """The other `read` takes the place of the first, and fetches what it needs."""
    program, asking = programs()
    address = re.search(r"https://[^\"]*/record/", asking)
    assert address
    asking = asking.replace(address[0], serve(served(sealed)) + "record/")
    first = program.index("def read")
    asks = program[:first] + asking + program[program.index("def digest") :]
    done = subprocess.run(
        [sys.executable, "-I", "-c", asks], capture_output=True, text=True, check=True
    )
    head = run(sealed, "verify")[1].splitlines()[-1]
    assert done.stdout == f"3 entries follow from each other. {head}\n"


def test_the_steps_name_only_what_there_is(sealed: Path, run: Run) -> None:
    """Each command of the page is understood; addresses of examples are not asked."""
    commands = re.findall(r"inforce verify[^\n`]*", PAGE.read_text("utf-8"))
    options = {word for command in commands for word in command.split() if word.startswith("--")}
    assert options == {"--against", "--key"}
    told = run(sealed, "verify", "--help")[1]
    assert all(option in told for option in options)


def test_a_signed_site_is_verified_over_a_connection_that_is_trusted(
    site: Path, run: Run, serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Build it, serve it, keep a checkpoint, ask who signed: each step over HTTPS."""
    key = run(site, "seal", "--new-key", str(tmp_path / "site.key"))[1].strip()
    (site / "mkdocs.yml").write_text(f"{CONFIG}      verifier_key: {key}\n")
    assert run(site, "seal", "--key", "../site.key")[0] == 0
    assert run(site, "build")[0] == 0
    address = serve(served(site / "site"), certificate=True).replace("http:", "https:")
    code, _, err = run(site, "verify", address)
    assert (code, "no certificate that can be believed" in err) == (2, True)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "server.pem"))
    kept = tmp_path / "checkpoint-of-march"
    with urlopen(f"{address}record/checkpoint") as answer:  # noqa: S310 (a server of this test)
        kept.write_bytes(answer.read())
    code, out, _ = run(site, "verify", address, "--against", str(kept), "--key", key)
    assert code == 0
    assert "The site shows 1 text as sealed, each at its own address." in out
    assert out.splitlines()[-1] == "Signed by Lantern-&-Sons"
    with urlopen(f"{address}record/verifier-key") as answer:  # noqa: S310 (likewise)
        assert answer.read().decode().strip() == key
