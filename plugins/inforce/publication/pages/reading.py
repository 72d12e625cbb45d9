"""What a program reads from a comparison: its findings in groups, each with a way to its clause."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from inforce.materiality.assessed import AssessedChange
from inforce.materiality.assessment import Assessment
from inforce.materiality.declared import known_as
from inforce.materiality.lexicon_files import lexicon_of
from inforce.publication.assessment_outline import group_of, grouped
from inforce.publication.redline_list import ChangeEntry, entry_of
from inforce.redline.redline import Redline
from inforce.versions.version import ClauseNote

CLEARED: Final = "cleared"
# How many changes of a group stand open; what costs the reader is never crowded out by the rest.
OPEN: Final = {"reduces": 5}
OPEN_OF_OTHERS: Final = 3
OPEN_OF_ONE_SECTION: Final = 2
WORDS_SHOWN: Final = 2  # edits of one clause whose words are shown
EVIDENCE_SHOWN: Final = 6
REASONS_SHOWN: Final = 3
REACHES_SHOWN: Final = 8
DEFINITION: Final = "definition"
SAID: Final = {"other": "neutral"}  # a group by the author's word for it


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadChange:
    """One clause that changed, as the program reads it.

    Args:
        id: The anchor of the change in the comparison.
        where: How a lawyer says where it stands; empty at the beginning of a text.
        reasons: Why it is told here, in plain words.
        evidence: The words that the program goes by.
        edits: The words that came and went; a few of them where they are many.
        more: How many further edits the clause has.
        agreed: Whether the author says the same of it.
        effects: What else the author says that it does.
        reaches: Where the word stands whose definition changed; a few places where they are many.
        further: In how many further places it stands.
    """

    id: str
    where: str
    reasons: tuple[str, ...]
    evidence: tuple[str, ...]
    edits: tuple[ChangeEntry, ...]
    more: int
    agreed: bool
    effects: tuple[str, ...]
    reaches: tuple[str, ...] = ()
    further: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadGroup:
    """Changes that do the same to the reader, the weightiest first.

    Args:
        name: `reduces`, `expands`, `other`, `open` or `cleared`.
        first: Those that stand open.
        rest: Those that are folded away.
    """

    name: str
    first: tuple[ReadChange, ...]
    rest: tuple[ReadChange, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.first) + len(self.rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a program reads from a comparison.

    Args:
        groups: What has an effect, or may have one; groups without a change are left out.
        cleared: What provably has none.
        kinds: How many of these there are of each kind, such as `moved`, in order of first use.
        judged: Whether the program has word lists for the language; without, it judges no word.
    """

    groups: tuple[ReadGroup, ...]
    cleared: tuple[ReadChange, ...]
    kinds: tuple[tuple[str, int], ...]
    judged: bool = True

    @property
    def count(self) -> int:
        """How many clauses changed."""
        return sum(group.count for group in self.groups) + len(self.cleared)


def read_redline(
    redline: Redline,
    assessment: Assessment,
    notes: tuple[ClauseNote, ...] = (),
    *,
    language: str,
) -> Reading:
    """Sort what a program found as readers look for it: what they lose, what they gain, the rest.

    Args:
        redline: The comparison.
        assessment: What was found in it.
        notes: The author's own notes on the later text.
        language: Tag of the language of both texts.
    """
    words = {change.id: entry_of(change) for change in redline.every_change()}
    sorted_out = grouped(assessment)
    cleared = sorted_out.pop(CLEARED)
    groups = (
        _group(name, changes, words, notes) for name, changes in sorted_out.items() if changes
    )
    kinds = Counter(change.label.value for change in cleared)
    return Reading(
        groups=tuple(groups),
        cleared=tuple(_read(change, words, ()) for change in cleared),
        kinds=tuple(kinds.items()),
        judged=lexicon_of(language) is not None,
    )


def _weight(change: AssessedChange) -> tuple[int, int]:
    return -change.weight, -len(change.findings)


def _group(
    name: str,
    changes: list[AssessedChange],
    words: Mapping[str, ChangeEntry],
    notes: tuple[ClauseNote, ...],
) -> ReadGroup:
    """The weightiest first, and of one section only so many that others are seen, too."""
    room = OPEN.get(name, OPEN_OF_OTHERS)
    first: list[AssessedChange] = []
    rest: list[AssessedChange] = []
    of_section: Counter[str] = Counter()
    for change in sorted(changes, key=_weight):
        of_section[change.section] += 1
        crowded = len(changes) > room + 1 and of_section[change.section] > OPEN_OF_ONE_SECTION
        (rest if crowded or len(first) == room else first).append(change)
    if len(rest) == 1:  # one more costs no more room than the words that hide it
        first += rest
        rest = []
    told = [tuple(_read(change, words, notes) for change in some) for some in (first, rest)]
    return ReadGroup(name=name, first=told[0], rest=told[1])


def _read(
    change: AssessedChange, words: Mapping[str, ChangeEntry], notes: tuple[ClauseNote, ...]
) -> ReadChange:
    names = known_as(change)
    group = SAID.get(group_of(change), group_of(change))
    edits = [words[name] for name in change.changes if name in words]
    told = [edit for edit in edits if edit.kind in WORDED]
    found = [one for one in change.findings if one.direction is change.direction]
    reasons = dict.fromkeys([change.reason, *(one.reason for one in found)])
    if group == "open" and DEFINITION not in change.categories:
        reasons = {}  # the group says it
    evidence = dict.fromkeys(word for one in found for word in one.evidence)
    effects = dict.fromkeys(note.effect for note in notes if note.section in names and note.effect)
    return ReadChange(
        id=change.id,
        where=change.citation,
        reasons=tuple(reasons)[:REASONS_SHOWN],
        evidence=tuple(evidence)[:EVIDENCE_SHOWN],
        edits=tuple(told[:WORDS_SHOWN]),
        more=len(told[WORDS_SHOWN:]),
        agreed=group in effects,
        effects=tuple(effect for effect in effects if effect != group),
        reaches=change.reaches[:REACHES_SHOWN],
        further=len(change.reaches[REACHES_SHOWN:]),
    )


# The kinds of change of which the words themselves say what happened.
WORDED: Final = frozenset({"insertion", "deletion", "substitution", "definition_change"})
