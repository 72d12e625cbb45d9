"""What happened to one clause: its words before and after, and the sentences that differ."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import Indel

from inforce.documents.provision import ProvisionKind
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.statement import Statement, read_statement
from inforce.redline.blocks import Block
from inforce.redline.changes import Change
from inforce.redline.passages import Passage, PassageKind
from inforce.redline.redline import Redline

SENTENCE_END: Final = re.compile(
    r"(?<=[.!?;])[\"”’)*_]*\s+(?=[\"“(\[*_A-Z0-9])|(?<=[。\uff01\uff1f\uff1b])|\s*\|\s*|\n+|<br\s*/?>"
)
WORD: Final = re.compile(r"\w+(?:['’]\w+)?|%", re.UNICODE)
ALIKE: Final = 0.4
MOST_SENTENCES: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """A sentence that reads otherwise now.

    Args:
        old: As it read.
        new: As it reads.
        gone: The words that left, in order.
        come: The words that came, in order.
        grown: Whether words only came, as another part of a list.
        shrunk: Whether words only left, as a part of a list.
    """

    old: Statement
    new: Statement
    gone: tuple[str, ...]
    come: tuple[str, ...]
    grown: bool
    shrunk: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause in both texts.

    Args:
        id: Id of the first change in it.
        section: Id of its section.
        citation: How a lawyer says where it stands.
        old_line: Where it stood.
        new_line: Where it stands.
        provisions: Ids of the provisions on both sides, those of the old text first.
        changes: Ids of the redline's changes in it.
        old: Its words before; None where it is new.
        new: Its words now; None where it is gone.
        heading: Whether it is a heading.
        moved: Whether it came from another place.
        leads: The words that open its list, before and now.
        added: Sentences that are new.
        removed: Sentences that are gone.
        rewritten: Sentences that read otherwise.
    """

    id: str
    section: str
    citation: str
    old_line: int | None
    new_line: int | None
    provisions: tuple[str, ...]
    changes: tuple[str, ...]
    old: str | None
    new: str | None
    heading: bool
    moved: bool
    leads: tuple[str, str]
    added: tuple[Statement, ...] = field(default=(), repr=False)
    removed: tuple[Statement, ...] = field(default=(), repr=False)
    rewritten: tuple[Rewritten, ...] = field(default=(), repr=False)


def text_of(blocks: Iterable[Block]) -> str | None:
    """The words of blocks; None where there is none."""
    texts = [block.text for block in blocks]
    return "\n".join(texts) if texts else None


def lead_of(blocks: tuple[Block, ...], leads: dict[str, str]) -> str:
    """The words that open the list in which an item stands."""
    if not blocks:
        return ""
    for container in reversed(blocks[0].path):
        if container.kind is ProvisionKind.LIST:
            return leads.get(container.id, "")
    return ""


def leads_of(redline: Redline, *, old: bool) -> dict[str, str]:
    """For each list, the paragraph before it that ends in a colon."""
    found: dict[str, str] = {}
    document = redline.old if old else redline.new
    levels = [document.provisions, *(p.children for p in document.walk() if p.children)]
    for level in levels:
        for before, after in pairwise(level):
            if after.kind is ProvisionKind.LIST and before.text.rstrip(" *_").endswith(
                (":", "\uff1a")
            ):
                found[after.id] = before.text.strip()
    return found


def sentences(text: str | None) -> list[str]:
    """The sentences of a text, cells and lines apart."""
    if not text:
        return []
    return [part.strip() for part in SENTENCE_END.split(text) if part and WORD.search(part)]


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.lower().replace("’", "'")))


def differing(
    old: str | None, new: str | None, leads: tuple[str, str], lexicon: Lexicon
) -> tuple[tuple[Statement, ...], tuple[Statement, ...], tuple[Rewritten, ...]]:
    """Sentences added, removed and rewritten between two wordings of a clause."""
    before, after = sentences(old), sentences(new)
    known_before = {_words(one) for one in before}
    known_after = {_words(one) for one in after}
    gone = [one for one in before if _words(one) not in known_after][:MOST_SENTENCES]
    come = [one for one in after if _words(one) not in known_before][:MOST_SENTENCES]
    pairs = sorted(
        (-_likeness(one, other), i, j)
        for i, one in enumerate(gone)
        for j, other in enumerate(come)
        if _likeness(one, other) >= ALIKE
    )
    taken_old: dict[int, int] = {}
    taken_new: set[int] = set()
    for _, i, j in pairs:
        if i not in taken_old and j not in taken_new:
            taken_old[i] = j
            taken_new.add(j)
    rewritten = tuple(
        _rewritten(gone[i], come[j], leads, lexicon) for i, j in sorted(taken_old.items())
    )
    added = [read_statement(s, leads[1], lexicon) for j, s in enumerate(come) if j not in taken_new]
    removed = [
        read_statement(s, leads[0], lexicon) for i, s in enumerate(gone) if i not in taken_old
    ]
    return tuple(added), tuple(removed), rewritten


def _likeness(one: str, other: str) -> float:
    mine, theirs = set(_words(one)), set(_words(other))
    shared = len(mine & theirs)
    return max(2 * shared / (len(mine) + len(theirs)), 0.9 * shared / min(len(mine), len(theirs)))


def _rewritten(old: str, new: str, leads: tuple[str, str], lexicon: Lexicon) -> Rewritten:
    before, after = _words(old), _words(new)
    gone, come = apart(before, after)
    joined = {word for word in (*gone, *come) if lexicon.knows("joining", word)}
    return Rewritten(
        old=read_statement(old, leads[0], lexicon),
        new=read_statement(new, leads[1], lexicon),
        gone=gone,
        come=come,
        grown=not set(gone) - joined and bool(come) and _listed(new, come),
        shrunk=not set(come) - joined and bool(gone) and _listed(old, gone),
    )


def _listed(text: str, words: tuple[str, ...]) -> bool:
    low = text.lower()
    first = re.escape(words[0])
    last = re.escape(words[-1])
    before = rf"(?:[,/]|\band|\bor|、)\s*(?:\w+\s+){{0,2}}?{first}\b"
    around = rf"{before}|\b{last}\s*(?:,|/|\band\b|\bor\b|、)"
    return words[0] in {"and", "or"} or re.search(around, low) is not None


def apart(
    before: tuple[str, ...], after: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words only the one has and those only the other has, each in order."""
    gone: list[str] = []
    come: list[str] = []
    for step in Indel.editops(before, after):
        if step.tag == "delete":
            gone.append(before[step.src_pos])
        else:
            come.append(after[step.dest_pos])
    return tuple(gone), tuple(come)


def clauses_of(redline: Redline) -> Iterator[Clause]:
    """Every clause to which something happened, in reading order."""
    old_leads, new_leads = leads_of(redline, old=True), leads_of(redline, old=False)
    moves = {change.id: change for change in redline.changes}
    for passage in redline.passages:
        if passage.kind is PassageKind.LEFT:
            continue
        first = _first_change(passage, moves)
        if first is None:
            continue
        old, new = text_of(passage.old), text_of(passage.new)
        leads = (lead_of(passage.old, old_leads), lead_of(passage.new, new_leads))
        own = (*passage.edits, *passage.notes)
        blocks = (*passage.old, *passage.new)
        yield Clause(
            id=first.id,
            section=first.section,
            citation=first.citation,
            old_line=first.old_line,
            new_line=first.new_line,
            provisions=tuple(block.provision.id for block in blocks),
            changes=tuple(dict.fromkeys([first.id, *(one.id for one in own)])),
            old=old,
            new=new,
            heading=all(block.provision.kind is ProvisionKind.SECTION for block in blocks),
            moved=bool(passage.move),
            leads=leads,
        )


def with_sentences(clause: Clause, lexicon: Lexicon) -> Clause:
    """The same clause with the sentences that differ; only a clause that is judged needs them."""
    added, removed, rewritten = differing(clause.old, clause.new, clause.leads, lexicon)
    return replace(clause, added=added, removed=removed, rewritten=rewritten)


def _first_change(passage: Passage, moves: dict[str, Change]) -> Change | None:
    if passage.move and passage.move in moves:
        return moves[passage.move]
    return next(iter((*passage.edits, *passage.notes)), None)
