"""What befell a version is told where the version is shown, with the ground and who states it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from test_templates import MARKUP, SITE, living, rendered

from inforce.publication.body_html import BodyHtml
from inforce.publication.pages.history import history_view
from inforce.publication.pages.parts import Link
from inforce.publication.pages.policy import policy_view
from inforce.publication.pages.standing import policy_facts
from inforce.publication.pages.translation import translation_view
from inforce.publication.pages.version import version_view
from inforce.versions.version import Waiver
from sample_policy import history, status_of

GROUND = Waiver(
    finding="N001",
    because="A flaw was in use.",
    by="Counsel",
    until=date(2026, 12, 31),
)
ELSEWHERE = Waiver(finding="M002", because="A word of the trade.", section="use")


def facts_with(*waivers, told_before=0, **changes):
    """The sample policy, whose version in force answers findings of its checks."""
    past = history()
    standing = policy_facts(past, status_of).in_force
    told_on = standing.version.effective_on - timedelta(days=told_before)
    version = replace(standing.version, waivers=waivers, announced_on=told_on)
    versions = tuple(version if v.label == version.label else v for v in past.versions)
    return replace(policy_facts(replace(past, versions=versions), status_of), **changes)


def pages(facts):
    """The live page, the version's page and the history, as readers get them."""
    body = BodyHtml("<h1>T</h1><p>x</p>", (), "T")
    version = replace(version_view(facts, facts.in_force, site=SITE), body=body)
    return {
        "live": living("inforce/policy.html", policy_view(facts, site=SITE)),
        "version": rendered("inforce/version.html", version),
        "history": rendered("inforce/history.html", history_view(facts)),
    }


@pytest.mark.parametrize("page", ["live", "version", "history"])
def test_a_version_without_notice_says_so_with_its_ground_and_who_states_it(page):
    """Who is bound at once learns why, and by whose word."""
    said = pages(facts_with(GROUND))[page]
    assert "This version took effect without notice. The stated ground:" in said
    assert "“A flaw was in use.”" in said
    assert "Stated by: Counsel." in said


def test_a_translation_says_it_in_its_own_language():
    """Who reads another language is bound at once, too."""
    facts = facts_with(GROUND)
    translation = next(t for t in facts.history.translations if t.language == "de")
    view = translation_view(facts, facts.in_force, translation, site=SITE)
    view = replace(view, body=BodyHtml("<h1>T</h1><p>x</p>", (), "T"))
    said = rendered("inforce/translation.html", view)
    assert "Diese Fassung trat ohne Vorlauf in Kraft. Angegebener Grund:" in said
    assert "„A flaw was in use.“" in said


def test_a_notice_that_was_cut_short_says_to_how_many_days():
    """Little notice is not none."""
    assert "cut to 3 days. The stated" in pages(facts_with(GROUND, told_before=3))["version"]
    assert "cut to one day. The stated" in pages(facts_with(GROUND, told_before=1))["version"]


@pytest.mark.parametrize("page", ["live", "version"])
def test_every_answer_is_published_with_its_version(page):
    """What checks found and a person set aside can be read by anyone."""
    said = pages(facts_with(GROUND, ELSEWHERE))[page]
    assert "Answered on the record" in said
    assert "A word of the trade." in said
    assert "<code>M002</code>" in said
    assert "2026-12-31" in said


@pytest.mark.parametrize("page", ["live", "version", "history"])
def test_a_version_that_answers_nothing_says_nothing_of_it(page):
    """No empty heading, and no doubt where there is none."""
    said = pages(facts_with())[page]
    assert "Answered on the record" not in said
    assert "inforce-ground" not in said


def test_no_ground_becomes_markup():
    """An author's words are words."""
    hostile = replace(GROUND, because=MARKUP, by=MARKUP, section=MARKUP)
    for name, said in pages(facts_with(hostile, replace(hostile, finding=MARKUP))).items():
        assert "<script>alert" not in said, name


@pytest.mark.parametrize("page", ["live", "version", "history"])
def test_a_policy_that_ends_leads_to_what_replaces_it(page):
    """Who is left without a policy learns which one binds them then."""
    facts = facts_with()
    last = facts.in_force
    ended = replace(facts.history, versions=(last.version,), repealed_on=date(2027, 6, 1))
    facts = replace(policy_facts(ended, status_of), replacement=Link("Terms of use", "terms/"))
    said = pages(facts)[page]
    assert 'terms/">Terms of use</a> takes its place' in said


def test_a_version_brought_forward_is_told_apart_from_a_postponed_one():
    """An earlier day than announced is another thing than a later one."""
    facts = facts_with()
    coming = facts.coming[0].version
    for moved, expected in ((400, True), (-40, False)):
        day = coming.effective_on + timedelta(days=moved)
        version = replace(coming, postponed_from=(day,))
        versions = tuple(version if v.label == version.label else v for v in history().versions)
        said = pages(policy_facts(replace(facts.history, versions=versions), status_of))["history"]
        assert ("Brought forward." in said) is expected
        assert "First announced for" in said
