"""Names of versions in addresses: each once, none that means something else there."""

from collections.abc import Iterable
from typing import Final

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation
from inforce.versions.draft_version import DraftVersion
from inforce.versions.events import date_label
from inforce.versions.identity import VersionLabel, is_label

REMEDY: Final = "Use letters, digits, dots and hyphens, or leave `version` out: the date is a name."


def name_versions(
    versions: Iterable[DraftVersion],
) -> tuple[tuple[VersionLabel, ...], tuple[Diagnostic, ...]]:
    """A label for each version, in order, and what is wrong with those its author chose."""
    labels: list[VersionLabel] = []
    found: list[Diagnostic] = []
    for version in versions:
        wished = version.said.label
        place = SourceLocation(version.path)
        if wished and not is_label(wished):
            found.append(_unusable(place, wished))
            wished = ""
        label = VersionLabel(wished or date_label(version.said.effective[0]))
        if label in labels:
            other = _free(label, labels)
            found.append(_twice(place, label, other))
            label = other
        labels.append(label)
    return tuple(labels), tuple(found)


def _free(label: str, taken: list[VersionLabel]) -> VersionLabel:
    number = 2
    while f"{label}-{number}" in taken:
        number += 1
    return VersionLabel(f"{label}-{number}")


def _unusable(place: SourceLocation, label: str) -> Diagnostic:
    return Diagnostic(
        code="V001",
        severity=Severity.ERROR,
        location=place,
        what=f"A version cannot be called “{label[:40]}”.",
        why="In an address that name has another meaning, or cannot be written.",
        remedy=REMEDY,
    )


def _twice(place: SourceLocation, label: str, other: str) -> Diagnostic:
    return Diagnostic(
        code="V002",
        severity=Severity.ERROR,
        location=place,
        what=f"Two versions are called “{label}”.",
        why=f"Each must have an address of its own; the later one is shown as “{other}”.",
        remedy="Give the later version a `version` of its own.",
    )
