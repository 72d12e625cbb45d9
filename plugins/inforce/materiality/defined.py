"""A definition that reads otherwise moves the reader as the clauses do that use its word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from inforce.glossary.phrasebook import any_of
from inforce.materiality.acting import Voices
from inforce.materiality.aside import aside_of
from inforce.materiality.bearing import NOTHING, OF_DATA, Bearing, bearing
from inforce.materiality.extent import (
    UNCLEAR,
    WIDER,
    MeaningWords,
    extent_of,
    meaning_words_of,
    sentences_with,
)
from inforce.materiality.ground import FORMATTED, SPELT, Carried, Ground
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.quantities import spans_of
from inforce.materiality.reach import same_reach
from inforce.materiality.reading import rewritten
from inforce.materiality.rule import Finding
from inforce.materiality.rules.number import of_pair
from inforce.materiality.scale import Direction
from inforce.materiality.statement import Statement, read_statement
from inforce.materiality.wording import words_of

RULE: Final = "definition"
HEAD: Final = 14  # words in which a definition says what kind of thing its word is
OPENS: Final = 4  # signs in which a sentence about the text itself says so
MOST_USES: Final = 200
MOST_WORDS: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A defined word, what it meant and means, and where it is used.

    Args:
        term: The word.
        forms: It as it is written where it is used.
        old: What it meant.
        new: What it means.
        uses: The clauses that use it, each with the words that open its list.
    """

    term: str
    forms: tuple[str, ...]
    old: str
    new: str
    uses: tuple[tuple[str, str], ...]


def findings_of(meaning: Meaning, lexicon: Lexicon, voices: Voices) -> tuple[Finding, ...]:
    """What a definition does to the reader; nothing where its words or its uses do not say."""
    words = meaning_words_of(lexicon.language)
    if words is None or not (meaning.old and meaning.new and meaning.forms):
        return ()
    reader = _Uses(meaning, lexicon, voices, words)
    measured = reader.measured()
    if measured:
        return measured
    extent = extent_of(meaning.old, meaning.new, lexicon)
    if extent.turn == UNCLEAR:
        return ()
    return tuple(reader.turned(extent.turn == WIDER, extent.words[:MOST_WORDS]))


def turns(old: str, new: str, lexicon: Lexicon) -> bool:
    """Whether the words of a definition alone say that it reaches further or less far."""
    return _spans(old, new, lexicon) is not None or extent_of(old, new, lexicon).turn != UNCLEAR


def _spans(old: str, new: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The one span of time that a definition names, before and now; None where it is no other."""
    before, after = (spans_of(text, lexicon) for text in (old, new))
    if len(before) != 1 or len(after) != 1 or before[0][0] == after[0][0]:
        return None
    return before[0][1], after[0][1]


def respelt(meaning: Meaning, lexicon: Lexicon) -> Ground | None:
    """Why a definition says the same: no word of it differs but by its spelling."""
    if not meaning.old or not meaning.new:
        return None
    if words_of(meaning.old) == words_of(meaning.new):
        return FORMATTED
    ground = same_reach(meaning.old, meaning.new, lexicon, Carried())
    return ground if ground == SPELT else None


class _Uses:
    """The clauses that use a word, read."""

    def __init__(
        self, meaning: Meaning, lexicon: Lexicon, voices: Voices, words: MeaningWords
    ) -> None:
        self._meaning = meaning
        self._lexicon = lexicon
        self._voices = voices
        self._words = words
        self._word = re.compile(any_of(meaning.forms))
        self._about = self._what_about()

    def measured(self) -> tuple[Finding, ...]:
        """A word for a span of time is read as the span itself, wherever it stands."""
        spans = _spans(self._meaning.old, self._meaning.new, self._lexicon)
        if spans is None:
            return ()
        found: dict[Finding, None] = {}
        for sentence, lead in self._sentences():
            before, after = (self._word.sub(span, sentence) for span in spans)
            pair = rewritten(before, after, (lead, lead), self._lexicon, self._voices)
            found |= dict.fromkeys(replace(one, rule=RULE) for one in of_pair(pair))
        return tuple(found) if len({one.direction for one in found}) == 1 else ()

    def turned(self, wider: bool, words: tuple[str, ...]) -> Iterator[Finding]:  # noqa: FBT001 (a fact)
        """What it does that a word covers more or less, by the clauses that use it."""
        bearings = [one for one in map(self._bearing, self._sentences()) if one.sign]
        good = any(one.sign > 0 for one in bearings)
        bad = [one for one in bearings if one.sign < 0]
        # Data that a promise no longer covers may be used all the same: the promise counts.
        if good and bad and (wider or self._about != "data"):
            return
        if good:
            yield self._protecting(wider, words)
        elif bad:
            kinds = dict.fromkeys(one.loss if wider else one.gain for one in bad)
            for kind in kinds:
                yield self._costing(wider, words, kind)

    def _protecting(self, wider: bool, words: tuple[str, ...]) -> Finding:  # noqa: FBT001 (a fact)
        term = self._meaning.term
        if wider:
            reason = f"“{term}” covers more now, and clauses that protect you use it."
            return _finding("protect+", Direction.EXPANDS, words, reason)
        reason = f"“{term}” covers less now, and clauses that protect you use it."
        return _finding("protect-", Direction.REDUCES, words, reason)

    def _costing(self, wider: bool, words: tuple[str, ...], kind: str) -> Finding:  # noqa: FBT001 (a fact)
        term = self._meaning.term
        if wider:
            reason = f"“{term}” covers more now, and clauses that cost you something use it."
            return _finding(kind, Direction.REDUCES, words, reason)
        reason = f"“{term}” covers less now, and clauses that cost you something use it."
        return _finding(kind, Direction.EXPANDS, words, reason)

    def _sentences(self) -> Iterator[tuple[str, str]]:
        """Every sentence that uses the word, with the words that open its list."""
        for text, lead in self._meaning.uses[:MOST_USES]:
            for sentence in sentences_with(text, self._word):
                yield sentence, lead

    def _bearing(self, use: tuple[str, str]) -> Bearing:
        """What a sentence that uses the word does; leaving the word out does the opposite."""
        sentence, lead = use
        stands_in = self._stand_in()
        told = self._word.sub(stands_in, sentence) if stands_in else sentence
        statement = read_statement(told, lead, self._lexicon, self._voices)
        about_itself = any(at <= OPENS for at, _ in statement.found.get("this_text", ()))
        if about_itself or aside_of(statement):
            return NOTHING
        found = bearing(statement)
        limited = self._about == "data" and statement.has("only") and found.kind in OF_DATA
        if limited and found.sign < 0:  # what is done with data only so is a promise
            return replace(found, sign=1)
        if self._is_left_out(statement, stands_in):
            return replace(found, sign=-found.sign)
        return found

    def _stand_in(self) -> str:
        """A plain word where the defined one says nothing of what it is about."""
        if self._about == "data" and not self._lexicon.has("data", self._meaning.term.lower()):
            return self._words.data
        if self._about == "third" and not self._lexicon.has("third", self._meaning.term.lower()):
            return self._words.third
        return ""

    def _is_left_out(self, statement: Statement, stands_in: str) -> bool:
        """Whether the word stands only in what the sentence leaves out."""
        left_out = [place for place, _ in statement.found.get("exception", ())]
        forms = (stands_in,) if stands_in else self._meaning.forms
        word = re.compile(any_of(forms), re.IGNORECASE)
        places = [hit.start() for hit in word.finditer(statement.text)]
        return bool(left_out and places) and min(places) > min(left_out)

    def _what_about(self) -> str:
        """Whether a word stands for data or for others, by its definition's first words."""
        head = " ".join([self._meaning.term.lower(), *words_of(self._meaning.new)[:HEAD]])
        found = self._lexicon.scan(head)
        places = [(found[name][0][0], name) for name in ("data", "third") if name in found]
        return min(places)[1] if places else ""


def _finding(category: str, direction: Direction, words: tuple[str, ...], reason: str) -> Finding:
    return Finding(category=category, direction=direction, evidence=words, reason=reason, rule=RULE)
