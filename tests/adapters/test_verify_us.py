"""What docs/verify-us.md tells a stranger to do, done as it stands there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from sealed_site import SECOND, Run, commit

PAGE = Path(__file__).resolve().parents[2] / "docs" / "verify-us.md"


@pytest.fixture
def by_hand() -> list[str]:
    """The few lines of Python that take the place of our program."""
    (program,) = re.findall(r"```python\n(.+?)```", PAGE.read_text("utf-8"), re.DOTALL)
    return [sys.executable, "-I", "-c", program]


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


def test_the_steps_name_only_what_there_is(sealed: Path, run: Run) -> None:
    """Each command of the page is understood; addresses of examples are not asked."""
    commands = re.findall(r"inforce verify[^\n`]*", PAGE.read_text("utf-8"))
    options = {word for command in commands for word in command.split() if word.startswith("--")}
    assert options == {"--against", "--key"}
    told = run(sealed, "verify", "--help")[1]
    assert all(option in told for option in options)
