"""The one place that asks what day it is."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from inforce.errors import SettingsError


def today(timezone: str) -> date:
    """The day in a zone; `SOURCE_DATE_EPOCH`, where set, so that a build can be repeated.

    Raises:
        SettingsError: `SOURCE_DATE_EPOCH` is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(ZoneInfo(timezone)).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(ZoneInfo(timezone)).date()
    except (ValueError, OverflowError, OSError) as error:
        what = f"SOURCE_DATE_EPOCH is “{epoch[:40]}”, which is no number of seconds since 1970."
        raise SettingsError(what, "Set it to a number such as 1764547200, or unset it.") from error
