"""What every page that shows a text of a policy has."""

from dataclasses import dataclass

from inforce.publication.body_html import BodyHtml
from inforce.publication.pages.links import TextLink, VersionLink
from inforce.publication.pages.parts import Head, LanguageLink, Link, NoteView


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """A page that shows a text.

    Args:
        head: What the page says about itself.
        policy: The policy's text in force, at its live address.
        history: The address of the policy's history.
        languages: The languages it can be read in; empty where there is one.
        body: The text; None until it has been rendered, or where it comes from elsewhere.
    """

    head: Head
    policy: Link
    history: str
    languages: tuple[LanguageLink, ...] = ()
    body: BodyHtml | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPage(TextPage):
    """A page that shows a version in the policy's own language.

    Args:
        texts: Every text the version has had.
        previous: The version before it.
        notes: The author's notes on it, clause by clause.
        replacement: The policy that takes its place.
    """

    texts: tuple[TextLink, ...] = ()
    previous: VersionLink | None = None
    notes: tuple[NoteView, ...] = ()
    replacement: Link | None = None
