"""The number a reader sees, and how to tell it from the words."""

import re
from collections.abc import Iterable
from typing import Final

from inforce.documents.drafts import Draft
from inforce.documents.provision import ProvisionKind

_LABEL = r"(?:\d{1,4}(?:\.\d{1,4})*[a-z]?|[IVXLC]{1,7}|[A-Z])"
_HAN = "0-9\uff10-\uff19一二三四五六七八九十百零\u3007"
_END = r"(?=\s|$)"

# A named division: "Section 4", "Article IV –", "Annex B:".
_NAMED = (
    r"(?:Section|Article|Part|Chapter|Clause|Annex|Appendix|Schedule|Exhibit|Title|Paragraph|"
    r"SECTION|ARTICLE|PART|CHAPTER|CLAUSE|ANNEX|APPENDIX|SCHEDULE|EXHIBIT|TITLE|"
    rf"Artikel|Abschnitt|Teil|Kapitel|Anhang)[ \u00a0]{_LABEL}(?:[.:)]|[ \u00a0]*[\u2013—-])?{_END}"
)
_SIGN = rf"§{{1,2}}[ \u00a0]?\d{{1,4}}[a-z]?(?:\.\d{{1,4}})*[.:)]?{_END}"
_IN_BRACKETS = rf"\((?:\d{{1,3}}|[a-z]{{1,2}}|[ivxl]{{1,7}}|[A-Z]|[IVXL]{{1,7}})\){_END}"
_DOTTED = rf"\d{{1,4}}(?:\.\d{{1,4}})+[.)]?{_END}"
_SINGLE = rf"(?:\d{{1,4}}|[IVXLC]{{1,7}}|[A-Za-z]|[ivxl]{{1,7}})[.)]{_END}"
_CHINESE = (
    rf"第[{_HAN}]{{1,7}}[章节節条條款项項編编]"
    rf"|[一二三四五六七八九十]{{1,3}}、|\uff08[{_HAN}]{{1,4}}\uff09"
)

# How a list may count beside 1, 2, 3.
LETTERED: Final = frozenset({"a", "A", "i", "I"})
_LARGEST_ROMAN = 3999
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_VALUE = re.compile(r"[0-9]{1,9}")

_DASHES = " \u00a0\u2013\u2014-"

_HEADING = re.compile(
    rf"\s*({_NAMED}|{_SIGN}|{_IN_BRACKETS}|{_DOTTED}|{_SINGLE}|{_CHINESE})\s*(?![\s])"
)
# Text is read with more care than headings: "3.5 million" is an amount, "A. Smith" a name.
_AMOUNT = r"(?!\s*(?:[a-zµ%€$£]|[Mm]illions?\b|[Bb]illions?\b|[Pp]er\b|[KMGT]i?B\b|[A-Z]{3}\b))"
_TEXT = re.compile(
    rf"\s*({_SIGN}|{_IN_BRACKETS}|{_DOTTED}{_AMOUNT}|[a-z]\)(?=\s)|{_CHINESE})\s*(?![\s])"
)


def split_heading_number(text: str) -> tuple[str, str]:
    """A typed number and the words after it: “4. Liability” is number “4.” and “Liability”."""
    match = _HEADING.match(text)
    return (match[1].rstrip(_DASHES), text[match.end() :]) if match else ("", text)


def split_number(text: str) -> tuple[str, str]:
    """A number typed at the start of a paragraph, such as “(b)”, and the words after it."""
    if text[:1].isalpha() and text.isascii() and text[1:2] != ")":  # most paragraphs, at once
        return "", text
    match = _TEXT.match(text)
    return (match[1].strip(), text[match.end() :]) if match else ("", text)


def list_number(count: int, marker: str, style: str = "") -> str:
    """The number of an item as its list shows it: `3.`, `3)`, `c.`, `iii.`."""
    return f"{ordinal(count, style)}{marker}"


def ordinal(count: int, style: str) -> str:
    """A count in the style of a list: `a`, `A`, `i`, `I`, else decimal."""
    if count < 1 or style not in LETTERED or (style in {"i", "I"} and count > _LARGEST_ROMAN):
        return str(count)
    shown = _roman(count) if style in {"i", "I"} else _letters(count)
    return shown if style.islower() else shown.upper()


def _letters(count: int) -> str:
    letters = ""
    while count:
        count, place = divmod(count - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters


def _roman(count: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        written += letters * times
    return written


def assign_numbers(ordered: Iterable[Draft]) -> None:
    """Give every section, paragraph and item its number, and tell its words from a typed one."""
    for draft in ordered:
        kind = draft.kind
        if kind is ProvisionKind.SECTION:
            draft.number, draft.words = split_heading_number(draft.text)
        elif draft.runs:
            typed, draft.words = split_number(draft.text)
            if kind is ProvisionKind.PARAGRAPH or (kind is ProvisionKind.ITEM and not draft.number):
                draft.number = typed
        if kind is ProvisionKind.LIST and draft.start is not None:
            _number_items(draft, draft.start)


def _number_items(ordered: Draft, start: int) -> None:
    """Items count on from the first, or from the value one of them was given."""
    style = dict(ordered.attributes).get("type", "")
    # Browsers write letters and Roman numbers with a full stop.
    marker = "." if style in LETTERED else ordered.marker
    count = start
    for item in ordered.children:
        value = dict(item.attributes).get("value", "") if item.attributes else ""
        if _VALUE.fullmatch(value):
            count = int(value)
        item.number = list_number(count, marker, style)
        count += 1
