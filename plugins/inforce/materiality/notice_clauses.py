"""What a policy itself says about its changes: a promise of notice, or none, or a bad habit."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from inforce.diagnostics import Diagnostic, Severity
from inforce.documents.document import Document
from inforce.documents.provision import ProvisionKind
from inforce.location import SourceLocation
from inforce.materiality.notice_clock import earliest_day
from inforce.materiality.notice_period import Period
from inforce.materiality.notice_preset import NoticePreset

_I: Final = re.IGNORECASE
CHANGE: Final = re.compile(
    r"\b(?:chang|modif|amend|revis|updat|alter)(?:e|es|ed|y|ies|ied|ing|ion|ions|ment|ments)?\b", _I
)
TEXTS: Final = re.compile(r"\b(?:polic(?:y|ies)|terms|agreement|statement|conditions|notice)\b", _I)
_NUMBERS: Final = {
    "seven": 7,
    "ten": 10,
    "fourteen": 14,
    "fifteen": 15,
    "thirty": 30,
    "forty-five": 45,
    "sixty": 60,
    "ninety": 90,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "six": 6,
}
LEAD: Final = re.compile(
    rf"\b(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})(?:\s*\(\d{{1,3}}\))?[\s-]+"
    r"(?:calendar\s+|full\s+)?(?P<unit>day|week|month)s?\b(?=[^.;]{0,40}?"
    r"\b(?:before|ahead|prior|in\s+advance|advance|notice)\b)",
    _I,
)
SENTENCE: Final = re.compile(r"[^.!?;]+[.!?;]?")
_OFTEN: Final = r"\b(?:regularly|periodically|frequently|from\s+time\s+to\s+time|often|routinely)\b"
_LOOK: Final = r"\b(?:check|review|visit|revisit|consult|read|look)\b"
CHECK_BACK: Final = re.compile(
    rf"(?:\b(?:you|please)\b[^.]{{0,60}}|^\W*)(?:{_LOOK}[^.]{{0,80}}{_OFTEN}|{_OFTEN}[^.]{{0,20}}{_LOOK})",
    _I,
)
READ: Final = frozenset({ProvisionKind.PARAGRAPH, ProvisionKind.ITEM, ProvisionKind.CELL})


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: str
    heading: str
    line: int

    @property
    def on_changes(self) -> bool:
        """Whether it speaks of changes of the policy itself."""
        about = CHANGE.search(self.words) is not None
        named = TEXTS.search(self.words) is not None or CHANGE.search(self.heading) is not None
        return about and named


def judge_clauses(
    document: Document, presets: Iterable[NoticePreset], *, on: date, severity: Severity
) -> Iterator[Diagnostic]:
    """What an English policy says about notice that its readers could not rely on.

    Args:
        document: The policy.
        presets: What the gate asks of a change.
        on: The day from which periods are compared.
        severity: How much it stops: what is published already cannot be unsaid.
    """
    sentences = tuple(_sentences(document))
    asked = earliest_day(presets, "material", told_on=on)
    for sentence in sentences:
        promised = _promise(sentence)
        if promised is not None and (asked is None or asked.on < promised.after(on)):
            given = asked.lead if asked is not None else "no time"
            yield _promises_more(document.path, sentence.line, f"{promised}", f"{given}", severity)
        if CHECK_BACK.search(sentence.words):
            yield _check_back(document.path, sentence.line, severity)
    told = any(s.on_changes for s in sentences)
    if not told and any(sentence.words for sentence in sentences):
        yield _no_clause(document.path)


def _sentences(document: Document) -> Iterator[_Sentence]:
    heading = ""
    for provision in document.walk():
        if provision.kind is ProvisionKind.SECTION:
            heading = provision.text
        elif provision.kind in READ:
            for match in SENTENCE.finditer(" ".join(provision.text.split())):
                yield _Sentence(match[0].strip(), heading, provision.line)


def _promise(sentence: _Sentence) -> Period | None:
    """How long before a change of the policy the sentence says that readers are told."""
    match = LEAD.search(sentence.words) if sentence.on_changes else None
    if match is None:
        return None
    written = match["number"].lower()
    number = int(written) if written.isdecimal() else _NUMBERS[written]
    unit = match["unit"].lower()
    if unit == "month":
        return Period(months=number)
    return Period(days=number * 7 if unit == "week" else number)


def _promises_more(
    path: str, line: int, promised: str, given: str, severity: Severity
) -> Diagnostic:
    return Diagnostic(
        code="N010",
        severity=severity,
        location=SourceLocation(path, line),
        what=f"The policy promises {promised} of notice, and the chosen presets ask for {given}.",
        why="A change that passes the gate could break the promise.",
        remedy="Put the promise into a preset of your own: `preset: [default, notice.toml]`.",
    )


def _check_back(path: str, line: int, severity: Severity) -> Diagnostic:
    return Diagnostic(
        code="N011",
        severity=severity,
        location=SourceLocation(path, line),
        what="The policy asks its readers to check back for changes.",
        why="Regulators call that insufficient and unfair: whoever changes the text must tell.",
        remedy="Say how readers are told of a change, and how long before.",
    )


def _no_clause(path: str) -> Diagnostic:
    return Diagnostic(
        code="N012",
        severity=Severity.INFO,
        location=SourceLocation(path),
        what="The policy does not seem to say how its readers are told of changes.",
        why="Some laws require it, and readers look for it.",
        remedy="Add a section “Changes to this policy”.",
    )
