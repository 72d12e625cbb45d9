"""What everything that is published of a site starts from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from inforce.pipeline.assembly import Site
from inforce.pipeline.companions import Companions
from inforce.pipeline.comparing import Comparisons
from inforce.pipeline.definitions import Definitions
from inforce.pipeline.derivations import Derivations
from inforce.pipeline.notices import Notices
from inforce.pipeline.page_making import PageMaking
from inforce.pipeline.site_map import map_site
from inforce.pipeline.statuses import standing_from, standing_on
from inforce.pipeline.successors import with_successors
from inforce.publication.addresses import RECORD, RECORD_FILES, href_of, policy_address
from inforce.publication.pages.parts import SiteFacts
from inforce.publication.pages.standing import PolicyFacts
from inforce.publication.words import Words
from inforce.versions.identity import PolicyId

# What a site's own policies are called, whose pages programs look for; the first that is there.
PRIVACY_POLICIES: Final = ("privacy", "privacy-policy", "privacy-notice", "privacy-statement")
TERMS_OF_SERVICE: Final = ("terms", "terms-of-service", "terms-of-use", "terms-and-conditions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A site on a day, before any page of it is made.

    Args:
        making: What pages are made with.
        notices: What makes notices.
        policies: Where each policy stands, and what is said of its versions.
    """

    making: PageMaking
    notices: Notices
    policies: Mapping[PolicyId, PolicyFacts]


def prepare(
    site: Site, derive: Derivations, words_of: Callable[[str], Words], *, on: date
) -> Prepared:
    """Where each policy of a site stands on a day.

    Args:
        site: What is known.
        derive: Derivations, kept by digest.
        words_of: The words around a text, in its language.
        on: The day.
    """
    # A site that is pinned to a day says so, and tells of no other day.
    stand = standing_on if site.sources.settings.as_of else standing_from
    standing = {history.policy: stand(history, on) for history in site.histories}
    definitions = Definitions(site.sources, site.glossary, site.histories)
    making = PageMaking(
        site=site_facts(site),
        site_map=map_site(site, standing, definitions.wordings),
        derive=derive,
        on=on,
        words_of=words_of,
        definitions=definitions,
        compare=Comparisons(derive),
        companions=Companions(site.histories),
    )
    notices = Notices(site, making)
    policies = notices.of_all(with_successors(standing))
    return Prepared(making=making, notices=notices, policies=policies)


def site_facts(site: Site) -> SiteFacts:
    """What is true of every page."""
    settings = site.sources.settings
    address = settings.site_url
    known = {str(h.policy) for h in site.histories if h.repealed_on is None}
    privacy, terms = (
        next((href_of(policy_address(PolicyId(name))) for name in names if name in known), "")
        for names in (PRIVACY_POLICIES, TERMS_OF_SERVICE)
    )
    return SiteFacts(
        name=settings.site_name,
        language=settings.language,
        timezone=settings.timezone,
        as_of=settings.as_of,
        canonical=address if not address or address.endswith("/") else f"{address}/",
        privacy_policy=privacy,
        terms_of_service=terms,
        record=tuple(RECORD + name for name in RECORD_FILES if name in site.sources.record),
    )
