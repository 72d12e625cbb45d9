"""An assessment as JSON and as text, for programs and for the terminal."""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final

from inforce.materiality.assessed import AssessedChange
from inforce.materiality.assessment import Assessment
from inforce.publication.assessment_outline import grouped

SCHEMA: Final = "urn:inforce:assess"
DISCLAIMER: Final = "This is no legal advice; a person decides."
CLEARED: Final = "cleared"
PLACES_SHOWN: Final = 12
TITLES: Final = {
    "reduces": "Reduces your rights",
    "expands": "Expands your rights",
    "other": "Other",
    "open": "The author must say",
}


def assessment_json(assessment: Assessment, language: str) -> str:
    """An assessment by the schema `assess.schema.json`."""
    direction = assessment.direction
    record = {
        "schema": SCHEMA,
        "language": language,
        "materiality": assessment.materiality.word,
        "direction": None if direction is None else direction.value,
        "open": len(assessment.open),
        "weightiest": [change.id for change in assessment.weightiest],
        "disclaimer": DISCLAIMER,
        "changes": [_change(change) for change in assessment.changes],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _change(change: AssessedChange) -> dict[str, Any]:
    return {
        "id": change.id,
        "section": change.section,
        "citation": change.citation,
        "changes": list(change.changes),
        "old_line": change.old_line,
        "new_line": change.new_line,
        "old_text": change.old_text,
        "new_text": change.new_text,
        "outcome": change.outcome.value,
        "label": change.label.value,
        "direction": None if change.direction is None else change.direction.value,
        "categories": list(change.categories),
        "reason": change.reason,
        "reaches": list(change.reaches),
        "findings": [
            {
                "category": finding.category,
                "direction": finding.direction.value,
                "evidence": list(finding.evidence),
                "reason": finding.reason,
                "rule": finding.rule,
            }
            for finding in change.findings
        ],
    }


def assessment_text(assessment: Assessment, clean: Callable[[str], str] = str) -> str:
    """An assessment as lines for a person: what costs the reader first, cleared changes counted."""
    number = len(assessment.changes)
    clauses = "1 clause" if number == 1 else f"{number} clauses"
    lines = [f"{assessment.materiality.word}: {clauses} changed."]
    groups = grouped(assessment)
    for name, title in TITLES.items():
        lines += _group(title, groups[name], clean)
    lines += ["", f"Without effect: {len(groups[CLEARED])}.", DISCLAIMER]
    return "\n".join(lines) + "\n"


def _group(title: str, changes: list[AssessedChange], clean: Callable[[str], str]) -> Iterator[str]:
    if not changes:
        return
    yield ""
    yield f"{title}:"
    for change in changes:
        words = ", ".join(dict.fromkeys(w for f in change.findings for w in f.evidence))
        kind = ", ".join(change.categories)
        said = " ".join(part for part in (change.reason, f"({words})" if words else "") if part)
        yield clean(f"  {change.citation or change.section} [{kind or 'open'}] {said}")
        for mark, text in (("-", change.old_text), ("+", change.new_text)):
            if text:
                yield clean(f"    {mark} {' '.join(text.split())}")
        if change.reaches:
            more = len(change.reaches) - PLACES_SHOWN
            further = f"; and {more} more" if more > 0 else ""
            yield clean(f"    used in {'; '.join(change.reaches[:PLACES_SHOWN])}{further}")
