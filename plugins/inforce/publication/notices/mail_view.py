"""What a mail of a notice says, the same in its text and in its HTML."""

from dataclasses import dataclass, replace

from inforce.materiality.assessed import AssessedChange
from inforce.publication.addresses import href_of
from inforce.publication.notices.landing import landing_address
from inforce.publication.notices.notice import Notice, NoticeKind
from inforce.publication.notices.telling import Telling
from inforce.publication.pages.parts import Head, SiteFacts
from inforce.publication.text_words import redline_terms
from inforce.versions.version import ClauseNote


@dataclass(frozen=True, slots=True, kw_only=True)
class MailView:
    """A mail of a notice, in one language. Its addresses are whole; without a site's, empty.

    Args:
        head: Title and language.
        notice: The notice.
        told: The sentences.
        page: Where the notice stands.
        text: Where the new text stands.
        comparison: Where the comparison stands.
        changes: The author's reading, clause by clause.
        choices: What a reader can do.
        who: The services concerned.
        clauses: The weightiest clauses before and after, where they are in the mail's language.
        reason: Why the mail was sent and cannot be stopped.
        attached: What is attached, in words.
        company: Who gives notice.
        postal: Its postal address.
    """

    head: Head
    notice: Notice
    told: Telling
    page: str
    text: str
    comparison: str
    changes: tuple[ClauseNote, ...]
    choices: tuple[str, ...]
    who: tuple[str, ...]
    clauses: tuple[AssessedChange, ...]
    reason: str
    attached: str
    company: str
    postal: str


def mail_view(told: Telling, *, site: SiteFacts, company: str, postal: str) -> MailView:
    """A mail says what the notice's page says, and carries the text itself.

    Args:
        told: The notice in the language of the mail.
        site: The site.
        company: Who gives notice; the site's name where nobody is named.
        postal: Its postal address.
    """
    notice, wording, texts = told.notice, told.wording, told.words.texts
    withdrawn = notice.kind is NoticeKind.WITHDRAWAL
    place = redline_terms(told.words).place
    own_language = wording.language == notice.in_language and not withdrawn
    asked = notice.asked is not None or withdrawn
    return MailView(
        head=Head(title=told.headline, language=wording.language, path=""),
        notice=notice,
        told=told,
        page=whole(landing_address(notice, wording), site),
        text=whole(wording.text, site),
        comparison=whole(notice.comparison, site) if notice.comparison else "",
        changes=told.changes,
        choices=told.choices,
        who=tuple(service.name for service in notice.services),
        clauses=tuple(
            replace(clause, citation=place(clause.citation)) for clause in notice.weight.clauses
        )
        if notice.weight and own_language
        else (),
        reason=texts["mail_reason"] if asked else texts["mail_reason_voluntary"],
        attached=_attached(told),
        company=company or site.name,
        postal=postal,
    )


def _attached(told: Telling) -> str:
    if told.notice.kind is NoticeKind.WITHDRAWAL:
        return ""
    return told.words.texts["mail_attached" if told.notice.old_label else "mail_attached_alone"]


def whole(address: str, site: SiteFacts) -> str:
    """An address of the site as it is written outside it; nothing where nobody knows its host."""
    return site.whole(href_of(address))
