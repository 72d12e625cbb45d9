"""Why a version binds with less than its notice, or none, as its author states it."""

from collections.abc import Mapping

from inforce.materiality.notice_gate import SHORT
from inforce.versions.version import Version, Waiver


def grounds_of(version: Version) -> tuple[Waiver, ...]:
    """The grounds on which its notice was cut short."""
    return tuple(waiver for waiver in version.waivers if waiver.finding == SHORT)


def ground_in_words(ground: Waiver, days: int | None, texts: Mapping[str, str]) -> str:
    """To how many days the notice was cut, on which ground, and who states it.

    Args:
        ground: The ground.
        days: Days of notice; None where nobody knows.
        texts: The words of a language; where they are escaped, so is what is said with them.
    """
    said = _cut(days, texts) + " " + texts["ground"].format(because=ground.because)
    return said + " " + texts["ground_by"].format(by=ground.by) if ground.by else said


def _cut(days: int | None, texts: Mapping[str, str]) -> str:
    if days is None:
        return texts["notice_cut"]
    if days <= 0:
        return texts["notice_none"]
    return texts["notice_cut_to_one"] if days == 1 else texts["notice_cut_to"].format(count=days)
