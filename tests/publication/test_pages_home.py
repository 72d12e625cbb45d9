"""The home page, the services and the glossary: what comes, what binds whom, what words mean."""

from dataclasses import replace
from datetime import date

from inforce.documents.parse import parse_document
from inforce.documents.provision import ProvisionKind
from inforce.glossary.term import Glossary, Term, TermId
from inforce.location import SourceLocation
from inforce.publication.pages.glossary import glossary_view, term_view
from inforce.publication.pages.home import RECENT, home_view
from inforce.publication.pages.parts import SiteFacts
from inforce.publication.pages.services import services_view
from inforce.publication.pages.standing import policy_facts
from inforce.source.text import SourceText
from inforce.supplements.service import ExcludedService, Service, ServiceId, Services
from sample_policy import history, noticed, status_of

SITE = SiteFacts(name="Lantern Post")
AT = SourceLocation("services.yml")


def facts_of(policy, **changes):
    past = replace(history(), policy=policy, **changes)
    versions = tuple(replace(one, policy=policy) for one in past.versions)
    return noticed(policy_facts(replace(past, versions=versions), status_of))


PRIVACY = facts_of("privacy")
MAPS = facts_of("maps", title="Maps supplement", supplements="privacy", translations=())
POLICIES = {"privacy": PRIVACY, "maps": MAPS}
SERVICES = Services(
    services=(
        Service(id=ServiceId("mail"), name="Mail", policy="privacy", location=AT),
        Service(id=ServiceId("map"), name="Map", policy="privacy", supplement="maps", location=AT),
        Service(id=ServiceId("lost"), name="Lost", policy="nowhere", location=AT),
    ),
    excluded=(ExcludedService(name="Harbour Pay", reason="a company of its own", location=AT),),
)


def test_policies_and_supplements_are_told_apart():
    """A supplement says what it adds to."""
    view = home_view(POLICIES, SERVICES, site=SITE)
    assert [row[0].said.policy.href for row in view.policies] == ["privacy/"]
    ((supplement,),) = view.supplements
    assert supplement.said.general is not None
    assert supplement.said.general.href == "privacy/"


def test_every_coming_version_is_announced_the_nearest_first():
    """What comes first is read first."""
    late = noticed(
        policy_facts(PRIVACY.history, lambda v: "announced" if v.label > "2025" else "in-force")
    )
    notices = home_view({"privacy": late, "maps": MAPS}, SERVICES, site=SITE).notices
    days = [notice[0].said.standing.from_on.on for notice in notices]
    assert len(days) == 3
    assert days == sorted(days)


def test_a_notice_names_the_version_that_applies_until_its_day():
    """Of two that come one after the other, the second takes the place of the first."""
    late = policy_facts(PRIVACY.history, lambda v: "announced" if v.label > "2025" else "in-force")
    notices = [
        turn.said for (turn,) in home_view({"privacy": noticed(late)}, SERVICES, site=SITE).notices
    ]
    first, second = notices
    assert second.before == first.standing
    assert second.until_on == first.standing.until_on
    assert first.before is not None
    assert first.before.status == "in-force"


def test_where_nothing_binds_until_then_a_notice_names_nothing():
    """A policy that ended and begins anew has no text that applies meanwhile."""
    ended = policy_facts(PRIVACY.history, lambda v: "announced" if v.label > "2026" else "repealed")
    ((turn,),) = home_view({"privacy": noticed(ended)}, SERVICES, site=SITE).notices
    assert (turn.said.before, turn.said.until_on) == (None, None)


def test_a_site_may_keep_notices_off_its_home_page():
    """The policy's own page announces the change all the same."""
    assert home_view(POLICIES, SERVICES, site=SITE, notices=False).notices == ()


def test_recent_changes_came_into_force_the_latest_first():
    """A first version changes nothing, and a coming one has not changed anything yet."""
    (turn,) = home_view(POLICIES, SERVICES, site=SITE).recent
    recent = turn.said
    days = [change.version.standing.from_on.on for change in recent]
    assert 0 < len(days) <= RECENT
    assert days == sorted(days, reverse=True)
    assert {change.version.standing.status for change in recent} == {"in-force", "superseded"}


def test_each_service_names_the_texts_that_bind_its_user():
    """No supplement means the general text alone; a way to nowhere is left out."""
    rows = services_view(SERVICES, POLICIES, site=SITE, title="Services").rows
    assert [(r.service.name, r.supplement.href if r.supplement else "") for r in rows] == [
        ("Mail", ""),
        ("Map", "maps/"),
    ]


def test_what_is_not_covered_is_said_with_its_reason():
    """Silence about a third party would read as a promise."""
    (party,) = services_view(SERVICES, POLICIES, site=SITE, title="Services").excluded
    assert party.reason == "a company of its own"


def term(identifier, name, words):
    source = SourceText(f"glossary/{identifier}.md", f"# {name}\n\n{words}\n")
    document = parse_document(source).document
    short = next(p for p in document.walk() if p.kind is ProvisionKind.PARAGRAPH)
    return Term(id=TermId(identifier), term=name, short=short, document=document, source=source)


def test_terms_stand_under_their_first_letter_with_their_short_definition():
    """A reader who knows the word finds it by its letter."""
    glossary = Glossary(
        terms=(
            term("beacon", "beacon", "A tiny picture."),
            term("browser", "Browser", "What shows pages."),
            term("cookie", "Cookie", "A small file."),
        )
    )
    letters = glossary_view(glossary, site=SITE, title="Glossary").letters
    assert [(letter, len(rows)) for letter, rows in letters] == [("B", 2), ("C", 1)]
    assert letters[1][1][0].short == "A small file."


def test_a_term_leads_back_to_the_glossary():
    """No page is a dead end."""
    view = term_view(term("cookie", "Cookie", "A small file."), site=SITE, title="Glossary")
    assert view.head.crumbs[0].href == "glossary/"
    assert view.head.path == "glossary/cookie/"


def test_what_is_taken_back_is_told_until_it_would_have_bound():
    """Whoever was told that a text comes is told on the same page that it does not."""
    view = home_view(POLICIES, SERVICES, site=SITE, on=date(2024, 8, 20))
    (privacy, _maps) = view.taken_back
    told, ended = privacy
    assert told.said is not None
    assert told.said.landing == "privacy/2024-09-01/notice/"
    assert (told.until_on, ended.from_on) == (date(2024, 8, 31), date(2024, 9, 1))
    assert home_view(POLICIES, SERVICES, site=SITE, on=date(2024, 9, 1)).taken_back == ()
