"""How a language says what a word means, and which words it leaves unexplained: data, not code."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from inforce.documents.words import HAN_KANA
from inforce.versions.language_data import language_data

_NEVER: Final = re.compile(r"(?!)")
# The signs of Chinese and Japanese beside those of other scripts.
_COMMA: Final = r"[,\uff0c]"
_COLON: Final = r"[,\uff0c:\uff1a]"
_APART: Final = r"[\s,\uff0c\u3001:\uff1a;/]"
_QUOTE: Final = r"[\"\u201c\u201d\u201e\u300c\u300d\u300e\u300f]"
# What may stand between a word and the verb that says what it means: a note in brackets.
_NOTE: Final = r"(?:\s*[(\uff08][^()\uff08\uff09]{0,80}[)\uff09])?"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Explaining:
    """How an entry of the glossary begins to say what a word is.

    Args:
        says: What follows the word where its entry repeats it: `A cookie is …`.
        passed: What may stand before the kind of thing, or before another word that explains it.
        blank: A kind that tells nothing by itself.
        blank_last: The same in a language that puts it at the end of its sentence.
        few: Among how many words after it a word stands that it is explained by.
        relative: What follows a kind to say which of that kind.
        narrowing: The same, and what may also follow the subject of a sentence.
    """

    says: re.Pattern[str]
    passed: re.Pattern[str]
    blank: re.Pattern[str]
    blank_last: re.Pattern[str]
    few: int
    relative: re.Pattern[str]
    narrowing: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Phrasebook:
    """The phrases of one language.

    Args:
        language: Its tag.
        capitals: Whether a capital in mid-sentence tells a defined word from a plain one.
        means: What follows a word that is being defined.
        means_there: What follows it where a section is there to define.
        means_first: What follows it anywhere at the beginning of a sentence.
        definite: Articles of a word that is known already.
        bare: What follows a word without quotation marks, at the beginning of a paragraph.
        joining: What joins two words that are defined together.
        brackets: What brackets around a definition may hold beside it.
        before: What makes the word after it a definition.
        article: An article before a word.
        headings: Headings of sections that are there to define.
        here: What limits a definition to its section.
        pronouns: Words that stand for the parties.
        not_terms: Words that point, and are never defined without a mark.
        one_only: Plurals that mean something else than their singular.
        nouns: What contracts define before they write it so: in English with a capital, in German
            with one where an adjective has none, in Chinese after a word for “this”.
        quoted: What they define before they write it between quotation marks.
        determiners: What stands before them; nothing need stand there where there are none.
        goes_on: What makes such a word the beginning of a longer name.
        aside: What stands before a word that is only one more name.
        elsewhere: What stands after a word to say what it means, or where that is said.
        by_reference: What leaves every other word to another text.
        jargon: Technical words.
        explaining: How an entry of the glossary begins.
    """

    language: str
    capitals: bool
    means: re.Pattern[str]
    means_there: re.Pattern[str]
    means_first: re.Pattern[str]
    definite: re.Pattern[str]
    bare: re.Pattern[str]
    joining: re.Pattern[str]
    brackets: re.Pattern[str]
    before: re.Pattern[str]
    article: re.Pattern[str]
    headings: re.Pattern[str]
    here: re.Pattern[str]
    pronouns: frozenset[str]
    not_terms: frozenset[str]
    one_only: frozenset[str]
    nouns: tuple[str, ...]
    quoted: tuple[str, ...]
    determiners: tuple[str, ...]
    goes_on: tuple[str, ...]
    aside: re.Pattern[str]
    elsewhere: re.Pattern[str]
    by_reference: re.Pattern[str]
    jargon: tuple[str, ...]
    explaining: Explaining


@lru_cache(maxsize=16)
def phrasebook_of(language: str) -> Phrasebook | None:
    """The phrases of a language; None where the package has none for it."""
    table = language_data("glossary/languages", language)
    return None if table is None else _phrasebook(table)


def _phrasebook(table: Mapping[str, Any]) -> Phrasebook:
    """Phrases as patterns."""
    said: Mapping[str, list[str]] = table["definition"]
    usage: Mapping[str, list[str]] = table["usage"]
    between, joining = any_of(said["between"]), any_of(said["joining"])
    follows = rf"\s*{_COLON}?{_NOTE}(?:\s*{_COMMA}?\s*(?:{between}))*\s*{_COLON}?\s*"
    article = any_of(said["articles"])
    return Phrasebook(
        language=str(table["language"]),
        capitals=bool(table["capitals"]),
        means=_pattern(said["means"], before=follows),
        means_there=_pattern(said["means_there"], before=follows),
        means_first=_pattern(said["means_first"], before=r"\s*"),
        definite=_compiled(rf"(?:{any_of(said['definite'])})"),
        bare=_pattern(said["bare"]),
        joining=_compiled(rf"[\s,\uff0c\u3001/]*(?:{joining})?\s*(?:{article})?\s*"),
        brackets=_compiled(rf"(?:{any_of(said['brackets'])}|{_APART})*"),
        before=_compiled(rf"(?:{any_of(said['before'])})\s*{_COLON}?\s*(?:{article})?\s*\Z"),
        article=_compiled(rf"\s*(?:{article})\s*"),
        headings=_pattern(said["headings"]),
        here=_pattern(said["here"]),
        pronouns=frozenset(said["pronouns"]),
        not_terms=frozenset(said["not_terms"]),
        one_only=frozenset(said["one_only"]),
        nouns=tuple(usage["nouns"]),
        quoted=tuple(usage["quoted"]),
        determiners=tuple(usage["determiners"]),
        goes_on=tuple(usage["goes_on"]),
        aside=_pattern(usage["aside"]),
        elsewhere=_pattern(usage["elsewhere"], before=r"\s*"),
        by_reference=_pattern(usage["by_reference"]),
        jargon=tuple(table["jargon"]["words"]),
        explaining=_explaining(table, follows),
    )


def _explaining(table: Mapping[str, Any], follows: str) -> Explaining:
    said, entry = table["definition"], table["entry"]
    verbs = any_of([*said["means"], *said["means_there"]])
    narrowing = [*entry["relative"], *entry["narrowing"]]
    return Explaining(
        says=_compiled(rf"{_QUOTE}*{follows}(?:{verbs}|{_COLON})"),
        passed=_compiled(rf"(?:{any_of(entry['passed'])}|{_COMMA}|{_QUOTE}|\s)*"),
        blank=_pattern(entry["blank"]),
        blank_last=_compiled(rf"(?:{any_of(entry['blank_last'])})\Z"),
        few=int(entry["few"]),
        relative=_compiled(rf"\s*(?:{any_of(entry['relative'])}|\Z)"),
        narrowing=_compiled(rf"{_QUOTE}*\s*(?:{any_of(narrowing)}|\Z)"),
    )


def pattern_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of some phrases, in small letters or capitals."""
    return _compiled(any_of(phrases))


def any_of(phrases: Iterable[str]) -> str:
    """A pattern of any of these phrases, the longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join([_phrase(phrase) for phrase in ordered]) or _NEVER.pattern


def _pattern(phrases: Iterable[str], before: str = "") -> re.Pattern[str]:
    # Who asks what a word means does not say it.
    return _compiled(rf"{before}(?:{any_of(phrases)})(?!\s*[?\uff1f])")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _phrase(phrase: str) -> str:
    words = [_word(word) for word in phrase.split()]
    before = r"(?<!\w)" if re.match(rf"[^\W{HAN_KANA}]", phrase) else ""
    after = r"(?!\w)" if re.search(rf"[^\W{HAN_KANA}]\Z", phrase) else ""
    return before + r"\s+".join(words) + after


def _word(word: str) -> str:
    if word == "*":
        return r"\w{1,40}"
    return rf"{re.escape(word[:-1])}\w{{0,40}}" if word.endswith("*") else re.escape(word)
