"""Where each term is used today, and what became of its wording."""

from collections.abc import Mapping
from itertools import pairwise

from inforce.glossary.term import TermId
from inforce.glossary.wordings import Wording
from inforce.pipeline.page_making import PageMaking
from inforce.publication.addresses import href_of, policy_address
from inforce.publication.pages.glossary import PastWording, Usage
from inforce.publication.pages.links import policy_link
from inforce.publication.pages.parts import Day, Link
from inforce.publication.pages.policy import shown_live
from inforce.publication.pages.standing import PolicyFacts
from inforce.publication.redline_html import view_html
from inforce.publication.text_words import redline_terms
from inforce.redline.compare import compare
from inforce.versions.identity import PolicyId


def usages_of(
    policies: Mapping[PolicyId, PolicyFacts], making: PageMaking
) -> Mapping[TermId, tuple[Usage, ...]]:
    """Each term with the policies whose live text uses it, and their sections."""
    found: dict[TermId, list[Usage]] = {}
    for facts in policies.values():
        shown, language = shown_live(facts), facts.history.language
        lexicon = making.definitions.beside(shown.version.text) if shown else None
        if shown is None or not lexicon or making.links(lexicon, language) is None:
            continue
        sections: dict[TermId, list[Link]] = {}
        for term, place, heading in making.derive.uses(shown.version.text.source, lexicon):
            address = href_of(policy_address(facts.history.policy), place)
            sections.setdefault(term, []).append(Link(heading or shown.version.title, address))
        for term, links in sections.items():
            found.setdefault(term, []).append(Usage(policy_link(facts), tuple(links)))
    return {term: tuple(usages) for term, usages in found.items()}


def term_history(known: tuple[Wording, ...], making: PageMaking) -> tuple[PastWording, ...]:
    """Each wording but the present one, the latest first, and what the next one changed."""
    terms = redline_terms(making.words)
    past = []
    for old, new in pairwise(known):
        documents = old.term.document, new.term.document
        resolve = making.site_map.resolver(new.term.source.path)
        redline = compare(*documents)
        changed = view_html(redline, resolve=resolve, terms=terms, identified=False)
        past.append(
            PastWording(
                name=old.name,
                since=Day(old.since) if old.since else None,
                until=Day(new.since) if new.since else None,
                short=old.term.short.text if old.term.short else "",
                changed=changed,
            )
        )
    return tuple(reversed(past))
