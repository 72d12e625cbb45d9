"""A name that was replaced wherever it stood: the thing is the same, what it is called is not."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from rapidfuzz.distance import Indel

from inforce.materiality.lexicon import Lexicon
from inforce.materiality.publisher import CASED, NAME, publisher_names
from inforce.materiality.wording import words_of

SMALL: Final = frozenset({"of", "for", "and", "the"})
MOST_IN_NAME: Final = 5
OFTEN: Final = 2
BESIDE: Final = 30
Name = tuple[str, str]


def renamed_throughout(
    pairs: Iterable[tuple[str, str]],
    texts: tuple[tuple[str, ...], tuple[str, ...]],
    lexicon: Lexicon,
) -> tuple[Name, ...]:
    """Names that stand nowhere any more, each with the one that stands in all its places.

    Args:
        pairs: Each clause that reads otherwise, before and now.
        texts: The blocks of the whole old text, and those of the new one.
        lexicon: The word lists.
    """
    counted: Counter[Name] = Counter()
    pairs = tuple(pairs)
    for was, now in pairs:
        counted.update(_replaced(was, now))
    if not counted:
        return ()
    old, new = ("\n".join(side).lower().replace("’", "'") for side in texts)
    before, after = ("\n".join(side).lower() for side in zip(*pairs, strict=True))
    called = {name.lower() for side in texts for name in publisher_names(side)}
    found = [
        (was, now)
        for (was, now), times in counted.items()
        if times >= OFTEN
        and _only_past(was, new, lexicon)
        and _times(was, before) == _times(now, after) >= times
        and not _times(now, old)
        and _is_only_a_name(was, now, lexicon)
        and not (_is_party(now, after, lexicon) and not called.issuperset((was, now)))
    ]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one)))


def _is_party(name: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a name is one with whom something is shared or who works for the publisher."""
    beside = re.compile(rf"\b(?:with|to|by|from|via|through|called|named)\s+{re.escape(name)}\b")
    return any(
        beside.search(sentence)
        and (lexicon.has("share", sentence) or lexicon.has("third", sentence))
        for sentence in re.split(r"(?<=[.;!?])\s|\n", text)
        if name in sentence
    )


def _only_past(name: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a text has a name nowhere, or only to say what was once called so."""
    return all(
        lexicon.has("formerly", text[max(0, hit.start() - BESIDE) : hit.end() + BESIDE])
        for hit in re.finditer(re.escape(name), text)
    )


def _times(name: str, text: str) -> int:
    return len(re.findall(rf"\b{re.escape(name)}s?\b", text))


def renamed_here(old: str, new: str, lexicon: Lexicon) -> tuple[Name, ...]:
    """A name of a document that was replaced wherever it stood; what it is a document of stayed.

    Any other name may be another's: one firm for another, whatever their names share.
    """
    before, after = (dict.fromkeys(_names(text)) for text in (old, new))
    gone = [name for name in before if name not in after and name.lower() not in new.lower()]
    come = [name for name in after if name not in before and name.lower() not in old.lower()]
    found = []
    for was in gone:
        for now in come:
            mine, theirs = was.lower().split(), now.lower().split()
            told = min(len(mine), len(theirs)) > 1 and _is_document(was, old, lexicon)
            weighs = lexicon.has("data", f"{was} {now}".lower())
            if told and mine[-1] == theirs[-1] and not weighs:
                found.append((was.lower(), now.lower()))
    return tuple(found)


def _is_document(name: str, text: str, lexicon: Lexicon) -> bool:
    """Whether the last word of a name, or the one after it, says that it names a document."""
    after = re.search(rf"{re.escape(name)}\s+(\w+)", text)
    words = (name.rpartition(" ")[2], after.group(1) if after else "")
    return any(lexicon.knows("document", word.lower()) for word in words)


def renamed(text: str, names: tuple[Name, ...]) -> str:
    """A text in small letters with each name as it is now."""
    for was, now in names:
        if was in text:
            text = re.sub(rf"\b{re.escape(was)}(?=s?\b)", now, text)
    return text


def _replaced(was: str, now: str) -> Iterator[Name]:
    """Every name in a clause that another stands for now."""
    one, other = Counter(was.split()), Counter(now.split())
    if not any(word[0].isupper() for word in one - other):
        return
    if not any(word[0].isupper() for word in other - one):
        return
    before, after = CASED.findall(was), CASED.findall(now)
    gone: list[str] = []
    come: list[str] = []
    last = ""
    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            yield from _as_names(gone, come, last, before[step.src_start])
            gone, come, last = [], [], before[step.src_end - 1]
        else:
            gone += before[step.src_start : step.src_end]
            come += after[step.dest_start : step.dest_end]
    yield from _as_names(gone, come, last, "")


def _as_names(gone: list[str], come: list[str], last: str, following: str) -> Iterator[Name]:
    """A name and the one in its place, by themselves and with the word on either side.

    What one word of a name says elsewhere does not matter where the whole name is replaced.
    """
    if not (_is_name(gone) and _is_name(come)):
        return
    was, now = (" ".join(words).lower() for words in (gone, come))
    yield was, now
    for before, after in ((last.lower(), ""), ("", following.lower().removesuffix("s"))):
        if before or after:
            yield f"{before} {was} {after}".strip(), f"{before} {now} {after}".strip()


def _is_name(words: list[str]) -> bool:
    if not 0 < len(words) <= MOST_IN_NAME or words[0] in SMALL:
        return False
    return all(word[0].isupper() or word in SMALL for word in words)


def _is_only_a_name(was: str, now: str, lexicon: Lexicon) -> bool:
    """Whether two names say nothing by themselves: another company is another party."""
    mine, theirs = words_of(was), words_of(now)
    if any(lexicon.knows("legal_form", word) for word in {*mine} ^ {*theirs}):
        return False
    weighty = ("data", "third", "negation", "may", "must", "only", "purpose_bad", "share")
    return not any(lexicon.has(name, f"{was} {now}") for name in weighty)


def _names(text: str) -> list[str]:
    return [match.group() for match in NAME.finditer(text.replace("’s", ",").replace("'s", ","))]
