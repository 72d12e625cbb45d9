"""Glossary files to a glossary."""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from inforce.diagnostics import Diagnostic, Severity, did_you_mean
from inforce.documents.document import Document
from inforce.documents.parse import parse_document
from inforce.documents.provision import Provision, ProvisionKind
from inforce.glossary.term import Glossary, Term, TermId
from inforce.location import SourceLocation
from inforce.source.text import SourceText
from inforce.source.yaml_nodes import Value, parse_yaml

KEYS: Final = ("aliases", "case_sensitive", "sources", "term")
FENCE: Final = "---"


@dataclass(frozen=True, slots=True)
class ParsedGlossary:
    """The glossary, and what its author must be told."""

    glossary: Glossary
    diagnostics: tuple[Diagnostic, ...]


def parse_glossary(sources: Iterable[SourceText]) -> ParsedGlossary:
    """Read glossary files; one form of words leads to one term only.

    Args:
        sources: One file a term; an `index.md` is no term.
    """
    diagnostics: list[Diagnostic] = []
    terms = []
    for source in sources:
        if posixpath.basename(source.path) == "index.md":
            continue
        term = _term(source, diagnostics)
        if term is not None:
            terms.append(term)
    diagnostics.extend(_forms_twice(terms))
    ordered = tuple(sorted(terms, key=lambda term: (term.term.casefold(), term.id)))
    return ParsedGlossary(Glossary(terms=ordered), tuple(diagnostics))


def _term(source: SourceText, diagnostics: list[Diagnostic]) -> Term | None:
    head = _head(source)
    if isinstance(head, Diagnostic):
        diagnostics.append(head)
        return None
    fields = head.mapping or {}
    for key, value in fields.items():
        if key not in KEYS:
            hint = did_you_mean(key, KEYS) or f"There are: {', '.join(KEYS)}."
            diagnostics.append(
                _said("G002", Severity.WARNING, value.key_at, f"`{key}` is no key of a term.", hint)
            )
    word = (fields["term"].text or "").strip() if "term" in fields else ""
    if not word:
        at = SourceLocation(source.path)
        diagnostics.append(
            _said("G001", Severity.ERROR, at, "`term` is missing.", "Add `term: cookie`.")
        )
        return None
    parsed = parse_document(source)
    diagnostics.extend(parsed.diagnostics)
    short = _short(parsed.document)
    if short is None:
        at, what = fields["term"].at, f"“{word}” is not explained."
        remedy = "Write its short definition first."
        diagnostics.append(_said("G003", Severity.ERROR, at, what, remedy))
    others = _scalars(fields.get("aliases"))
    return Term(
        id=TermId(posixpath.basename(source.path).removesuffix(".md")),
        term=word,
        aliases=tuple(text for text, _ in others),
        lines=(fields["term"].at.line, *(line for _, line in others)),
        case_sensitive=_flag(fields.get("case_sensitive")),
        sources=tuple(text for text, _ in _scalars(fields.get("sources"))),
        short=short,
        document=parsed.document,
        source=source,
    )


def _head(source: SourceText) -> Value | Diagnostic:
    lines = source.text.split("\n")
    if lines[0].rstrip() != FENCE:
        return parse_yaml("", source.path)
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), len(lines))
    return parse_yaml("\n".join(lines[1:end]), source.path, first_line=2)


def _short(document: Document) -> Provision | None:
    found = (p for p in document.walk() if p.kind is ProvisionKind.PARAGRAPH and p.text.strip())
    return next(found, None)


def _scalars(value: Value | None) -> tuple[tuple[str, int], ...]:
    """One text or a list of them, each with its source line."""
    if value is None:
        return ()
    found = (value,) if value.text else value.items or ()
    return tuple((item.text, item.at.line) for item in found if item.text)


def _flag(value: Value | None) -> bool:
    return value is not None and (value.text or "").lower() == "true"


def _forms_twice(terms: Iterable[Term]) -> Iterator[Diagnostic]:
    first: dict[str, Term] = {}
    for term in terms:
        for form, line in term.forms:
            key = form if term.case_sensitive else form.casefold()
            earlier = first.setdefault(key, term)
            if earlier is not term:
                what = f"“{form}” is a form of “{earlier.term}” too ({earlier.source.path})."
                at = SourceLocation(term.source.path, line)
                yield _said("G004", Severity.ERROR, at, what, "Leave the form to one of them.")


def _said(code: str, severity: Severity, at: SourceLocation, what: str, remedy: str) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=severity,
        location=at,
        what=what,
        why="A reader who looks the word up would not find what it means.",
        remedy=remedy,
    )
