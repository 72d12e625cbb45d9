"""What applications read: static JSON, made anew where a text, a date or a preset changed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from inforce.materiality.notice_clock import earliest_day
from inforce.pipeline.assembly import Site
from inforce.pipeline.notices import weight_of
from inforce.pipeline.page_making import PageMaking
from inforce.pipeline.whole_texts import shown_whole, wholes_of
from inforce.publication.addresses import API, href_of, notice_address, versions_address
from inforce.publication.api_json import (
    GLOSSARY_JSON,
    SERVICES_JSON,
    glossary_json,
    services_json,
)
from inforce.publication.api_policies import policies_json, versions_json
from inforce.publication.api_schemas import schema_files
from inforce.publication.api_since import since_files
from inforce.publication.api_version import ToldVersion
from inforce.publication.artifact import Artifact
from inforce.publication.notices.landing import told_with_page
from inforce.publication.notices.notices_json import NOTICES_JSON, notices_json
from inforce.publication.pages.links import compared_href
from inforce.publication.pages.standing import DRAFT, WITHDRAWN, PolicyFacts, Standing
from inforce.versions.identity import PolicyId
from inforce.versions.version import Version

POLICIES_JSON: Final = f"{API}policies.json"


def api_files(
    site: Site, policies: Mapping[PolicyId, PolicyFacts], making: PageMaking
) -> Iterator[Artifact]:
    """Every file under `api/v1/`; a site without services or terms has no file of them."""
    listed = [(facts, _Versions(facts, site, making).all()) for facts in policies.values()]
    yield _json(POLICIES_JSON, policies_json(listed, site=making.site, on=making.on))
    for facts, versions in listed:
        by_label = {one.version.label: one for one in versions}
        data = versions_json(facts, by_label, site=making.site, on=making.on)
        yield _json(versions_address(facts.history.policy), data)
        for file in since_files(facts, versions):
            yield _json(file.path, file.data)
    known = [notice for facts in policies.values() for notice in facts.notices]
    data = notices_json(known, making.words_of, site=making.site, on=making.on)
    yield _json(NOTICES_JSON, data)
    yield from _services_file(site, policies, making)
    if making.definitions.now:
        data = glossary_json(making.definitions.now.glossary, making.definitions.wordings)
        yield _json(GLOSSARY_JSON, data)
    yield from schema_files()


class _Versions:
    """Tells the versions of one policy, each with what it did to the one before."""

    def __init__(self, facts: PolicyFacts, site: Site, making: PageMaking) -> None:
        self._facts = facts
        self._presets = site.sources.presets
        self._making = making
        self._notices = {notice.label: notice for notice in facts.notices}

    def all(self) -> tuple[ToldVersion, ...]:
        """The versions that bind, have bound or will bind, in order of effect."""
        kept = [one for one in self._facts.standings if one.status not in {DRAFT, WITHDRAWN}]
        first = [self._first(one) for one in kept[:1]]
        told = [*first, *(self._further(old, new) for old, new in pairwise(kept))]
        repealed = self._facts.history.repealed_on
        ends = [*(one.version.effective_on for one in kept[1:]), repealed]
        first_ends = [min(filter(None, (end, repealed)), default=None) for end in ends]
        return tuple(
            replace(one, until=_day_before(end)) for one, end in zip(told, first_ends, strict=False)
        )

    def _first(self, standing: Standing) -> ToldVersion:
        return ToldVersion(standing=standing, landing=self._landing(standing.version))

    def _further(self, before: Standing, standing: Standing) -> ToldVersion:
        version, history = standing.version, self._facts.history
        pair = self._making.pair(before.version.text, version.text, history.language)
        found = self._making.compare.outline(pair)
        notice = self._notices.get(version.label)
        asked = earliest_day(self._presets, version.change, told_on=version.effective_on)
        return ToldVersion(
            standing=standing,
            notice=replace(notice, weight=weight_of(found)) if notice else None,
            found=found,
            basis=asked.basis if asked and not version.corrects_date else None,
            comparison=compared_href(self._facts, before, standing),
            landing=self._landing(version),
        )

    def _landing(self, version: Version) -> str:
        notice = self._notices.get(version.label)
        if notice is None or not told_with_page(notice):
            return ""
        return href_of(notice_address(version.policy, version.label))


def _day_before(day: date | None) -> date | None:
    return day - timedelta(days=1) if day else None


def _services_file(
    site: Site, policies: Mapping[PolicyId, PolicyFacts], making: PageMaking
) -> Iterator[Artifact]:
    if not site.services.services and not site.services.excluded:
        return
    whole = {
        str(service.id): shown_whole(wholes).day.isoformat()
        for service in site.services.services
        if (wholes := wholes_of(service, policies, making.on))
    }
    yield _json(SERVICES_JSON, services_json(site.services, whole))


def _json(path: str, data: bytes) -> Artifact:
    return Artifact(path=path, media_type="application/json", data=data)
