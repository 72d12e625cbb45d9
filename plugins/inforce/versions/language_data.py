"""The lists of words that the package has for a language: data, not code."""

import re
import tomllib
from importlib.resources import files
from typing import Any, Final

from inforce.versions.identity import tongue

# Anything else could name another file than a language's.
SHORT_TAG: Final = re.compile(r"[a-z]{2,3}")


def language_data(folder: str, language: str) -> dict[str, Any] | None:
    """The lists for a language, wherever it is spoken; None where the package has none for it.

    Args:
        folder: Where in the package they lie, such as `materiality/lexicons`.
        language: Its tag.
    """
    tag = tongue(language)
    if SHORT_TAG.fullmatch(tag) is None:
        return None
    source = files("inforce").joinpath(*folder.split("/"), f"{tag}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8")) if source.is_file() else None
