"""A draft's page, in previews only: the working text, and what it changes."""

from dataclasses import dataclass

from inforce.digest import Digest
from inforce.publication.addresses import draft_address
from inforce.publication.body_html import BodyHtml
from inforce.publication.pages.links import VersionLink, history_href, policy_link, version_link
from inforce.publication.pages.parts import Head, Link
from inforce.publication.pages.policy import shown_live
from inforce.publication.pages.reading import Reading
from inforce.publication.pages.standing import PolicyFacts
from inforce.publication.redline_html import RedlineHtml


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBody:
    """The working text, its redline against the one it would replace, and what is read in that."""

    text: BodyHtml
    redline: RedlineHtml | None = None
    reading: Reading | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """A page that shows a draft.

    Args:
        head: What the page says about itself.
        policy: The text in force, at its live address.
        history: The address of the policy's history.
        against: The version it is compared with; None where there is none yet.
        digest: Digest of the draft's canonical text.
        body: The draft; None until it has been rendered.
    """

    head: Head
    policy: Link
    history: str
    against: VersionLink | None
    digest: Digest
    body: DraftBody | None = None


def draft_view(facts: PolicyFacts, digest: Digest) -> DraftView:
    """A draft binds nobody and is no part of a published site."""
    history = facts.history
    shown = shown_live(facts)
    return DraftView(
        head=Head(
            title=history.title,
            language=history.language,
            path=draft_address(history.policy),
            crumbs=(policy_link(facts),),
        ),
        policy=policy_link(facts),
        history=history_href(facts),
        against=version_link(facts, shown.version.label) if shown else None,
        digest=digest,
    )
