"""A version's page, and the page of exactly one of its texts."""

from dataclasses import dataclass, replace
from datetime import date

from inforce.digest import Digest
from inforce.publication.addresses import (
    CANONICAL_TEXT,
    MARKDOWN_SOURCE,
    href_of,
    policy_address,
    text_address,
    version_address,
)
from inforce.publication.pages.links import (
    VersionLink,
    history_href,
    language_links,
    policy_link,
    text_links,
    version_link,
)
from inforce.publication.pages.parts import (
    Head,
    SiteFacts,
    note_views,
)
from inforce.publication.pages.standing import ANNOUNCED, IN_FORCE, PolicyFacts, Standing
from inforce.publication.pages.text_page import VersionPage
from inforce.publication.pages.turning import Turn, turns
from inforce.versions.version import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFacts:
    """What proves which text a page shows.

    Args:
        digest: Digest of its canonical text.
        number: Its number among the texts of its version.
        latest: Whether it is the text its version has now.
        own: The address of exactly this text.
        version: The permanent address of its version.
        plain: Its canonical text.
        source: Its Markdown.
    """

    digest: Digest
    number: int
    latest: bool
    own: str
    version: str
    plain: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView(VersionPage):
    """A page that shows one text of one version.

    Args:
        exact: Whether the page promises exactly this text rather than the version as it reads now.
        standing: The version.
        text: The text shown.
        in_force: The version in force, for one that waits for its day or is compared with it.
        coming: The next version to come, for the one in force.
        next: The version after.
        turns: The same for today and for later days; its banner says what is so when it is read.
    """

    exact: bool
    standing: Standing
    text: TextFacts
    in_force: VersionLink | None = None
    coming: VersionLink | None = None
    next: VersionLink | None = None
    turns: "tuple[Turn[VersionView], ...]" = ()


def text_facts(standing: Standing, text: Text) -> TextFacts:
    """What proves which text it is."""
    version = standing.version
    own = text_address(version.policy, version.label, text.number)
    return TextFacts(
        digest=text.digest,
        number=text.number,
        latest=text.number == version.text.number,
        own=href_of(own),
        version=href_of(version_address(version.policy, version.label)),
        plain=href_of(own + CANONICAL_TEXT),
        source=href_of(own + MARKDOWN_SOURCE),
    )


def version_view(facts: PolicyFacts, standing: Standing, *, site: SiteFacts) -> VersionView:
    """A version's page shows the text the version has now."""
    return _view(facts, standing, standing.version.text, exact=False, site=site)


def text_view(
    facts: PolicyFacts, standing: Standing, text: Text, *, site: SiteFacts
) -> VersionView:
    """A text's page shows exactly that text for good, whatever corrections follow."""
    return _view(facts, standing, text, exact=True, site=site)


def _view(
    facts: PolicyFacts, standing: Standing, text: Text, *, exact: bool, site: SiteFacts
) -> VersionView:
    def say(day: date | None) -> VersionView:
        then = facts.on(day)
        return _view_on(
            then, then.standing(standing.version.label) or standing, text, exact=exact, site=site
        )

    return replace(say(None), turns=turns(facts.days, say))


def _binding_link(facts: PolicyFacts, standing: Standing) -> VersionLink | None:
    """The version in force, for one that waits for its day or is compared with it."""
    in_force = facts.in_force
    link = version_link(facts, in_force.version.label, standing) if in_force else None
    return link if link and (standing.status == ANNOUNCED or link.comparison) else None


def _view_on(
    facts: PolicyFacts, standing: Standing, text: Text, *, exact: bool, site: SiteFacts
) -> VersionView:
    history, version = facts.history, standing.version
    policy, label = history.policy, version.label
    path = text_address(policy, label, text.number) if exact else version_address(policy, label)
    indexed = standing.status == IN_FORCE and not exact
    # Only a text in force needs to say which comes next.
    coming = (*facts.coming, None)[0] if standing.status == IN_FORCE else None
    return VersionView(
        head=Head(
            title=version.title,
            language=history.language,
            path=path,
            crumbs=(policy_link(facts),),
            indexed=indexed,
            canonical=site.whole(policy_address(policy)) if indexed else "",
            feed=policy_address(policy),
        ),
        exact=exact,
        policy=policy_link(facts),
        history=history_href(facts),
        standing=standing,
        text=text_facts(standing, text),
        texts=text_links(standing),
        in_force=_binding_link(facts, standing),
        coming=version_link(facts, coming.version.label, standing) if coming else None,
        previous=version_link(facts, standing.previous, standing),
        next=version_link(facts, standing.next, standing),
        notes=note_views(version.changes, path),
        languages=language_links(facts, standing, history.language),
        replacement=facts.replacement,
    )
