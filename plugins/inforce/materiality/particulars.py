"""Numbers of clauses, days of editions and addresses: particulars that bind nobody."""

import re
from functools import lru_cache
from typing import Final

from inforce.materiality.lexicon import Lexicon
from inforce.materiality.wording import Words, words_of

CONTACT: Final = re.compile(
    r"\S+@\S+|https?://\S+|www\.\S+|\S+ ?[\[(]at[\])] ?\S+(?: ?[\[(]dot[\])] ?\S+)*"
)
# A telephone number begins with a plus or a nought, or is parted as they are in America.
TELEPHONE: Final = re.compile(
    r"\+\d[\d ()./-]{6,}\d"
    r"|(?<![\d.,/-])\(?0[\d ()]{7,}\d"
    r"|(?<![\d.,])\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}(?!\d)"
)
FIGURES: Final = "0123456789"
LEAST_IN_TELEPHONE: Final = 7
# The mark of a key: figures and the letters that count on from nine.
MARK: Final = re.compile(r"(?=\w*\d)(?=\w*[a-f])[0-9a-f]{4,}")
ASIDE: Final = re.compile(r"\([^()]*\)")
MAY_BE_CONTACT: Final = re.compile(r"@|://|www\.|[\[(]at[\])]")
DATE: Final = re.compile(r"\d{1,4}(?:st|nd|rd|th)?|\d+(?:\.\d+)+")
# A number before the words has a mark after it or is in parts: “30 days” begins with none.
NUMBERED: Final = re.compile(
    r"^\W*(?:(?:section |article |§ ?|part |annex )?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.):](?!\d)"
    r"|\d+(?:\.\d+)+\s+(?=(?-i:[A-Z])))\W*",
    re.IGNORECASE,
)
# A word with a capital that a small one follows at the head of a sentence may be any word.
OPENING: Final = re.compile(r"(?:^|[.!?:;|]\s+)\W*([A-Z][\w'’]*)(?=[ ,][a-z])", re.MULTILINE)
CAPITAL: Final = re.compile(r"\b[A-Z][\w.'’]*")
MOST_IN_DATE_LINE: Final = 24
MOST_IN_CONTACT: Final = 60
# A number in a clause with one of these is no telephone number.
COUNTED: Final = ("duration", "fee", "free", "may", "must", "negation", "only", "forum")
UNDATED: Final = (*COUNTED, "reader", "publisher", "share", "exception", "condition")
MEASURES: Final = ("duration", "fee", "free")


@lru_cache(maxsize=8192)
def bare(text: str) -> Words:
    """The words without a number before them, and without addresses and telephone numbers."""
    if MAY_BE_CONTACT.search(text):
        text = CONTACT.sub(" ", text)
    if sum(map(text.count, FIGURES)) >= LEAST_IN_TELEPHONE:
        text = TELEPHONE.sub(" ", text)
    return words_of(NUMBERED.sub("", text, count=1))


def cased(old: str, new: str) -> set[str]:
    """The words that stand with a capital in either text, in small letters."""
    return {word.lower() for word in CAPITAL.findall(f"{old} {new}")}


def dates_only(words: Words, lexicon: Lexicon) -> bool:
    """Whether a line says nothing but of which day a text is."""
    if len(words) > MOST_IN_DATE_LINE or not any(map(_has_digit, words)):
        return False
    dated = [w for w in words if DATE.fullmatch(w) or lexicon.knows("months", w)]
    rest = [w for w in words if w not in dated]
    return bool(dated) and all(lexicon.knows("date_line", word) for word in rest)


def dates_differ(gone: Words, come: Words, old: str, new: str, lexicon: Lexicon) -> bool:
    """Whether only the numbers of a day or an edition differ in a line that tells of the text."""
    if len(words_of(old)) > MOST_IN_DATE_LINE or not (gone and come):
        return False
    if not all(DATE.fullmatch(w) or lexicon.knows("months", w) for w in (*gone, *come)):
        return False
    told = [w for w in words_of(ASIDE.sub(" ", f"{old} {new}")) if w not in gone and w not in come]
    low = lexicon.joined(told)
    return lexicon.has("dating", low) and not any(lexicon.has(name, low) for name in UNDATED)


def contact_differs(gone: Words, come: Words, old: str, new: str, lexicon: Lexicon) -> bool:
    """Whether only names, numbers and streets differ in a clause that says where to turn."""
    differing = (*gone, *come)
    if len(words_of(old)) > MOST_IN_CONTACT or not _names_only(differing, old, new, lexicon):
        return False
    low = f"{old} {new}".lower()
    if not (lexicon.has("contact", low) or MAY_BE_CONTACT.search(low)):
        return False
    if all(map(MARK.fullmatch, differing)):
        return True
    if lexicon.has("share", low) and lexicon.has("data", low):
        return False
    if _is_address(gone, lexicon) and _is_address(come, lexicon):
        return not any(lexicon.has(name, low) for name in MEASURES)
    return not any(lexicon.has(name, low) for name in COUNTED)


def _names_only(words: Words, old: str, new: str, lexicon: Lexicon) -> bool:
    names = cased(old, new) - {word.lower() for word in OPENING.findall(f"{old}\n{new}")}
    return all(
        w in names or w.isdigit() or MARK.fullmatch(w) or lexicon.knows("contact", w) for w in words
    )


def _is_address(words: Words, lexicon: Lexicon) -> bool:
    """Whether words are of a street or a box: a number, and what such a number belongs to."""
    return any(map(_has_digit, words)) and any(lexicon.knows("contact", w) for w in words)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))
