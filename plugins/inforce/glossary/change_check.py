"""A definition that changes beside a text in force changes what the text says."""

from collections.abc import Iterator

from inforce.diagnostics import Diagnostic, Severity
from inforce.documents.canonical import canonical_text
from inforce.glossary.lexicon import Lexicon
from inforce.glossary.term import TermId
from inforce.location import SourceLocation


def changed_since(
    policy: str, label: str, used: frozenset[TermId], then: Lexicon, now: Lexicon
) -> Iterator[Diagnostic]:
    """Every term a policy uses whose definition of today is not the one it was published with.

    Args:
        policy: The policy.
        label: Its latest version.
        used: The terms its text uses.
        then: The definitions beside that text.
        now: The definitions of today.
    """
    before = {term.id: canonical_text(term.document) for term in then.glossary.terms}
    for term in now.glossary.terms:
        words = before.get(term.id)
        if term.id in used and words is not None and words != canonical_text(term.document):
            yield Diagnostic(
                code="G005",
                severity=Severity.WARNING,
                location=SourceLocation(term.source.path, term.short.line if term.short else 1),
                what=f"“{term.term}” reads otherwise than beside {policy} {label}, which uses it.",
                why="Readers of that text see the definition it was published with; the new one "
                "changes what the policy means.",
                remedy=f"Give {policy} a new version with its date and notice.",
            )
