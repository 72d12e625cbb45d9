"""A number that names another clause: it changes when its clause is numbered anew."""

import re
from typing import Final

from inforce.materiality.lexicon import Lexicon
from inforce.materiality.patterns import CLAUSE_NUMBER
from inforce.redline.redline import Redline

Numbers = dict[str, str]
NUMBER: Final = re.compile(rf"(?:^|(?<=\W)){CLAUSE_NUMBER}(?!\w)", re.IGNORECASE)


def renumbered(redline: Redline) -> Numbers:
    """For each number of the old text that one clause alone bore, the number it bears now."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for passage in redline.passages:
        if not (passage.old and passage.new and passage.old[0].provision.number):
            continue
        was, now = (_bare(side[0].provision.number) for side in (passage.old, passage.new))
        if found.get(was, now) != now:
            twice.add(was)
        found[was] = now
    return {was: now for was, now in found.items() if was and now and was not in twice}


def carried(old: str, new: str, lexicon: Lexicon, numbers: Numbers) -> tuple[str, str]:
    """Both texts without the numbers of clauses that only follow a new numbering.

    A number that still names the clause it named, or none of this text, says nothing new; one
    that names another clause now stays, and counts.
    """
    pattern = lexicon.reference
    if not pattern.search(old) or not pattern.search(new):
        return old, new
    before, after = _named(pattern, old), _named(pattern, new)
    if len(before) != len(after) or before == after:
        return old, new
    if not all(_follows(one, other, numbers) for one, other in zip(before, after, strict=True)):
        return old, new
    return pattern.sub(r"\1 #", old), pattern.sub(r"\1 #", new)


def _named(pattern: re.Pattern[str], text: str) -> list[str]:
    """Every number of a clause that a text names, bare."""
    return [
        _bare(number) for hit in pattern.finditer(text) for number in NUMBER.findall(hit.group(2))
    ]


def _follows(was: str, now: str, numbers: Numbers) -> bool:
    if was == now:
        return True
    if was in numbers:
        return numbers[was] == now
    return now not in numbers.values()


def _bare(number: str) -> str:
    return re.sub(r"^[^\d]*?(?=\d)|[\s.):]+$|^\(", "", number.lower())
