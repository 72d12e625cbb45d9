"""The manual's section on a diagnostic, as it ships with the package."""

import re
from pathlib import Path
from typing import Final

from inforce.diagnostics import did_you_mean
from inforce.errors import SettingsError

PACKAGE: Final = Path(__file__).resolve().parent.parent
# Where the package was built from a checkout, and in a checkout itself.
PLACES: Final = (PACKAGE / "explained.md", PACKAGE.parent.parent / "docs" / "diagnostics.md")
SECTION: Final = re.compile(r"^### (?P<code>[A-Z]\d{3}): .*?(?=^##|\Z)", re.MULTILINE | re.DOTALL)


def explanation_of(code: str) -> str:
    """What a code means, with a wrong example and a right one.

    Raises:
        SettingsError: There is no such code, or the manual is not there.
    """
    manual = next((place for place in PLACES if place.is_file()), None)
    if manual is None:
        what = "The manual is not installed with the package."
        raise SettingsError(what, "Read docs/diagnostics.md, or install the package anew.")
    text = manual.read_text(encoding="utf-8")
    sections = {found["code"]: found.group() for found in SECTION.finditer(text)}
    section = sections.get(code.upper())
    if section is None:
        what = f"“{code[:40]}” is no code of a diagnostic."
        raise SettingsError(what, did_you_mean(code.upper(), sections) or "Codes look like N001.")
    return section.removeprefix("### ").strip()
