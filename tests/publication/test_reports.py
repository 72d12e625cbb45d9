"""What is wrong is said in the form its reader reads."""

import json
from dataclasses import replace

import jsonschema

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation
from inforce.publication.reports import ReportStyle, report

FOUND = Diagnostic(
    code="V003",
    severity=Severity.ERROR,
    location=SourceLocation("policy_src/a,b.md", 3, 2),
    what="The date\nmoved back.",
    why="100% of readers are misled.",
    remedy="Restore it.",
)


def test_a_line_for_people_leads_with_the_place():
    """Any editor can jump to what a line says."""
    assert report([FOUND], ReportStyle.TEXT).startswith("policy_src/a,b.md:3:2: error V003: ")


def test_an_annotation_cannot_be_ended_by_the_words_in_it():
    """An author's words never begin a second command."""
    line = report([FOUND], ReportStyle.GITHUB)
    assert line == (
        "::error file=policy_src/a%2Cb.md,line=3,col=2,title=V003::"
        "The date moved back. 100%25 of readers are misled. Restore it."
    )


def test_no_words_of_an_author_can_command_a_terminal():
    """A pull request's words are shown to whoever reads the log, and only shown."""
    hostile = replace(
        FOUND, what="It says \x1b[2J\x07 and\x9b31m.", location=SourceLocation("a\x1bb")
    )
    for style in (ReportStyle.TEXT, ReportStyle.GITHUB, ReportStyle.SARIF):
        said = report([hostile], style)
        assert not set("\x1b\x07\x9b") & set(said), style


def test_json_is_one_document():
    """A machine reads one document, also where nothing is wrong."""
    assert json.loads(report([], ReportStyle.JSON)) == {"diagnostics": []}
    (entry,) = json.loads(report([FOUND], ReportStyle.JSON))["diagnostics"]
    assert (entry["code"], entry["line"]) == ("V003", 3)


# What SARIF 2.1.0 (OASIS, sections 3.13 to 3.30) asks of the members that we write.
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string", "format": "uri"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "name": {"type": "string"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {"type": "object", "required": ["id"]},
                                    },
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["message"],
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"type": "object", "required": ["text"]},
                                "locations": {
                                    "type": "array",
                                    "items": {
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation", "region"],
                                                "properties": {
                                                    "artifactLocation": {
                                                        "properties": {
                                                            "uri": {"pattern": r"^[^\s,]+$"}
                                                        }
                                                    },
                                                    "region": {
                                                        "properties": {
                                                            "startLine": {"minimum": 1},
                                                            "startColumn": {"minimum": 1},
                                                        }
                                                    },
                                                },
                                            }
                                        }
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def test_sarif_is_what_its_standard_asks():
    """Code hosts import the report: each result has a rule, a level, a message and a place."""
    document = json.loads(report([FOUND, FOUND], ReportStyle.SARIF))
    jsonschema.validate(document, SARIF)
    jsonschema.validate(json.loads(report([], ReportStyle.SARIF)), SARIF)
    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["V003", "V003"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "policy_src/a%2Cb.md"
