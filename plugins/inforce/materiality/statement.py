"""A sentence as the rules see it: who acts, whether it is denied, and which words stand in it."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from inforce.materiality.lexicon import Lexicon, Matches

APOSTROPHES: Final = str.maketrans({"\u2019": "'", "\u2018": "'", "“": '"', "”": '"', "\xa0": " "})
CONTRACTED: Final = re.compile(r"n't\b")
PROPER: Final = re.compile(
    r"\b([A-Z][\w.]+)(?:,? Inc\.?)?(?='s\b| (?:will|may|shall|does|is|has|can|reserves|and its"
    r"|makes|provides|collects|uses|shares|stores|keeps|commits|warrants|[a-z]+s)\b)"
)
CONJOINED: Final = re.compile(r"^\W*(?:\(?[a-z0-9]{1,3}[).]\s+)?")


class Actor(StrEnum):
    """Who does, must or may."""

    READER = "reader"
    PUBLISHER = "publisher"
    THIRD = "third"
    BOTH = "both"
    NONE = "none"


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
    """

    text: str
    main: str
    subject: Actor
    named: str
    negated: bool
    lexicon: Lexicon = field(repr=False)

    def has(self, *names: str) -> bool:
        """Whether each of the lists has a word in the sentence."""
        found = self.lexicon.scan(self.text)
        return all(name in found for name in names)

    def finds(self, *names: str) -> tuple[str, ...]:
        """The words of the lists that stand in the sentence, each once."""
        return tuple(
            dict.fromkeys(w for name in names for w in self.lexicon.finds(name, self.text))
        )

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

    def main_has(self, name: str) -> bool:
        """Whether a word of a list stands in the main clause."""
        start = len(self.text) - len(self.main)
        return any(place >= start for place, _ in self.lexicon.scan(self.text).get(name, ()))


def read_statement(sentence: str, lead: str, lexicon: Lexicon) -> Statement:
    """A sentence read; of an item, together with the words that open its list."""
    whole = f"{lead} {sentence}" if lead else sentence
    plain = CONTRACTED.sub(" not", whole.translate(APOSTROPHES))
    text = plain.lower()
    start = _main_from(text, lexicon)
    main = text[start:]
    found = lexicon.scan(text)
    subject, named = _subject(plain, start, found, lexicon)
    return Statement(
        text=text,
        main=main,
        subject=subject,
        named=named,
        negated=_denies(found, start),
        lexicon=lexicon,
    )


def _denies(found: Matches, start: int) -> bool:
    """Whether the main clause denies; a condition that follows it may deny by itself."""
    ends = [place for place, _ in found.get("trailing", ()) if place > start]
    end = ends[0] if ends else None
    spared = [(place, place + len(word)) for place, word in found.get("not_negation", ())]
    for name in ("negation", "no_longer"):
        for place, _ in found.get(name, ()):
            inside = place >= start and (end is None or place < end)
            if inside and not any(first <= place < last for first, last in spared):
                return True
    return False


def _main_from(text: str, lexicon: Lexicon) -> int:
    """Where the main clause begins: after a clause that opens with `if`, `when` and the like."""
    skipped = CONJOINED.match(text)
    start = skipped.end() if skipped else 0
    opening = {place for place, _ in lexicon.scan(text).get("subordinate", ())}
    for _ in range(3):
        opened = start in opening
        comma = text.find(",", start) if opened else -1
        if comma < 0 or comma + 2 >= len(text):
            break
        start = comma + 1
        while start < len(text) and text[start] == " ":
            start += 1
    return start


def _subject(plain: str, start: int, found: Matches, lexicon: Lexicon) -> tuple[Actor, str]:
    """Who acts: whoever the main clause names first; an unknown name there is the publisher's."""
    best: tuple[int, int, Actor, str] | None = None
    for rank, actor in enumerate((Actor.BOTH, Actor.PUBLISHER, Actor.READER, Actor.THIRD)):
        named = next((one for one in found.get(actor.value, ()) if one[0] >= start), None)
        if named is not None and (best is None or (named[0], rank) < best[:2]):
            best = (named[0], rank, actor, named[1])
    for proper in PROPER.finditer(plain, start):
        if best is not None and proper.start() >= best[0]:
            break
        if not lexicon.lists(proper.group(1).lower()):
            return Actor.PUBLISHER, proper.group(1).lower()
    return (Actor.NONE, "") if best is None else (best[2], best[3])
