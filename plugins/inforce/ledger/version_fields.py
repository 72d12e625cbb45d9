"""What is said of a version as JSON fields, and back."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from inforce.ledger.stated import VersionFacts
from inforce.ledger.strict import Fields
from inforce.versions.identity import PolicyId, VersionLabel
from inforce.versions.version import ClauseNote, DateSource, Effective, Precision, Waiver


def version_facts_fields(facts: VersionFacts) -> dict[str, object]:
    """What is said of a version, `kind` among it."""
    return {
        "kind": "version",
        "policy": facts.policy,
        "label": facts.label,
        "title": facts.title,
        "effective": effective_facts(facts.effective),
        "effective_source": facts.effective_source,
        "announced": iso(facts.announced_on),
        "numbered": facts.numbered,
        "change": facts.change,
        "summary": facts.summary,
        "changes": [asdict(note) for note in facts.changes],
        "waivers": [waiver_facts(one) for one in facts.waivers],
    }


def version_facts_from(fields: Fields) -> VersionFacts:
    """The same, read back.

    Raises:
        LedgerError: A field is missing or of another kind.
    """
    return VersionFacts(
        policy=PolicyId(fields.text("policy")),
        label=VersionLabel(fields.text("label")),
        title=fields.text("title"),
        effective=effective_from(fields),
        effective_source=fields.choice("effective_source", DateSource),
        announced_on=fields.day_or_none("announced"),
        numbered=fields.text("numbered"),
        change=fields.text("change"),
        summary=fields.text("summary"),
        changes=tuple(note_from(note) for note in fields.objects("changes")),
        waivers=tuple(waiver_from(one) for one in fields.objects("waivers")),
    )


def effective_facts(effective: Iterable[Effective]) -> list[dict[str, object]]:
    """The days a version begins to bind."""
    return [
        {
            "from": day.from_on.isoformat(),
            "precision": day.precision,
            "applies_to": day.applies_to,
        }
        for day in effective
    ]


def effective_from(fields: Fields) -> tuple[Effective, ...]:
    """The same, read back."""
    return tuple(
        Effective(
            from_on=day.day("from"),
            precision=day.choice("precision", Precision),
            applies_to=day.text("applies_to"),
        )
        for day in fields.objects("effective")
    )


def note_from(note: Fields) -> ClauseNote:
    """The author's reading of one clause."""
    return ClauseNote(
        section=note.text("section"),
        effect=note.text("effect"),
        what=note.text("what"),
        why=note.text("why"),
        who=note.text("who"),
        choice=note.text("choice"),
    )


def waiver_facts(waiver: Waiver) -> dict[str, object]:
    """A finding that was answered."""
    return {**asdict(waiver), "until": iso(waiver.until)}


def waiver_from(fields: Fields) -> Waiver:
    """The same, read back."""
    return Waiver(
        finding=fields.text("finding"),
        because=fields.text("because"),
        by=fields.text("by"),
        section=fields.text("section"),
        until=fields.day_or_none("until"),
    )


def iso(day: date | None) -> str | None:
    """A day as ISO 8601 writes it, or null."""
    return day.isoformat() if day else None
