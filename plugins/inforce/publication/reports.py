"""Diagnostics as lines for people and for machines."""

import json
from collections.abc import Iterable
from enum import StrEnum

from inforce.diagnostics import Diagnostic, Severity, printable
from inforce.publication.reports_sarif import sarif

# GitHub's annotations know three levels (workflow commands, “Setting a notice message”).
GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class ReportStyle(StrEnum):
    """For whom a report is written."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"
    SARIF = "sarif"


def report(diagnostics: Iterable[Diagnostic], style: ReportStyle) -> str:
    """One line a diagnostic, or one JSON document (`check.schema.json`, or SARIF)."""
    found = tuple(diagnostics)
    if style is ReportStyle.JSON:
        document = {"diagnostics": [_as_json(diagnostic) for diagnostic in found]}
        return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True)
    if style is ReportStyle.SARIF:
        return sarif(found)
    line = _github if style is ReportStyle.GITHUB else str
    return "\n".join(line(diagnostic) for diagnostic in found)


def _as_json(diagnostic: Diagnostic) -> dict[str, object]:
    at = diagnostic.location
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "path": at.path,
        "line": at.line,
        "column": at.column,
        "what": diagnostic.what,
        "why": diagnostic.why,
        "remedy": diagnostic.remedy,
    }


def _github(diagnostic: Diagnostic) -> str:
    at = diagnostic.location
    level = GITHUB_LEVELS[diagnostic.severity]
    place = f"file={_property(at.path)},line={at.line},col={at.column}"
    return f"::{level} {place},title={diagnostic.code}::{_data(diagnostic.sentences)}"


def _data(text: str) -> str:
    """A text of an author must not end the command and begin another."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
