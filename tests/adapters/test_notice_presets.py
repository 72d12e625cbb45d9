"""Each notice preset is data that a schema checks, and tells where it comes from."""

import json
import tomllib
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from inforce.adapters.notice_presets import FOLDER, load_presets, preset_names
from inforce.errors import SettingsError
from inforce.materiality.notice_clock import earliest_day
from inforce.materiality.notice_exit import exit_day

PACKAGE = Path(__file__).parents[2] / "plugins" / "inforce"
SCHEMA = json.loads((PACKAGE / "schemas" / "notice-preset.schema.json").read_text("utf-8"))
MANUAL = (PACKAGE.parents[1] / "docs" / "configuration.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", preset_names())
def test_a_preset_is_what_the_schema_says(name):
    """Every preset has a source, a confidence and a day, and leaves the law to counsel."""
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    data["checked_on"] = data["checked_on"].isoformat()
    jsonschema.validate(data, SCHEMA)


@pytest.mark.parametrize("name", preset_names())
def test_a_preset_can_be_used_and_stands_in_the_manual(name):
    """What can be chosen is explained."""
    (preset,) = load_presets((name,), PACKAGE)
    assert preset.rules
    assert f"| `{name}` |" in MANUAL


def test_the_default_gives_thirty_days_three_days_and_none():
    """What most services promise of their own accord."""
    presets = load_presets(("default",), PACKAGE)
    told = date(2026, 12, 1)
    assert earliest_day(presets, "material", told_on=told).on == date(2026, 12, 31)
    assert earliest_day(presets, "minor", told_on=told).on == date(2026, 12, 4)
    assert earliest_day(presets, "editorial", told_on=told) is None


@pytest.mark.parametrize(
    "text",
    [
        "title = ",
        'title = "x"',
        "\x00",
        'title="a"\nregime="a"\nsource="a"\nconfidence="A"\nchecked_on=2026-01-01\n',
        (
            'title="a"\nregime="a"\nsource="a"\nconfidence="Z"\nchecked_on=2026-01-01\n'
            "counsel_must_confirm=true\n"
        ),
        (
            'title="a"\nregime="a"\nsource="a"\nconfidence="A"\nchecked_on="soon"\n'
            "counsel_must_confirm=true\n"
        ),
        (
            'title="a"\nregime="a"\nsource="a"\nconfidence="A"\nchecked_on=2026-01-01\n'
            'counsel_must_confirm=true\n[material]\nbasis="lead"\nlead="PT5H"\n'
        ),
    ],
)
def test_a_preset_that_cannot_be_used_is_one_clear_line(tmp_path, text):
    """A site's own preset is checked as ours are."""
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"own\.toml"):
        load_presets(("own.toml",), tmp_path)


def test_a_sites_own_preset_stands_beside_ours(tmp_path):
    """A promise of one's own is a preset like any other; the example of the manual is one."""
    example = MANUAL.split("```toml\n")[1].split("```")[0]
    (tmp_path / "notice.toml").write_text(example, encoding="utf-8")
    presets = load_presets(("default", "notice.toml"), tmp_path)
    found = earliest_day(presets, "material", told_on=date(2026, 12, 1))
    assert (found.preset, found.on) == ("notice", date(2027, 1, 30))


@pytest.mark.parametrize(
    ("names", "kind", "last"),
    [
        (("default",), "material", None),
        (("eu-p2b",), "material", date(2027, 1, 14)),
        (("eu-telecom",), "minor", date(2027, 2, 15)),
        (("eu-p2b", "ca-quebec"), "", date(2027, 2, 14)),
        (("eu-consumer",), "editorial", None),
    ],
)
def test_the_longest_way_out_prevails(names, kind, last):
    """Of several rules the one that gives readers most time is told."""
    presets = load_presets(names, PACKAGE)
    assert exit_day(presets, kind, effective_on=date(2027, 1, 15)) == last
