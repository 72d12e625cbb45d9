"""`inforce next`: until the named day a build is the same byte for byte, on it another one."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inforce.adapters.templates import THEME, WordBook
from inforce.digest import digest_of
from inforce.glossary.term import Glossary
from inforce.location import SourceLocation
from inforce.pipeline.assembly import Site, Sources
from inforce.pipeline.derivations import Derivations
from inforce.pipeline.next_day import next_day
from inforce.pipeline.publishing import publish
from inforce.publication.next_report import next_json, next_text
from inforce.settings import Settings
from inforce.supplements.service import Service, ServiceId, Services
from inforce.versions.layout import Layout
from inforce.versions.version import Waiver
from memory_cache import MemoryCache
from sample_histories import START, days, histories
from sample_policy import history

BOOK = WordBook((THEME,))
SCHEMA = Path(__file__).parents[2] / "plugins/inforce/schemas/next.schema.json"
AT = SourceLocation("services.yml")
SERVICES = Services(
    services=(
        Service(id=ServiceId("mail"), name="Mail", policy="privacy", location=AT),
        Service(id=ServiceId("map"), name="Map", policy="privacy", supplement="maps", location=AT),
    )
)


DERIVE = Derivations(MemoryCache(), digest_of("test", b"program"))


def site_of(*histories, **choices):
    sources = Sources(
        settings=Settings(site_name="Parcels", docs_dir="policy_src", **choices),
        layout=Layout(),
        contents={},
    )
    return Site(
        sources=sources,
        observed=(),
        histories=histories,
        services=SERVICES,
        glossary=Glossary(terms=()),
        pages=(),
        diagnostics=(),
    )


def built(site, on):
    """Everything a build would write on a day."""
    made = publish(site, DERIVE, BOOK.words, on=on)
    living = {
        page.address: (page.title, repr(page.view()), page.body().html) for page in made.living
    }
    pages = {page.path: str(page.key) if page.key else repr(page.view()) for page in made.pages}
    files = {artifact.path: artifact.data for artifact in made.artifacts}
    return living, pages, files


@settings(max_examples=25, deadline=None)
@given(histories("privacy"), histories("maps", supplements="privacy", service="map"), st.data())
def test_a_build_is_the_same_until_the_named_day_and_another_one_on_it(general, supplement, data):
    """A scheduler that builds on the named days only never leaves a site behind."""
    site = site_of(general, supplement)
    on = data.draw(days)
    found = next_day(site, on=on)
    last = found.day - timedelta(1) if found.day else START + timedelta(400)
    now = built(site, on)
    assert built(site, last) == now
    between = data.draw(st.integers(0, (last - on).days))
    assert built(site, on + timedelta(between)) == now
    if found.day:
        assert built(site, found.day) != now
        assert found.changes


def test_the_answer_says_what_changes_on_the_day():
    """Whoever schedules a build can tell what it is for."""
    site = site_of(replace(history(), repealed_on=date(2027, 6, 1)))
    found = next_day(site, on=START)
    assert next_text(found).splitlines() == [
        "2027-01-15 in 45 days",
        "  privacy: version 2025-06-01 is no longer in force",
        "  privacy: version 2027-01-15 takes effect; its notice ends",
        "  for mail: another whole text",
        "  for map: another whole text",
    ]
    found = next_day(site, on=date(2027, 5, 31))
    assert next_text(found).splitlines()[:2] == [
        "2027-06-01 tomorrow",
        "  privacy: version 2027-01-15 ends: the policy is repealed",
    ]


def test_where_nothing_is_known_to_change_it_says_never():
    """No day is a whole answer, not an error."""
    assert next_text(next_day(site_of(history()), on=date(2027, 1, 15))).startswith("never (")
    pinned = next_day(site_of(history(), as_of=START), on=START)
    assert next_text(pinned) == "never (the site is shown as of 2026-12-01, whatever the day)"


def test_a_notice_that_takes_a_text_back_ends_on_the_day_it_was_for():
    """A withdrawn text never binds, and from its day on nobody need be told of it."""
    coming = history().versions[-1]
    gone = replace(coming, withdrawn_on=date(2026, 11, 25))
    past = replace(history(), versions=(*history().versions[:-1], gone))
    found = next_day(site_of(past), on=START)
    assert found.day == coming.effective_on
    assert [str(change) for change in found.changes] == [
        "privacy: version 2027-01-15: its notice ends"
    ]


def test_a_waiver_of_a_coming_text_is_told_with_its_last_day():
    """A check that passes today may not pass then, though no page changes."""
    waiver = Waiver(finding="N003", because="counsel agreed", until=date(2026, 12, 20))
    coming = replace(history().versions[-1], waivers=(waiver,))
    past = replace(history(), versions=(*history().versions[:-1], coming))
    found = next_day(site_of(past), on=START)
    assert "waiver of N003 in privacy 2027-01-15 ends with 2026-12-20" in next_text(found)
    assert found.day == coming.effective_on


@pytest.mark.parametrize("on", [START, date(2027, 1, 15)])
def test_the_json_keeps_to_its_schema(on):
    """A program reads the same answer."""
    answer = json.loads(next_json(next_day(site_of(history()), on=on)))
    jsonschema.validate(answer, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert answer["next"] == ("2027-01-15" if on == START else None)
