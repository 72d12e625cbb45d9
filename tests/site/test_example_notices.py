"""Every form of the example site's notices, opened by a real reader of its kind."""

import json
from email import message_from_bytes
from email.policy import default
from urllib.parse import urlsplit

import feedparser
import pytest
from icalendar import Calendar
from jsonschema import validate

from example_site import ROOT, copied, inforce

URL = "https://policies.veldamar.example/"


def run(folder, *arguments):
    """Run a command on the example."""
    done = inforce(folder, *arguments)
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The example site, built, and the pack of its coming change."""
    folder = copied(tmp_path_factory.mktemp("notices"))
    run(folder, "build")
    run(folder, "notice", "privacy", "--out", "pack")
    return folder


def page(example, address):
    """The page of the site behind an address."""
    assert address.startswith(URL)
    path = example / "site" / urlsplit(address).path.lstrip("/")
    return path / "index.html" if path.is_dir() else path


def test_every_feed_is_read_and_each_entry_leads_to_a_page(example):
    """A feed reader takes each as it is; whoever follows an entry arrives."""
    feeds = sorted((example / "site").rglob("*.atom"))
    assert len(feeds) == 1 + 4 + 6 + 3  # the site, its policies, its services, the classes
    for path in feeds:
        read = feedparser.parse(
            path.read_bytes(), response_headers={"content-type": "application/atom+xml"}
        )
        assert not read.bozo, (path, read.get("bozo_exception"))
        assert [one.link for one in read.entries if not page(example, one.link).is_file()] == []
        assert page(example, read.feed.link).is_file()
        alike = json.loads(path.with_suffix(".json").read_text())
        assert [one["id"] for one in alike["items"]] == [one.id for one in read.entries]


def test_every_page_names_feeds_that_are_there(example):
    """A program that is given a page finds what to follow."""
    for path in (example / "site").rglob("index.html"):
        links = [
            part.split('"')[0]
            for part in path.read_text().split('href="')
            if part.split('"')[0].endswith(("feed.atom", "feed.json"))
        ]
        assert links, path
        assert [one for one in links if not (path.parent / one).resolve().is_file()] == []


def test_every_calendar_is_read(example):
    """A calendar takes each event, one on the day and one on the day before."""
    files = sorted((example / "site").rglob("notice.ics"))
    assert files
    for path in files:
        calendar = Calendar.from_ical(path.read_bytes())
        assert calendar.errors == []
        assert calendar.walk("VEVENT")


def test_applications_read_the_coming_change(example):
    """By its schema, with addresses that lead to pages."""
    data = json.loads((example / "site/api/v1/notices.json").read_text())
    schema = ROOT / "plugins/inforce/schemas/notices.schema.json"
    validate(data, json.loads(schema.read_text()))
    (notice,) = data["notices"]
    assert notice["id"] == "privacy@2027-01-15/announcement"
    for name in ("landing", "text", "comparison"):
        assert page(example, data["url"] + notice[name]).is_file()


def test_the_mail_is_read_and_its_links_lead_to_pages(example):
    """A program of mail opens text, HTML and both attachments."""
    data = (example / "pack/email.en.eml").read_bytes()
    message = message_from_bytes(data, policy=default)
    assert not [part.defects for part in message.walk() if part.defects]
    text = message.get_body(["plain"]).get_content()
    links = [line for line in text.splitlines() if line.startswith("https://")]
    assert len(links) == 3
    assert [one for one in links if not page(example, one).is_file()] == []
    attached = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    assert "24 months" in attached["privacy-2027-01-15.html"]
    assert "<ins" in attached["privacy-2027-01-15-comparison.html"]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_shows_the_page_and_the_mail_without_a_complaint(
    example, browser, tmp_path, width, scheme
):
    """Nothing is wider than the screen, nothing is fetched from elsewhere, nothing is refused."""
    message = message_from_bytes((example / "pack/email.en.eml").read_bytes(), policy=default)
    mail = tmp_path / "mail.html"
    mail.write_text(message.get_body(["html"]).get_content(), encoding="utf-8")
    landing = example / "site/privacy/2027-01-15/notice/index.html"
    comparison = example / "pack/comparison.en.html"
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for file in (landing, mail, comparison):
        shown, complaints, fetched = context.new_page(), [], []
        shown.on("console", lambda said, kept=complaints: kept.append(said.text))
        shown.on("request", lambda asked, kept=fetched: kept.append(asked.url))
        shown.goto(file.as_uri())
        title = shown.locator("h1").first.inner_text()
        assert title == "Privacy Policy: new text from 15 January 2027"
        assert [one for one in fetched if not one.startswith("file:")] == []
        assert complaints == []
        wide = shown.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, file
        shown.close()
    context.close()
