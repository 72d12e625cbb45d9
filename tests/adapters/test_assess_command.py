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
    assert "1 clauses" not in told.output


@pytest.mark.parametrize(
    ("names", "options", "told"),
    [
        (("alt.de.md", "neu.de.md"), (), "de"),
        (("alt.md", "neu.md"), ("--language", "de"), "de"),
        (("alt.md", "neu.md"), (), "en"),
        (("alt.v2.md", "neu.v3.md"), (), "en"),
    ],
)
def test_the_language_is_that_of_the_names_where_nobody_says_another(
    tmp_path: Path, names: tuple[str, str], options: tuple[str, ...], told: str
) -> None:
    """A file `terms.de.md` is German; words of a language without its lists are not guessed at."""
    for name, text in zip(
        names, ("Die Auskunft ist kostenfrei.", "Die Auskunft ist kostenlos."), strict=True
    ):
        (tmp_path / name).write_text(f"{text}\n", encoding="utf-8")
    sides = [str(tmp_path / name) for name in names]
    done = CliRunner().invoke(cli, ["assess", *sides, *options, "--format", "json"])
    assert json.loads(done.output)["language"] == told
    assert done.exit_code == (0 if told == "de" else 1)
