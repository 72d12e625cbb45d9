"""The permanent addresses of a site, relative to its root, each ending in a slash.

A published address is a promise: readers, courts and applications keep it. The forms are fixed by
the content model, section 1.2.
"""

from urllib.parse import quote

from inforce.versions.identity import Language, PolicyId, VersionLabel
from inforce.versions.version import Version

GLOSSARY = "glossary/"
SERVICES = "services/"
RECORD = "record/"
# What a reader keeps of it; the texts stand at their own addresses, too.
RECORD_FILES = ("checkpoint", "ledger.jsonl", "verifier-key")
API = "api/v1/"
# The whole texts of services; a supplement's own address may begin with `services/`.
FOR = "for/"

# Where the feeds of a class of change stand.
FEED = "feed/"
# Beside the page of a notice.
NOTICE_CALENDAR = "notice.ics"

# Beside the page of each single text stand the text itself, for machines and for checking.
CANONICAL_TEXT = "text.txt"
MARKDOWN_SOURCE = "text.md"


def policy_address(policy: PolicyId) -> str:
    """The text in force."""
    return f"{policy}/"


def live_translation_address(policy: PolicyId, language: Language) -> str:
    """The text in force, in another language."""
    return f"{policy}/{language}/"


def version_address(policy: PolicyId, label: VersionLabel) -> str:
    """One version, as it reads now."""
    return f"{policy}/{label}/"


def text_address(policy: PolicyId, label: VersionLabel, number: int) -> str:
    """Exactly one text of a version."""
    return f"{policy}/{label}/{number}/"


def translation_address(policy: PolicyId, label: VersionLabel, language: Language) -> str:
    """One version in another language."""
    return f"{policy}/{label}/{language}/"


def comparison_address(old: Version, new: Version) -> str:
    """What changed from one version to another."""
    return f"{new.policy}/{old.label}..{new.label}/"


def text_comparison_address(version: Version, old: int, new: int) -> str:
    """What changed from one text of a version to another."""
    return f"{version.policy}/{version.label}/{old}..{new}/"


def notice_address(policy: PolicyId, label: VersionLabel, language: str = "") -> str:
    """What is said of a coming version: in the prevailing language, or in another one."""
    return f"{policy}/{label}/{language}/notice/" if language else f"{policy}/{label}/notice/"


def feed_address(scope: str, form: str) -> str:
    """A feed beside what it follows: the site, a policy, a service; or of a class of change.

    Args:
        scope: An address that ends in a slash, or nothing for the whole site.
        form: `atom` or `json`.
    """
    if scope.startswith(FEED):
        return f"{scope.rstrip('/')}.{form}"
    return f"{scope}feed.{form}"


def versions_address(policy: PolicyId) -> str:
    """Every version of a policy, for applications."""
    return f"{API}policies/{policy}/versions.json"


def since_address(policy: PolicyId, label: VersionLabel) -> str:
    """What changed since a version, for applications."""
    return f"{API}policies/{policy}/since/{label}.json"


def history_address(policy: PolicyId) -> str:
    """Every version, with its dates."""
    return f"{policy}/history/"


def draft_address(policy: PolicyId) -> str:
    """The working text; only in a preview."""
    return f"{policy}/draft/"


def term_address(term: str) -> str:
    """A glossary entry."""
    return f"{GLOSSARY}{term}/"


def service_address(service: str, day: str = "") -> str:
    """The whole text that binds the user of a service: today's, or that of a day."""
    return f"{FOR}{service}/{day}/" if day else f"{FOR}{service}/"


def service_differences_address(service: str) -> str:
    """How a service differs from the general policy."""
    return f"{FOR}{service}/differences/"


def service_comparison_address(service: str, old: str, new: str) -> str:
    """What changed in the whole text of a service."""
    return f"{FOR}{service}/{old}..{new}/"


def base_of(address: str) -> str:
    """The way from a page back to the root of the site: `../../` for `privacy/history/`."""
    return "../" * address.count("/")


def output_path(address: str) -> str:
    """The file that a web server sends for an address."""
    return f"{address}index.html"


def href_of(address: str, fragment: str = "") -> str:
    """An address as a page must write it: a character that would mean something else is escaped."""
    path = quote(address, safe="/~.:@!$&'()*+,;=-_")
    return f"{path}#{quote(fragment)}" if fragment else path
