"""Who acts in a sentence: the reader, the publisher, both or another."""

import re
from enum import StrEnum
from functools import cached_property
from typing import Final

from inforce.materiality.lexicon import Lexicon
from inforce.materiality.phrases import Matches

KNOWN_BY: Final = 3
SPEAKING: Final = ("We ", " we ", " our ", " us ", "Our ")
ENDINGS: Final = ("trailing", "exception")
NOUN_PHRASE: Final = 40
NEXT: Final = 14
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

    def speaks_as(self, name: str) -> bool:
        """Whether a name is said again and again: then it is the publisher's."""
        return self._text.count(name) >= KNOWN_BY

    def knows(self, name: str) -> bool:
        """Whether a word is a name: it stands with a capital inside a sentence."""
        return re.search(rf"[\w,] {re.escape(name)}\b", self._text) is not None

    @cached_property
    def _speaks(self) -> bool:
        """Whether the publisher says “we” throughout: then another name may be another's."""
        return sum(map(self._text.count, SPEAKING)) > KNOWN_BY


NOBODY: Final = Voices()


def subject_of(
    plain: str, start: int, found: Matches, lexicon: Lexicon, voices: Voices
) -> tuple[Actor, str]:
    """Who acts: whoever the main clause names first; a name is the publisher's or another's."""
    best = _first_named(start, found, len(plain))
    end = len(plain) if best is None else best[0]
    for proper in lexicon.acting_name.finditer(plain, start) if end > start else ():
        if proper.start() >= end:
            break
        name = proper.group(1)
        if not lexicon.lists(name.lower()):
            return _named(name, proper.start() == start, found, voices), name.lower()
    if best is None:
        spoken = plain[start : start + 5].lower().split(" ", maxsplit=1)[0]
        told = lexicon.knows("anaphor", spoken) and not found.keys().isdisjoint(HANDLED)
        return (Actor.THIRD, spoken) if told else (Actor.NONE, "")
    if best[2] is Actor.READER and _is_their_thing(best[0], start, found):
        return Actor.NONE, best[3]
    if best[2] is Actor.READER and _is_owned(best[0], found):
        others = [(at, word) for at, word in found.get("third", ()) if 0 < at - best[0] < NEXT]
        return (Actor.THIRD, others[0][1]) if others else (Actor.NONE, "")
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
        done = found.get("passive", [(0, "")])[0][1] == "be"
        bound = found.get("must") or found.get("may")
        return Actor.READER if bound and not done else Actor.NONE
    return Actor.PUBLISHER if voices.is_publisher(name) else Actor.THIRD


def _is_owned(place: int, found: Matches) -> bool:
    """Whether a thing of the reader's comes first, and they neither must nor may (`your trial`)."""
    if all(at != place for at, _ in found.get("possessive", ())):
        return False
    modal = [at for name in ("must", "may") for at, _ in found.get(name, ()) if at > place]
    told = [at for at, _ in found.get("passive", ()) if at > place]
    others = any(0 < at - place < NEXT for at, _ in found.get("third", ()))
    return others or not modal or (bool(told) and told[0] < modal[0])


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
