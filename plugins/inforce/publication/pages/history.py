"""A policy's history: every version, with every date that is known and none that is not."""

from dataclasses import dataclass
from datetime import date

from inforce.publication.addresses import history_address, policy_address
from inforce.publication.pages.links import (
    TextLink,
    VersionLink,
    policy_link,
    text_links,
    version_link,
)
from inforce.publication.pages.parts import Head, Link
from inforce.publication.pages.standing import PolicyFacts, Standing, standing_turns
from inforce.publication.pages.timescale import Timescale, timescale
from inforce.publication.pages.turning import Turn
from inforce.versions.announcing import lost_notices
from inforce.versions.history import Absence
from inforce.versions.told import SentNotice
from inforce.versions.version import TextChange


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One version of the table.

    Args:
        link: The version; its comparison is the one with the version before it.
        texts: The texts it has had, where it has had more than one.
        silent: Whether one of them came without a word from the author.
        turns: Where it stands, today and later.
        notice_days: Days from announcement to effect, where both days are known.
        languages: Languages it was translated into.
    """

    link: VersionLink
    texts: tuple[TextLink, ...] = ()
    silent: bool = False
    turns: tuple[Turn[Standing], ...] = ()
    notice_days: int | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryView:
    """The page of a policy's history.

    Args:
        head: What the page says about itself.
        policy: The text in force, at its live address.
        rows: Its versions, the latest first.
        picture: Its versions to scale.
        lost: Notices on record of texts that are not here, and of which nothing was said since.
        absences: When its file was not there, the latest first.
        repealed_on: The day it ended.
        replacement: The policy that takes its place.
    """

    head: Head
    policy: Link
    rows: tuple[HistoryRow, ...]
    picture: Timescale | None = None
    lost: tuple[SentNotice, ...] = ()
    absences: tuple[Absence, ...] = ()
    repealed_on: date | None = None
    replacement: Link | None = None


SILENT = (TextChange.SILENT_EDIT, TextChange.SUBSTANTIAL)


def notice_days(standing: Standing) -> int | None:
    """Notice is given by the day people were told; where nobody said it, nobody knows."""
    return standing.days_since(standing.version.announced_on)


def history_view(facts: PolicyFacts, *, as_of: date | None = None) -> HistoryView:
    """The history lists every version for good, also those taken back before they began.

    Args:
        facts: The policy.
        as_of: The day the site is shown as of, where it is pinned to one.
    """
    history = facts.history
    rows = []
    for standing in reversed(facts.standings):
        previous = facts.standing(standing.previous) if standing.previous else None
        link = version_link(facts, standing.version.label, previous)
        if link is None:
            continue
        texts = text_links(standing)
        label = standing.version.label
        rows.append(
            HistoryRow(
                link=link,
                texts=texts if len(texts) > 1 else (),
                silent=any(text.text.change in SILENT for text in texts),
                turns=standing_turns(facts, label),
                notice_days=notice_days(standing),
                languages=tuple(
                    sorted({t.language for t in history.translations if t.of_label == label})
                ),
            )
        )
    return HistoryView(
        head=Head(
            title=history.title,
            language=history.language,
            path=history_address(history.policy),
            crumbs=(policy_link(facts),),
            feed=policy_address(history.policy),
        ),
        policy=policy_link(facts),
        rows=tuple(rows),
        picture=timescale(facts, as_of),
        lost=tuple(lost_notices(history)),
        absences=tuple(reversed(history.absences)),
        repealed_on=history.repealed_on,
        replacement=facts.replacement,
    )
