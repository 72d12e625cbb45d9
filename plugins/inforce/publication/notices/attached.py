"""A text, or a comparison, as one file that can be kept: it needs no other file and no network."""

from dataclasses import dataclass

from inforce.publication.body_html import BodyHtml
from inforce.publication.pages.parts import Head
from inforce.publication.redline_html import RedlineHtml


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedView:
    """A file to keep.

    Args:
        head: Its title and language.
        about: Which text it is, from which day.
        digest: The digest of the new text.
        address: Where the original stands; empty where nobody knows the site's host.
        language: The language of the texts in it.
        body: The text, where it is one.
        redline: The comparison, where it is one.
    """

    head: Head
    about: str
    digest: str
    address: str
    language: str
    body: BodyHtml | None = None
    redline: RedlineHtml | None = None
