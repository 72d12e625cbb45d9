"""A version that binds with less than its notice says why wherever people are told of it."""

import json
from email import message_from_bytes
from email.policy import default

import pytest
from click.testing import CliRunner
from icalendar import Calendar
from jsonschema import validate
from test_notice_command import SAID, Site, policy, schema

from inforce.adapters.cli.main import cli

GROUND = "[{finding: N001, because: A flaw was in use., by: Counsel, until: 2026-12-31}]"
STATED = "The stated ground: “A flaw was in use.” Stated by: Counsel."
CUT = f"Its notice was cut to 5 days. {STATED}"
NONE = f"This version took effect without notice. {STATED}"


@pytest.fixture
def site(tmp_path):
    """A site."""
    return Site(tmp_path / "site")


def hurried(site, effective):
    """Publish a change that cannot wait; what the rules find in it is another matter."""
    text = policy("two years", effective, announced="2026-12-01", waivers=GROUND, **SAID)
    site.publish(text, on="2026-12-01")


def built(site):
    """The site as it is built on the second of December."""
    config = site.root / "mkdocs.yml"
    pinned = "  - inforce:\n      as_of: 2026-12-02\n"
    config.write_text(config.read_text().replace("  - inforce:\n", pinned, 1))
    done = CliRunner().invoke(cli, ["build", "-f", str(config)])
    assert done.exit_code == 0, done.output
    return site.root / "site"


def api(folder, name):
    """A file for applications, valid by its schema."""
    data = json.loads((folder / "api" / "v1" / name).read_text())
    validate(data, schema("notices" if name == "notices.json" else "since"))
    return data


def test_every_form_of_a_pack_states_the_ground(site):
    """Who is told too late is told why, in whatever form."""
    hurried(site, "2026-12-06")
    files = site.pack()
    data = json.loads(files["notice.json"])
    validate(data, schema("notice"))
    assert data["grounds"] == [
        {"because": "A flaw was in use.", "by": "Counsel", "until": "2026-12-31"}
    ]
    assert data["languages"]["en"]["grounds"] == [CUT]
    mail = message_from_bytes(files["email.en.eml"], policy=default)
    said = [mail.get_body((kind,)).get_content() for kind in ("plain", "html")]
    said += [files[name].decode() for name in ("notice.en.html", "feed-entry.atom")]
    said.append(files["CHANGELOG.en.md"].decode())
    said += [str(event["description"]) for event in Calendar.from_ical(files["notice.ics"]).events]
    assert all(CUT in " ".join(one.split()) for one in said)


def test_a_change_that_bound_at_once_on_a_stated_ground_has_a_pack(site):
    """Readers are told afterwards; a change without a ground is told by its text alone."""
    hurried(site, "2026-12-01")
    files = site.pack("pack", "--version", "2026-12-01")
    data = json.loads(files["notice.json"])
    validate(data, schema("notice"))
    assert (data["kind"], data["languages"]["en"]["grounds"]) == ("publication", [NONE])
    assert "new text since 1 December 2026" in files["notice.en.txt"].decode()
    page = (built(site) / "privacy" / "2026-12-01" / "notice" / "index.html").read_text()
    assert "Notice of a change that already applies" in page
    assert NONE in page
    later = policy("two years", "2026-12-02", announced="2026-12-02", **SAID)
    site.publish(later, on="2026-12-02")
    refused = site.notice("privacy", "--version", "2026-12-02", on="2026-12-03")
    assert refused.exit_code == 1
    assert "nothing to announce" in refused.output


def test_the_page_of_the_notice_and_applications_read_the_ground(site):
    """An app can show why its user was told too late."""
    hurried(site, "2026-12-06")
    folder = built(site)
    (notice,) = api(folder, "notices.json")["notices"]
    assert notice["grounds"][0]["because"] == "A flaw was in use."
    (version,) = api(folder, "policies/privacy/since/2026-01-01.json")["versions"]
    assert version["grounds"] == notice["grounds"]
    page = (folder / notice["landing"] / "index.html").read_text()
    assert CUT in page


def test_a_change_with_its_notice_states_no_ground(site):
    """A key is there all the same, so that no program has to ask for it."""
    site.publish(policy("two years", "2027-01-15", announced="2026-11-20", **SAID))
    assert json.loads(site.pack()["notice.json"])["grounds"] == []
    (version,) = api(built(site), "policies/privacy/since/2026-01-01.json")["versions"]
    assert version["grounds"] == []


def test_days_of_notice_begin_anew_where_a_version_was_brought_forward(site):
    """Who was told of January was not told of the sixth of December."""
    front = {"announced": "2026-11-20", **SAID}
    site.publish(policy("two years", "2027-01-15", **front))
    sooner = policy("two years", "2026-12-06", waivers=GROUND, **front)
    site.publish(sooner, on="2026-12-01")
    assert json.loads(site.pack()["notice.json"])["languages"]["en"]["grounds"] == [CUT]
