"""Each clause that changed: cleared on a ground, or asked of by every rule."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from inforce.documents.document import Document
from inforce.documents.provision import ProvisionKind
from inforce.materiality.acting import Voices
from inforce.materiality.clause import (
    Clause,
    Difference,
    clauses_of,
    difference,
    differences,
    with_statements,
)
from inforce.materiality.clearing import ground_for
from inforce.materiality.ground import MOVED, MOVED_AWAY, REWORDED, Carried, Ground
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.particulars import NUMBERED
from inforce.materiality.reach import same_reach
from inforce.materiality.references import renumbered
from inforce.materiality.renames import own_names, renamed_throughout
from inforce.materiality.row_reading import RowReader, row_reader_of
from inforce.materiality.rule import Finding
from inforce.materiality.rulebook import TIERS
from inforce.materiality.rules import table
from inforce.materiality.scale import Direction
from inforce.materiality.standing import STANDS, Whole
from inforce.materiality.statement import read_statement
from inforce.materiality.wording import Words, apart, words_of
from inforce.redline.redline import Redline

Others = tuple[tuple[str, str], ...]
Texts = tuple[str, ...]
MOST_IN_TITLE: Final = 6
HALF: Final = 0.5
# Grounds that hold in a sentence; in a cell the same words may be all it says.
DOUBTED: Final = frozenset({"rename", "contact", "date", "renumber"})
MOSTLY: Final = 0.7
# Words that turn a sentence: where one of these is left over, nothing has only moved.
TURNING: Final = ("negation", "may", "must", "only", "exception", "hedge", "condition")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A clause that changed, with its ground or with what the rules found.

    Args:
        clause: The clause.
        ground: Why its change has no effect; None where that cannot be shown.
        findings: What the rules found.
    """

    clause: Clause
    ground: Ground | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
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


def judged(redline: Redline, lexicon: Lexicon | None, others: Others) -> Iterator[Judged]:
    """Every clause that changed, in reading order."""
    clauses = tuple(clauses_of(redline))
    if not clauses:
        return
    texts = (_texts(redline.old), _texts(redline.new))
    through = _carried(redline, clauses, texts, lexicon)
    grounds = [ground_for(clause, lexicon, through) for clause in clauses]
    differs = [
        Difference() if ground else difference(clause.old, clause.new)
        for clause, ground in zip(clauses, grounds, strict=True)
    ]
    around = _around(clauses, differs, texts, others, through)
    rows = row_reader_of(lexicon, redline.old, redline.new) if lexicon else None
    for clause, ground, differing in zip(clauses, grounds, differs, strict=True):
        found = _of_row(clause, ground, rows, around) if clause.row else ()
        if found:
            yield Judged(clause=clause, findings=found)
        elif ground is not None:
            yield Judged(clause=clause, ground=ground)
        else:
            yield _judge(clause, differing, lexicon, around)


def _judge(clause: Clause, differs: Difference, lexicon: Lexicon | None, around: _Around) -> Judged:
    """What is still said elsewhere has not changed; the rest is asked of by the rules."""
    left, away = _without_moved(clause, differs, lexicon, around)
    left = _without_title(left, differs, lexicon)
    moved = bool(
        left.pairs != differs.pairs or left.gone != differs.gone or left.come != differs.come
    )
    ground = MOVED_AWAY if away else MOVED if moved or not differs else REWORDED
    if lexicon is None:
        return Judged(clause=clause, ground=None if left else ground)
    asked = (clause.old, clause.new)
    pairs = tuple(
        [p for p in left.pairs if p == asked or not same_reach(*p, lexicon, around.through)]
    )
    rest = Difference(gone=left.gone, come=left.come, pairs=pairs)
    if rest or not differs:
        found = _found(with_statements(clause, rest, lexicon, around.voices))
        if found or not _stands(clause, rest, lexicon, around):
            return Judged(clause=clause, findings=found)
    read = with_statements(clause, differs, lexicon, around.voices)
    if away and not _in_fresh(clause, around) and _loses(_found(read)):
        return Judged(clause=clause)
    return Judged(clause=clause, ground=ground)


def _of_row(
    clause: Clause, ground: Ground | None, rows: RowReader | None, around: _Around
) -> tuple[Finding, ...]:
    """What a row does by its headers; nothing where they do not tell, or nothing differs.

    Another name in a cell of recipients is another party, wherever else it took the place of one.
    """
    if rows is None or clause.row is None or (ground and ground.category not in DOUBTED):
        return ()
    reading = rows.read(clause.row)
    if reading is None:
        return ()
    told = replace(clause, row_reading=reading)
    if not any(table.check(told)):
        return ()
    left, _ = _without_moved(clause, differences(reading.rest), rows.lexicon, around)
    return _found(with_statements(told, left, rows.lexicon, around.voices))


def _found(read: Clause) -> tuple[Finding, ...]:
    for tier in TIERS:
        found = tuple(dict.fromkeys([finding for rule in tier for finding in rule(read)]))
        if found:
            return found
    return ()


def _loses(found: tuple[Finding, ...]) -> bool:
    """Whether words that went to another policy gave the reader something: it may bind no more."""
    return any(one.direction is Direction.REDUCES for one in found)


def _in_fresh(clause: Clause, around: _Around) -> bool:
    """Whether the words went to a policy that the revision adds, and adds to hold them."""
    return around.fresh.share(words_of(clause.old or "")) >= MOSTLY


def _without_moved(
    clause: Clause, differs: Difference, lexicon: Lexicon | None, around: _Around
) -> tuple[Difference, bool]:
    """The difference without sentences that stand elsewhere, and whether any is in another policy.

    A sentence that stands elsewhere nearly so is held against the one that does.
    """
    gone, echoes, away = _sought(
        differs.gone, clause.leads[0], (around.new, around.gained), lexicon, gone=True
    )
    come, sources, afar = _sought(
        differs.come, clause.leads[1], (around.old, around.lost), lexicon, gone=False
    )
    turned = tuple([(source, sentence) for sentence, source in sources])
    return Difference(gone=gone, come=come, pairs=(*differs.pairs, *echoes, *turned)), away or afar


def _sought(
    told: tuple[str, ...],
    lead: str,
    wholes: tuple[Whole, Whole],
    lexicon: Lexicon | None,
    *,
    gone: bool,
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...], bool]:
    """Sentences found nowhere else; those found nearly so, with what was found; whether afar."""
    left: list[str] = []
    echoes: list[tuple[str, str]] = []
    away = False
    own, far = wholes
    for sentence in told:
        if lead and lexicon and own.lists(sentence, lead, lexicon.joining):
            continue
        for whole in wholes:
            if not _led_alike(lead, whole, lexicon, gone=gone):
                continue
            echo = sentence if whole.says(sentence) else whole.echo(sentence)
            if echo is not None:
                away = away or whole is far
                if echo is not sentence:
                    echoes.append((sentence, echo))
                break
        else:
            left.append(sentence)
    return tuple(left), tuple(echoes), away


def _without_title(left: Difference, differs: Difference, lexicon: Lexicon | None) -> Difference:
    """The difference without a title before a clause whose words are found elsewhere."""
    if lexicon is None or len(differs.gone) + len(differs.come) <= 1:
        return left
    gone, come = (
        tuple([one for one in side if not _is_title(one, lexicon)])
        for side in (left.gone, left.come)
    )
    found = len(left.gone) + len(left.come) < len(differs.gone) + len(differs.come)
    if gone or come or not found:
        return left
    return Difference(gone=gone, come=come, pairs=left.pairs)


def _is_title(sentence: str, lexicon: Lexicon) -> bool:
    words = words_of(NUMBERED.sub("", sentence, count=1))
    weighty = any(lexicon.has(name, sentence.lower()) for name in TURNING)
    return len(words) <= MOST_IN_TITLE and not weighty


def _led_alike(lead: str, whole: Whole, lexicon: Lexicon | None, *, gone: bool) -> bool:
    """Whether an item means the same elsewhere.

    It has no lead, its lead stands there, too, or a prohibition was all it said here.
    """
    if not lead or whole.share(words_of(lead)) >= HALF:
        return True
    return lexicon is not None and gone and read_statement("", lead, lexicon).denies_reader


def _stands(clause: Clause, rest: Difference, lexicon: Lexicon, around: _Around) -> bool:
    """Whether nearly all of a lone clause stands elsewhere, and what is left over turns nothing."""
    if (clause.old is None) == (clause.new is None) or rest.gone or rest.come or not rest:
        return False
    words = words_of(clause.old or clause.new or "")
    sides = (around.new, around.gained) if clause.new is None else (around.old, around.lost)
    if max(side.share(words) for side in sides) < STANDS:
        return False
    changed = [w for pair in rest.pairs for side in apart(*map(words_of, pair)) for w in side]
    return not any(lexicon.has(name, lexicon.joined(changed)) for name in TURNING)


def _texts(document: Document) -> Texts:
    return tuple([p.text for p in document.walk() if p.runs])


def _carried(
    redline: Redline,
    clauses: tuple[Clause, ...],
    texts: tuple[Texts, Texts],
    lexicon: Lexicon | None,
) -> Carried:
    headings = _headings(clauses, redline)
    whole = [one for one in clauses if one.old is None or one.new is None or one.moved]
    told = frozenset(name for one in whole for name in one.provisions)
    if lexicon is None:
        return Carried(headings=headings, told=told)
    pairs = [(one.old, one.new) for one in clauses if one.old and one.new]
    names = renamed_throughout(pairs, texts, lexicon)
    return Carried(
        names=names,
        numbers=renumbered(redline),
        headings=headings,
        told=told,
        ours=own_names(pairs, texts),
    )


def _headings(clauses: Iterable[Clause], redline: Redline) -> frozenset[Words]:
    """The words of all headings, where there is a lone clause that may repeat one."""
    if not any((one.old is None) != (one.new is None) for one in clauses):
        return frozenset()
    sides = (redline.old, redline.new)
    sections = [p for side in sides for p in side.walk() if p.kind is ProvisionKind.SECTION]
    return frozenset(words_of(section.text) for section in sections)


def _around(
    clauses: tuple[Clause, ...],
    differs: list[Difference],
    texts: tuple[Texts, Texts],
    others: Others,
    through: Carried,
) -> _Around:
    gone = [s for one in differs for s in one.gone]
    come = [s for one in differs for s in one.come]
    gone += [one.leads[0] for one in clauses if gone and one.leads[0]]
    come += [one.leads[1] for one in clauses if come and one.leads[1]]
    fresh = [line for was, now in others if not was for line in now.splitlines()]
    return _Around(
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
