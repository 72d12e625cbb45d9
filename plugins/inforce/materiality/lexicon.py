"""Words by what they do in a sentence: where the words of each list stand in a text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from inforce.materiality.patterns import acting, any_of, before_acts, clause_joint, reference
from inforce.materiality.phrases import TOKEN, Equal, Matches, Openings, follows, without_shadowed
from inforce.materiality.sides import Side
from inforce.materiality.voice import Passive

FIGURE: Final = re.compile(r"(\d+(?:[.,]\d{3})*)([.,]\d{1,2})?")
SHORTEST_JOINED: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """The words of one language, as its file has them.

    Args:
        language: Its tag.
        lists: The words of each list; `*` at the end stands for any ending.
        idle: Words that carry no weight of their own.
        groups: Phrases that reach equally far; the first stands for all.
        numbers: Numbers written out.
        days: How many days a span of time has that begins with a word.
        names_act_before: What stands after the name of whoever acts.
        contracted: How words are shortened, and what they are in full.
        sides: How a text calls each of the two sides, and the pronouns for it.
        spans: For each unit of time, a smaller one and how many of those it has.
        passive: How the language says by whom something is done.
        opposites: Idle words that turn a sentence about where one stands for the other.
        called: How the reader is called, acting and owning: any other name of theirs is read so.
        determiners: Words that may stand before such a name.
        spaced: Whether words stand apart.
    """

    language: str
    lists: dict[str, list[str]]
    idle: frozenset[str] = frozenset()
    groups: list[list[str]] = field(default_factory=list)
    numbers: dict[str, float] = field(default_factory=dict)
    days: dict[str, float] = field(default_factory=dict)
    names_act_before: tuple[str, ...] = ()
    contracted: tuple[tuple[str, str], ...] = ()
    sides: tuple[Side, ...] = ()
    spans: dict[str, tuple[str, float]] = field(default_factory=dict)
    opposites: tuple[tuple[str, str], ...] = ()
    passive: Passive = field(default_factory=Passive)
    called: tuple[str, ...] = ()
    determiners: frozenset[str] = frozenset()
    spaced: bool = True


class Lexicon:
    """The word lists of one language, asked of texts.

    A text is read once, word by word; a word's place in the lists is looked up once a language.

    Args:
        words: The lists.
    """

    def __init__(self, words: WordLists) -> None:
        self.language = words.language
        self.spaced = words.spaced
        self.idle = words.idle
        self.reference = reference(
            *(words.lists.get(name, []) for name in ("reference", "duration", "joining"))
        )
        self.acting_name = acting(words.names_act_before)
        self.reader_does = before_acts(
            words.called[:1], words.lists.get("doing", []), spaced=words.spaced
        )
        self._joint = clause_joint(words.lists.get("joint", []), words.lists.get("voice", []))
        self._words = words
        self.sides = words.sides
        self.opposites = words.opposites
        self.passive = words.passive
        # What joins the parts of a list, as a pattern.
        self.joining = "|".join(map(re.escape, words.lists.get("joining", [])))
        self._openings = Openings(words.lists)
        self._equal = Equal(words.groups)
        self._called = frozenset(words.called)
        self._patterns: dict[str, re.Pattern[str]] = {}
        if not words.spaced:
            self._patterns = {name: any_of(some) for name, some in words.lists.items()}
            self._likes = {like: group[0] for group in words.groups for like in group[1:]}
            self._like = any_of(list(self._likes))
        self.scan = lru_cache(maxsize=4096)(self._scan)
        self.number = lru_cache(maxsize=2048)(self._number)
        self.days = lru_cache(maxsize=2048)(self._days)

    def finds(self, name: str, text: str) -> list[str]:
        """The words of a list that stand in a text, in order."""
        return [word for _, word in self.scan(text).get(name, ())]

    def has(self, name: str, text: str) -> bool:
        """Whether any word of a list stands in a text."""
        return name in self.scan(text)

    def knows(self, name: str, word: str) -> bool:
        """Whether a whole word is of a list."""
        return any(found == word for _, found in self.scan(word).get(name, ()))

    def lists(self, word: str) -> bool:
        """Whether any list knows a word."""
        return bool(self.scan(word))

    def span(self, word: str) -> tuple[str, float] | None:
        """The smaller unit in which a unit of time is counted, and how many of it there are."""
        spans = self._words.spans
        return spans.get(word) or spans.get(word.removesuffix("s"))

    def joined(self, words: Iterable[str]) -> str:
        """Words put together as the language writes them."""
        return (" " if self._words.spaced else "").join(words)

    def uncontracted(self, text: str) -> str:
        """A text in which shortened words are written out."""
        if "'" in text:
            for short, full in self._words.contracted:
                text = text.replace(short, full)
        return text

    def clauses(self, text: str) -> list[str]:
        """The clauses of a sentence in which somebody begins to act anew."""
        if self._joint is None or len(text) < SHORTEST_JOINED:
            return [text]
        return [part for part in self._joint.split(text) if part.strip()]

    def equal(self, words: Sequence[str]) -> list[str]:
        """Words in which each phrase is put as the first of those that reach as far."""
        if self._words.spaced:
            return self._equal.put(words)
        return list(self._like.sub(lambda hit: self._likes[hit.group()], "".join(words)))

    def _number(self, word: str) -> float | None:
        """The number that a word is, in figures or written out; None where it is none."""
        figure = FIGURE.fullmatch(word)
        if figure is None:
            return self._words.numbers.get(word)
        whole = re.sub(r"[.,]", "", figure.group(1))
        return float(whole + (figure.group(2) or "").replace(",", "."))

    def _days(self, word: str) -> float | None:
        """How many days the span of time has that a word names; None where it names none."""
        spans = self._words.days.items()
        return next((days for begins, days in spans if word.startswith(begins)), None)

    def _scan(self, text: str) -> Matches:
        """Every word of every list that stands in a text, and where."""
        if self._patterns:
            return self._scan_unspaced(text)
        found: Matches = {}
        openings = self._openings
        tokens = [(hit.group(), hit.start()) for hit in TOKEN.finditer(text)]
        named = False
        for index, (word, start) in enumerate(tokens):
            opened = openings[word]
            if opened is None:
                continue
            alone, phrases = opened
            for name in alone:
                found.setdefault(name, []).append((start, word))
                named = named or (name == "reader" and word not in self._called)
            if phrases is None or index + 1 == len(tokens):
                continue
            for name, rest, wild in phrases[tokens[index + 1][0]]:
                following = [one for one, _ in tokens[index + 1 : index + 1 + len(rest)]]
                if follows(rest, following, wild=wild):
                    found.setdefault(name, []).append((start, " ".join((word, *following))))
        if named and self._called:
            self._scan_named(text, tokens, found)
        return without_shadowed(found)

    def _scan_named(self, text: str, tokens: list[tuple[str, int]], found: Matches) -> None:
        """Add the phrases about “you” that a text says of whoever the reader is there.

        “We tell the member” is “we tell you”, “a customer's account” is “your account”.
        """
        called = self._as_called(text, tokens)
        for index, (word, start, _) in enumerate(called[:-1]):
            opened = self._openings[word]
            if opened is None or opened[1] is None:
                continue
            for name, rest, wild in opened[1][called[index + 1][0]]:
                following = called[index + 1 : index + 1 + len(rest)]
                if self._called.isdisjoint(rest):
                    continue
                if follows(rest, [one for one, _, _ in following], wild=wild):
                    hit = (start, text[start : following[-1][2]])
                    if hit not in found.get(name, ()):
                        found.setdefault(name, []).append(hit)

    def _as_called(self, text: str, tokens: list[tuple[str, int]]) -> list[tuple[str, int, int]]:
        """The words of a text in which whoever the reader is there is called “you”."""
        called: list[tuple[str, int, int]] = []
        for word, start in tokens:
            end = start + len(word)
            opened = self._openings[word]
            if opened is None or "reader" not in opened[0] or word in self._called:
                called.append((word, start, end))
                continue
            owns = text.startswith(("'s ", "' "), end)
            led = bool(called) and called[-1][0] in self._words.determiners
            begin = called.pop()[1] if led else start
            called.append((self._words.called[1 if owns else 0], begin, end))
        return called

    def _scan_unspaced(self, text: str) -> Matches:
        found: Matches = {}
        for name, pattern in self._patterns.items():
            hits = [(hit.start(), hit.group()) for hit in pattern.finditer(text)]
            if hits:
                found[name] = hits
        return without_shadowed(found)
