"""What an edit under the same date does to its readers, whatever its author calls it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from inforce.diagnostics import Diagnostic, Severity
from inforce.materiality.assessment import Assessment
from inforce.materiality.declared import Declaration, judge_declaration
from inforce.materiality.scale import Materiality
from inforce.pipeline.weighing import Weighing
from inforce.source.front_matter import split_front_matter
from inforce.versions.history import VersionHistory
from inforce.versions.proposing import known_before
from inforce.versions.version import TextChange, Version

# What can be said of a correction: that it is none, and that nobody has read it.
OF_A_CORRECTION = ("M001", "M002")


def judge_edit(
    history: VersionHistory, found: Iterable[Diagnostic], weighing: Weighing, *, on: date
) -> Iterator[Diagnostic]:
    """A few words under the same date may be the ones that matter.

    Args:
        history: The policy.
        found: What was found of its draft; a silent edit among it weighs what its words weigh.
        weighing: What weighs the changes of its site.
        on: The day.
    """
    proposed, before = history.proposed, known_before(history)
    if proposed is None or before is None:
        yield from found
        return
    edit = weighing.assessed(before, proposed.text, history.language)
    for diagnostic in found:
        yield _weighed(diagnostic, edit) if diagnostic.code == "V006" else diagnostic
    if proposed.text.change is TextChange.CORRECTION:
        yield from _correction(proposed, edit, on)


def _weighed(silent: Diagnostic, edit: Assessment) -> Diagnostic:
    if edit.shown < Materiality.MATERIAL:
        return silent
    change = edit.weightiest[0]
    place = change.citation or change.section
    what = f"{silent.what} They matter: {place}: {change.reason}"
    return replace(silent, severity=Severity.ERROR, what=what)


def _correction(proposed: Version, edit: Assessment, on: date) -> Iterator[Diagnostic]:
    """A correction that its author declares must be one."""
    source = proposed.text.source
    said = split_front_matter(source)
    declared = Declaration(
        path=source.path,
        change="editorial",
        line=said.lines.get("change", 1),
        notes=said.changes,
        waivers=said.waivers,
    )
    for diagnostic in judge_declaration(declared, edit, on=on):
        if diagnostic.code in OF_A_CORRECTION:
            yield diagnostic
