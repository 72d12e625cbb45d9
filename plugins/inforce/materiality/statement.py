"""A sentence as the rules see it: who acts, whether it is denied, and which words stand in it."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from inforce.materiality.lexicon import Lexicon

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
        bound = self.lexicon.has("must", self.main)
        return self.reader_acts and (bound or (self.negated and self.lexicon.has("may", self.main)))


def read_statement(sentence: str, lead: str, lexicon: Lexicon) -> Statement:
    """A sentence read; of an item, together with the words that open its list."""
    whole = f"{lead} {sentence}" if lead else sentence
    plain = CONTRACTED.sub(" not", whole.translate(APOSTROPHES))
    text = plain.lower()
    start = _main_from(text, lexicon)
    main = text[start:]
    subject, named = _subject(plain[start:], main, lexicon)
    denied = _before_trailing(main, lexicon)
    for word in lexicon.finds("not_negation", main):
        denied = denied.replace(word, " ", 1)
    return Statement(
        text=text,
        main=main,
        subject=subject,
        named=named,
        negated=lexicon.has("negation", denied) or lexicon.has("no_longer", denied),
        lexicon=lexicon,
    )


def _before_trailing(main: str, lexicon: Lexicon) -> str:
    """The main clause without the condition that follows it, which may deny by itself."""
    ends = [place for place, _ in lexicon.scan(main).get("trailing", ()) if place > 0]
    return main[: ends[0]] if ends else main


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


def _subject(plain: str, main: str, lexicon: Lexicon) -> tuple[Actor, str]:
    best: tuple[int, int, Actor, str] | None = None
    for rank, actor in enumerate((Actor.BOTH, Actor.PUBLISHER, Actor.READER, Actor.THIRD)):
        found = lexicon.scan(main).get(actor.value)
        if found and (best is None or (found[0][0], rank) < best[:2]):
            best = (found[0][0], rank, actor, found[0][1])
    for proper in PROPER.finditer(plain):
        if best is not None and proper.start() >= best[0]:
            break
        if not lexicon.lists(proper.group(1).lower()):
            return Actor.PUBLISHER, proper.group(1).lower()
    return (Actor.NONE, "") if best is None else (best[2], best[3])
