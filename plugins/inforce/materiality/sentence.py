"""How a sentence is built: where its main clause begins, whether it denies, who does what."""

import re
from typing import Final

from inforce.materiality.acting import HANDLED, NOUN_PHRASE, Voices
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.phrases import Matches

CONJOINED: Final = re.compile(r"^\W*(?:\(?[a-z0-9]{1,3}[).]\s+)?")
MODALS: Final = ("may", "must", "will")
JOINTS: Final = (" and", " but", ",", ";", " so", "\u2014", " or")
# What says more of whoever is named first (`a user who is banned may …`).
RELATIVE: Final = frozenset({"who", "which", "that", "whose"})
# An opening clause has at least so many letters.
SHORTEST: Final = 12
REACH: Final = 32
# Who stands there with a capital has it from the publisher or does it for them.
RECIPIENT: Final = re.compile(r"\b(?:to|with|by|through|via) ([A-Z][a-z]\w+)(?= ?[,.;(]|$| [a-z(])")
ADDRESS: Final = re.compile(
    r"\S+@\S+\w|https?://\S+\w|\b\w[\w-]*(?:\.\w[\w-]*)*\.[a-z]{2,}(?:/[\w/-]*)?"
)
CONTRASTS: Final = (" and", " but", ",")
# Whoever stops doing a thing denies it; a reader who can stop it has a choice.
DENIALS: Final = ("negation", "no_longer")


def without_addresses(text: str) -> str:
    """A text without addresses of pages and of mail: what stands in them are no words of it."""
    if "." not in text[:-1] and "@" not in text:
        return text
    return ADDRESS.sub(lambda hit: "x" * len(hit.group()), text)


def with_named_others(plain: str, found: Matches, lexicon: Lexicon, voices: Voices) -> Matches:
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


def done_by_others(text: str, found: Matches, lexicon: Lexicon) -> Matches:
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


def denies(text: str, found: Matches, start: int, lexicon: Lexicon) -> bool:
    """Whether the main clause denies; a condition that follows it may deny by itself."""
    ends = [
        place
        for place, word in found.get("trailing", ())
        if place > start and not (word in RELATIVE and place < start + NOUN_PHRASE)
    ]
    end = ends[0] if ends else len(text)
    told = ("negation",) if "reader" in found and "publisher" not in found else DENIALS
    idle = {place for place, _ in found.get("detached", ())} | {
        place
        for place, _ in found.get("no_longer", ())
        if lexicon.reader_does.search(text[:place][-REACH:])
    }
    denials = [place for name in told for place, _ in found.get(name, ()) if start <= place < end]
    return any(place not in idle and not _contrasts(text, place, start) for place in denials)


def clause_starts(text: str, found: Matches) -> list[int]:
    """Where somebody begins to act in a second clause (`…, and we tell you`)."""
    voices = [at for name in ("pronoun", "addressed") for at, _ in found.get(name, ())]
    return [at for at in voices if text[:at].rstrip().endswith(JOINTS)]


def _contrasts(text: str, place: int, start: int) -> bool:
    """Whether a denial only sets a part of the sentence aside (`by letter, and not by mail`)."""
    before = text[start:place].rstrip()
    return before.endswith(CONTRASTS) and len(before) > NOUN_PHRASE


def main_from(text: str, found: Matches) -> int:
    """Where the main clause begins: after a clause that opens with `if`, `when` and the like."""
    skipped = CONJOINED.match(text)
    start = skipped.end() if skipped else 0
    opening = {place for place, _ in found.get("subordinate", ())}
    for _ in range(3):
        comma = text.find(",", start) if start in opening else -1
        if comma < 0 or comma + 2 >= len(text):
            return (
                _voice_without_comma(found, start, len(text)) if start in opening else 0
            ) or start
        spoken = _second_voice(found, start, comma)
        if spoken:
            return spoken
        start = comma + 1
        while start < len(text) and text[start] == " ":
            start += 1
    return start


def _voice_without_comma(found: Matches, start: int, end: int) -> int:
    """Where somebody begins to act after a clause that no comma ends; 0 if nowhere."""
    speaks = [at for at, _ in found.get("pronoun", ()) if at > start + SHORTEST]
    readers = [at for at, _ in found.get("addressed", ()) if at > start]
    first = min(speaks, default=0)
    if first and first < min(readers, default=end):
        return first
    return _second_voice(found, start, end)


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
