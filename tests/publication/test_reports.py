"""What is wrong is said in the form its reader reads."""

import json

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
        "The date%0Amoved back. 100%25 of readers are misled. Restore it."
    )


def test_json_is_one_document():
    """A machine reads one document, also where nothing is wrong."""
    assert json.loads(report([], ReportStyle.JSON)) == {"diagnostics": []}
    (entry,) = json.loads(report([FOUND], ReportStyle.JSON))["diagnostics"]
    assert (entry["code"], entry["line"]) == ("V003", 3)
