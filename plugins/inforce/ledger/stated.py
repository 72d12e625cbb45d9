"""What an author says of a version, as the record attests it apart from any text."""

from dataclasses import dataclass, replace
from datetime import date

from inforce.versions.identity import PolicyId, VersionLabel
from inforce.versions.version import ClauseNote, DateSource, Effective, Version, Waiver


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionFacts:
    """What is so of a version from this entry on, though its words have not changed.

    Args:
        policy: The policy it is a version of.
        label: Its name.
        title: Its title.
        effective: The days it begins to bind.
        effective_source: Where those were said.
        announced_on: The day people were told, where someone said so.
        numbered: The number it gives itself beside its date.
        change: The author's word for it.
        summary: What changes, in plain words.
        changes: The author's reading, clause by clause.
        waivers: Findings answered on the record.
    """

    policy: PolicyId
    label: VersionLabel
    title: str
    effective: tuple[Effective, ...]
    effective_source: DateSource
    announced_on: date | None
    numbered: str
    change: str
    summary: str
    changes: tuple[ClauseNote, ...]
    waivers: tuple[Waiver, ...]


def facts_of_version(version: Version) -> VersionFacts:
    """What is said of a version."""
    return VersionFacts(
        policy=version.policy,
        label=version.label,
        title=version.title,
        effective=version.effective,
        effective_source=version.effective_source,
        announced_on=version.announced_on,
        numbered=version.number,
        change=version.change,
        summary=version.summary,
        changes=version.changes,
        waivers=version.waivers,
    )


def new_facts(version: Version, known: Version) -> VersionFacts | None:
    """What the record must be told of a version, where it has every text of it already.

    Args:
        version: As it is now.
        known: As the record has it.
    """
    if version.text.number != known.text.number:
        return None  # the new text carries the new facts
    moved = [day for day in version.postponed_from if day not in known.postponed_from]
    if moved:  # a postponement says by itself from which day to which
        known = replace(
            known, effective=version.effective, effective_source=version.effective_source
        )
    now = facts_of_version(version)
    before = facts_of_version(replace(known, label=version.label, policy=version.policy))
    return now if now != before else None


def with_facts(version: Version, facts: VersionFacts) -> Version:
    """A version of which this is said from now on."""
    return replace(
        version,
        title=facts.title,
        effective=facts.effective,
        effective_source=facts.effective_source,
        announced_on=facts.announced_on,
        number=facts.numbered,
        change=facts.change,
        summary=facts.summary,
        changes=facts.changes,
        waivers=facts.waivers,
    )
