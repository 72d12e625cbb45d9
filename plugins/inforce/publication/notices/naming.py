"""Names that a notice keeps for good in feeds, calendars and mail."""

from typing import Final
from urllib.parse import quote, urlsplit

from inforce.publication.pages.parts import SiteFacts

# A site that does not know its address has no host; this name is nobody's (RFC 2606).
NO_HOST: Final = "site.invalid"
# RFC 4151 tells one owner of a host from the next by a day; this one stays, so that names stay.
TAG_SINCE: Final = "2026"


def host_of(site: SiteFacts) -> str:
    """The host of a site, which makes its names differ from another site's."""
    return urlsplit(site.canonical).hostname or NO_HOST


def tag_of(name: str, site: SiteFacts) -> str:
    """A name as a URI that leads nowhere and never changes (RFC 4151)."""
    return f"tag:{host_of(site)},{TAG_SINCE}:{quote(name, safe='/@')}"
