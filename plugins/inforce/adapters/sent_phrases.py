"""What the record holds of a notice that went out, said in the words of a language."""

from types import SimpleNamespace
from typing import Final

from markupsafe import Markup

from inforce.adapters.phrases import day, fill, text_of
from inforce.versions.told import SentNotice, Way

# Of every other kind it is only said that a notice was given.
KINDS: Final = ("announcement", "postponement", "brought-forward", "withdrawal")


def sent_notice(sent: SentNotice, phrases: SimpleNamespace) -> Markup:
    """What was told, when, how, how long before the day it named, and to whom.

    It names the day rather than says that the text took effect: it may have been put off since.
    """
    kind = next((one for one in KINDS if sent.kind.startswith(one)), "other")
    parts = [fill(text_of(phrases, f"sent-{kind}"), day=day(sent.on, phrases))]
    if sent.ways:
        parts.append(fill(phrases.sent_ways, ways=_in_a_row(sent.ways, phrases)))
    if sent.days is not None:
        parts.append(_lead(sent.days, day(sent.named[0], phrases), phrases))
    parts.append(fill(phrases.sent_end))
    if sent.readers:
        parts.append(fill(phrases.sent_to, readers=sent.readers))
    return Markup("").join(parts)


def _lead(days: int, named: Markup, phrases: SimpleNamespace) -> Markup:
    if days == 0:
        return fill(phrases.sent_same_day)
    name = ("sent_late" if days < 0 else "sent_early") + ("_one" if abs(days) == 1 else "")
    return fill(text_of(phrases, name), count=abs(days), named=named)


def _in_a_row(ways: tuple[Way, ...], phrases: SimpleNamespace) -> Markup:
    said = [fill(text_of(phrases, f"way-{way}")) for way in ways]
    row = fill(phrases.comma).join(said[:-1])
    return fill(phrases.row_end, row=row, last=said[-1]) if row else said[-1]
