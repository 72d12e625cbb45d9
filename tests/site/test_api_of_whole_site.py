"""Every file that applications read of a whole site is valid and leads only to what is there."""

import json
from importlib import resources
from urllib.parse import unquote

import jsonschema
import pytest

# Keys that hold addresses within the site.
ADDRESSES = {"text", "exact", "plain", "markdown", "comparison", "notice", "history", "versions"}


def schema_of(path):
    """The schema of a file, by its name or the folder it stands in."""
    name = path.parent.name if path.parent.name == "since" else path.stem
    return json.loads((resources.files("inforce") / f"schemas/{name}.schema.json").read_text())


def files(site):
    """The files, without the schemas beside them."""
    return sorted(path for path in (site / "api/v1").rglob("*.json") if "schemas" not in path.parts)


def addresses(data):
    """Every address in a file."""
    if isinstance(data, list):
        for item in data:
            yield from addresses(item)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key in ADDRESSES and isinstance(value, str):
                yield value
            elif key != "links":  # what the links of a notice are called
                yield from addresses(value)


def test_every_file_is_what_its_schema_says(built_site):
    """Nothing is published that an app could not check."""
    names = {path.name for path in files(built_site)}
    assert {"policies.json", "versions.json", "notices.json", "services.json"} <= names
    for path in files(built_site):
        jsonschema.Draft202012Validator(schema_of(path)).validate(json.loads(path.read_bytes()))


def test_every_address_leads_to_something(built_site):
    """An app is never sent where nothing stands."""
    told = {
        address
        for path in files(built_site)
        for address in addresses(json.loads(path.read_bytes()))
    }
    assert len(told) > 20
    places = (unquote(address) for address in told)
    gone = [
        one
        for one in places
        if not (built_site / (one + "index.html" * one.endswith("/"))).is_file()
    ]
    assert gone == []


@pytest.mark.parametrize("policy", ["privacy", "terms", "services/map"])
def test_each_version_that_can_be_accepted_has_its_file(built_site, policy):
    """Whatever label an app kept, it finds what changed since."""
    folder = built_site / "api/v1/policies" / policy
    versions = json.loads((folder / "versions.json").read_bytes())["versions"]
    assert versions
    assert all((folder / "since" / f"{one['label']}.json").is_file() for one in versions)
