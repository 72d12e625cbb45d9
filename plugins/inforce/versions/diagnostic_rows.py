"""Diagnostics as rows of JSON and back: what a cache keeps of what was found once."""

from collections.abc import Iterable
from typing import Any

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation


def rows_of(diagnostics: Iterable[Diagnostic]) -> list[list[Any]]:
    """Each diagnostic as a row."""
    return [
        [
            *(d.code, d.severity.value),
            *(d.location.path, d.location.line, d.location.column),
            *(d.what, d.why, d.remedy),
        ]
        for d in diagnostics
    ]


def diagnostics_of(rows: Iterable[Iterable[Any]]) -> tuple[Diagnostic, ...]:
    """The diagnostics that `rows_of` wrote."""
    return tuple(
        Diagnostic(
            code=code,
            severity=Severity(severity),
            location=SourceLocation(path, line, column),
            what=what,
            why=why,
            remedy=remedy,
        )
        for code, severity, path, line, column, what, why, remedy in rows
    )
