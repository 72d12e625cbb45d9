"""A notice as a mail (RFC 5322): text and HTML, the whole new text attached, the same every time.

No remote picture, nothing that tells who opened it, no place for anything but the notice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses
from typing import Final

from inforce.digest import Digest, digest_of
from inforce.publication.notices.naming import host_of
from inforce.publication.notices.notice import Notice
from inforce.publication.pages.parts import SiteFacts

# Seven-bit lines arrive unaltered through every server there is.
WIRE: Final = SMTP.clone(cte_type="7bit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that goes with a mail.

    Args:
        name: What it is called.
        subtype: `html` or `plain`.
        text: What it holds.
    """

    name: str
    subtype: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What a mail says.

    Args:
        subject: Its subject.
        language: Its language.
        sender: The mailbox it comes from.
        reply_to: The mailbox for answers; empty for the same.
        text: The text.
        html: The same as HTML.
        attachments: What goes with it.
    """

    subject: str
    language: str
    sender: str
    reply_to: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()


def mail_bytes(mail: Mail, notice: Notice, *, site: SiteFacts) -> bytes:
    """The mail as a file that any program of mail opens; who gets it is for the sender to say.

    Its date is the day people were told, its name and its boundaries come from what it says.
    """
    message = EmailMessage(policy=WIRE)
    sender = _mailbox(mail.sender)
    message["From"] = sender
    if mail.reply_to:
        message["Reply-To"] = _mailbox(mail.reply_to)
    message["Subject"] = one_line(mail.subject)
    message["Date"] = format_datetime(datetime.combine(notice.told_on, time(12), UTC))
    message["Message-ID"] = f"<{_name(mail, notice, site).hex[:32]}@{sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    for attached in mail.attachments:
        message.add_attachment(attached.text, subtype=attached.subtype, filename=attached.name)
    message["Content-Language"] = mail.language  # last: what begins so goes with the first part
    digest = digest_of("mail", *(part.encode() for part in _parts(mail)))
    multiparts = (part for part in message.walk() if part.is_multipart())
    for number, part in enumerate(multiparts):
        part.set_boundary(f"=_{number}_{digest.hex[:48]}")
    return message.as_bytes()


def one_line(text: str) -> str:
    """Words as one line of a header: no word of a title can begin another header."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _mailbox(text: str) -> Address:
    """A mailbox as the configuration wrote it, which has seen that it is one."""
    ((name, address),) = getaddresses([one_line(text)])
    return Address(display_name=one_line(name), addr_spec=address)


def _name(mail: Mail, notice: Notice, site: SiteFacts) -> Digest:
    return digest_of("message", host_of(site).encode(), notice.id.encode(), mail.language.encode())


def _parts(mail: Mail) -> Iterator[str]:
    yield mail.text
    yield mail.html
    for attached in mail.attachments:
        yield attached.name
        yield attached.text
