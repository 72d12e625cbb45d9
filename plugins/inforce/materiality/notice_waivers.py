"""A finding that somebody answered on the record stops nobody, and stays on record."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from inforce.diagnostics import Diagnostic, Severity
from inforce.source.declarations import DeclaredWaiver


def answered(
    diagnostics: Iterable[Diagnostic], waivers: Iterable[DeclaredWaiver], *, on: date
) -> Iterator[Diagnostic]:
    """The same diagnostics; one with a waiver that gives a ground is only worth knowing.

    Args:
        diagnostics: What was found in one text.
        waivers: What that text answers.
        on: The day; a waiver ends with its `until`.
    """
    grounds = {
        waiver.finding: waiver
        for waiver in waivers
        if waiver.because and (waiver.until is None or on <= waiver.until)
    }
    for found in diagnostics:
        waiver = grounds.get(found.code)
        if waiver is None:
            yield found
            continue
        by = f" by {waiver.by}" if waiver.by else ""
        yield replace(
            found,
            severity=Severity.INFO,
            what=f"{found.what} Answered on the record{by}: {waiver.because}",
        )
