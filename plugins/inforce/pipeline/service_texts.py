"""The two sides of a service's whole text joined into one, as it is read or compared."""

from dataclasses import replace

from inforce.pipeline.derivations import Derivations
from inforce.pipeline.whole_texts import Whole
from inforce.publication.addresses import policy_address, version_address
from inforce.publication.composed_html import composed_document
from inforce.publication.links import SiteMap
from inforce.publication.pages.standing import Standing
from inforce.redline.compare import compare
from inforce.redline.redline import Redline
from inforce.supplements.composition import Origin, Part, compose
from inforce.supplements.names import Side
from inforce.supplements.whole_text import WholeText, settle


def text_read(whole: Whole, derive: Derivations, *, differing: bool = False) -> WholeText:
    """The whole text, or only what differs; a link that leaves it leads to the version it is of."""
    return _joined(whole, derive, differing=differing, lasting=True)


def texts_compared(old: Whole, new: Whole, derive: Derivations) -> Redline:
    """What differs between two whole texts.

    A link that leaves them leads to the policy of today: it is the same link in both.
    """
    documents = [
        composed_document(_joined(whole, derive, differing=False, lasting=False))
        for whole in (old, new)
    ]
    return compare(*documents)


def own_pages(whole: Whole) -> tuple[str, ...]:
    """The pages of the versions a whole text is made from."""
    return tuple(_page(s, lasting=True) for s in (whole.general, whole.supplement) if s)


def mapped(site_map: SiteMap, whole: Whole) -> SiteMap:
    """Where links lead from a whole text: also to the versions it is made from."""
    pages = {page.strip("/"): page for page in own_pages(whole)}
    return SiteMap(
        sources=site_map.sources,
        files=site_map.files,
        aliases={**site_map.aliases, **pages},
        names=site_map.names,
    )


def _page(standing: Standing, *, lasting: bool) -> str:
    version = standing.version
    if lasting:
        return version_address(version.policy, version.label)
    return policy_address(version.policy)


def _joined(whole: Whole, derive: Derivations, *, differing: bool, lasting: bool) -> WholeText:
    def side(standing: Standing) -> Side:
        source = standing.version.text.source
        page = _page(standing, lasting=lasting)
        return Side(document=derive.document(source).document, path=source.path, page=page)

    general = side(whole.general)
    supplement = side(whole.supplement) if whole.supplement else None
    parts = compose(general.document, supplement.document if supplement else None)
    if differing:
        parts = tuple(_alone(part) for part in parts if part.origin is not Origin.GENERAL)
    return settle(parts, general, supplement, orphans=not differing)


def _alone(part: Part) -> Part:
    """What is added to a section, under the heading of that section where it stands by itself."""
    if part.within is None:
        return part
    heading = tuple(run for run in part.within.runs if run.footnote is None)
    section = replace(part.within, runs=heading, aliases=(), children=part.provisions)
    return replace(part, provisions=(section,))
