"""A sentence as the rules see it: who acts, whether it is denied, and which words stand in it."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

from inforce.materiality.lexicon import Lexicon, Matches

APOSTROPHES: Final = str.maketrans({"\u2019": "'", "\u2018": "'", "“": '"', "”": '"', "\xa0": " "})
CONJOINED: Final = re.compile(r"^\W*(?:\(?[a-z0-9]{1,3}[).]\s+)?")
KNOWN_BY: Final = 3
SPEAKING: Final = ("We ", " we ", " our ", " us ", "Our ")
ENDINGS: Final = ("trailing", "exception")
NOUN_PHRASE: Final = 40
# What is done to data: whoever it belongs to does not do it.
HANDLED: Final = ("share", "collect", "use", "retain")


class Actor(StrEnum):
    """Who does, must or may."""

    READER = "reader"
    PUBLISHER = "publisher"
    THIRD = "third"
    BOTH = "both"
    NONE = "none"


ACTORS: Final = (Actor.BOTH, Actor.PUBLISHER, Actor.READER, Actor.THIRD)


class Voices:
    """Who speaks in a text: a name that it says again and again is the publisher's.

    Args:
        text: The whole text, or as much of it as is known.
    """

    def __init__(self, text: str = "") -> None:
        self._text = text
        self._ours: dict[str, bool] = {}

    def is_publisher(self, name: str) -> bool:
        """Whether a name is the publisher's; in a text too short to tell, any is."""
        if name not in self._ours:
            self._ours[name] = not self._speaks or self._text.count(name) >= KNOWN_BY
        return self._ours[name]

    def knows(self, name: str) -> bool:
        """Whether a word is a name: it stands with a capital inside a sentence."""
        return re.search(rf"[\w,] {re.escape(name)}\b", self._text) is not None

    @cached_property
    def _speaks(self) -> bool:
        """Whether the publisher says “we” throughout: then another name may be another's."""
        return sum(map(self._text.count, SPEAKING)) > KNOWN_BY


# Whoever stops doing a thing denies it; a reader who can stop it has a choice.
DENIALS: Final = ("negation", "no_longer")
NOBODY: Final = Voices()


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
        bound = self.main_has("must")
        return self.reader_acts and (bound or (self.negated and self.main_has("may")))

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
    plain = lexicon.uncontracted(whole.translate(APOSTROPHES))
    text = plain.lower()
    found = lexicon.scan(text)
    start = _main_from(text, found)
    subject, named = _subject(plain, start, found, lexicon, voices)
    return Statement(
        text=text,
        main=text[start:],
        subject=subject,
        named=named,
        negated=_denies(found, start),
        lexicon=lexicon,
        found=found,
    )


def _denies(found: Matches, start: int) -> bool:
    """Whether the main clause denies; a condition that follows it may deny by itself."""
    ends = [place for place, _ in found.get("trailing", ()) if place > start]
    end = ends[0] if ends else None
    spared = [(place, place + len(word)) for place, word in found.get("not_negation", ())]
    told = ("negation",) if "reader" in found and "publisher" not in found else DENIALS
    for name in told:
        for place, _ in found.get(name, ()):
            inside = place >= start and (end is None or place < end)
            if inside and not any(first <= place < last for first, last in spared):
                return True
    return False


def _main_from(text: str, found: Matches) -> int:
    """Where the main clause begins: after a clause that opens with `if`, `when` and the like."""
    skipped = CONJOINED.match(text)
    start = skipped.end() if skipped else 0
    opening = {place for place, _ in found.get("subordinate", ())}
    for _ in range(3):
        comma = text.find(",", start) if start in opening else -1
        if comma < 0 or comma + 2 >= len(text):
            break
        spoken = _second_voice(found, start, comma)
        if spoken:
            return spoken
        start = comma + 1
        while start < len(text) and text[start] == " ":
            start += 1
    return start


def _second_voice(found: Matches, start: int, comma: int) -> int:
    """Where the publisher begins to act inside an opening clause of the reader's; 0 if nowhere."""
    readers = [at for at, _ in found.get("addressed", ()) if start < at < comma]
    speaks = [at for at, _ in found.get("pronoun", ()) if start < at < comma]
    return next((at for at in speaks if readers and at > readers[0]), 0)


def _subject(
    plain: str, start: int, found: Matches, lexicon: Lexicon, voices: Voices
) -> tuple[Actor, str]:
    """Who acts: whoever the main clause names first; a name is the publisher's or another's."""
    best = _first_named(start, found, len(plain))
    for proper in lexicon.acting_name.finditer(plain, start):
        if best is not None and proper.start() >= best[0]:
            break
        name = proper.group(1)
        if not lexicon.lists(name.lower()):
            return _named(name, proper.start() == start, found, voices), name.lower()
    if best is None:
        return Actor.NONE, ""
    if best[2] is Actor.READER and _is_their_thing(best[0], start, found):
        return Actor.NONE, best[3]
    return best[2], best[3]


def _first_named(start: int, found: Matches, length: int) -> tuple[int, int, Actor, str] | None:
    """Whoever is named first; whoever stands in an exception, or in what is known, does not act."""
    end = length
    for name in ENDINGS:
        end = min([end, *[at for at, _ in found.get(name, ()) if at > start]])
    known = [(at, at + len(word)) for at, word in found.get("data", ()) if " " in word]
    best: tuple[int, int, Actor, str] | None = None
    for rank, actor in enumerate(ACTORS):
        for at, word in found.get(actor.value, ()):
            if at < start or any(first < at < last for first, last in known):
                continue
            if at < end and (best is None or (at, rank) < best[:2]):
                best = (at, rank, actor, word)
            break
    return best


def _named(name: str, opens: bool, found: Matches, voices: Voices) -> Actor:  # noqa: FBT001 (a fact)
    """Who bears a name; a capital at the start of a sentence may be no name but people bound."""
    if opens and name.endswith("s") and not voices.knows(name):
        return Actor.READER if found.get("must") or found.get("may") else Actor.NONE
    return Actor.PUBLISHER if voices.is_publisher(name) else Actor.THIRD


def _is_their_thing(place: int, start: int, found: Matches) -> bool:
    """Whether something is done to what is the reader's (`your letters are …`): they do not act."""
    if any(start <= at <= place for at, _ in found.get("thing", ())):
        return True
    if place not in {at for at, _ in found.get("possessive", ())}:
        return False
    done = [at for at, _ in found.get("passive", ()) if place < at < place + NOUN_PHRASE]
    if not done:
        return False
    if any(place < at < done[0] for at, _ in found.get("data", ())):
        return True
    return any(
        done[0] < at < done[0] + NOUN_PHRASE for name in HANDLED for at, _ in found.get(name, ())
    )
