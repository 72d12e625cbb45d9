"""Notices of the sample policy, and of one coming version that a test can shape."""

from dataclasses import replace
from datetime import date

from inforce.adapters.templates import PageRenderer
from inforce.publication.notices.composing import compose_notices
from inforce.publication.notices.notice import Notice
from inforce.publication.notices.telling import Telling
from inforce.publication.pages.parts import SiteFacts
from inforce.publication.pages.standing import policy_facts
from sample_policy import history, status_of, version

SITE = SiteFacts(
    name="Lantern Post", canonical="https://rules.example/", timezone="Europe/Brussels"
)
WORDS = PageRenderer().words
ON = date(2026, 12, 1)
FACTS = policy_facts(history(), status_of)
NOTICES = {str(notice.label): notice for notice in compose_notices(FACTS)}


def notice_of(**changes) -> Notice:
    """The notice of one coming version after a first one, with what a test changes of it."""
    first = version("We keep it for a year.\n", date(2026, 1, 1), None)
    facts = {"change": "material", "summary": "We keep it for two years.", **changes}
    status = facts.pop("status", "announced")
    days = {name: facts.pop(name) for name in ("announced_on", "recorded_on") if name in facts}
    coming = replace(version("We keep it for two years.\n", date(2027, 1, 15), ON, **facts), **days)
    past = replace(history(), versions=(first, coming), translations=())
    standing = {first.label: "in-force", coming.label: status}
    return compose_notices(policy_facts(past, lambda one: standing[one.label]))[-1]


def told(notice: Notice, language: str = "en") -> Telling:
    """A notice in a language."""
    return Telling(notice=notice, wording=notice.wordings[0], words=WORDS(language))
