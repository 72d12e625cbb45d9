"""Findings that an author has answered: they are published with the version, and stay there."""

from collections.abc import Iterable

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
