"""What is measured of a redline, whoever made it, from its words alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Indel

# ("equal" | "delete" | "insert", words), in the order in which they are read.
WordEdits = list[tuple[str, list[str]]]
SHORT = 2


@dataclass(frozen=True, slots=True)
class Marks:
    """Counts over one redline.

    Args:
        marked: Words deleted plus words inserted.
        runs: Change runs; one ends at the first unchanged word.
        confetti: Runs of at most two words with at most two unchanged ones on one side.
    """

    marked: int
    runs: int
    confetti: int


@dataclass(slots=True)
class _Run:
    """One run of change and the unchanged words around it; None at an end of the text."""

    deleted: int = 0
    inserted: int = 0
    before: int | None = None
    after: int | None = None

    @property
    def confetti(self) -> bool:
        """Whether it is a sliver beside another."""
        beside = [count for count in (self.before, self.after) if count]
        short = max(self.deleted, self.inserted) <= SHORT
        return short and any(count <= SHORT for count in beside)


def marks_of(edits: Iterable[tuple[str, list[str]]]) -> Marks:
    """Count the marks of a redline."""
    runs: list[_Run] = []
    unchanged: int | None = None
    within = False
    for tag, words in edits:
        if not words:
            continue
        if tag == "equal":
            unchanged = (unchanged or 0) + len(words)
            if runs:
                runs[-1].after = unchanged
            within = False
            continue
        if not within:
            runs.append(_Run(before=unchanged))
            unchanged, within = 0, True
        if tag == "delete":
            runs[-1].deleted += len(words)
        else:
            runs[-1].inserted += len(words)
    marked = sum(run.deleted + run.inserted for run in runs)
    return Marks(marked, len(runs), sum(run.confetti for run in runs))


def exact_marked(old: list[str], new: list[str]) -> int:
    """How many words a longest common subsequence leaves: the fewest anyone can mark."""
    return Indel.distance(*_spelt(old, new))


def exact_edits(old: list[str], new: list[str]) -> WordEdits:
    """The longest common subsequence as a redline: nothing is shorter, and little less readable."""
    edits: WordEdits = []
    for op in Indel.opcodes(*_spelt(old, new)):
        if op.tag == "equal":
            edits.append(("equal", new[op.dest_start : op.dest_end]))
            continue
        edits.append(("delete", old[op.src_start : op.src_end]))
        edits.append(("insert", new[op.dest_start : op.dest_end]))
    return edits


def _spelt(old: list[str], new: list[str]) -> tuple[str, str]:
    letters: dict[str, str] = {}
    for word in (*old, *new):
        point = len(letters)
        letters.setdefault(word, chr(point if point < 0xD800 else point + 0x800))
    return "".join(map(letters.__getitem__, old)), "".join(map(letters.__getitem__, new))
