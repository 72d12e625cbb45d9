"""What a program finds in a change is told in the language of the text, where it has words."""

import json
from email import message_from_bytes
from email.policy import default

import pytest
from jsonschema import validate
from test_notice_command import CONFIG, Site, schema

from inforce.adapters.templates import THEME, WordBook
from inforce.publication.reasons import reason_in_words

BOOK = WordBook((THEME,))
FRONT = "title: Datenschutz\nchange: material\nsummary: Wir bewahren alles zwei Jahre auf.\n"
TEXT = (
    "---\n{}effective: {}\n---\n\n# Datenschutz\n\n## Aufbewahrung {{#keeping}}\n\n"
    "Wir bewahren Ihre Daten {} lang auf.\n"
)


@pytest.fixture
def german(tmp_path):
    """A German site with a coming change, and the pack of its notice."""
    site = Site(tmp_path / "site")
    german = CONFIG.replace("theme: material", "theme: {name: material, language: de}")
    first = TEXT.format("title: Datenschutz\n", "2026-01-01", "ein Jahr")
    path = "policy_src/datenschutz.md"
    site.commit({"mkdocs.yml": german, path: first}, on="2025-12-02")
    site.commit({path: TEXT.format(FRONT, "2027-01-15", "zwei Jahre")}, on="2026-11-20")
    folder = tmp_path / "pack"
    done = site.notice("datenschutz", "--out", str(folder))
    assert done.exit_code == 0, done.output
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_record_of_a_notice_says_why_and_where_in_the_language_of_its_text(german):
    """A reader of German is not told in English what a program found."""
    data = json.loads(german["notice.json"])
    validate(data, schema("notice"))
    (clause,) = data["clauses"]
    assert clause["reason_language"] == "de"
    assert clause["citation"] == "„Aufbewahrung“, Absatz 1"
    assert clause["reason"] in BOOK.words("de").reasons.values()


def test_the_mail_names_the_place_in_the_language_of_its_text(german):
    """In its text and in its HTML."""
    mail = message_from_bytes(german["email.de.eml"], policy=default)
    for kind in ("plain", "html"):
        said = mail.get_body((kind,)).get_content()
        assert "Absatz 1" in said
        assert "paragraph" not in said


def test_a_reason_that_nobody_translated_stays_what_it_is():
    """It is said in English, and that is said, too."""
    assert reason_in_words("Something new.", BOOK.words("de")) is None
    assert reason_in_words("Something new.", BOOK.words("en")) == "Something new."
