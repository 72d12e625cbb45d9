"""Small edits that turn what a sentence says: each must be told, whatever the sentence is."""

import re
from collections.abc import Iterator

# What stands in a sentence, and what an edit puts in its place.
SWAPS: tuple[tuple[str, str], ...] = (
    (r"\bnot (?=\w)", ""),
    (r"\b(?:never|not)\b", "always"),
    (r"\b(will|may|must|do|does|can) (?!not\b)(?=[a-z])", r"\1 not "),
    (r"\bwill\b", "may"),
    (r"\bmay\b(?! not)", "must"),
    (r"\bmust\b(?! not)", "may"),
    (r"\bonly (?=\w)", ""),
    (r"\bbefore\b", "after"),
    (r"\bafter\b", "before"),
    (r"\bunless\b", "if"),
    (r"\bif you\b", "whether or not you"),
    (r"\bwith your\b", "without your"),
    (r"\bwithout\b", "with"),
    (r"\ball\b", "some"),
    (r"\bany\b", "some"),
    (r"\bat least\b", "at most"),
    (r"\bwithin\b", "after"),
    (r"\buntil\b", "after"),
    (r"\byour\b", "our"),
    (r"\bwe\b", "you"),
    (r"\bdays\b", "weeks"),
    (r"\bmonths\b", "years"),
    (r"\b(\d{1,3}) (?=days|weeks|months|years|hours|%)", r"9\1 "),
    (r"\bdelete\b", "keep"),
    (r"\bkeep\b", "sell"),
    (r"\bshare\b", "sell"),
    (r"\bcollect\b", "sell"),
    (r"\bname\b", "passport"),
    (r"\bfree\b", "paid"),
    (r"\bfree of charge\b", "for a fee"),
    (r"\bus\b", "our partners"),
    (r"\band\b(?!/)", "or"),
    (r"\b(?<!he )or\b(?! she)", "and"),
    (r"\byou\b", "we"),
    (r"\bfrom\b", "to"),
    (r"\bto you\b", "from you"),
    (r"\bfor you\b", "against you"),
    (r"\bby us\b", "by others"),
    (r"\babout you\b", "about others"),
    (r"\beach\b", "one"),
    (r"\bmore than\b", "less than"),
    (r"\bless than\b", "more than"),
    (r"\bsubject to\b", "regardless of"),
    (r"\bincluding\b", "excluding"),
    (r"\bother than\b", "such as"),
    (r"\bexcept\b", "including"),
    (r"\bpersonal data\b", "data"),
    (r"\b(\d+|two|three|ten|thirty) days\b", r"\1 business days"),
    (r"\bmonthly\b", "weekly"),
    (r"\brequired\b", "allowed"),
    (r"\ballowed\b", "required"),
    (r"\bnecessary\b", "useful"),
    (r"\bdirectly\b", "indirectly"),
    (r"\bopt out\b", "opt in"),
    (r"\bpublic\b", "private"),
    (r"\bin writing\b", ""),
    (r"\bpromptly\b", "eventually"),
    (r"\bthird part(?:y|ies)\b", "affiliates"),
    (r"\bcontrollers?\b", "processor"),
)


def turned(sentence: str) -> Iterator[tuple[str, str]]:
    """Each sentence that one edit makes of this one, with the edit."""
    for pattern, put in SWAPS:
        found, times = re.subn(pattern, put, sentence, count=1)
        if times and found != sentence:
            yield f"{pattern} → {put}", found
