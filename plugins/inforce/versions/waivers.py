"""Findings that an author has answered: they stop nobody, and are published with the version."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from inforce.diagnostics import Diagnostic, Severity
from inforce.source.declarations import DeclaredWaiver
from inforce.versions.facts import TextFacts
from inforce.versions.version import Waiver


def declared_waivers(facts: TextFacts) -> tuple[Waiver, ...]:
    """What a text answers; an answer without a ground is none."""
    return tuple(
        Waiver(
            finding=said.finding,
            because=said.because,
            by=said.by,
            section=said.section,
            until=said.until,
        )
        for said in facts.waivers
        if said.finding and said.because
    )


def joined_waivers(kept: Iterable[Waiver], said: Iterable[Waiver]) -> tuple[Waiver, ...]:
    """What was answered, and what is; of two answers to one finding the later one counts."""
    by_finding = {(waiver.finding, waiver.section): waiver for waiver in (*kept, *said)}
    return tuple(by_finding.values())


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
