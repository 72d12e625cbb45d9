"""Validated choices, as values: what a site's configuration says, and nothing it does not say."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inforce.glossary.occurrences import FirstIn
from inforce.ledger.note import VerifierKey


class HistoryMode(StrEnum):
    """Where versions are read from."""

    AUTO = "auto"  # git where it is complete, together with the sealed record
    GIT = "git"
    RECORD = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """In whose name a notice goes out by mail; empty where the configuration does not say.

    Args:
        sender: The mailbox it comes from: an address, with or without a name before it.
        reply_to: The mailbox for answers.
        company: The company that gives notice.
        postal: Its postal address.
    """

    sender: str = ""
    reply_to: str = ""
    company: str = ""
    postal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSettings:
    """How a coming change is announced.

    Args:
        presets: The notice presets that a coming change must meet, each of them.
        homepage: Whether the home page announces coming changes.
        mail: In whose name a notice goes out by mail.
    """

    presets: tuple[str, ...] = ("default",)
    homepage: bool = True
    mail: MailSettings = MailSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices of one policy site. Paths are POSIX and relative to the configuration file.

    Args:
        site_name: Name of the site.
        site_url: Where it will stand; empty where that is not known.
        language: Language of the site and of texts that do not name theirs.
        docs_dir: Folder of the policies.
        glossary: Folder of the glossary; empty for none.
        record: Folder of the sealed record; it need not exist.
        timezone: IANA name of the zone in which the site counts days.
        as_of: The day the site is shown as of; None for today.
        publish_ref: Whose first-parent history is published.
        pending_refs: Branches that hold announced texts.
        history: Where versions are read from.
        notice: How a coming change is announced.
        adopt: Path of the mapping of an adopted repository; empty for none.
        overrides: Folder of the site's own templates; empty for none.
        first_in: Which uses of a term become links.
        verifier_key: The key that signs the record's checkpoint; None where nobody does.
    """

    site_name: str
    site_url: str = ""
    language: str = "en"
    docs_dir: str = "docs"
    glossary: str = ""
    record: str = "record"
    timezone: str = "UTC"
    as_of: date | None = None
    publish_ref: str = "HEAD"
    pending_refs: tuple[str, ...] = ()
    history: HistoryMode = HistoryMode.AUTO
    notice: NoticeSettings = NoticeSettings()
    adopt: str = ""
    overrides: str = ""
    first_in: FirstIn = FirstIn.SECTION
    verifier_key: VerifierKey | None = None
