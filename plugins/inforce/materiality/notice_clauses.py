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
        places: The ids of the section and of the paragraph that say so.
        weighty: Whether it is made for changes of weight alone.
    """

    period: Period
    line: int
    places: tuple[str, ...] = ()
    weighty: bool = False


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: str
    heading: str
    line: int
    places: tuple[str, ...]
    around: str

    def on_changes(self, wording: Wording) -> bool:
        """Whether it speaks of changes of the policy itself."""
        about = wording.lexicon.has("change", self.words.lower())
        named = wording.lexicon.has("texts", self.words.lower())
        return about and (named or wording.lexicon.has("change", self.heading.lower()))


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWord:
    """What a policy itself says about its changes.

    Args:
        promises: Every promise of notice, in order.
        sends_to_look: The lines that ask readers to look for changes.
        silent: Whether nothing is said about changes at all.
    """

    promises: tuple[Promise, ...] = ()
    sends_to_look: tuple[int, ...] = ()
    silent: bool = False


def own_word(document: Document, language: str) -> OwnWord:
    """What a policy says about its changes; nothing where nobody can read its language."""
    wording = wording_of(language)
    if wording is None:
        return OwnWord()
    sentences = tuple(_sentences(document))
    on_changes = tuple(sentence for sentence in sentences if sentence.on_changes(wording))
    periods = ((sentence, wording.promised(sentence.words)) for sentence in on_changes)
    return OwnWord(
        promises=tuple(
            Promise(
                period=period,
                line=sentence.line,
                places=sentence.places,
                weighty=wording.lexicon.has("weighty", sentence.around.lower()),
            )
            for sentence, period in periods
            if period
        ),
        sends_to_look=tuple(
            sentence.line for sentence in sentences if wording.sends_to_look(sentence.words)
        ),
        silent=bool(sentences) and not on_changes,
    )


def judge_clauses(
    path: str, said: OwnWord, presets: Iterable[NoticePreset], *, on: date, severity: Severity
) -> Iterator[Diagnostic]:
    """What a policy says about notice that its readers could not rely on.

    Args:
        path: The policy's file.
        said: What it says.
        presets: What the gate asks of a change.
        on: The day from which periods are compared.
        severity: How much it stops: what is published already cannot be unsaid.
    """
    asked = earliest_day(presets, "material", told_on=on)
    for promise in said.promises:
        if asked is None or asked.on < promise.period.after(on):
            given = asked.lead if asked is not None else "no time"
            place = SourceLocation(path, promise.line)
            yield _promises_more(place, f"{promise.period}", f"{given}", severity)
    for line in said.sends_to_look:
        yield _check_back(SourceLocation(path, line), severity)
    if said.silent:
        yield _no_clause(SourceLocation(path), severity)


def _sentences(document: Document) -> Iterator[_Sentence]:
    heading, section = "", ""
    for provision in document.walk():
        if provision.kind is ProvisionKind.SECTION:
            heading, section = provision.text, provision.id
        elif provision.kind in READ:
            around = " ".join(provision.text.split())
            places = (section, provision.id)
            for match in SENTENCE.finditer(around):
                yield _Sentence(match[0].strip(), heading, provision.line, places, around)


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
