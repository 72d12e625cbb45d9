"""What provably has no effect, and why; everything else stays with the rules or open.

Each ground says something that can be checked: no word differs, the words stand elsewhere, only a
number, a date, a name or the way a word is spelt differs.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from inforce.materiality.clause import Clause
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.links import lead_alike
from inforce.materiality.references import Numbers, carried
from inforce.materiality.renames import Name, renamed_here
from inforce.materiality.scale import Label
from inforce.materiality.wording import Words, apart, sentences, words_of

CONTACT: Final = re.compile(
    r"\S+@\S+|https?://\S+|www\.\S+|\S+ ?[\[(]at[\])] ?\S+(?: ?[\[(]dot[\])] ?\S+)*"
)
MAY_BE_CONTACT: Final = re.compile(r"@|://|www\.|[\[(]at[\])]")
DATE: Final = re.compile(r"\d{1,4}(?:st|nd|rd|th)?")
# A number before the words has a mark after it or is in parts: “30 days” begins with none.
NUMBERED: Final = re.compile(
    r"^\W*(?:(?:section |article |§ ?|part |annex )?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.):]"
    r"|\d+(?:\.\d+)+\s+(?=(?-i:[A-Z])))\W*",
    re.IGNORECASE,
)
SLIP_FROM: Final = 5
MOST_WORDS: Final = 1000
MOST_IN_DATE_LINE: Final = 24
MOST_DIFFERENT: Final = 24
CONTEXT: Final = 4
CAPITAL: Final = re.compile(r"\b[A-Z][\w.'’]*")
MOST_REPHRASED: Final = 10
RULING: Final = ("negation", "must", "only", "duration", "free")
DOING: Final = ("collect", "share", "use", "retain", "fee", "may")
MOST_IN_CONTACT: Final = 60
# A number in a clause with one of these is no telephone number.
COUNTED: Final = ("duration", "fee", "free", "may", "must", "negation", "only", "forum")
UNDATED: Final = (*COUNTED, "reader", "publisher", "share", "exception", "condition")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Why a change has no effect.

    Args:
        label: The kind of change.
        category: Of which kind.
        reason: In plain words.
    """

    label: Label
    category: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What changed throughout a text and is carried through in each of its clauses.

    Args:
        names: Names that were replaced throughout, old to new, in small letters.
        numbers: The numbers of clauses, old to new.
        headings: The words of all headings of either text.
        told: Ids of the provisions that came, went or moved as a whole.
    """

    names: tuple[Name, ...] = ()
    numbers: Numbers = field(default_factory=dict)
    headings: frozenset[Words] = frozenset()
    told: frozenset[str] = frozenset()


MOVED: Final = Ground(
    label=Label.MOVED, category="restated", reason="The same words stand elsewhere."
)
REWORDED: Final = Ground(
    label=Label.EDITORIAL,
    category="wording",
    reason="The same in other words of the same reach.",
)
MOVED_AWAY: Final = Ground(
    label=Label.MOVED,
    category="cross-file",
    reason="The same words stand in another policy of the set.",
)


def ground_for(clause: Clause, lexicon: Lexicon | None, through: Carried) -> Ground | None:  # noqa: PLR0911 (one return a case)
    """Why a clause's change has no effect; None where that cannot be shown from it alone."""
    old, new = clause.old or "", clause.new or ""
    before, after = words_of(old), words_of(new)
    if clause.old is not None and clause.new is not None and before == after:
        return _unworded(clause)
    if not before and not after:
        return _formatting()
    if clause.old is None or clause.new is None:
        return _alone(clause, before or after, lexicon, through)
    bare = (_bare(old), _bare(new))
    if bare[0] == bare[1]:
        kind = "contact" if MAY_BE_CONTACT.search(old + new) else "renumber"
        return _editorial(kind, "Only a number or a contact detail changed.")
    if lexicon is None:
        return None
    if _dates_only(before, lexicon) and _dates_only(after, lexicon):
        return _editorial("date", "Only a date of the text itself changed.")
    if clause.heading and _idle_heading(clause, lexicon):
        return _editorial("heading", "A heading without a rule in it.")
    return same_reach(old, new, lexicon, through)


def same_reach(old: str, new: str, lexicon: Lexicon, through: Carried) -> Ground | None:  # noqa: C901, PLR0911 (one return a case)
    """Why two wordings reach equally far; None where that cannot be shown."""
    if not _near(words_of(old), words_of(new)):
        return None
    old, new = (lexicon.uncontracted(text.replace("’", "'")) for text in (old, new))
    was, now = carried(old, new, lexicon, through.numbers)
    before, after = _around_change(_bare(was), _bare(now))
    if before == after:
        return _editorial("renumber", "Only the number of another clause changed.")
    gone, come = apart(before, after)
    if len(gone) + len(come) > MOST_DIFFERENT:
        return None
    cased = _cased(old, new)
    if not cased.isdisjoint(gone) and not cased.isdisjoint(come):
        names = (*through.names, *renamed_here(old, new, lexicon))
        renamed = _renamed(" ".join(before), names)
        if renamed == " ".join(after):
            return _editorial("rename", "A name changed throughout; nothing else did.")
        before = tuple(renamed.split(" "))
        gone, come = apart(before, after)
    if _dated(gone, come, old, new, lexicon):
        return _editorial("date", "Only a date of the text itself changed.")
    if _contact_only(gone, come, old, new, lexicon):
        return _editorial("contact", "Only a contact detail changed.")
    if _many(gone, lexicon) or _many(come, lexicon):
        return None
    gone, come = apart(_reduced(before, lexicon), _reduced(after, lexicon))
    gone, come = (tuple([w for w in side if w not in lexicon.idle]) for side in (gone, come))
    if sorted(gone) == sorted(come) and not _weighty_order(gone, lexicon):
        return _editorial("wording", "The same in other words of the same reach.")
    if len(gone) == len(come) and all(
        _slip(one, other, lexicon) for one, other in zip(gone, come, strict=True)
    ):
        return _editorial("wording", "Only the spelling changed.")
    return None


def _around_change(before: Words, after: Words) -> tuple[Words, Words]:
    """Both wordings from a little before the first word that differs to a little after the last."""
    alike = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), -1)
    if alike < 0:
        alike = min(len(before), len(after))
    rest = min(len(before), len(after)) - alike
    ends = zip(reversed(before), reversed(after), strict=False)
    tail = next((i for i, (a, b) in enumerate(ends) if a != b or i >= rest), rest)
    start, stop = max(0, alike - CONTEXT), max(0, tail - CONTEXT)
    return before[start : len(before) - stop], after[start : len(after) - stop]


def _cased(old: str, new: str) -> set[str]:
    """The words that stand with a capital in either text, in small letters."""
    return {word.lower() for word in CAPITAL.findall(f"{old} {new}")}


def _many(words: Words, lexicon: Lexicon) -> bool:
    """Whether more words of weight differ than phrases of equal reach can account for."""
    return sum(word not in lexicon.idle for word in words) > MOST_REPHRASED


def _near(before: Words, after: Words) -> bool:
    """Whether so few words differ that they may all be of the same reach."""
    if abs(len(before) - len(after)) > MOST_DIFFERENT or len(before) > MOST_WORDS:
        return False
    return len({*before} ^ {*after}) <= MOST_DIFFERENT


def _bare(text: str) -> Words:
    """The words without a number before them and without addresses."""
    if MAY_BE_CONTACT.search(text):
        text = CONTACT.sub(" ", text)
    return words_of(NUMBERED.sub("", text, count=1))


def _editorial(category: str, reason: str) -> Ground:
    return Ground(label=Label.EDITORIAL, category=category, reason=reason)


def _formatting() -> Ground:
    return Ground(label=Label.FORMATTING, category="markup", reason="No word changed.")


def _unworded(clause: Clause) -> Ground | None:
    if not lead_alike(clause.notes):
        return None
    if clause.leads[0] != clause.leads[1] and clause.moved:
        return None
    return MOVED if clause.moved else _formatting()


def _alone(  # noqa: PLR0911 (one return a case)
    clause: Clause, words: Words, lexicon: Lexicon | None, through: Carried
) -> Ground | None:
    if lexicon is None:
        return None
    text = clause.old or clause.new or ""
    if _dates_only(words, lexicon):
        return _editorial("date", "Only a date of the text itself.")
    if clause.heading and _idle_heading(clause, lexicon):
        return _editorial("heading", "A heading without a rule in it.")
    if _bare(text) in through.headings or _names_a_part(text, lexicon):
        return _editorial("heading", "It only repeats a heading.")
    if clause.opens and len(sentences(text)) == 1 and through.told.issuperset(clause.opens):
        return _editorial("heading", "It opens a list of which each item is told by itself.")
    if MAY_BE_CONTACT.search(text) and not words_of(CONTACT.sub(" ", text)):
        return _editorial("contact", "Only a contact detail.")
    return None


def _dates_only(words: Words, lexicon: Lexicon) -> bool:
    if len(words) > MOST_IN_DATE_LINE or not any(map(_has_digit, words)):
        return False
    dated = [w for w in words if DATE.fullmatch(w) or lexicon.knows("months", w)]
    rest = [w for w in words if w not in dated]
    return bool(dated) and all(lexicon.knows("date_line", word) for word in rest)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _idle_heading(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a heading only names what follows: it neither denies nor binds nor counts."""
    for text in (clause.old, clause.new):
        low = NUMBERED.sub("", (text or "")).lower()
        found = lexicon.scan(low)
        if any(name in found for name in RULING) or re.search(r"\d+ ?%", low):
            return False
        asks = any(place == 0 for place, _ in found.get("asking", ()))
        if "publisher" in found and not asks and any(name in found for name in DOING):
            return False
    return True


def _names_a_part(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is the entry of a part in a table of contents: its number and its title."""
    found = lexicon.reference.match(text)
    rest = re.findall(r"[^\W\d_]+", text[found.end() :]) if found else []
    small = [word for word in rest if word[0].islower() and word not in lexicon.idle]
    return bool(rest) and not [word for word in small if not lexicon.knows("joining", word)]


def _renamed(text: str, names: tuple[Name, ...]) -> str:
    for was, now in names:
        if was in text:
            text = re.sub(rf"\b{re.escape(was)}\b", now, text)
    return text


def _dated(gone: Words, come: Words, old: str, new: str, lexicon: Lexicon) -> bool:
    """Whether only the numbers of a day or an edition differ in a line that tells of the text."""
    if len(words_of(old)) > MOST_IN_DATE_LINE or not (gone and come):
        return False
    if not all(DATE.fullmatch(w) or lexicon.knows("months", w) for w in (*gone, *come)):
        return False
    low = f"{old} {new}".lower()
    return lexicon.has("dating", low) and not any(lexicon.has(name, low) for name in UNDATED)


def _contact_only(gone: Words, come: Words, old: str, new: str, lexicon: Lexicon) -> bool:
    """Whether only names, numbers and streets differ in a clause that says where to turn."""
    if len(words_of(old)) > MOST_IN_CONTACT:
        return False
    cased = _cased(old, new)
    if not all(w in cased or _has_digit(w) or lexicon.knows("contact", w) for w in (*gone, *come)):
        return False
    low = f"{old} {new}".lower()
    if not (lexicon.has("contact", low) or MAY_BE_CONTACT.search(low)):
        return False
    if lexicon.has("share", low) and lexicon.has("data", low):
        return False
    return not any(lexicon.has(name, low) for name in COUNTED)


def _reduced(words: Words, lexicon: Lexicon) -> Words:
    return tuple(map(_stem, lexicon.equal(words)))


def _weighty_order(words: Words, lexicon: Lexicon) -> bool:
    """Words that changed places and turn a sentence when they do."""
    text = lexicon.joined(words)
    names = ("negation", "may", "must", "only", "exception", "reader", "publisher", "third")
    return any(lexicon.has(name, text) for name in names)


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    word = word.replace("'", "")
    for end, put in (("ies", "y"), ("ses", "s"), ("s", "")):
        if len(word) > len(end) + 3 and word.endswith(end) and not word.endswith("ss"):
            return word[: -len(end)] + put
    return word


def _slip(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two words are one, spelt twice: one letter apart, none of them a word that counts."""
    if one == other:
        return True
    if min(len(one), len(other)) < SLIP_FROM or not (one.isalpha() and other.isalpha()):
        return False
    if lexicon.lists(one) and lexicon.lists(other):
        return False
    if one.endswith(other) or other.endswith(one):
        return False
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1
