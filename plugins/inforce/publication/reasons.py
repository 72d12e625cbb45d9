"""Why a change is told, in the reader's language: the rules themselves say it in English."""

import re
from typing import Final

from inforce.publication.words import Words

RULES_SPEAK: Final = "en"
QUOTED: Final = re.compile("“([^“”]*)”")


def reason_in_words(reason: str, words: Words) -> str | None:
    """A finding's reason in a language; None where that has none.

    What a reason quotes is put into its translation as it stands.
    """
    if words.language == RULES_SPEAK:
        return reason
    quoted = QUOTED.findall(reason)
    told = words.reasons.get(QUOTED.sub("“{}”", reason))
    if told is None or told.count("{}") != len(quoted):
        return None
    return told.format(*quoted)
