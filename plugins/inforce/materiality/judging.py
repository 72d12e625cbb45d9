"""Each clause that changed: cleared on a ground, or asked of by every rule."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from inforce.materiality.around import Around, Others, around_of, carried_through, texts_of
from inforce.materiality.clause import Clause, Difference, clauses_of, difference, differences
from inforce.materiality.clearing import ground_for
from inforce.materiality.ground import FORMATTED, MOVED, MOVED_AWAY, REWORDED, Ground
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.moving import in_fresh, stands, without_moved, without_title
from inforce.materiality.own_definitions import DefinedHere, OwnDefinitions
from inforce.materiality.reach import divided, same_reach
from inforce.materiality.reading import with_statements
from inforce.materiality.relisting import relisted
from inforce.materiality.row_reading import RowReader, row_reader_of
from inforce.materiality.rule import Finding
from inforce.materiality.rulebook import TIERS
from inforce.materiality.rules import table
from inforce.materiality.scale import Direction
from inforce.materiality.wording import Words
from inforce.redline.redline import Redline

# Words that came for as many that left: what is said of a gain may not be all.
MANY: Final = 5
# Grounds that hold in a sentence; in a cell the same words may be all it says.
DOUBTED: Final = frozenset({"rename", "contact", "date", "renumber"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A clause that changed, with its ground or with what the rules found.

    Args:
        clause: The clause.
        ground: Why its change has no effect; None where that cannot be shown.
        findings: What the rules found.
        reaches: Citations of the clauses that use a word which it defines otherwise now.
    """

    clause: Clause
    ground: Ground | None = None
    findings: tuple[Finding, ...] = ()
    reaches: tuple[str, ...] = ()


def judged(redline: Redline, lexicon: Lexicon | None, others: Others) -> Iterator[Judged]:
    """Every clause that changed, in reading order."""
    clauses = tuple(clauses_of(redline))
    if not clauses:
        return
    texts = (texts_of(redline.old), texts_of(redline.new))
    through = carried_through(redline, clauses, texts, lexicon)
    listed = relisted(clauses, lexicon) if lexicon else frozenset()
    grounds = [
        FORMATTED if clause.id in listed else ground_for(clause, lexicon, through)
        for clause in clauses
    ]
    differs = [
        Difference() if ground else difference(clause.old, clause.new)
        for clause, ground in zip(clauses, grounds, strict=True)
    ]
    around = around_of(clauses, differs, texts, others, through)
    rows = row_reader_of(lexicon, redline.old, redline.new) if lexicon else None
    own = OwnDefinitions(redline, lexicon, around.voices) if lexicon else None
    for clause, ground, differing in zip(clauses, grounds, differs, strict=True):
        found = _of_row(clause, ground, rows, around) if clause.row else None
        if found is not None and (ground is None or not found or not _idle(found)):
            yield Judged(clause=clause, findings=found)
        elif ground is not None:
            yield Judged(clause=clause, ground=ground)
        else:
            told = own.read(clause, differing) if own else DefinedHere((), (), differing)
            whole = bool(told.findings) and not told.rest
            left = None if whole else _judge(clause, told.rest, lexicon, around)
            yield _together(clause, told, left)


def _judge(clause: Clause, differs: Difference, lexicon: Lexicon | None, around: Around) -> Judged:
    """What is still said elsewhere has not changed; the rest is asked of by the rules."""
    left, away = without_moved(clause, differs, lexicon, around)
    left = without_title(left, differs, lexicon)
    moved = bool(
        left.pairs != differs.pairs or left.gone != differs.gone or left.come != differs.come
    )
    ground = MOVED_AWAY if away else MOVED if moved or not differs else REWORDED
    if lexicon is None:
        return Judged(clause=clause, ground=None if left else ground)
    if divided(clause.old, clause.new, lexicon, around.through):
        return Judged(clause=clause)
    clause = replace(clause, leads=_led(clause))
    asked = (clause.old, clause.new)
    pairs = tuple(
        [p for p in left.pairs if p == asked or not same_reach(*p, lexicon, around.through)]
    )
    rest = Difference(gone=left.gone, come=left.come, pairs=pairs)
    if rest or not differs:
        found = _found(with_statements(clause, rest, lexicon, around.voices))
        if found or not stands(clause, rest, lexicon, around):
            return Judged(clause=clause, findings=found)
    if away and not in_fresh(clause, around):
        read = with_statements(clause, differs, lexicon, around.voices)
        if _loses(_found(read)):
            return Judged(clause=clause)
    return Judged(clause=clause, ground=ground)


def _together(clause: Clause, told: DefinedHere, left: Judged | None) -> Judged:
    """What the definitions of a clause do, and what the rest of it does."""
    if left is None:
        return Judged(clause=clause, findings=told.findings, reaches=told.reaches)
    if not told.findings:
        return left
    findings = (*told.findings, *left.findings)
    return replace(left, findings=findings, ground=None, reaches=told.reaches)


def _idle(found: tuple[Finding, ...]) -> bool:
    """Whether what a row does moves nobody."""
    return all(one.direction is Direction.NEUTRAL for one in found)


def _of_row(
    clause: Clause, ground: Ground | None, rows: RowReader | None, around: Around
) -> tuple[Finding, ...] | None:
    """What a row does by its headers; None where they do not tell, or nothing differs.

    Another name in a cell of recipients is another party, wherever else it took the place of one.
    """
    if rows is None or clause.row is None or (ground and ground.category not in DOUBTED):
        return None
    reading = rows.read(clause.row)
    if reading is None:
        return None
    told = replace(clause, row_reading=reading)
    if not any(table.check(told)):
        return () if ground and reading.replaces else None
    left, _ = without_moved(clause, differences(reading.rest), rows.lexicon, around)
    return _found(with_statements(told, left, rows.lexicon, around.voices))


def _led(clause: Clause) -> tuple[str, str]:
    """What opens the list on both sides; what an item is held against elsewhere is led alike."""
    old, new = clause.leads
    return (old if clause.old is not None else new, new if clause.new is not None else old)


def _found(read: Clause) -> tuple[Finding, ...]:
    for tier in TIERS:
        found = tuple(dict.fromkeys([finding for rule in tier for finding in rule(read)]))
        if found:
            return () if _only_gains(found) and _is_rewritten(read) else found
    return ()


def _only_gains(found: tuple[Finding, ...]) -> bool:
    return all(one.direction is Direction.EXPANDS for one in found)


def _is_rewritten(read: Clause) -> bool:
    """Whether so many words stand for so many others that a gain may hide a loss."""
    return any(
        min(_weight(pair.gone, pair.old.lexicon), _weight(pair.come, pair.old.lexicon)) >= MANY
        for pair in read.rewritten
    )


def _weight(words: Words, lexicon: Lexicon) -> int:
    return sum(word not in lexicon.idle for word in words)


def _loses(found: tuple[Finding, ...]) -> bool:
    """Whether words that went to another policy gave the reader something: it may bind no more."""
    return any(one.direction is Direction.REDUCES for one in found)
