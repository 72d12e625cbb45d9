"""A sentence as the rules see it: who acts, whether it is denied, and which words stand in it."""

from dataclasses import dataclass, field
from typing import Final

from inforce.materiality.acting import HANDLED, NOBODY, NOUN_PHRASE, Actor, Voices, subject_of
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.phrases import Matches
from inforce.materiality.sentence import (
    clause_starts,
    denies,
    done_by_others,
    main_from,
    with_named_others,
    without_addresses,
)

APOSTROPHES: Final = str.maketrans({"\u2019": "'", "\u2018": "'", "“": '"', "”": '"', "\xa0": " "})
QUOTED: Final = " *_\"”'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence read.

    Args:
        text: Its words in small letters.
        main: The same without a clause that opens it (`If you …,`).
        subject: Who acts in it.
        named: The words that name the subject.
        negated: Whether it denies.
        lexicon: The lists it is read by.
        found: Which words of which lists stand in it, and where.
    """

    text: str
    main: str
    subject: Actor
    named: str
    negated: bool
    lexicon: Lexicon = field(repr=False)
    found: Matches = field(repr=False)

    def has(self, *names: str) -> bool:
        """Whether each of the lists has a word in the sentence."""
        found = self.found
        for name in names:  # noqa: SIM110 (asked so often that a generator costs a tenth)
            if name not in found:
                return False
        return True

    def finds(self, *names: str) -> tuple[str, ...]:
        """The words of the lists that stand in the sentence, each once."""
        return tuple(dict.fromkeys([w for name in names for _, w in self.found.get(name, ())]))

    @property
    def publisher_acts(self) -> bool:
        """Whether the publisher or someone for it acts, or nobody is named."""
        return self.subject in {Actor.PUBLISHER, Actor.THIRD, Actor.NONE}

    @property
    def reader_acts(self) -> bool:
        """Whether the reader acts."""
        return self.subject is Actor.READER

    @property
    def denies_reader(self) -> bool:
        """Whether it forbids the reader something or lays a duty on them."""
        if self.has("freed"):
            return False
        if self.bids:
            return True
        bound = self.main_has("must")
        return self.reader_acts and (bound or (self.negated and self.main_has("may")))

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.text.rstrip(QUOTED).endswith("?")

    @property
    def defines(self) -> bool:
        """Whether it says what a word means in the text."""
        return "defining" in self.found

    @property
    def explains(self) -> bool:
        """Whether it says what something is, before it says of anything that it is done."""
        if self.defines:
            return True
        if self.subject not in {Actor.NONE, Actor.THIRD} or "pronoun" in self.found:
            return False
        start = len(self.text) - len(self.main)
        told = [at for at, _ in self.found.get("definition", ()) if at >= start]
        done = [at for name in HANDLED for at, _ in self.found.get(name, ()) if at >= start]
        return bool(told) and (not done or told[0] < min(done))

    def denies(self, name: str) -> bool:
        """Whether it denies before it says a word of a list."""
        if not self.negated:
            return False
        place = min(at for at, _ in self.found[name])
        return any(at < place for at, _ in self.found.get("negation", ()))

    @property
    def handles_data(self) -> bool:
        """Whether it says that something is done to data, whoever does it."""
        return "data" in self.found and not self.found.keys().isdisjoint(HANDLED)

    @property
    def theirs(self) -> bool:
        """Whether it says that something is done to what is the reader's (`your letters are …`)."""
        return self.subject is Actor.NONE and bool(self.named)

    @property
    def forbids(self) -> bool:
        """Whether the publisher allows something not: whoever reads it may not do it."""
        if self.subject is not Actor.PUBLISHER:
            return False
        start = len(self.text) - len(self.main)
        places = [at - start for at, _ in self.found.get("forbids", ())]
        return any(0 <= place < NOUN_PHRASE for place in places)

    @property
    def opener(self) -> str:
        """The clause that opens it (`If you …,`); empty where none does."""
        return self.text[: len(self.text) - len(self.main)]

    @property
    def bids(self) -> bool:
        """Whether it tells the reader not to do a thing (`Never lend your key`)."""
        start = len(self.text) - len(self.main)
        bids = any(at == start for at, _ in self.found.get("bids", ()))
        return bids and self.subject is not Actor.PUBLISHER and not self.handles_data

    @property
    def asks_first(self) -> bool:
        """Whether the publisher asks before it acts."""
        return self.has("asks_first") and not self.negated

    def main_has(self, name: str) -> bool:
        """Whether a word of a list stands in the main clause, before what binds it (`… if …`)."""
        found = self.found
        if name not in found:
            return False
        start = len(self.text) - len(self.main)
        tails = [at for at, _ in found.get("tail", ()) if at > start]
        end = min(tails, default=len(self.text))
        return any(start <= place < end for place, _ in found[name])

    def says_not(self, name: str) -> bool:
        """Whether it denies what a list is about: another clause that denies is no denial of it."""
        if not self.negated or name not in self.found:
            return self.negated
        place = min(at for at, _ in self.found[name])
        denials = [at for at, _ in self.found.get("negation", ())]
        starts = clause_starts(self.text, self.found)
        return not denials or any(
            not any(min(at, place) < start <= max(at, place) for start in starts) for at in denials
        )


def read_statement(
    sentence: str, lead: str, lexicon: Lexicon, voices: Voices = NOBODY
) -> Statement:
    """A sentence read; of an item, together with the words that open its list."""
    whole = f"{lead} {sentence}" if lead else sentence
    plain = without_addresses(lexicon.uncontracted(whole.translate(APOSTROPHES)))
    text = plain.lower()
    found = done_by_others(text, lexicon.scan(text), lexicon)
    found = with_named_others(plain, found, lexicon, voices)
    start = main_from(text, found)
    subject, named = subject_of(plain, start, found, lexicon, voices)
    return Statement(
        text=text,
        main=text[start:],
        subject=subject,
        named=named,
        negated=denies(text, found, start, lexicon),
        lexicon=lexicon,
        found=found,
    )
