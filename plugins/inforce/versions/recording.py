"""The order in which texts were recorded, and which version is which in two tellings of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from inforce.versions.history import Showing, VersionHistory
from inforce.versions.version import Text, Version


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
    signs = (_same_label_and_text, _postponed_same_text, _same_label, _postponed_from)
    places: dict[str, int] = {}
    for sign in signs:
        for version in versions:
            free = (place for place in range(len(among)) if place not in places.values())
            found = next((place for place in free if sign(version, among[place])), None)
            if version.label not in places and found is not None:
                places[version.label] = found
    return places


def _same_label_and_text(version: Version, other: Version) -> bool:
    return version.label == other.label and _text_in_common(version, other)


def _postponed_same_text(version: Version, other: Version) -> bool:
    return other.effective_on in version.postponed_from and _text_in_common(version, other)


def _same_label(version: Version, other: Version) -> bool:
    return version.label == other.label


def _postponed_from(version: Version, other: Version) -> bool:
    return other.effective_on in version.postponed_from


def _text_in_common(version: Version, other: Version) -> bool:
    digests = {text.digest for text in version.texts}
    return any(text.digest in digests for text in other.texts)
