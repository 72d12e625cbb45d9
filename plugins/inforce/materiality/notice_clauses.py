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
from inforce.materiality.notice_wording import Wording, wording_of

SENTENCE: Final = re.compile(r"[^.!?;。！？；]+[.!?;。！？；]?")  # noqa: RUF001 (Chinese stops)
READ: Final = frozenset({ProvisionKind.PARAGRAPH, ProvisionKind.ITEM, ProvisionKind.CELL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """How long before a change of a policy it says that its readers are told.

    Args:
        period: How long.
        line: Where it says so.
    """

    period: Period
    line: int


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: str
    heading: str
    line: int

    def on_changes(self, wording: Wording) -> bool:
        """Whether it speaks of changes of the policy itself."""
        about = wording.lexicon.has("change", self.words.lower())
        named = wording.lexicon.has("texts", self.words.lower())
        return about and (named or wording.lexicon.has("change", self.heading.lower()))


def promises(document: Document, language: str) -> tuple[Promise, ...]:
    """Every promise of notice that a policy makes, in order; none where nobody can read it."""
    wording = wording_of(language)
    if wording is None:
        return ()
    found = (
        (sentence.line, wording.promised(sentence.words))
        for sentence in _sentences(document)
        if sentence.on_changes(wording)
    )
    return tuple(Promise(period=period, line=line) for line, period in found if period is not None)


def judge_clauses(
    document: Document,
    language: str,
    presets: Iterable[NoticePreset],
    *,
    on: date,
    severity: Severity,
) -> Iterator[Diagnostic]:
    """What a policy says about notice that its readers could not rely on.

    Args:
        document: The policy.
        language: Its language; of one without lists of words nothing is said.
        presets: What the gate asks of a change.
        on: The day from which periods are compared.
        severity: How much it stops: what is published already cannot be unsaid.
    """
    wording = wording_of(language)
    if wording is None:
        return
    asked = earliest_day(presets, "material", told_on=on)
    for promise in promises(document, language):
        if asked is None or asked.on < promise.period.after(on):
            given = asked.lead if asked is not None else "no time"
            place = SourceLocation(document.path, promise.line)
            yield _promises_more(place, f"{promise.period}", f"{given}", severity)
    sentences = tuple(_sentences(document))
    for sentence in sentences:
        if wording.sends_to_look(sentence.words):
            yield _check_back(SourceLocation(document.path, sentence.line), severity)
    if sentences and not any(sentence.on_changes(wording) for sentence in sentences):
        yield _no_clause(SourceLocation(document.path), severity)


def _sentences(document: Document) -> Iterator[_Sentence]:
    heading = ""
    for provision in document.walk():
        if provision.kind is ProvisionKind.SECTION:
            heading = provision.text
        elif provision.kind in READ:
            for match in SENTENCE.finditer(" ".join(provision.text.split())):
                yield _Sentence(match[0].strip(), heading, provision.line)


def _promises_more(
    place: SourceLocation, promised: str, given: str, severity: Severity
) -> Diagnostic:
    return Diagnostic(
        code="N010",
        severity=severity,
        location=place,
        what=f"The policy promises {promised} of notice, and the chosen presets ask for {given}.",
        why="The gate reads promises from their wording and can err; a preset cannot.",
        remedy="Put the promise into a preset of your own: `preset: [default, notice.toml]`.",
    )


def _check_back(place: SourceLocation, severity: Severity) -> Diagnostic:
    return Diagnostic(
        code="N011",
        severity=severity,
        location=place,
        what="The policy asks its readers to check back for changes.",
        why="Regulators call that insufficient and unfair: whoever changes the text must tell.",
        remedy="Say how readers are told of a change, and how long before.",
    )


def _no_clause(place: SourceLocation, severity: Severity) -> Diagnostic:
    return Diagnostic(
        code="N012",
        severity=severity,
        location=place,
        what="The policy does not seem to say how its readers are told of changes.",
        why="Some laws require it, and readers look for it.",
        remedy="Add a section “Changes to this policy”.",
    )
