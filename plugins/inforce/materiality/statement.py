"""A sentence as the rules see it: who acts, whether it is denied, and which words stand in it."""

import re
from dataclasses import dataclass, field
from typing import Final

from inforce.materiality.acting import HANDLED, NOBODY, NOUN_PHRASE, Actor, Voices, subject_of
from inforce.materiality.lexicon import Lexicon, Matches

APOSTROPHES: Final = str.maketrans({"\u2019": "'", "\u2018": "'", "“": '"', "”": '"', "\xa0": " "})
CONJOINED: Final = re.compile(r"^\W*(?:\(?[a-z0-9]{1,3}[).]\s+)?")
MODALS: Final = ("may", "must", "will")
REACH: Final = 32
QUOTED: Final = " *_\"”'"
# Who stands there with a capital has it from the publisher or does it for them.
RECIPIENT: Final = re.compile(r"\b(?:to|with|by|through|via) ([A-Z][a-z]\w+)(?= ?[,.;(]|$| [a-z(])")
ADDRESS: Final = re.compile(
    r"\S+@\S+\w|https?://\S+\w|\b\w[\w-]*(?:\.\w[\w-]*)*\.[a-z]{2,}(?:/[\w/-]*)?"
)
CONTRASTS: Final = (" and", " but", ",")

# Whoever stops doing a thing denies it; a reader who can stop it has a choice.
DENIALS: Final = ("negation", "no_longer")


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
        return all(name in found for name in names)

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
        if self.subject is not Actor.NONE or "pronoun" in self.found:
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
    def asks_first(self) -> bool:
        """Whether the publisher asks before it acts."""
        return self.has("asks_first") and not self.negated

    def main_has(self, name: str) -> bool:
        """Whether a word of a list stands in the main clause."""
        start = len(self.text) - len(self.main)
        return any(place >= start for place, _ in self.found.get(name, ()))


def read_statement(
    sentence: str, lead: str, lexicon: Lexicon, voices: Voices = NOBODY
) -> Statement:
    """A sentence read; of an item, together with the words that open its list."""
    whole = f"{lead} {sentence}" if lead else sentence
    plain = _without_addresses(lexicon.uncontracted(whole.translate(APOSTROPHES)))
    text = plain.lower()
    found = _done_by_others(text, lexicon.scan(text), lexicon)
    found = _with_named_others(plain, found, lexicon, voices)
    start = _main_from(text, found)
    subject, named = subject_of(plain, start, found, lexicon, voices)
    return Statement(
        text=text,
        main=text[start:],
        subject=subject,
        named=named,
        negated=_denies(text, found, start),
        lexicon=lexicon,
        found=found,
    )


def _without_addresses(text: str) -> str:
    """A text without addresses of pages and of mail: what stands in them are no words of it."""
    if "." not in text[:-1] and "@" not in text:
        return text
    return ADDRESS.sub(lambda hit: "x" * len(hit.group()), text)


def _with_named_others(plain: str, found: Matches, lexicon: Lexicon, voices: Voices) -> Matches:
    """What is found, with a company to which data goes by its name."""
    if "third" in found or not ("pronoun" in found or "addressed" in found):
        return found
    if found.keys().isdisjoint(HANDLED):
        return found
    for hit in RECIPIENT.finditer(plain):
        name = hit.group(1)
        if not lexicon.lists(name.lower()) and not voices.speaks_as(name):
            return {**found, "third": [(hit.start(1), name.lower())]}
    return found


def _done_by_others(text: str, found: Matches, lexicon: Lexicon) -> Matches:
    """What is found, without what the reader does with the data (`the letters that you send`)."""
    if "addressed" not in found:
        return found
    kept = dict(found)
    for name in HANDLED:
        hits = found.get(name, ())
        left = [hit for hit in hits if not lexicon.reader_does.search(text[: hit[0]][-REACH:])]
        if len(left) < len(hits):
            kept[name] = left
            if not left:
                del kept[name]
    return kept


def _denies(text: str, found: Matches, start: int) -> bool:
    """Whether the main clause denies; a condition that follows it may deny by itself."""
    ends = [place for place, _ in found.get("trailing", ()) if place > start]
    end = ends[0] if ends else len(text)
    told = ("negation",) if "reader" in found and "publisher" not in found else DENIALS
    apart = {place for place, _ in found.get("detached", ())}
    denials = [place for name in told for place, _ in found.get(name, ()) if start <= place < end]
    return any(place not in apart and not _contrasts(text, place, start) for place in denials)


def _contrasts(text: str, place: int, start: int) -> bool:
    """Whether a denial only sets a part of the sentence aside (`by letter, and not by mail`)."""
    before = text[start:place].rstrip()
    return before.endswith(CONTRASTS) and len(before) > NOUN_PHRASE


def _main_from(text: str, found: Matches) -> int:
    """Where the main clause begins: after a clause that opens with `if`, `when` and the like."""
    skipped = CONJOINED.match(text)
    start = skipped.end() if skipped else 0
    opening = {place for place, _ in found.get("subordinate", ())}
    for _ in range(3):
        comma = text.find(",", start) if start in opening else -1
        if comma < 0 or comma + 2 >= len(text):
            return _second_voice(found, start, len(text)) or start if start in opening else start
        spoken = _second_voice(found, start, comma)
        if spoken:
            return spoken
        start = comma + 1
        while start < len(text) and text[start] == " ":
            start += 1
    return start


def _second_voice(found: Matches, start: int, comma: int) -> int:
    """Where one begins to act inside an opening clause of the reader's; 0 if nowhere."""
    called = [(at, at + len(word)) for at, word in found.get("addressed", ()) if start < at < comma]
    readers = [at for at, _ in called]
    modal = {at - 1 for name in MODALS for at, _ in found.get(name, ())}
    again = next((at for at, end in called[1:] if end in modal), 0)
    if again:
        return again
    speaks = [at for at, _ in found.get("pronoun", ()) if start < at < comma]
    return next((at for at in speaks if readers and at > readers[0]), 0)
