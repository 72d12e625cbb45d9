"""An assessment as JSON and back: what a cache keeps of it.

What programs outside read is another matter (`assessment_json`): its form is a promise, this one
lasts as long as the program that wrote it.
"""

import json
from dataclasses import fields
from typing import Any

from inforce.materiality.assessed import AssessedChange
from inforce.materiality.assessment import Assessment
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction, Label, Outcome
from inforce.publication.assessment_outline import Outline


def assessment_to_json(assessment: Assessment) -> str:
    """The assessment as one line of JSON."""
    return _line(
        [
            _fields(change) | {"findings": [_fields(finding) for finding in change.findings]}
            for change in assessment.changes
        ]
    )


def assessment_from_json(text: str) -> Assessment:
    """The assessment that `assessment_to_json` wrote.

    Raises:
        ValueError: The text is no such thing.
    """
    try:
        return Assessment(changes=tuple(_change(change) for change in json.loads(text)))
    except (KeyError, TypeError, AttributeError) as error:
        msg = f"not an assessment: {error}"
        raise ValueError(msg) from error


def outline_to_json(outline: Outline) -> str:
    """The outline as one line of JSON."""
    return _line(_fields(outline))


def outline_from_json(text: str) -> Outline:
    """The outline that `outline_to_json` wrote.

    Raises:
        ValueError: The text is no such thing.
    """
    try:
        return Outline(**_tuples(json.loads(text)))
    except TypeError as error:
        msg = f"not an outline: {error}"
        raise ValueError(msg) from error


def _fields(value: AssessedChange | Finding | Outline) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _line(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _change(data: dict[str, Any]) -> AssessedChange:
    direction = data["direction"]
    return AssessedChange(
        **_tuples(data)
        | {
            "outcome": Outcome(data["outcome"]),
            "label": Label(data["label"]),
            "direction": None if direction is None else Direction(direction),
            "findings": tuple(_finding(finding) for finding in data["findings"]),
        }
    )


def _finding(data: dict[str, Any]) -> Finding:
    return Finding(**_tuples(data) | {"direction": Direction(data["direction"])})


def _tuples(data: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(v) if isinstance(v, list) else v for name, v in data.items()}
