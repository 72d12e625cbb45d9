"""Diagnostics as SARIF 2.1.0, which code hosts show beside the lines they speak of."""

import json
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from inforce.diagnostics import Diagnostic, Severity

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """One SARIF document; its rules are the codes that were found."""
    found = tuple(diagnostics)
    codes = sorted({diagnostic.code for diagnostic in found})
    run = {
        "tool": {"driver": {"name": "inforce", "rules": [{"id": code} for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, codes.index(diagnostic.code)) for diagnostic in found],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True)


def _result(diagnostic: Diagnostic, rule: int) -> dict[str, object]:
    at = diagnostic.location
    place = {
        "artifactLocation": {"uri": quote(at.path)},
        "region": {"startLine": at.line, "startColumn": at.column},
    }
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.sentences},
        "locations": [{"physicalLocation": place}],
    }
