"""The mail of a notice, opened by a mail program's own parser."""

import re
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.adapters.templates import PageRenderer
from inforce.materiality.notice_clock import EarliestDay
from inforce.materiality.notice_period import Period
from inforce.materiality.notice_preset import Basis
from inforce.publication.notices.changelog import changelog
from inforce.publication.notices.mail import Attachment, Mail, mail_bytes
from inforce.publication.notices.mail_text import WIDTH, mail_text
from inforce.publication.notices.mail_view import mail_view
from sample_notice import NOTICES, ON, SITE, notice_of, told

RENDER = PageRenderer().render
ASKED = EarliestDay(on=ON, lead=Period(days=30), preset="default", basis=Basis.REASONABLE)
POSTPONED = replace(NOTICES["2027-01-15"], asked=ASKED)


def view_of(notice, language="en"):
    """What a mail of a notice says."""
    return mail_view(told(notice, language), site=SITE, company="Lantern Post", postal="Quay 4")


def written(notice=POSTPONED, language="en", **changes):
    """A mail as bytes."""
    view = view_of(notice, language)
    mail = Mail(
        subject=view.told.headline,
        language=language,
        sender="Lantern & Sons <privacy@lantern.example>",
        reply_to="",
        text=mail_text(view),
        html=RENDER("inforce/mail.html", view, site=SITE, base="").decode(),
        attachments=(Attachment(name="privacy.html", subtype="html", text="<p>All of it.</p>"),),
    )
    return mail_bytes(replace(mail, **changes), notice, site=SITE)


def opened(data):
    """The mail as a program of mail opens it; what it has to mend is wrong."""
    message = message_from_bytes(data, policy=default)
    assert not [part.defects for part in message.walk() if part.defects]
    return message


class Tags(HTMLParser):
    """Every tag of a page with what it fetches, and its words."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.fetched, self.words = [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Note a tag and its source."""
        self.tags.append(tag)
        self.fetched += [v for name, v in attrs if name in {"src", "srcset", "background"}]

    def handle_data(self, data):
        """Note words."""
        self.words += data


def test_a_mail_has_text_and_html_and_the_whole_new_text():
    """Whoever keeps the mail has the text, whatever becomes of the site."""
    message = opened(written())
    plain, rich = (message.get_body([kind]) for kind in ("plain", "html"))
    assert plain is not None
    assert rich is not None
    assert "Until 14 January 2027 the earlier text applies." in plain.get_content()
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "privacy.html"
    assert attached.get_content().strip() == "<p>All of it.</p>"


def test_a_mail_says_who_sends_it_and_that_a_machine_wrote_it():
    """Programs that answer for people on holiday do not answer it (RFC 3834)."""
    message = opened(written())
    assert message["From"] == "Lantern & Sons <privacy@lantern.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "en"
    assert message["Date"] == "Fri, 20 Nov 2026 12:00:00 +0000"
    assert message["To"] is None


def test_a_mail_that_must_be_sent_offers_no_way_to_stop_it_and_says_why():
    """Unsubscribing from the law would be a lie."""
    message = opened(written())
    assert message["List-Unsubscribe"] is None
    assert "no way to unsubscribe" in " ".join(mail_text(view_of(POSTPONED)).split())
    free = " ".join(mail_text(view_of(replace(POSTPONED, asked=None))).split())
    assert "unsubscribe" not in free


def test_a_mail_fetches_nothing():
    """Nobody learns who opened it."""
    html = RENDER("inforce/mail.html", view_of(POSTPONED), site=SITE, base="").decode()
    page = Tags(html)
    assert page.fetched == []
    assert not {"img", "link", "script", "iframe", "object", "form"} & set(page.tags)
    assert "url(" not in html
    assert "@import" not in html


def test_the_same_notice_makes_the_same_bytes():
    """What was sent can be proved by its digest."""
    assert written() == written()
    assert written() != written(text="Something else.\n")


@pytest.mark.parametrize("language", ["en", "de", "zh"])
@pytest.mark.parametrize("label", sorted(NOTICES))
def test_the_text_says_what_the_html_says(label, language):
    """A reader without HTML misses nothing."""
    view = view_of(NOTICES[label], language)
    html = Tags(RENDER("inforce/mail.html", view, site=SITE, base="").decode()).words
    rich, plain = ("".join(one.split()) for one in (html, mail_text(view)))
    said = [view.told.headline, view.told.summary, view.reason, view.company, *view.choices]
    said += [note.what for note in view.changes] + [note.why for note in view.changes]
    for one in said:
        words = "".join(one.split())
        assert words in rich
        assert words in plain


def test_the_text_is_set_in_lines_and_no_address_is_broken():
    """A link that a line end cuts leads nowhere."""
    lines = mail_text(view_of(POSTPONED)).splitlines()
    assert "https://rules.example/privacy/2027-01-15/notice/" in lines
    assert all(len(line) <= WIDTH or line.startswith("https://") for line in lines)


@given(st.text(max_size=120), st.text(max_size=200))
def test_no_title_begins_a_header(title, summary):
    """Line ends in an author's words stay inside the subject."""
    notice = notice_of(title=f"{title}\r\nBcc: thief@evil.example\nX-Evil: 1", summary=summary)
    message = opened(written(notice))
    assert message["Bcc"] is None
    assert message["X-Evil"] is None
    assert set(message.keys()) == {
        *("From", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version"),
        *("Content-Type", "Content-Language"),
    }


@pytest.mark.parametrize("sender", ["privacy@lantern.example", "Ørsted Ænø <a@b.example>"])
def test_a_sender_is_written_so_that_every_server_takes_it(sender):
    """A name in another script is encoded; the bytes are seven bits wide."""
    data = written(sender=sender)
    assert data.isascii()
    assert opened(data)["From"].addresses[0].addr_spec in sender


def test_nothing_an_author_writes_becomes_markup_in_a_mail():
    """The words of a summary are words."""
    notice = notice_of(summary="<img src=https://evil.example/x.png> & <script>1</script>")
    html = RENDER("inforce/mail.html", view_of(notice), site=SITE, base="").decode()
    assert Tags(html).fetched == []
    assert "script" not in Tags(html).tags
    fragment = RENDER("inforce/notice-fragment.html", view_of(notice), site=SITE, base="").decode()
    assert Tags(fragment).fetched == []


def test_a_site_without_an_address_sends_no_link_to_nowhere():
    """Without it the mail still carries the whole text."""
    here = replace(SITE, canonical="")
    view = mail_view(told(POSTPONED), site=here, company="", postal="")
    assert "http" not in mail_text(view)
    assert view.company == "Lantern Post"
    assert "href" not in RENDER("inforce/mail.html", view, site=here, base="").decode()


def test_a_text_that_is_taken_back_is_told_without_what_it_would_have_changed():
    """Nobody is frightened by clauses that never come."""
    said = mail_text(view_of(NOTICES["2024-09-01"]))
    assert "never takes effect" in said
    assert "last position" not in said


def test_a_changelog_is_markdown_in_which_words_stay_words():
    """No star, link or heading comes of what an author writes."""
    said = changelog(view_of(notice_of(summary="# One *two* [three](https://evil.example)")))
    assert said.startswith("## Privacy policy: new text from 15 January 2027\n")
    assert re.search(r"\\# One \\\*two\\\*", said)
    assert "- [Read the new text](https://rules.example/privacy/2027-01-15/)" in said
