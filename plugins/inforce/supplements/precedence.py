"""What a supplement says about a general policy must be so."""

from collections.abc import Iterable, Iterator

from inforce.diagnostics import Diagnostic, Severity, did_you_mean
from inforce.documents.document import Document
from inforce.location import SourceLocation
from inforce.supplements.composition import ADDS, AFTER, REMOVES, clauses_of, places_of


def check_supplement(
    supplement: Document, general: Document, earlier: Iterable[Document]
) -> Iterator[Diagnostic]:
    """A section must find what it adds to, removes, replaces or follows in the general policy.

    Args:
        supplement: The supplement as it stands.
        general: The general policy that stands with it.
        earlier: The general policy as it stood before, the latest first.
    """
    known = places_of(general)
    for clause in clauses_of(supplement):
        at = SourceLocation(supplement.path, clause.line)
        claims = {ADDS: "adds to", REMOVES: "removes"}
        claim = next((words for name, words in claims.items() if name in clause.classes), "")
        after = dict(clause.attributes).get(AFTER, "")
        if after and after not in known:
            what = f"“{clause.id}” stands after “{after}”, which the general policy does not have."
            yield _said("U008", at, what, after, known)
        if clause.id in known:
            continue
        if claim:
            what = f"The section {claim} “{clause.id}”, which the general policy does not have."
            yield _said("U008", at, what, clause.id, known)
        elif not after and any(clause.id in places_of(document) for document in earlier):
            what = f"The general policy no longer has the section “{clause.id}” replaced here."
            yield _said("U009", at, what, clause.id, known)


def _said(code: str, at: SourceLocation, what: str, name: str, known: Iterable[str]) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        location=at,
        what=what,
        why="Users of the service could not tell which text binds them.",
        remedy=did_you_mean(name, sorted(known)) or "Name a section of the general policy.",
    )
