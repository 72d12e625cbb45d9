"""When a site must be built again although nobody changed a text."""

from collections.abc import Iterator
from datetime import date

from inforce.pipeline.assembly import Site
from inforce.pipeline.statuses import standing_on
from inforce.pipeline.whole_texts import wholes_of
from inforce.publication.next_report import EndingWaiver, NextDay, changes_between, notice_end
from inforce.publication.pages.standing import WITHDRAWN, PolicyFacts
from inforce.versions.identity import PolicyId
from inforce.versions.timeline import announced, turning_days


def next_day(site: Site, *, on: date) -> NextDay:
    """The nearest day on which the calendar alone changes what the site says.

    Args:
        site: What is known.
        on: The day from which to look.
    """
    waivers = tuple(_waivers(site, on))
    as_of = site.sources.settings.as_of
    if as_of is not None:
        return NextDay(on=on, day=None, as_of=as_of, waivers=waivers)
    now = {history.policy: standing_on(history, on) for history in site.histories}
    days = [day for facts in now.values() for day in _days(facts, on)]
    if not days:
        return NextDay(on=on, day=None, waivers=waivers)
    day = min(days)
    then = {history.policy: standing_on(history, day) for history in site.histories}
    return NextDay(
        on=on,
        day=day,
        changes=tuple(
            change for id_ in now for change in changes_between(now[id_], then[id_], day)
        ),
        services=tuple(_services(site, now, then, on, day)),
        waivers=waivers,
    )


def _days(facts: PolicyFacts, on: date) -> Iterator[date]:
    yield from turning_days(facts.history, on)[:1]
    for standing in facts.standings:
        if standing.status == WITHDRAWN and notice_end(standing) > on:
            yield notice_end(standing)


def _services(
    site: Site,
    now: dict[PolicyId, PolicyFacts],
    then: dict[PolicyId, PolicyFacts],
    on: date,
    day: date,
) -> Iterator[str]:
    for service in site.services.services:
        before = [(one.day, one.status) for one in wholes_of(service, now, on)]
        if [(one.day, one.status) for one in wholes_of(service, then, day)] != before:
            yield service.id


def _waivers(site: Site, on: date) -> Iterator[EndingWaiver]:
    """Those of texts that do not bind yet: nobody judges the others any more."""
    for history in site.histories:
        proposed = [history.proposed] if history.proposed is not None else []
        for version in (*announced(history, on), *proposed):
            for waiver in version.waivers:
                if waiver.until is not None and waiver.until >= on:
                    yield EndingWaiver(
                        policy=history.policy,
                        label=version.label,
                        finding=waiver.finding,
                        until=waiver.until,
                    )
