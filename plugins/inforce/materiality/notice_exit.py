"""How long whoever does not agree with a change may end the contract free of charge."""

from collections.abc import Iterable
from datetime import date

from inforce.materiality.notice_period import Period
from inforce.materiality.notice_preset import NoticePreset
from inforce.versions.timeline import eve_of


def exit_day(presets: Iterable[NoticePreset], kind: str, *, effective_on: date) -> date | None:
    """The last day on which a contract may be ended free of charge; the longest right prevails.

    Args:
        presets: The presets a site has chosen.
        kind: The class of the change; one that nobody weighed is taken for material.
        effective_on: The day it takes effect, which does not count.

    Returns:
        None where no preset gives such a right for the class.
    """
    asked = kind if kind in {"minor", "editorial"} else "material"
    rights = (preset.exit for preset in presets if asked in preset.rules)
    days = [_last_day(right, effective_on) for right in rights if right is not None]
    return max(days, default=None)


def _last_day(right: Period, effective_on: date) -> date:
    """No period at all means: until the change takes effect."""
    if right == Period():
        return eve_of(effective_on)
    return right.after(effective_on)
