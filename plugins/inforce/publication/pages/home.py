"""The home page: what changes soon, what is in force, and what binds the user of each service."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from inforce.publication.addresses import GLOSSARY, SERVICES
from inforce.publication.pages.links import (
    VersionLink,
    history_href,
    policy_link,
    version_link,
)
from inforce.publication.pages.notice import (
    NoticeView,
    TakenBack,
    notice_turns,
    taken_back_turns,
)
from inforce.publication.pages.parts import Head, Link, SiteFacts
from inforce.publication.pages.policy import shown_live
from inforce.publication.pages.services import ServiceRow, service_rows
from inforce.publication.pages.standing import SUPERSEDED, PolicyFacts, Standing
from inforce.publication.pages.turning import Turn, turns
from inforce.supplements.service import ExcludedService, Services
from inforce.versions.identity import PolicyId

RECENT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRow:
    """One policy.

    Args:
        policy: Its live page.
        history: The address of its history.
        standing: The version its live page shows; None where it has none.
        general: The general policy it supplements.
        coming: The next version to come.
    """

    policy: Link
    history: str
    standing: Standing | None
    general: Link | None = None
    coming: Standing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentChange:
    """A version that came into force."""

    policy: Link
    version: VersionLink


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The home page.

    Args:
        head: What the page says about itself.
        notices: What changes soon, the nearest first, each by day.
        taken_back: What was to change and does not.
        policies: The general policies, in the order given, each today and later.
        supplements: The supplements, in the order given, each today and later.
        services: The services.
        excluded: What the policies do not cover.
        recent: The latest versions to come into force, the latest first, today and later.
        glossary: The address of the glossary; empty where there is none.
        services_page: The address of the page of services; empty where there are none.
    """

    head: Head
    notices: tuple[tuple[Turn[NoticeView | None], ...], ...] = ()
    taken_back: tuple[tuple[Turn[TakenBack | None], ...], ...] = ()
    policies: tuple[tuple[Turn[PolicyRow], ...], ...] = ()
    supplements: tuple[tuple[Turn[PolicyRow], ...], ...] = ()
    services: tuple[ServiceRow, ...] = ()
    excluded: tuple[ExcludedService, ...] = ()
    recent: tuple[Turn[tuple[RecentChange, ...]], ...] = ()
    glossary: str = ""
    services_page: str = ""


def _row(facts: PolicyFacts, policies: Mapping[PolicyId, PolicyFacts]) -> PolicyRow:
    general = policies.get(PolicyId(facts.history.supplements))
    return PolicyRow(
        policy=policy_link(facts),
        history=history_href(facts),
        standing=shown_live(facts),
        general=policy_link(general) if general else None,
        coming=(*facts.coming, None)[0],
    )


def _row_turns(
    facts: PolicyFacts, policies: Mapping[PolicyId, PolicyFacts]
) -> tuple[Turn[PolicyRow], ...]:
    return turns(facts.days, lambda day: _row(facts.on(day), policies))


def _recent(policies: Iterable[PolicyFacts]) -> tuple[RecentChange, ...]:
    changes = []
    for facts in policies:
        in_force = facts.in_force
        for standing in facts.standings:
            stands = standing == in_force or standing.status == SUPERSEDED
            if not stands or standing.previous is None:
                continue
            before = facts.standing(standing.previous)
            link = version_link(facts, standing.version.label, before)
            if link is not None:
                changes.append(RecentChange(policy=policy_link(facts), version=link))
    changes.sort(key=lambda change: change.policy.text)
    changes.sort(key=lambda change: change.version.standing.from_on.on, reverse=True)
    return tuple(changes[:RECENT])


def _day_of_notice(notice: tuple[Turn[NoticeView | None], ...]) -> date:
    return min(turn.said.standing.from_on.on for turn in notice if turn.said is not None)


def home_view(  # noqa: PLR0913 (all but two have names)
    policies: Mapping[PolicyId, PolicyFacts],
    services: Services,
    *,
    site: SiteFacts,
    notices: bool = True,
    on: date | None = None,
    glossary: bool = False,
) -> HomeView:
    """The home page announces every coming version of every policy, the nearest first.

    Args:
        policies: Every policy, in the order in which it should be listed.
        services: The services.
        site: The site.
        notices: Whether the home page announces coming versions.
        on: The day it is built for.
        glossary: Whether there is a glossary.
    """
    rows = [_row_turns(facts, policies) for facts in policies.values()]
    announced = [notice for facts in policies.values() for notice in notice_turns(facts)]
    announced.sort(key=_day_of_notice)
    days = sorted({day for facts in policies.values() for day in facts.days})
    return HomeView(
        head=Head(
            title=site.name,
            language=site.language,
            path="",
            indexed=True,
            canonical=site.canonical,
        ),
        notices=tuple(announced) if notices else (),
        taken_back=tuple(
            told for facts in policies.values() for told in taken_back_turns(facts, on) if notices
        ),
        policies=tuple(row for row in rows if row[0].said.general is None),
        supplements=tuple(row for row in rows if row[0].said.general is not None),
        services=service_rows(services, policies),
        excluded=services.excluded,
        recent=turns(days, lambda day: _recent(facts.on(day) for facts in policies.values())),
        glossary=GLOSSARY if glossary else "",
        services_page=SERVICES if services.services or services.excluded else "",
    )
