"""What stands around the clauses that changed: both texts, the other policies, who speaks."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from inforce.documents.document import Document
from inforce.documents.provision import ProvisionKind
from inforce.materiality.acting import Voices
from inforce.materiality.clause import Clause, Difference
from inforce.materiality.ground import Carried
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.publisher import own_names
from inforce.materiality.references import renumbered
from inforce.materiality.renames import renamed_throughout
from inforce.materiality.standing import Whole
from inforce.materiality.wording import RUN, Words, words_of
from inforce.redline.redline import Redline

QUOTED: Final = re.compile(r"[“\"]([A-Z][^”\"\n]{2,60})[”\"]")
Others = tuple[tuple[str, str], ...]
Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around the clauses: both texts, and the other policies of the set.

    Args:
        old: The old text.
        new: The new one.
        lost: What other policies said and say no more.
        gained: What they say now and did not.
        fresh: What those say that are new.
        voices: Who speaks.
        through: What changed throughout.
    """

    old: Whole
    new: Whole
    lost: Whole
    gained: Whole
    fresh: Whole
    voices: Voices
    through: Carried


def texts_of(document: Document) -> Texts:
    """The words of each provision of a document."""
    return tuple([p.text for p in document.walk() if p.runs])


def carried_through(
    redline: Redline,
    clauses: tuple[Clause, ...],
    texts: tuple[Texts, Texts],
    lexicon: Lexicon | None,
) -> Carried:
    """What changed throughout a text: names, numbers of clauses, headings."""
    headings = _headings(clauses, redline)
    whole = [one for one in clauses if one.old is None or one.new is None or one.moved]
    told = frozenset(name for one in whole for name in one.provisions)
    twins = _twins(clauses)
    if lexicon is None:
        return Carried(headings=headings, told=told, twins=twins)
    pairs = [(one.old, one.new) for one in clauses if one.old and one.new]
    names = renamed_throughout(pairs, texts, lexicon)
    return Carried(
        names=names,
        numbers=renumbered(redline),
        headings=headings,
        told=told,
        ours=own_names(pairs, texts),
        twins=twins,
        defined=_defined(clauses, texts),
    )


def _defined(clauses: tuple[Clause, ...], texts: tuple[Texts, Texts]) -> tuple[str, ...]:
    """What the texts define in quotation marks; asked only where a capital came or went."""
    pairs = [(one.old, one.new) for one in clauses if one.old and one.new and one.old != one.new]
    if not any(words_of(old) == words_of(new) for old, new in pairs):
        return ()
    quoted = [term for side in texts for block in side for term in QUOTED.findall(block)]
    return tuple(dict.fromkeys(quoted))


def _twins(clauses: tuple[Clause, ...]) -> frozenset[Words]:
    """The words of clauses that went from under certain words and came under the same."""
    gone = {_placed(one.old, one.leads[0], one, 0) for one in clauses if one.old and not one.new}
    come = {_placed(one.new, one.leads[1], one, 1) for one in clauses if one.new and not one.old}
    return frozenset([words for words, *_ in gone & come if len(words) >= RUN])


def _placed(text: str, lead: str, clause: Clause, side: int) -> tuple[Words, str, tuple[str, ...]]:
    """The words of a clause, and those that say what it is: what leads it, or its headers."""
    cells = clause.row.cells if clause.row is not None else ()
    return words_of(text), lead, tuple(cell.headers[side] for cell in cells)


def _headings(clauses: Iterable[Clause], redline: Redline) -> frozenset[Words]:
    """The words of all headings, where there is a lone clause that may repeat one."""
    if not any((one.old is None) != (one.new is None) for one in clauses):
        return frozenset()
    sides = (redline.old, redline.new)
    sections = [p for side in sides for p in side.walk() if p.kind is ProvisionKind.SECTION]
    return frozenset(words_of(section.text) for section in sections)


def around_of(
    clauses: tuple[Clause, ...],
    differs: list[Difference],
    texts: tuple[Texts, Texts],
    others: Others,
    through: Carried,
) -> Around:
    """What stands around the clauses that changed, asked only for the sentences that differ."""
    gone = [s for one in differs for s in one.gone]
    come = [s for one in differs for s in one.come]
    gone += [one.leads[0] for one in clauses if gone and one.leads[0]]
    come += [one.leads[1] for one in clauses if come and one.leads[1]]
    fresh = [line for was, now in others if not was for line in now.splitlines()]
    return Around(
        old=Whole(texts[0], come),
        new=Whole(texts[1], gone),
        lost=Whole(_gained([(now, before) for before, now in others]), come),
        gained=Whole(_gained(others), gone),
        fresh=Whole(fresh, gone),
        voices=Voices(" ".join([*texts[0], *texts[1]])),
        through=through,
    )


def _gained(others: Iterable[tuple[str, str]]) -> Texts:
    """The lines that other policies of the set have now and had not."""
    found: list[str] = []
    for before, now in others:
        found += (Counter(now.splitlines()) - Counter(before.splitlines())).elements()
    return tuple(found)
