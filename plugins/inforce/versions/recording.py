"""The order in which texts were recorded, and which version is which in two tellings of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TypeVar

from inforce.digest import Digest
from inforce.versions.history import Showing, VersionHistory
from inforce.versions.version import Text, Version

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class RecordedText:
    """A text in the order in which it was recorded.

    Args:
        on: The day that order goes by: never before that of a text it is known to follow, since
            a committer's clock may lie.
        version: The version it is a text of.
        text: The text.
    """

    on: date
    version: Version
    text: Text


def recording_order(history: VersionHistory) -> tuple[RecordedText, ...]:
    """Every prevailing text in the order in which it was recorded."""
    recorded: list[RecordedText] = []
    begun = date.min
    for version in history.versions:
        day = begun
        for place, text in enumerate(version.texts):
            day = max(day, text.recorded_on or date.min)
            if place == 0:
                begun = day
            recorded.append(RecordedText(day, version, text))
    return tuple(sorted(recorded, key=lambda text: text.on))


def shown_since(told: Sequence[Showing], shown: Iterable[Showing]) -> tuple[Showing, ...]:
    """What was shown after what was told; a day that was told may have gone on."""
    if not told:
        return tuple(shown)
    last = told[-1].on
    return tuple(one for one in shown if one.on > last or (one.on == last and one not in told))


def counterparts(versions: Sequence[Version], among: Sequence[Version]) -> Mapping[str, int]:
    """Which version stands for which: label of each, to the place of its like among the others.

    A version is known by its label or by a day it was postponed from; a text in common outweighs
    either, since the day that one version left can have been taken by another.
    """
    named = _places((other.label, place) for place, other in enumerate(among))
    dated = _places((other.effective_on, place) for place, other in enumerate(among))
    texts = [_digests(other) for other in among]
    places: dict[str, int] = {}
    taken: set[int] = set()
    for by_text, by_label in product((True, False), (True, False)):
        for version in versions:
            if version.label in places:
                continue
            days = (place for day in version.postponed_from for place in dated.get(day, ()))
            mine = _digests(version) if by_text else frozenset()
            for place in named.get(version.label, ()) if by_label else days:
                if place not in taken and (not by_text or mine & texts[place]):
                    places[version.label] = place
                    taken.add(place)
                    break
    return places


def _places(keys: Iterable[tuple[K, int]]) -> Mapping[K, Sequence[int]]:
    places: dict[K, list[int]] = {}
    for key, place in keys:
        places.setdefault(key, []).append(place)
    return places


def _digests(version: Version) -> frozenset[Digest]:
    return frozenset(text.digest for text in version.texts)
