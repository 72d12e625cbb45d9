"""Whether two wordings reach equally far: nobody gains or loses by the one or the other."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from inforce.materiality.ground import REWORDED, SPELT, Carried, Ground, editorial
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.particulars import bare, cased, contact_differs, dates_differ
from inforce.materiality.reduction import reduced
from inforce.materiality.references import carried
from inforce.materiality.renames import renamed, renamed_here
from inforce.materiality.spelling import is_slip
from inforce.materiality.wording import Words, apart, sentences, words_of

MOST_WORDS: Final = 1000
MOST_DIFFERENT: Final = 24
CONTEXT: Final = 4
LISTED: Final = re.compile(r"[,;]|[\w'-]+|[%$€£]")
# What follows the name of the publisher, and the pronoun for both.
OWN: Final = (("'s", "our"), ("", "we"))
# What stands at the head or the end of a sentence and governs all of it.
GOVERNING: Final = ("condition", "exception", "only", "asks_first", "consent", "hedge")
# Words that turn a sentence when they change places.
TURNING: Final = ("negation", "may", "must", "only", "exception", "condition")
SIDES: Final = ("reader", "publisher")
# What is said between two parties where they are not merely listed.
ACTING: Final = (*TURNING, "pronoun", "share", "collect", "use", "retain", "fee", "trailing")


def same_reach(old: str, new: str, lexicon: Lexicon, through: Carried) -> Ground | None:
    """Why two wordings reach equally far; None where that cannot be shown."""
    if not _near(words_of(old), words_of(new)) or bounds_govern(old, new, lexicon):
        return None
    return _same_words(old, new, lexicon, through)


def divided(old: str | None, new: str | None, lexicon: Lexicon, through: Carried) -> bool:
    """Whether all that changed is where sentences end, and what governed one may govern less."""
    if old is None or new is None or not _near(words_of(old), words_of(new)):
        return False
    if not bounds_govern(old, new, lexicon):
        return False
    return _same_words(old, new, lexicon, through) is not None


def _same_words(old: str, new: str, lexicon: Lexicon, through: Carried) -> Ground | None:
    old, new = (lexicon.uncontracted(text.replace("’", "'")) for text in (old, new))
    if (f" {lexicon.passive.by} " in old) != (f" {lexicon.passive.by} " in new):
        old, new = lexicon.passive.active(old), lexicon.passive.active(new)
    was, now = carried(old, new, lexicon, through.numbers)
    before, after = _around_change(bare(was), bare(now))
    if before == after:
        return editorial("renumber", "Only the number of another clause changed.")
    gone, come = apart(before, after)
    if len(gone) + len(come) > MOST_DIFFERENT:
        return None
    names = cased(old, new)
    if not names.isdisjoint(gone) and not names.isdisjoint(come):
        replaced = (*through.names, *renamed_here(old, new, lexicon))
        put = renamed(" ".join(before), replaced)
        if put == " ".join(after):
            return editorial("rename", "A name changed throughout; nothing else did.")
        before = tuple(put.split(" "))
        gone, come = apart(before, after)
    particular = _particular(gone, come, old, new, lexicon)
    return particular or _reworded(before, after, (was, now), lexicon, through)


def _particular(gone: Words, come: Words, old: str, new: str, lexicon: Lexicon) -> Ground | None:
    if dates_differ(gone, come, old, new, lexicon):
        return editorial("date", "Only a date of the text itself changed.")
    if contact_differs(gone, come, old, new, lexicon):
        return editorial("contact", "Only a contact detail changed.")
    return None


def bounds_govern(old: str, new: str, lexicon: Lexicon) -> bool:
    """Whether a sentence was divided, or joined to another, that holds on a condition.

    What governed one half of it may govern the other no more, whatever the words are.
    """
    before, after = sentences(old), sentences(new)
    if len(before) == len(after):
        return False
    known = {*map(words_of, before)} & {*map(words_of, after)}
    apart_now = [one for one in (*before, *after) if words_of(one) not in known]
    return any(lexicon.has(name, one.lower()) for one in apart_now for name in GOVERNING)


def _reworded(
    before: Words, after: Words, texts: tuple[str, str], lexicon: Lexicon, through: Carried
) -> Ground | None:
    before = _without_slips(before, after, lexicon)
    if before == after:
        return SPELT
    before, after = _in_one_voice(before, after, lexicon, through)
    if _turned_about(before, after, lexicon):
        return None
    gone, come = apart(reduced(before, lexicon), reduced(after, lexicon))
    if gone != come and "".join(gone) == "".join(come):  # one word in two, or two in one
        return REWORDED
    if not (gone or come):
        return REWORDED
    if sorted(gone) == sorted(come) and _orders_nothing(gone, texts, lexicon):
        return REWORDED
    return None


def _turned_about(before: Words, after: Words, lexicon: Lexicon) -> bool:
    """Whether something goes the other way now: to whom it came from."""
    if not any(_other_way(one, before, after) for one in lexicon.opposites):
        return False
    was, now = (lexicon.equal(words) for words in (before, after))
    return any(_other_way(one, was, now) for one in lexicon.opposites)


def _other_way(opposite: tuple[str, str], was: Sequence[str], now: Sequence[str]) -> bool:
    one, other = opposite
    return (was.count(one) - now.count(one)) * (was.count(other) - now.count(other)) < 0


def _without_slips(before: Words, after: Words, lexicon: Lexicon) -> Words:
    """The old words, each that is a slip of one that came put as that."""
    gone, come = apart(before, after)
    meant = {one: other for one in gone for other in come if is_slip(one, other, lexicon)}
    return tuple([meant.get(word, word) for word in before]) if meant else before


def _in_one_voice(
    before: Words, after: Words, lexicon: Lexicon, through: Carried
) -> tuple[Words, Words]:
    """Both wordings with the pronoun for a side that only one of them names.

    Who is named and addressed in one breath may be two, so there the names stay.
    """
    sides: tuple[Words, ...] = (before, after)
    if through.ours and _names(before, through.ours) != _names(after, through.ours):
        own = tuple((f"{name}{end}", put) for name in through.ours for end, put in OWN)
        sides = tuple(tuple(renamed(" ".join(side), own).split()) for side in sides)
    for side in lexicon.sides:
        called = [not side.called.isdisjoint(words) for words in sides]
        spoken = [not side.pronouns.isdisjoint(words) for words in sides]
        if called[0] != called[1] and spoken == [not one for one in called]:
            sides = tuple(side.spoken_to(words) for words in sides)
    return sides[0], sides[1]


def _names(words: Words, names: Iterable[str]) -> int:
    text = " ".join(words)
    return sum(text.count(name) for name in names)


def _around_change(before: Words, after: Words) -> tuple[Words, Words]:
    """Both wordings from a little before the first word that differs to a little after the last."""
    alike, tail = _bounds(before, after)
    start, stop = max(0, alike - CONTEXT), max(0, tail - CONTEXT)
    return before[start : len(before) - stop], after[start : len(after) - stop]


def _bounds(before: Words, after: Words) -> tuple[int, int]:
    """How many words are the same at the start of both wordings, and how many at the end."""
    alike = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), -1)
    if alike < 0:
        alike = min(len(before), len(after))
    rest = min(len(before), len(after)) - alike
    ends = zip(reversed(before), reversed(after), strict=False)
    tail = next((i for i, (a, b) in enumerate(ends) if a != b or i >= rest), rest)
    return alike, tail


def _near(before: Words, after: Words) -> bool:
    """Whether so few words differ that they may all be of the same reach."""
    if abs(len(before) - len(after)) > MOST_DIFFERENT or len(before) > MOST_WORDS:
        return False
    return len({*before} ^ {*after}) <= MOST_DIFFERENT


def _orders_nothing(moved: Words, texts: tuple[str, str], lexicon: Lexicon) -> bool:
    """Whether words may change places: parts of an enumeration, of which nothing more is said.

    None of the words turns a sentence or names a side, and between the first that differs and the
    last stand whole parts, each of which is there before and now.
    """
    text = lexicon.joined(moved)
    if any(lexicon.has(name, text) for name in (*TURNING, *SIDES)):
        return False
    before, after = (tuple(LISTED.findall(one.lower())) for one in texts)
    start, stop = _bounds(before, after)
    was, now = (sorted(_parts(words, start, stop, lexicon)) for words in (before, after))
    if len(was) == 1 or was != now:
        return False
    between = lexicon.joined(before[start : len(before) - stop + 1])
    return not lexicon.has("third", text) or not any(lexicon.has(name, between) for name in ACTING)


def _parts(words: Words, start: int, stop: int, lexicon: Lexicon) -> Iterator[Words]:
    """The parts of an enumeration between two places, each in its plain words."""
    part: list[str] = []
    for word in (*words[start : len(words) - stop], ""):
        if word and word not in ",;" and not lexicon.knows("joining", word):
            if not lexicon.knows("possessive", word):
                part.append(word)
        elif part:
            yield reduced(tuple(part), lexicon)
            part = []
