"""An author's word for a change holds only if the text bears it out."""

from dataclasses import replace
from datetime import date

import pytest

import inforce
from inforce.diagnostics import Severity
from inforce.materiality.assessment import assess
from inforce.materiality.declared import Declaration, judge_declaration
from inforce.redline.changes import DefinitionChange
from inforce.source.declarations import DeclaredChange, DeclaredWaiver

TODAY = date(2026, 5, 1)
KEPT = "# Parcels\n\n## Sharing\n\nWe will not sell your data.\n\n## Towers\n\nThe tower is green."
SOLD = KEPT.replace("We will not sell your data.", "We may sell your data to partners.")
BLUE = KEPT.replace("green", "blue")


def told(
    new: str,
    change: str = "material",
    notes: tuple[DeclaredChange, ...] = (),
    waivers: tuple[DeclaredWaiver, ...] = (),
) -> list[str]:
    """The codes said of a declaration for a change from the kept text."""
    declared = Declaration(path="p.md", change=change, line=2, notes=notes, waivers=waivers)
    assessment = assess(inforce.compare(KEPT, new))
    return [found.code for found in judge_declaration(declared, assessment, on=TODAY)]


@pytest.mark.parametrize("change", ["editorial", "minor"])
def test_a_class_weaker_than_what_was_found_is_an_error_with_evidence(change: str) -> None:
    """A weighty loss under a light class is told with the clause and the words."""
    declared = Declaration(path="p.md", change=change, line=2, notes=(), waivers=())
    (found,) = judge_declaration(declared, assess(inforce.compare(KEPT, SOLD)), on=TODAY)
    assert (found.code, found.severity, found.location.line) == ("M001", Severity.ERROR, 2)
    assert "“sell”" in found.what


def test_a_class_as_heavy_as_the_change_is_right() -> None:
    """Nothing is said of an honest class, nor of one that says more than was found."""
    assert told(SOLD) == []
    assert told(KEPT) == []


def test_what_is_open_needs_a_note_or_a_waiver_that_holds() -> None:
    """The author says what the tool cannot, or answers for saying nothing."""
    note = DeclaredChange(section="towers", effect="neutral", what="The tower was painted.")
    waiver = DeclaredWaiver(finding="M002", section="towers", because="Paint.", by="Counsel")
    late = DeclaredWaiver(
        finding="M002", section="towers", because="Paint.", by="Counsel", until=date(2026, 4, 30)
    )
    assert told(BLUE) == ["M002"]
    assert told(BLUE, change="editorial") == ["M002"]
    assert told(BLUE, notes=(note,)) == []
    assert told(BLUE, waivers=(waiver,)) == []
    assert told(BLUE, waivers=(late,)) == ["M002", "M006"]


def test_a_definition_that_changed_is_open_where_its_version_is_not_called_material() -> None:
    """A version that is called material is taken for that in its definitions, too."""
    changed = DefinitionChange(
        id="change-1",
        section="",
        citation="parcel",
        old_line=9,
        new_line=9,
        term="parcel",
        old_definition="A box.",
        new_definition="A bag.",
    )
    redline = inforce.compare(KEPT, KEPT)
    assessment = assess(replace(redline, changes=(changed,)))
    for change, severity in (("minor", Severity.WARNING), ("material", Severity.INFO)):
        declared = Declaration(path="p.md", change=change, line=2, notes=(), waivers=())
        (found,) = judge_declaration(declared, assessment, on=TODAY)
        assert (found.code, found.severity) == ("M002", severity)
        assert found.location.line == 2  # its own line is one of another file
        assert "section: change-1" in found.remedy
    note = DeclaredChange(section="change-1", effect="neutral", what="Bags are boxes to us.")
    declared = Declaration(path="p.md", change="minor", line=2, notes=(note,), waivers=())
    assert list(judge_declaration(declared, assessment, on=TODAY)) == []


def test_a_definition_that_costs_the_reader_is_held_against_the_class() -> None:
    """Whoever shares with more people by a definition may not call it an edit."""
    kept = "We share your address with our partners."
    redline = inforce.compare(kept, kept)
    changed = DefinitionChange(
        id="change-1",
        section="",
        citation="partner",
        old_line=9,
        new_line=9,
        term="partner",
        old_definition="A carrier.",
        new_definition="A carrier or a shop.",
        used_by=tuple((p.id, "partners") for p in redline.new.walk() if p.runs),
    )
    assessment = assess(replace(redline, changes=(changed,)))
    for change, codes in (("editorial", ["M001"]), ("material", [])):
        declared = Declaration(path="p.md", change=change, line=2, notes=(), waivers=())
        found = list(judge_declaration(declared, assessment, on=TODAY))
        assert [one.code for one in found] == codes
        assert all("partner" in one.what for one in found)


@pytest.mark.parametrize(("effect", "codes"), [("neutral", ["M003"]), ("reduces", [])])
def test_a_note_that_calls_a_loss_harmless_is_an_error(effect: str, codes: list[str]) -> None:
    """The author's reading of a clause may not hide what its words show."""
    assert told(SOLD, notes=(DeclaredChange(section="sharing", effect=effect),)) == codes


def test_a_note_on_a_section_that_did_not_change_is_told() -> None:
    """Readers must not be sent to a change that is not there."""
    assert told(SOLD, notes=(DeclaredChange(section="towers", effect="neutral"),)) == ["M004"]


def test_a_waiver_without_a_ground_or_a_person_hides() -> None:
    """A finding is set aside by somebody for a reason, or not at all."""
    assert told(SOLD, waivers=(DeclaredWaiver(finding="M001"),)) == ["M005"]


def test_a_waiver_for_no_finding_answers_nothing() -> None:
    """A waiver names the code of a finding, not what the finding is about."""
    waiver = DeclaredWaiver(finding="sharing", because="Named in the annex.", by="Counsel")
    assert "M007" in told(SOLD, waivers=(waiver,))
    named = DeclaredWaiver(finding="M001", because="Named in the annex.", by="Counsel")
    assert "M007" not in told(SOLD, waivers=(named,))
