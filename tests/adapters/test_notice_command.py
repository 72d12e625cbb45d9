"""`inforce notice`: the notice of a coming version, its pack, and why there is none."""

import hashlib
import json
from email import message_from_bytes
from email.policy import default
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner
from git_fixture import GitFixture
from icalendar import Calendar
from jsonschema import validate

from inforce.adapters.cli.main import cli
from inforce.errors import InforceError

CONFIG = """site_name: Lantern Post
site_url: https://rules.example/
docs_dir: policy_src
theme: material
plugins:
  - inforce:
      notice: {mail: {from: Lantern Post <privacy@rules.example>, company: Lantern Post}}
"""
BODY = "# Privacy\n\n## Keeping {{#keeping}}\n\nWe keep what you write for {}.\n"
ON = "2026-12-01"


def policy(kept, effective, **front):
    """A text of the policy."""
    facts = {"title": "Privacy", "effective": effective, **front}
    lines = "".join(f"{key}: {value}\n" for key, value in facts.items())
    return f"---\n{lines}---\n\n{BODY.format(kept)}"


SAID = {"change": "material", "summary": "We keep what you write for two years."}
NEXT = policy("two years", "2027-01-15", announced="2026-11-20", **SAID)


class Site(GitFixture):
    """A site with one policy in force since January."""

    def __init__(self, root):
        super().__init__(root)
        first = policy("a year", "2026-01-01")
        self.commit({"mkdocs.yml": CONFIG, "policy_src/privacy.md": first}, on="2025-12-01")

    def publish(self, text, on="2026-11-20", path="policy_src/privacy.md"):
        """Publish a text."""
        self.commit({path: text}, on=on)

    def notice(self, *arguments, on=ON):
        """Run the command."""
        config = str(self.root / "mkdocs.yml")
        return CliRunner().invoke(cli, ["notice", *arguments, "-f", config, "--on", on])

    def pack(self, name="pack", *arguments, on=ON):
        """The files of a pack, once its manifest was held against them."""
        done = self.notice("privacy", *arguments, "--out", str(self.root.parent / name), on=on)
        assert done.exit_code == 0, done.output
        folder = self.root.parent / name
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
        manifest = json.loads(files["manifest.json"])
        validate(manifest, schema("notice-pack"))
        listed = {one["name"]: one["sha256"] for one in manifest["files"]}
        assert listed == {
            name: hashlib.sha256(data).hexdigest()
            for name, data in files.items()
            if name != "manifest.json"
        }
        return files


def schema(name):
    """A schema that comes with the package."""
    file = resources.files("inforce") / "schemas" / f"{name}.schema.json"
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture
def site(tmp_path):
    """A site."""
    return Site(tmp_path / "site")


def test_a_person_reads_what_people_are_told(site):
    """The same words as in the mail."""
    site.publish(NEXT)
    done = site.notice("privacy")
    assert done.exit_code == 0
    assert "Privacy: new text from 15 January 2027" in done.stdout
    assert "two years" in done.stdout


def test_a_program_reads_it_by_its_schema(site):
    """Result to standard output, remarks to standard error."""
    site.publish(NEXT)
    data = json.loads(site.notice("privacy", "--format", "json").stdout)
    validate(data, schema("notice"))
    assert data["period"]["earliest"] == "2026-12-20"
    assert data["clauses"][0]["after"].endswith("two years.")


def test_a_pack_holds_every_form_and_the_digest_of_each(site):
    """It is the proof of what was said."""
    site.publish(NEXT)
    files = site.pack()
    assert sorted(files) == [
        *("CHANGELOG.en.md", "comparison.en.html", "email.en.eml", "feed-entry.atom"),
        *("manifest.json", "notice.en.html", "notice.en.txt", "notice.ics", "notice.json"),
        "text.en.md",
    ]
    assert files["text.en.md"].decode() == NEXT
    mail = message_from_bytes(files["email.en.eml"], policy=default)
    attached = [one.get_filename() for one in mail.iter_attachments()]
    assert attached == ["privacy-2027-01-15.html", "privacy-2027-01-15-comparison.html"]


def test_the_same_record_makes_the_same_pack_whenever_it_is_written(site):
    """An earlier pack is replaced, by the same bytes."""
    site.publish(NEXT)
    first = site.pack()
    assert site.pack(on="2026-12-20") == first
    assert site.pack("other") == first
    assert sorted(path.name for path in site.root.parent.iterdir()) == ["other", "pack", "site"]


def test_a_day_that_moves_has_a_notice_of_its_own(site):
    """Who was told of the first day is told of the second one."""
    site.publish(NEXT)
    site.publish(NEXT.replace("2027-01-15", "2027-03-01"), on="2026-12-10")
    files = site.pack(on="2026-12-12")
    assert json.loads(files["manifest.json"])["notice"] == "privacy@2027-03-01/postponement"
    assert "postponed to 1 March 2027" in files["notice.en.txt"].decode()
    events = Calendar.from_ical(files["notice.ics"]).walk("VEVENT")
    assert {one["sequence"] for one in events} == {1}


def test_a_text_that_is_taken_back_has_a_notice_of_its_own(site):
    """It says that nothing changes, and sends no text that never comes."""
    first = (site.root / "policy_src/privacy.md").read_text()
    site.publish(NEXT)
    site.publish(first, on="2026-12-10")
    files = site.pack(on="2026-12-12")
    assert json.loads(files["manifest.json"])["notice"] == "privacy@2027-01-15/withdrawal"
    assert "never takes effect" in files["notice.en.html"].decode()
    assert "text.en.md" not in files
    events = Calendar.from_ical(files["notice.ics"]).walk("VEVENT")
    assert {str(one["status"]) for one in events} == {"CANCELLED"}


def test_a_translation_with_a_summary_is_a_mail_in_its_language(site):
    """Readers get the notice in one language each, not in two at once."""
    site.publish(NEXT)
    german = (
        "---\ntitle: Datenschutz\nlanguage: de\ntranslation_of: 2027-01-15\n"
        "summary: Wir bewahren es zwei Jahre auf.\n---\n\n# Datenschutz\n\nZwei Jahre.\n"
    )
    site.publish(german, path="policy_src/privacy.de.md")
    files = site.pack()
    mail = message_from_bytes(files["email.de.eml"], policy=default)
    assert mail["Subject"] == "Datenschutz: neuer Text ab dem 15. Januar 2027"
    assert "zwei Jahre" in mail.get_body(["plain"]).get_content()
    assert files["text.de.md"].decode() == german
    assert "zwei Jahre" not in files["notice.en.txt"].decode()


SHORT = policy("two years", "2026-12-05", announced="2026-11-20", **SAID)
WAIVED = SHORT.replace(
    "effective:", "waivers: [{finding: N001, because: A court ordered it., by: R. Poe}]\neffective:"
)


@pytest.mark.parametrize(
    ("text", "arguments", "said"),
    [
        (NEXT, ["privcy"], "no policy “privcy”. Did you mean “privacy”?"),
        (None, ["privacy"], "has no coming version on 2026-12-01"),
        (NEXT, ["privacy", "--version", "2027-01-16"], "Did you mean “2027-01-15”?"),
        (NEXT.replace("summary:", "# summary:"), ["privacy"], "has no summary"),
        (SHORT, ["privacy"], "`effective: 2026-12-20`, the earliest lawful day"),
    ],
)
def test_what_must_not_be_told_is_said_in_a_line_and_not_written(site, text, arguments, said):
    """Exit code 1, one clear line, no folder."""
    if text is not None:
        site.publish(text)
    done = site.notice(*arguments, "--out", str(site.root.parent / "pack"))
    assert done.exit_code == 1
    assert said in done.stderr
    assert done.stdout == ""
    assert not (site.root.parent / "pack").exists()


def test_a_text_nobody_has_published_is_no_notice_yet(site):
    """What lies in the working tree was told to nobody."""
    (site.root / "policy_src/privacy.md").write_text(NEXT)
    done = site.notice("privacy")
    assert done.exit_code == 1
    assert "The working text would be version 2027-01-15" in done.stderr


def test_a_period_that_is_missed_on_the_record_may_be_told(site):
    """Where an exemption applies its ground stands in the text."""
    site.publish(WAIVED)
    assert site.notice("privacy").exit_code == 0


def test_what_was_told_can_be_written_again_after_its_day(site):
    """The proof of last year's notice is the same this year."""
    site.publish(NEXT)
    first = site.pack()
    assert site.pack("later", "--version", "2027-01-15", on="2027-06-01") == first


def test_what_is_edited_after_the_day_was_announced_to_nobody(site):
    """The notice of a text goes on proving the words that people were told of."""
    site.publish(NEXT)
    first = site.pack()
    site.publish(f"{NEXT}\nOr for six years, if we like.\n", on="2027-02-10")
    later = site.pack("later", "--version", "2027-01-15", on="2027-06-01")
    assert later["text.en.md"] == first["text.en.md"]
    assert later["email.en.eml"] == first["email.en.eml"]


def test_a_preset_gives_readers_a_way_out_and_they_are_told(site):
    """The last day is said in the mail and stands in the calendar."""
    site.write("mkdocs.yml", CONFIG.replace("notice: {", "notice: {preset: ca-quebec, "))
    site.publish(NEXT)
    files = site.pack()
    assert json.loads(files["notice.json"])["exit_until"] == "2027-02-14"
    mail = message_from_bytes(files["email.en.eml"], policy=default)
    assert "free of charge until 14 February 2027" in " ".join(
        mail.get_body(["plain"]).get_content().split()
    )
    events = Calendar.from_ical(files["notice.ics"]).walk("VEVENT")
    assert "20270214" in [one["dtstart"].to_ical().decode() for one in events]


def test_nothing_is_written_over_anything_else(site):
    """A folder with other things in it is left alone."""
    site.publish(NEXT)
    folder = site.root.parent / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    done = site.notice("privacy", "--out", str(folder))
    assert isinstance(done.exception, InforceError)
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_a_pack_is_written_whole_or_not_at_all(site, monkeypatch):
    """A full disk leaves the earlier pack, and nothing half-written beside it."""
    site.publish(NEXT)
    before = site.pack()
    written = Path.write_bytes

    def full(path, data):
        if path.name == "notice.json":
            raise OSError(28, "No space left on device")
        return written(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    done = site.notice("privacy", "--out", str(site.root.parent / "pack"))
    assert isinstance(done.exception, InforceError)
    monkeypatch.undo()
    folder = site.root.parent / "pack"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert sorted(path.name for path in site.root.parent.iterdir()) == ["pack", "site"]


def test_a_site_that_names_no_sender_gets_everything_but_the_mail(site):
    """It is told so, and the rest is there."""
    site.write(
        "mkdocs.yml", CONFIG.partition("      notice:")[0].replace("- inforce:", "- inforce")
    )
    site.publish(NEXT)
    files = site.pack()
    assert not [name for name in files if name.endswith(".eml")]
    assert "no mail is written" in site.notice("privacy").stderr
