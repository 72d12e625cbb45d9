"""What was probably moved, split or copied, for a person to confirm.

Nothing here is believed: shared wording is a hint, and only a mapping makes it a fact.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from inforce.versions.history import VersionHistory
from inforce.versions.identity import PolicyId
from inforce.versions.version import Text

NEAR_DAYS: Final = 31
SHINGLE: Final = 5
ENOUGH: Final = 0.3
SAME: Final = 0.6
LARGE: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A relation between files that nobody has declared.

    Args:
        kind: `moved` or `split`.
        from_path: The file that ended, or lost a part.
        to_path: The file that began.
        policy: The policy of `from_path`.
        on: The day the new file began.
        shared: Per cent of the new text's wording that stood in the old one.
    """

    kind: str
    from_path: str
    to_path: str
    policy: PolicyId
    on: date
    shared: int


def suggest(histories: Iterable[VersionHistory]) -> tuple[Suggestion, ...]:
    """Every relation that wording and time make probable."""
    known = tuple(h for h in histories if h.versions and _begun(h) is not None)
    if not known:
        return ()
    opened = min(day for h in known if (day := _begun(h)) is not None)
    born = [h for h in known if _begun(h) != opened]
    wording = _Wording()
    found = [s for old in known for s in _of(old, born, wording)]
    return tuple(sorted(found, key=lambda s: (s.on, s.from_path, s.to_path)))


Shingles = frozenset[tuple[str, ...]]


class _Wording:
    """Every five words in a row of a text, found once a text."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Shingles] = {}

    def of(self, text: Text) -> Shingles:
        """The wording of a text; its front matter counts for little among so many words."""
        key = (text.source.path, text.commit)
        if key not in self._known:
            words = text.source.text.split()
            rows = (words[n : n + SHINGLE] for n in range(len(words) - SHINGLE + 1))
            self._known[key] = frozenset(tuple(row) for row in rows)
        return self._known[key]


def _of(old: VersionHistory, born: list[VersionHistory], wording: _Wording) -> Iterator[Suggestion]:
    ended = _ended(old)
    declared = {s for absence in old.absences for s in absence.successors}
    for new in born:
        day = _begun(new)
        if new is old or day is None or old.policy in new.derived_from:
            continue
        if ended is None:
            share = _taken(old, new, day, wording)
            if share >= ENOUGH:
                yield _suggestion("split", old, new, day, share)
        elif _near(ended, day):
            began, last = wording.of(new.versions[0].texts[0]), wording.of(old.versions[-1].text)
            share = _share(began, last)
            whole = _share(last, began) >= SAME
            if share >= ENOUGH and (whole or new.policy not in declared):
                yield _suggestion("moved" if whole else "split", old, new, day, share)


def _taken(old: VersionHistory, new: VersionHistory, day: date, wording: _Wording) -> float:
    """How much of a new text an old one lost in one large change near that day."""
    texts = [text for version in old.versions for text in version.texts]
    shares = [0.0]
    for before, after in pairwise(texts):
        when = after.recorded_on
        if when is not None and _near(when, day) and after.words_changed >= LARGE:
            lost = wording.of(before) - wording.of(after)
            shares.append(_share(wording.of(new.versions[0].texts[0]), lost))
    return max(shares)


def _suggestion(
    kind: str, old: VersionHistory, new: VersionHistory, day: date, share: float
) -> Suggestion:
    return Suggestion(
        kind=kind,
        from_path=old.paths[-1] if kind == "moved" else _path_on(old, day),
        to_path=new.paths[0],
        policy=old.policy,
        on=day,
        shared=round(share * 100),
    )


def _path_on(history: VersionHistory, day: date) -> str:
    """Where a policy's file lay on a day."""
    texts = [t for v in history.versions for t in v.texts]
    had = [t for t in texts if t.recorded_on is not None and t.recorded_on <= day]
    return (had or texts)[-1].source.path


def _begun(history: VersionHistory) -> date | None:
    return history.versions[0].recorded_on


def _ended(history: VersionHistory) -> date | None:
    last = history.absences[-1] if history.absences else None
    return last.from_on if last is not None and last.until_on is None else None


def _near(one: date, other: date) -> bool:
    return abs((one - other).days) <= NEAR_DAYS


def _share(part: Shingles, whole: Shingles) -> float:
    return len(part & whole) / len(part) if part else 0.0
