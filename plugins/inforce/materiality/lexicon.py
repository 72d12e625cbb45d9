"""Words by what they do in a sentence, one list a language: data, not code."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from inforce.versions.identity import tongue

# One list's name, the words that must follow the first, whether the last may end in any way.
_Phrase = tuple[str, tuple[str, ...], bool]
Matches = dict[str, list[tuple[int, str]]]
TOKEN: Final = re.compile(r"\w+(?:-\w+)*|%")
WORDINGS: Final = (
    "months",
    "date_line",
    "duration",
    "reference",
    "contact",
    "legal_form",
    "dating",
)
FIGURE: Final = re.compile(r"(\d+(?:[.,]\d{3})*)([.,]\d{1,2})?")
CLAUSE_NUMBER: Final = r"(?:\d+(?:\.\d+)*|[a-z]|[ivxlc]+)(?:\([a-z0-9]{1,4}\))*"
SHORT_TAG: Final = re.compile(r"[a-z]{2,3}")


class Lexicon:
    """The word lists of one language.

    A text is read once, word by word; a word's place in the lists is looked up once a language.

    Args:
        language: Its tag.
        lists: The words of each list; `*` at the end stands for any ending.
        idle: Words that carry no weight of their own.
        groups: Phrases that reach equally far; the first stands for all.
        spaced: Whether words stand apart.
    """

    def __init__(
        self,
        language: str,
        lists: dict[str, list[str]],
        idle: frozenset[str],
        groups: list[list[str]],
        *,
        spaced: bool,
        names_act_before: tuple[str, ...] = (),
        contracted: str = "",
        numbers: dict[str, float] | None = None,
        days: dict[str, float] | None = None,
    ) -> None:
        self.language = language
        self._numbers = numbers or {}
        self._days = days or {}
        self.idle = idle
        self._spaced = spaced
        self.reference = reference_pattern(lists.get("reference", []))
        self.acting_name = _acting(names_act_before)
        self._contracted = contracted
        self._joining = "|".join(map(re.escape, lists.get("joining", [])))
        self._phrases: dict[str, list[_Phrase]] = {}
        self._open: dict[str, list[_Phrase]] = {}
        self._starting: dict[str, tuple[_Phrase, ...]] = {}
        for name, words in lists.items():
            for word in words:
                self._add(name, word)
        self._patterns = {name: _pattern(words) for name, words in lists.items()}
        self._equals = {word: group[0] for group in groups for word in group[1:]}
        self._equal = _pattern(list(self._equals), spaced=spaced)
        self.scan = lru_cache(maxsize=2048)(self._scan)

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

    def number(self, word: str) -> float | None:
        """The number that a word is, in figures or written out; None where it is none."""
        figure = FIGURE.fullmatch(word)
        if figure is None:
            return self._numbers.get(word)
        return float(
            re.sub(r"[.,]", "", figure.group(1)) + (figure.group(2) or "").replace(",", ".")
        )

    def days(self, word: str) -> float | None:
        """How many days the span of time has that a word names; None where it names none."""
        return next((days for begins, days in self._days.items() if word.startswith(begins)), None)

    def joined(self, words: Iterable[str]) -> str:
        """Words put together as the language writes them."""
        return (" " if self._spaced else "").join(words)

    def uncontracted(self, text: str) -> str:
        """A text in which a shortened denial is written out."""
        if not self._contracted or self._contracted not in text:
            return text
        return text.replace(self._contracted, " not")

    def listing(self, first: str, last: str) -> str:
        """A pattern of the words from `first` to `last` as a part of a list."""
        edge = r"\b" if self._spaced else ""
        joined = rf"[,/、]|{edge}(?:{self._joining}){edge}" if self._joining else "[,/、]"
        before = rf"(?:{joined})\s*(?:\w+\s+){{0,2}}?{first}{edge}"
        return rf"{before}|{edge}{last}\s*(?:{joined})"

    def with_equals(self, text: str) -> str:
        """A text in small letters, each phrase put as the first of those that reach as far."""
        return self._equal.sub(lambda found: self._equals[found.group()], text)

    def _add(self, name: str, word: str) -> None:
        tokens = tuple(TOKEN.findall(word.rstrip("*")))
        if not tokens:
            return
        phrase = (name, tokens[1:], word.endswith("*"))
        table = self._open if len(tokens) == 1 and word.endswith("*") else self._phrases
        table.setdefault(tokens[0], []).append(phrase)

    def _starts(self, word: str) -> tuple[_Phrase, ...]:
        found = self._starting.get(word)
        if found is None:
            ends = range(2, len(word) + 1)
            wild = [phrase for end in ends for phrase in self._open.get(word[:end], ())]
            found = self._starting[word] = (*self._phrases.get(word, ()), *wild)
        return found

    def _scan(self, text: str) -> Matches:
        found: dict[str, list[tuple[int, str]]] = {}
        if not self._spaced:
            for name, pattern in self._patterns.items():
                hits = [(hit.start(), hit.group()) for hit in pattern.finditer(text)]
                if hits:
                    found[name] = hits
            return found
        tokens = [(hit.start(), hit.group()) for hit in TOKEN.finditer(text)]
        for index, (start, word) in enumerate(tokens):
            for name, rest, wild in self._starts(word):
                if not rest:
                    found.setdefault(name, []).append((start, word))
                    continue
                following = [one for _, one in tokens[index + 1 : index + 1 + len(rest)]]
                if _follows(rest, following, wild=wild):
                    found.setdefault(name, []).append((start, " ".join((word, *following))))
        return found


def _follows(rest: tuple[str, ...], following: list[str], *, wild: bool) -> bool:
    if len(following) != len(rest):
        return False
    if tuple(following[:-1]) != rest[:-1]:
        return False
    return following[-1].startswith(rest[-1]) if wild else following[-1] == rest[-1]


@lru_cache(maxsize=16)
def lexicon_of(language: str) -> Lexicon | None:
    """The word lists of a language; None where the package has none for it."""
    tag = tongue(language)
    if SHORT_TAG.fullmatch(tag) is None:
        return None
    source = files("inforce") / "materiality" / "lexicons" / f"{tag}.toml"
    if not source.is_file():
        return None
    return read_lexicon(source.read_text(encoding="utf-8"))


def read_lexicon(toml: str) -> Lexicon:
    """Word lists as a lexicon."""
    table: dict[str, Any] = tomllib.loads(toml)
    spaced = bool(table.get("spaced", True))
    equal = table["equal"]
    lists: dict[str, list[str]] = {
        **table["actors"],
        **table["form"],
        **table["objects"],
        **{name: equal.get(name, []) for name in WORDINGS},
    }
    return Lexicon(
        str(table["language"]),
        lists,
        frozenset(equal["idle"]),
        equal["groups"],
        spaced=spaced,
        names_act_before=tuple(table.get("names_act_before", ())),
        contracted=str(table.get("contracted", "")),
        numbers=table.get("numbers"),
        days=table.get("days"),
    )


def reference_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """The words that come before a clause's number, and the number."""
    named = "|".join(re.escape(word) for word in words)
    if not named:
        return re.compile(r"(?!)()()")
    return re.compile(rf"(?<![a-z])({named}) ?({CLAUSE_NUMBER})(?![a-z0-9])", re.IGNORECASE)


def _acting(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """A name with a verb after it: whoever bears it acts."""
    if not verbs:
        return re.compile(r"(?!)()")
    after = "|".join(verbs)
    return re.compile(rf"\b([A-Z][\w.]+)(?:,? Inc\.?)?(?='s\b| (?:{after})\b)")


def _pattern(words: list[str], *, spaced: bool = False) -> re.Pattern[str]:
    if not words:
        return re.compile(r"(?!)")
    parts = []
    for word in sorted(words, key=lambda one: (-len(one), one)):
        stem = word.rstrip("*")
        body = re.escape(stem).replace(r"\ ", r"\s+")
        if word.endswith("*"):
            body += r"\w*"
        before = r"(?<!\w)" if spaced and stem[0].isalnum() else ""
        after = r"(?!\w)" if spaced and stem[-1].isalnum() else ""
        parts.append(f"{before}{body}{after}")
    return re.compile("|".join(parts))
