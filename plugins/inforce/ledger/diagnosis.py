"""What was done to a chain that does not hold: told from the lines around the break."""

from collections.abc import Sequence
from dataclasses import dataclass

from inforce.digest import Digest
from inforce.errors import LedgerError
from inforce.ledger.chain import GENESIS, is_merge_mark, refuse_endless
from inforce.ledger.entry import LedgerEntry, line_digest

# Entry, damage, sentence.
Finding = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands, trusted or not.

    Args:
        data: Its bytes.
        digest: Their digest.
        entry: What it says; None where it is no entry.
        fault: Why it is none.
        ended: Whether a line feed ends it.
    """

    data: bytes
    digest: Digest
    entry: LedgerEntry | None
    fault: str = ""
    ended: bool = True

    @property
    def place(self) -> tuple[int, Digest] | None:
        """Where it says that it stands."""
        return (self.entry.sequence, self.entry.previous) if self.entry else None


def read_lines(data: bytes) -> tuple[Line, ...]:
    """Every line; only a line feed ends one.

    Raises:
        BrokenChainError: There are more than a record can have.
    """
    if not data:
        return ()
    refuse_endless(data)
    ended = data.endswith(b"\n")
    parts = data.removesuffix(b"\n").split(b"\n")
    lines = [_line(part) for part in parts]
    if not ended:
        lines[-1] = Line(parts[-1], lines[-1].digest, None, "It has no end.", ended=False)
    return tuple(lines)


def _line(data: bytes) -> Line:
    try:
        return Line(data, line_digest(data), LedgerEntry.parse(data))
    except LedgerError as error:
        return Line(data, line_digest(data), None, error.what)


def diagnose(lines: Sequence[Line], place: int) -> Finding:
    """What was done, where the line at `place` is the first that does not follow."""
    number = place + 1
    line = lines[place]
    if line.entry is None:
        return _unreadable(lines, place)
    twin = next((n for n, one in enumerate(lines[:place]) if one.data == line.data), None)
    if twin is not None:
        what = f"Line {number} repeats entry {twin + 1}: it was duplicated."
        return number, "duplicated", what
    rival = next((n for n, one in enumerate(lines[:place]) if one.place == line.place), None)
    if rival is not None:
        # Two entries for one place: the chain goes on from one of them, the other was put in.
        forged = place if rival == place - 1 and _attested_by_next(lines, place) else number
        what = f"Line {forged} does not belong to the chain: it was put in, or two branches sealed."
        return forged, "inserted", what
    previous = lines[place - 1].digest if place else GENESIS
    moved = _find(lines, place + 1, (number, previous))
    if moved is not None:
        return _put_before(lines, place, moved)
    if line.entry.sequence == number:
        return _broken_link(lines, place)
    return _wrong_number(lines, place)


def _unreadable(lines: Sequence[Line], place: int) -> Finding:
    number = place + 1
    line = lines[place]
    if not line.ended:
        return (
            number,
            "truncated",
            f"Entry {number} has no end: the ledger was cut short within it.",
        )
    if not line.data:
        return number, "inserted", f"Line {number} is empty: it was put in."
    if is_merge_mark(line.data):
        what = f"Line {number} is a mark of git: two branches both sealed, and no one chose."
        return number, "inserted", what
    return number, "altered", f"Entry {number} was altered. {line.fault}"


def _find(lines: Sequence[Line], start: int, wanted: tuple[int, Digest]) -> int | None:
    return next((n for n in range(start, len(lines)) if lines[n].place == wanted), None)


def _put_before(lines: Sequence[Line], place: int, moved: int) -> Finding:
    """The entry that belongs here stands further down."""
    number = place + 1
    says = lines[place].place
    others = (one.place for n, one in enumerate(lines) if n != place)
    if says and any(other and other[0] == says[0] for other in others):
        return number, "inserted", f"Line {number} does not belong to the chain: it was put in."
    what = f"Entry {number} stands at line {moved + 1}: entries were reordered."
    return number, "reordered", what


def _broken_link(lines: Sequence[Line], place: int) -> Finding:
    """The number is right and the link is not: this entry was altered, or the one before it."""
    number = place + 1
    attested = _attested_by_next(lines, place)
    if place and attested is not False:
        what = f"Entry {place} was altered: entry {number} does not follow from it."
        return place, "altered", what
    return number, "altered", f"Entry {number} was altered: its link to the one before is wrong."


def _wrong_number(lines: Sequence[Line], place: int) -> Finding:
    number = place + 1
    entry = lines[place].entry
    says = entry.sequence if entry else 0
    following = lines[place + 1].place if place + 1 < len(lines) else None
    if following and following[0] == number + 1 and not _attested_by_next(lines, place):
        return number, "altered", f"Entry {number} was altered: it says it is entry {says}."
    if any(one.place and one.place[0] == number for one in lines[place + 1 :]):
        what = f"Entry {says} stands where entry {number} belongs: entries were reordered."
        return number, "reordered", what
    if says > number:
        gone = f"Entry {number} was" if says == number + 1 else f"Entries {number}–{says - 1} were"
        return number, "removed", f"{gone} removed: line {number} holds entry {says}."
    return number, "inserted", f"Line {number} says it is entry {says}: it was put in."


def _attested_by_next(lines: Sequence[Line], place: int) -> bool | None:
    """Whether the next entry follows from the line at `place`; None where there is no next."""
    following = lines[place + 1].place if place + 1 < len(lines) else None
    return None if following is None else following[1] == lines[place].digest
