"""The schemas of what applications read, as a site publishes them beside it."""

from collections.abc import Iterator
from importlib import resources
from typing import Final

from inforce.publication.addresses import API
from inforce.publication.artifact import Artifact

SCHEMAS: Final = ("glossary", "notices", "policies", "services", "since", "versions")


def schema_files() -> Iterator[Artifact]:
    """Each schema under `api/v1/schemas/`, byte for byte as it ships."""
    shipped = resources.files("inforce") / "schemas"
    for name in SCHEMAS:
        file = f"{name}.schema.json"
        yield Artifact(
            path=f"{API}schemas/{file}",
            media_type="application/schema+json",
            data=(shipped / file).read_bytes(),
        )
