"""What happened to one clause: its words before and after, and the sentences that differ."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from inforce.documents.provision import Mark, ProvisionKind
from inforce.materiality.leads import Leads, is_open
from inforce.materiality.links import renamed_links
from inforce.materiality.row_reading import RowReading
from inforce.materiality.rows import Row, headed_by, row_of
from inforce.materiality.statement import Statement
from inforce.materiality.wording import likeness, sentences, words_of
from inforce.redline.blocks import Block
from inforce.redline.changes import Change, Edit
from inforce.redline.passages import Passage, PassageKind
from inforce.redline.redline import Redline

ALIKE: Final = 0.4
MOST_IN_TITLE: Final = 80
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
        names: Whether nothing differs but names and numbers.
    """

    old: Statement
    new: Statement
    gone: tuple[str, ...]
    come: tuple[str, ...]
    grown: bool
    shrunk: bool
    names: bool = False


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
        opens: Ids of the items of the list it opens.
        notes: Its changes of number, link and format.
        old: Its words before; None where it is new.
        new: Its words now; None where it is gone.
        heading: Whether it is a heading.
        moved: Whether it came from another place.
        leads: The words that open its list, before and now.
        links: The words of each link that leads where it led and is called otherwise.
        added: Sentences that are new.
        removed: Sentences that are gone.
        rewritten: Sentences that read otherwise.
        aside: Why sentences that differ are none of these: they move no reader.
        lists: The word lists that have a word in any of these.
        heads: Ids of the rows of the table whose headers it is.
        row: The row it is; None where it stands in no table.
        row_reading: What became of the row under its headers; None where that is not read.
    """

    id: str
    section: str
    citation: str
    old_line: int | None
    new_line: int | None
    provisions: tuple[str, ...]
    changes: tuple[str, ...]
    opens: tuple[str, ...] = field(repr=False)
    notes: tuple[Edit, ...] = field(repr=False)
    old: str | None
    new: str | None
    heading: bool
    moved: bool
    leads: tuple[str, str]
    links: tuple[tuple[str, str], ...] = ()
    added: tuple[Statement, ...] = field(default=(), repr=False)
    removed: tuple[Statement, ...] = field(default=(), repr=False)
    rewritten: tuple[Rewritten, ...] = field(default=(), repr=False)
    aside: tuple[str, ...] = ()
    lists: frozenset[str] = frozenset()
    heads: tuple[str, ...] = field(default=(), repr=False)
    row: Row | None = field(default=None, repr=False)
    row_reading: RowReading | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The sentences in which two wordings of a clause differ.

    Args:
        gone: Those that only the old one has.
        come: Those that only the new one has.
        pairs: Those that read otherwise, old and new.
    """

    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.gone or self.come or self.pairs)


def text_of(blocks: Iterable[Block]) -> str | None:
    """The words of blocks; None where there is none."""
    texts = [block.text for block in blocks]
    return "\n".join(texts) if texts else None


def difference(old: str | None, new: str | None) -> Difference:
    """The sentences that two wordings do not share, each beside the one most like it."""
    before, after = sentences(old or ""), sentences(new or "")
    if not before or not after:
        return Difference(gone=before[:MOST_SENTENCES], come=after[:MOST_SENTENCES])
    known_before = {words_of(one) for one in before}
    known_after = {words_of(one) for one in after}
    gone = [one for one in before if words_of(one) not in known_after][:MOST_SENTENCES]
    come = [one for one in after if words_of(one) not in known_before][:MOST_SENTENCES]
    found = [
        (likeness(one, other), i, j) for i, one in enumerate(gone) for j, other in enumerate(come)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for alike, i, j in sorted(found, key=lambda one: (-one[0], one[1:])):
        if alike >= ALIKE and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return Difference(
        gone=tuple([one for i, one in enumerate(gone) if i not in pairs]),
        come=tuple([one for j, one in enumerate(come) if j not in taken]),
        pairs=tuple([(gone[i], come[j]) for i, j in sorted(pairs.items())]),
    )


def differences(parts: Iterable[tuple[str | None, str | None]]) -> Difference:
    """The sentences in which several parts of a clause differ, each from its own."""
    told = [difference(old, new) for old, new in parts]
    return Difference(
        gone=tuple([one for part in told for one in part.gone]),
        come=tuple([one for part in told for one in part.come]),
        pairs=tuple([one for part in told for one in part.pairs]),
    )


def clauses_of(redline: Redline) -> Iterator[Clause]:
    """Every clause to which something happened, in reading order."""
    old_leads, new_leads = Leads(redline.old), Leads(redline.new)
    moves = {change.id: change for change in redline.changes}
    for passage in redline.passages:
        if passage.kind is PassageKind.LEFT:
            continue
        if passage.kind is PassageKind.SAME and not (passage.edits or passage.notes):
            continue
        first = _first_change(passage, moves)
        if first is None:
            continue
        own = (*passage.edits, *passage.notes)
        blocks = (*passage.old, *passage.new)
        yield Clause(
            id=first.id,
            section=first.section,
            citation=first.citation,
            old_line=first.old_line,
            new_line=first.new_line,
            provisions=tuple([block.provision.id for block in blocks]),
            changes=tuple(dict.fromkeys([first.id, *[one.id for one in own]])),
            opens=old_leads.opened(passage.old) or new_leads.opened(passage.new),
            notes=passage.notes,
            old=text_of(passage.old),
            new=text_of(passage.new),
            heading=all(map(_is_heading, blocks)),
            moved=bool(passage.move),
            leads=(old_leads.of(passage.old), new_leads.of(passage.new)),
            links=renamed_links(passage.old, passage.new),
            heads=headed_by(passage),
            row=row_of(passage),
        )


def _is_heading(block: Block) -> bool:
    """Whether a block is a heading, or stands as one: a few strong words without an end."""
    provision = block.provision
    if provision.kind is ProvisionKind.SECTION:
        return True
    words = [run for run in provision.runs if run.text.strip()]
    strong = bool(words) and all(Mark.STRONG in run.marks for run in words)
    return strong and len(block.text) <= MOST_IN_TITLE and is_open(block.text)


def _first_change(passage: Passage, moves: dict[str, Change]) -> Change | None:
    if passage.move and passage.move in moves:
        return moves[passage.move]
    return next(iter((*passage.edits, *passage.notes)), None)
