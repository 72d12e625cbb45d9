"""Everything that is needed to tell people of one change, each form made from the one record."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Protocol

from inforce.pipeline.page_making import PageMaking
from inforce.pipeline.preparing import Prepared
from inforce.publication.artifact import Artifact
from inforce.publication.links import SiteMap
from inforce.publication.notices.atom import atom_entry
from inforce.publication.notices.attached import AttachedView
from inforce.publication.notices.calendar import calendar
from inforce.publication.notices.changelog import changelog
from inforce.publication.notices.composing import told_texts
from inforce.publication.notices.feed import entry_of
from inforce.publication.notices.mail import Attachment, Mail, mail_bytes
from inforce.publication.notices.mail_text import mail_text
from inforce.publication.notices.mail_view import MailView, mail_view
from inforce.publication.notices.manifest import manifest
from inforce.publication.notices.notice import Notice, NoticeKind, NoticeWording
from inforce.publication.notices.notice_json import notice_json
from inforce.publication.notices.telling import Telling
from inforce.publication.pages.standing import PolicyFacts
from inforce.settings import MailSettings
from inforce.source.text import SourceText
from inforce.versions.identity import VersionLabel

NOWHERE: Final = SiteMap(sources={}, files={}, aliases={})


class Finish(Protocol):
    """Finishes a file with a template."""

    def __call__(self, template: str, view: object, *, base: str) -> bytes:
        """The finished file; `base` leads from it to the root of the site."""


def notice_pack(
    prepared: Prepared, notice: Notice, finish: Finish, mail: MailSettings
) -> tuple[Artifact, ...]:
    """Every form of a notice and the manifest of them; the same record makes the same bytes.

    Args:
        prepared: The site.
        notice: The notice.
        finish: Finishes a file with a template.
        mail: In whose name it goes out; without a sender no mail is written.
    """
    making = prepared.making
    if not making.site.canonical:  # outside the site no link could lead into it
        making = replace(making, site_map=NOWHERE)
    packer = _Packer(prepared.policies[notice.policy], notice, making, finish, mail)
    files = tuple(sorted(packer.files(), key=lambda file: file.path))
    return (*files, manifest(notice, files, site=making.site))


class _Packer:
    def __init__(
        self,
        facts: PolicyFacts,
        notice: Notice,
        making: PageMaking,
        finish: Finish,
        mail: MailSettings,
    ) -> None:
        self._facts = facts
        self._notice = notice
        self._making = making
        self._finish = finish
        self._mail = mail

    def files(self) -> Iterator[Artifact]:
        making, notice = self._making, self._notice
        words = making.words_of(notice.in_language)
        told = Telling(notice=notice, wording=notice.wordings[0], words=words)
        yield _file("notice.ics", "text/calendar", calendar((notice,), words, site=making.site))
        entry = atom_entry(entry_of(told, making.site), making.site)
        yield _file("feed-entry.atom", "application/atom+xml", entry)
        data = notice_json(notice, making.words_of, site=making.site)
        yield _file("notice.json", "application/json", data)
        for wording in notice.wordings:
            yield from self._in_language(wording)

    def _in_language(self, wording: NoticeWording) -> Iterator[Artifact]:
        site, language = self._making.site, wording.language
        words = self._making.words_of(language)
        told = Telling(notice=self._notice, wording=wording, words=words)
        view = mail_view(told, site=site, company=self._mail.company, postal=self._mail.postal)
        yield _file(f"notice.{language}.txt", "text/plain", f"{told.brief(view.page)}\n".encode())
        yield _file(f"CHANGELOG.{language}.md", "text/markdown", changelog(view).encode())
        fragment = self._finish("inforce/notice-fragment.html", view, base=site.canonical)
        yield _file(f"notice.{language}.html", "text/html", fragment)
        attachments: list[Attachment] = []
        if self._notice.kind is not NoticeKind.WITHDRAWAL:
            source = self._source(wording)
            yield _file(f"text.{language}.md", "text/markdown", source.text.encode())
            attachments = list(self._attachments(view, source))
        if attachments[1:]:
            yield _file(f"comparison.{language}.html", "text/html", attachments[1].text.encode())
        if self._mail.sender:
            data = self._letter(view, tuple(attachments))
            yield _file(f"email.{language}.eml", "message/rfc822", data)

    def _letter(self, view: MailView, attachments: tuple[Attachment, ...]) -> bytes:
        mail = Mail(
            subject=view.told.headline,
            language=view.head.language,
            sender=self._mail.sender,
            reply_to=self._mail.reply_to,
            text=mail_text(view),
            html=self._finish("inforce/mail.html", view, base="").decode(),
            attachments=attachments,
        )
        return mail_bytes(mail, self._notice, site=self._making.site)

    def _attachments(self, view: MailView, source: SourceText) -> Iterator[Attachment]:
        """The whole text, then the comparison where there was a text before."""
        name = f"{self._notice.policy.replace('/', '-')}-{self._notice.label}"
        text = AttachedView(
            head=replace(view.head, title=view.told.wording.title),
            about=view.told.from_then,
            digest=self._notice.new_digest.hex,
            address=view.text,
            language=view.head.language,
            body=self._making.body(source, view.head.language),
        )
        yield self._attachment(f"{name}.html", text)
        sides = [
            self._facts.standing(VersionLabel(one))
            for one in (self._notice.old_label, self._notice.label)
        ]
        if sides[0] is None or sides[1] is None:
            return
        texts = told_texts(sides[0].version, sides[1].version)
        pair = self._making.pair(*texts, self._notice.in_language)
        style = self._making.style(view.head.language)
        compared = replace(
            text,
            head=view.head,
            about=view.told.words.texts["notice_before_after"],
            address=view.comparison,
            language=self._notice.in_language,
            body=None,
            redline=self._making.compare.html(pair, self._making.site_map, style),
        )
        yield self._attachment(f"{name}-comparison.html", compared)

    def _attachment(self, name: str, view: AttachedView) -> Attachment:
        base = self._making.site.canonical
        html = self._finish("inforce/attached.html", view, base=base).decode()
        return Attachment(name=name, subtype="html", text=html)

    def _source(self, wording: NoticeWording) -> SourceText:
        own = [
            text.source
            for text in self._facts.history.translations
            if (text.language, text.of_label) == (wording.language, self._notice.label)
        ]
        standing = self._facts.standing(self._notice.label)
        if standing is None:
            msg = f"{self._notice.id}: its version is gone"
            raise AssertionError(msg)
        prevailing = wording is self._notice.wordings[0]
        told = told_texts(standing.version, standing.version)[1].source
        return told if prevailing or not own else own[-1]


def _file(path: str, media_type: str, data: bytes) -> Artifact:
    return Artifact(path=path, media_type=media_type, data=data)
