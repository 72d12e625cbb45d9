"""`inforce assess`: exit codes for scripts, JSON by its schema."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import validate

from inforce.adapters.cli.main import cli

SCHEMA = Path(__file__).resolve().parents[2] / "plugins/inforce/schemas/assess.schema.json"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("We *keep* it.", "We **keep** it.", 0),
        ("We will not sell your data.", "We may sell your data to partners.", 1),
        ("The tower is green.", "The tower is blue.", 1),
    ],
)
def test_the_exit_code_says_whether_something_is_material(
    tmp_path: Path, old: str, new: str, code: int
) -> None:
    """Zero only where nothing weighs; what is open may weigh. The JSON keeps its schema."""
    paths = [tmp_path / "old.md", tmp_path / "new.md"]
    for path, text in zip(paths, (old, new), strict=True):
        path.write_text(f"{text}\n", encoding="utf-8")
    sides = [str(path) for path in paths]
    done = CliRunner().invoke(cli, ["assess", *sides, "--format", "json"])
    assert done.exit_code == code, done.output
    validate(json.loads(done.output), json.loads(SCHEMA.read_text(encoding="utf-8")))
    told = CliRunner().invoke(cli, ["assess", *sides])
    assert "no legal advice" in told.output
