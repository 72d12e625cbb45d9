"""What provably has no effect, and why; everything else stays with the rules or open.

Each ground says something that can be checked: no word differs, the words stand elsewhere, only a
number, a date, a name or the way a word is spelt differs.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from inforce.materiality.clause import WORD, Clause, apart
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.scale import Label
from inforce.materiality.statement import read_statement

CONTACT: Final = re.compile(
    r"\S+@\S+|https?://\S+|www\.\S+|\S+ ?[\[(]at[\])] ?\S+(?: ?[\[(]dot[\])] ?\S+)*"
)
DATE: Final = re.compile(r"\d{1,4}(?:st|nd|rd|th)?")
NUMBERED: Final = re.compile(
    r"^\W*(?:section |article |§ ?|part |annex )?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.):\s]\W*",
    re.IGNORECASE,
)
RUN: Final = 4
STANDS: Final = 0.85
NAME: Final = re.compile(r"(?:[A-Z][\w&’'-]*)(?: (?:[A-Z][\w&’'-]*|of|for|and|the))*")
SLIP_FROM: Final = 5
Run = tuple[str, ...]
Runs = frozenset[Run]
MOST_WORDS: Final = 1000
MOST_IN_DATE_LINE: Final = 24
MOST_DIFFERENT: Final = 24


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
class Surroundings:
    """Both whole texts, as far as clearing asks for them.

    Args:
        old_runs: Four-word runs of the old text .
        new_runs: Those of the new text.
        others_old: Runs that other policies had and no longer have.
        others_new: Runs that other policies have gained.
        names: Names that were replaced throughout, old to new, in small letters.
    """

    old_runs: Runs
    new_runs: Runs
    others_old: Runs = frozenset()
    others_new: Runs = frozenset()
    names: tuple[tuple[str, str], ...] = ()


def runs_of(words: list[str]) -> Iterable[Run]:
    """The four-word runs of a text; a shorter one is a run by itself."""
    if len(words) < RUN:
        return [tuple(words)] if words else []
    return zip(words, words[1:], words[2:], words[3:], strict=False)


def words_in(text: str) -> list[str]:
    """The words of a text in small letters."""
    return WORD.findall(text.lower().replace("’", "'"))


def ground_for(clause: Clause, lexicon: Lexicon | None, around: Surroundings) -> Ground | None:  # noqa: PLR0911 (one return a case)
    """Why a clause's change has no effect; None where that cannot be shown."""
    old, new = clause.old or "", clause.new or ""
    before, after = words_in(old), words_in(new)
    if clause.old is not None and clause.new is not None and before == after:
        return _unworded(clause)
    if not before and not after:
        return Ground(label=Label.FORMATTING, category="markup", reason="No word changed.")
    if clause.old is None or clause.new is None:
        return _alone(clause, before or after, lexicon, around)
    bare = [words_in(NUMBERED.sub("", CONTACT.sub(" ", text))) for text in (old, new)]
    if bare[0] == bare[1]:
        same = CONTACT.sub(" ", old) == CONTACT.sub(" ", new)
        kind = "contact" if same or CONTACT.search(old + new) else "renumber"
        return _editorial(kind, "Only a number or a contact detail changed.")
    if lexicon is None:
        return None
    if _dates_only(before, lexicon) and _dates_only(after, lexicon):
        return _editorial("date", "Only a date of the text itself changed.")
    if clause.heading and _idle_heading(clause, lexicon):
        return _editorial("heading", "A heading without a rule in it.")
    return _same_reach(bare[0], bare[1], old, new, lexicon, around)


def _editorial(category: str, reason: str) -> Ground:
    return Ground(label=Label.EDITORIAL, category=category, reason=reason)


def _unworded(clause: Clause) -> Ground | None:
    if clause.leads[0] != clause.leads[1] and clause.moved:
        return None
    if clause.moved:
        return Ground(label=Label.MOVED, category="restated", reason="The same words elsewhere.")
    return Ground(label=Label.FORMATTING, category="markup", reason="No word changed.")


def _alone(  # noqa: PLR0911 (one return a case)
    clause: Clause, words: list[str], lexicon: Lexicon | None, around: Surroundings
) -> Ground | None:
    other = around.new_runs if clause.new is None else around.old_runs
    far = around.others_new if clause.new is None else around.others_old
    if _stands(words, other) and _led_alike(clause, other, lexicon):
        return Ground(label=Label.MOVED, category="restated", reason="The same words elsewhere.")
    if _stands(words, far) and _led_alike(clause, far, lexicon):
        reason = "The same words in another policy of the set."
        return Ground(label=Label.MOVED, category="cross-file", reason=reason)
    if lexicon is None:
        return None
    text = clause.old or clause.new or ""
    if _dates_only(words, lexicon):
        return _editorial("date", "Only a date of the text itself.")
    if clause.heading and _idle_heading(clause, lexicon):
        return _editorial("heading", "A heading without a rule in it.")
    if not words_in(CONTACT.sub(" ", text)):
        return _editorial("contact", "Only a contact detail.")
    return None


def _stands(words: list[str], other: Runs) -> bool:
    runs = list(runs_of(words))
    standing = sum(1 for run in runs if run in other)
    return len(words) >= RUN and standing >= STANDS * len(runs)


def _led_alike(clause: Clause, other: Runs, lexicon: Lexicon | None) -> bool:
    """Whether an item means the same elsewhere.

    It has no lead, its lead stands there, too, or a prohibition was all it said here.
    """
    lead = clause.leads[0] or clause.leads[1]
    if not lead:
        return True
    runs = list(runs_of(words_in(lead)))
    if sum(1 for run in runs if run in other) * 2 >= len(runs):
        return True
    return (
        lexicon is not None
        and clause.new is None
        and read_statement("", lead, lexicon).denies_reader
    )


def _dates_only(words: list[str], lexicon: Lexicon) -> bool:
    if len(words) > MOST_IN_DATE_LINE:
        return False
    dated = [w for w in words if lexicon.knows("months", w) or DATE.fullmatch(w)]
    rest = [w for w in words if w not in dated]
    return bool(dated) and all(lexicon.knows("date_line", word) for word in rest)


def _idle_heading(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a heading only names what follows: it neither denies nor binds nor counts."""
    for text in (clause.old, clause.new):
        low = NUMBERED.sub("", (text or "")).lower()
        if any(lexicon.has(name, low) for name in ("negation", "must", "only", "duration", "free")):
            return False
        if re.search(r"\d+ ?%", low):
            return False
    return True


def _same_reach(  # noqa: PLR0913, PLR0917 (both sides twice: bare words, and as written)
    before: list[str], after: list[str], old: str, new: str, lexicon: Lexicon, around: Surroundings
) -> Ground | None:
    names = (*around.names, *_renamed_here(old, new, lexicon))
    joined = [" ".join(before), " ".join(after)]
    renamed = False
    for was, now in names:
        swapped = re.sub(rf"\b{re.escape(was)}\b", now, joined[0])
        renamed = renamed or swapped != joined[0]
        joined[0] = swapped
    if renamed and joined[0] == joined[1]:
        return _editorial("rename", "A name changed throughout; nothing else did.")
    if len(before) + len(after) > 2 * MOST_WORDS or not _near(before, after):
        return None
    joined = [lexicon.with_equals(text) for text in joined]
    gone, come = apart(*(tuple(_stem(w) for w in text.split()) for text in joined))
    gone, come = (tuple(w for w in side if w not in lexicon.idle) for side in (gone, come))
    if sorted(gone) == sorted(come) and not _weighty_order(gone, lexicon):
        return _editorial("wording", "The same in other words of the same reach.")
    if len(gone) == len(come) and all(
        _slip(one, other, lexicon) for one, other in zip(gone, come, strict=True)
    ):
        return _editorial("wording", "Only the spelling changed.")
    return None


def _near(before: list[str], after: list[str]) -> bool:
    """Whether so few words differ that they may all be of the same reach."""
    gone, come = apart(tuple(before), tuple(after))
    return len(gone) + len(come) <= MOST_DIFFERENT


def _weighty_order(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Words that changed places and turn a sentence when they do."""
    text = " ".join(words)
    names = ("negation", "may", "must", "only", "exception", "reader", "publisher", "third")
    return any(lexicon.has(name, text) for name in names)


def _stem(word: str) -> str:
    for end, put in (("'s", ""), ("ies", "y"), ("ses", "s"), ("s", "")):
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


def _renamed_here(old: str, new: str, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """A name of several words, one of which stayed, that was replaced wherever it stood."""
    before, after = (dict.fromkeys(_names(text)) for text in (old, new))
    gone = [name for name in before if name not in after and name.lower() not in new.lower()]
    come = [name for name in after if name not in before and name.lower() not in old.lower()]
    found = []
    for was in gone:
        for now in come:
            mine, theirs = was.lower().split(), now.lower().split()
            weighs = lexicon.has("data", f"{was} {now}".lower())
            if min(len(mine), len(theirs)) > 1 and mine[-1] == theirs[-1] and not weighs:
                found.append((was.lower(), now.lower()))
    return tuple(found)


def _names(text: str) -> list[str]:
    return [match.group() for match in NAME.finditer(text.replace("’s", "").replace("'s", ""))]
