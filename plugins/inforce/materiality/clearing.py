"""What provably has no effect, and why; everything else stays with the rules or open.

Each ground says something that can be checked: no word differs, the words stand elsewhere, only a
number, a date, a name or the way a word is spelt differs.
"""

import re
from typing import Final

from inforce.materiality.clause import Clause
from inforce.materiality.ground import FORMATTED, MOVED, Carried, Ground, editorial
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.links import lead_alike
from inforce.materiality.particulars import CONTACT, MAY_BE_CONTACT, NUMBERED, bare, dates_only
from inforce.materiality.reach import bounds_govern, same_reach
from inforce.materiality.wording import Words, apart, sentences, words_of

RULING: Final = ("negation", "must", "only", "duration", "free")
DOING: Final = ("collect", "share", "use", "retain", "fee", "may")
# What the words of a link may promise by themselves, whatever it leads to.
TELLING: Final = (*RULING, "may", "control", "right", "condition", "exception", "fee", "universal")
# Lists of words that join and ask: they rule nothing by themselves.
GRAMMAR: Final = frozenset({"asking", "narrowing", "trailing", "subordinate", "joining"})


def ground_for(clause: Clause, lexicon: Lexicon | None, through: Carried) -> Ground | None:  # noqa: PLR0911 (one return a case)
    """Why a clause's change has no effect; None where that cannot be shown from it alone."""
    old, new = clause.old or "", clause.new or ""
    before, after = words_of(old), words_of(new)
    if clause.old is not None and clause.new is not None and before == after:
        return _unworded(clause, lexicon, through)
    if not before and not after:
        return FORMATTED
    if clause.old is None or clause.new is None:
        return _alone(clause, before or after, lexicon, through)
    if bare(old) == bare(new):
        kind = "contact" if MAY_BE_CONTACT.search(old + new) else "renumber"
        return editorial(kind, "Only a number or a contact detail changed.")
    if lexicon is None:
        return None
    if dates_only(before, lexicon) and dates_only(after, lexicon):
        return editorial("date", "Only a date of the text itself changed.")
    if clause.heading and _idle_heading(clause, lexicon):
        return editorial("heading", "A heading without a rule in it.")
    called = _called_as_before(clause, lexicon)
    return same_reach(old, called, lexicon, through) or _unlisted(clause, lexicon, through)


def _unlisted(clause: Clause, lexicon: Lexicon, through: Carried) -> Ground | None:
    """Why an item and a sentence that says its lead and the item reach equally far."""
    was, now = clause.leads
    if bool(was) == bool(now):
        return None
    old, new = (
        f"{(sentences(lead) or ('',))[-1]} {text}" if lead else text or ""
        for lead, text in ((was, clause.old), (now, clause.new))
    )
    return MOVED if bare(old) == bare(new) else same_reach(old, new, lexicon, through)


def _called_as_before(clause: Clause, lexicon: Lexicon) -> str:
    """The new words with each link called as it was: what it leads to tells what is meant."""
    new = clause.new or ""
    for was, now in clause.links:
        if not any(lexicon.has(name, f"{was} {now}".lower()) for name in TELLING):
            new = new.replace(now, was, 1)
    return new


def _unworded(clause: Clause, lexicon: Lexicon | None, through: Carried) -> Ground | None:
    old, new = ((side or "").replace("\n", " ") for side in (clause.old, clause.new))
    if not lead_alike(clause.notes) or any(old.count(t) != new.count(t) for t in through.defined):
        return None
    cells = clause.row.cells if clause.row is not None else ()
    headed = all(cell.headers[0] == cell.headers[1] for cell in cells)
    if clause.moved and not (headed and clause.leads[0] == clause.leads[1]):
        return None
    if lexicon is None:
        return MOVED if clause.moved else FORMATTED
    if bounds_govern(old, new, lexicon):
        return None
    return MOVED if clause.moved else FORMATTED


def _alone(  # noqa: PLR0911 (one return a case)
    clause: Clause, words: Words, lexicon: Lexicon | None, through: Carried
) -> Ground | None:
    if words in through.twins:
        return MOVED
    if lexicon is None:
        return None
    text = clause.old or clause.new or ""
    if dates_only(words, lexicon):
        return editorial("date", "Only a date of the text itself.")
    if clause.heading and _idle_heading(clause, lexicon):
        return editorial("heading", "A heading without a rule in it.")
    if bare(text) in through.headings or _names_a_part(text, lexicon):
        return editorial("heading", "It only repeats a heading.")
    if clause.opens and len(sentences(text)) == 1 and through.told.issuperset(clause.opens):
        return editorial("heading", "It opens a list of which each item is told by itself.")
    if clause.heads and through.told.issuperset(clause.heads) and _idle_heading(clause, lexicon):
        return editorial("heading", "It heads a table of which each row is told by itself.")
    if MAY_BE_CONTACT.search(text) and not words_of(CONTACT.sub(" ", text)):
        return editorial("contact", "Only a contact detail.")
    return None


def _idle_heading(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a heading only names what follows: it neither denies nor binds nor counts.

    Where it does, it may still say the same in other words, none of which any list knows.
    """
    differ = apart(words_of(clause.old or ""), words_of(clause.new or ""))
    told = [
        w
        for side in differ
        for w in side
        if w not in lexicon.idle and not GRAMMAR.issuperset(lexicon.scan(w))
    ]
    if clause.old and clause.new and not told:
        return True
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
