"""What the other policies of a site gained and lost in the same revision.

Words that left one policy may have gone to another one. A supplement binds fewer people than a
policy of its own, so words that move between the two have not only moved.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from inforce.source.text import SourceText
from inforce.versions.history import VersionHistory
from inforce.versions.identity import PolicyId
from inforce.versions.version import Text, Version

Companion = tuple[SourceText | None, SourceText | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """A policy had one text and then another; None where it had none."""

    policy: PolicyId
    language: str
    sides: Companion


class Companions:
    """Every change of every policy of a site that is no supplement, by day.

    Args:
        histories: The policies.
    """

    def __init__(self, histories: Iterable[VersionHistory]) -> None:
        self._owners: dict[str, VersionHistory] = {}
        self._turns: defaultdict[date | None, list[_Turn]] = defaultdict(list)
        for history in histories:
            if history.supplements:
                continue
            self._owners |= dict.fromkeys(history.paths, history)
            for day, sides in _turns_of(history):
                turn = _Turn(policy=history.policy, language=history.language, sides=sides)
                self._turns[day].append(turn)

    def of(self, old: Text, new: Text | SourceText) -> tuple[Companion, ...]:
        """What else changed when one text became another; for a draft, what other drafts change."""
        source = new if isinstance(new, SourceText) else new.source
        own = self._owners.get(source.path)
        if own is None:
            return ()
        days = (None,) if isinstance(new, SourceText) else _days(own.versions, old, new)
        return tuple(
            turn.sides
            for day in days
            for turn in self._turns.get(day, ())
            if turn.policy != own.policy and turn.language == own.language
        )


def lines_that_differ(before: str, now: str) -> tuple[str, str]:
    """The lines that only one of two texts has.

    Where there is a line that both have, each side keeps one, so that a text that was there before
    is not taken for a new one, nor one that stays for one that went.
    """
    if not before or not now:
        return before, now
    old, new = Counter(before.splitlines()), Counter(now.splitlines())
    stays = [line for line in old if line in new][:1]
    return (
        "\n".join([*stays, *(old - new).elements()]),
        "\n".join([*stays, *(new - old).elements()]),
    )


def _days(versions: tuple[Version, ...], old: Text, new: Text) -> tuple[date | None, ...]:
    """The days on which the words came, a version's first text and what was corrected since."""
    version = next((one for one in versions if new in one.texts), None)
    if version is None:
        return (None,)  # proposed
    further = [one for one in version.texts if one.number <= new.number and one != old]
    own = further[-1:] if old in version.texts else further
    return tuple(dict.fromkeys(one.recorded_on for one in own if one.recorded_on is not None))


def _turns_of(history: VersionHistory) -> Iterator[tuple[date | None, Companion]]:
    texts = [text for version in history.versions for text in version.texts]
    recorded = sorted(
        ((text.recorded_on, text.source) for text in texts if text.recorded_on is not None),
        key=lambda turn: turn[0],
    )
    before: SourceText | None = None
    for day, source in recorded:
        yield day, (before, source)
        before = source
    if history.draft is not None:
        yield None, (before, history.draft)
    for absence in history.absences:
        gone = [source for day, source in recorded if day <= absence.from_on]
        if gone:
            yield absence.from_on, (gone[-1], None)
