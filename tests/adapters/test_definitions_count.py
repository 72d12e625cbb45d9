"""A change of a definition is a change of the policy: for the gate, the assessment, the notice."""

import json
import subprocess
import sys

import pytest
from git_fixture import GitFixture

from inforce.adapters.gate_reader import check_site

CONFIG = """site_name: Lantern Post
site_url: https://rules.example/
docs_dir: policy_src
plugins:
  - inforce:
      glossary: ../glossary
      as_of: 2026-12-01
"""
TERM = "---\nterm: parcel\n---\n\nA box of {}.\n"
NARROW, WIDE = TERM.format("wood"), TERM.format("wood, paper or cloth")
LEAFLET = "---\nterm: leaflet\n---\n\nA sheet.\n"
BODY = "# Post\n\n## Keeping {#keeping}\n\nWe keep each parcel for a year.\n"


def policy(effective, body=BODY, **front):
    """A text of the policy."""
    facts = {"title": "Post", "effective": effective, **front}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in facts.items()) + f"---\n\n{body}"


@pytest.fixture
def post(tmp_path):
    """A site with one policy in force, which uses one term."""
    repository = GitFixture(tmp_path / "post")
    repository.commit(
        {
            "mkdocs.yml": CONFIG,
            "policy_src/post.md": policy("2026-01-01"),
            "glossary/parcel.md": NARROW,
            "glossary/leaflet.md": LEAFLET,
        },
        on="2025-12-01",
    )
    return repository


def announce(post, **front):
    """A coming version whose text is the old one, and whose term means more."""
    files = {
        "policy_src/post.md": policy("2027-02-01", announced="2026-11-20", **front),
        "glossary/parcel.md": WIDE,
    }
    post.commit(files, on="2026-11-20")


def codes(post):
    """What the gate says of the site as it lies."""
    return {one.code for one in check_site(post.root / "mkdocs.yml")}


def run(post, *arguments):
    """A command in the site's folder."""
    command = (sys.executable, "-m", "inforce", *arguments)
    return subprocess.run(command, cwd=post.root, capture_output=True, text=True, check=False)


def test_the_gate_asks_for_a_version_where_a_used_definition_changes_alone(post):
    """A policy in force must not come to mean something else without its date and notice."""
    assert "G005" not in codes(post)
    (post.root / "glossary" / "leaflet.md").write_text(LEAFLET.replace("sheet", "page"))
    assert "G005" not in codes(post)  # no policy uses it
    (post.root / "glossary" / "parcel.md").write_text(WIDE)
    assert "G005" in codes(post)


def test_the_gate_sees_entries_that_explain_nothing(post):
    """What is known of the glossary is asked of it as it lies, and asked anew where it changes."""
    leaflet, parcel = (post.root / "glossary" / name for name in ("leaflet.md", "parcel.md"))
    leaflet.write_text(LEAFLET.replace("A sheet.", "What comes in a parcel."))
    parcel.write_text(NARROW.replace("A box of wood.", "Something with a leaflet."))
    assert "G014" in codes(post)
    leaflet.write_text(LEAFLET.replace("A sheet.", "A leaflet that is printed."))
    assert "G014" not in codes(post)
    assert "G015" in codes(post)


def test_the_gate_holds_what_an_author_declares_against_the_definitions_too(post):
    """Calling a version editorial is wrong where one of its words means more."""
    announce(post, change="editorial")
    assert codes(post) & {"M001", "M002"}


def test_the_redline_and_the_assessment_of_two_versions_tell_the_definition(post):
    """No word of the text differs, and yet the two versions do."""
    announce(post, change="material", summary="More is a parcel.")
    told = run(post, "redline", "post@2026-01-01", "post@2027-02-01")
    assert told.returncode == 1
    assert "“parcel” · changed definition · used in “Keeping”, paragraph 1" in told.stdout
    assert "  [-A box of wood.-]\n  {+A box of wood, paper or cloth.+}" in told.stdout
    assessed = run(post, "assess", "post@in-force", "post@coming", "--format", "json")
    assert assessed.returncode == 1
    (change,) = json.loads(assessed.stdout)["changes"]
    assert change["categories"] == ["definition"]


def test_two_files_stand_beside_no_definitions(post):
    """A text in a file has no glossary beside it, and only its words are compared."""
    announce(post, change="material", summary="More is a parcel.")
    path = "policy_src/post.md"
    assert "parcel" not in run(post, "redline", f"HEAD~1:{path}", f"HEAD:{path}").stdout


def test_a_notice_tells_the_definition(post):
    """Who is told of the change is told what the word meant and what it will mean."""
    announce(post, change="material", summary="More is a parcel.")
    told = run(post, "notice", "post", "--on", "2026-12-01", "--format", "text")
    assert told.returncode == 0, told.stdout
    assert "parcel" in told.stdout
    assert "paper or cloth" in told.stdout


def test_a_seal_keeps_the_definition_of_a_word_in_its_other_forms(post):
    """What a page explains must stand in the record, also where the text has the plural only."""
    party = "---\nterm: party\n---\n\nSomebody else.\n"
    body = BODY + "\nParties read none of it.\n"
    files = {"policy_src/post.md": policy("2026-03-01", body), "glossary/party.md": party}
    post.commit(files, on="2026-02-01")
    assert run(post, "seal").returncode == 0
    kept = [path for path in (post.root / "record").rglob("*.md") if path.read_text() == party]
    assert len(kept) == 1


TWICE = BODY + "\n“Post” means letters.\n\n“Post” means parcels.\n\nThe Post. A hash.\n"


def test_a_draft_can_be_mended_and_what_is_published_is_only_worth_knowing(post):
    """A word that is defined twice warns its author in time, and nobody afterwards."""
    path = post.root / "policy_src" / "post.md"
    path.write_text(policy("2027-03-01", TWICE, announced="2027-01-01"))
    assert told_of(post, "G007") == [("policy_src/post.md", 15, "warning")]
    announced = policy("2027-03-01", TWICE, announced="2026-11-30")
    post.commit({"policy_src/post.md": announced}, on="2026-11-30")
    assert told_of(post, "G007") == [("policy_src/post.md", 15, "info")]
    assert told_of(post, "G013") == [("policy_src/post.md", 17, "info")]


def test_a_site_without_a_glossary_is_not_asked_for_entries(post):
    """Who promises no explanations owes none."""
    config = CONFIG.replace("      glossary: ../glossary\n", "")
    files = {"mkdocs.yml": config, "policy_src/post.md": policy("2026-01-01", TWICE)}
    post.commit(files, on="2025-12-02")
    assert told_of(post, "G013") == []
    assert told_of(post, "G007") != []


def told_of(post, code):
    """Where and how heavily a code is said."""
    found = check_site(post.root / "mkdocs.yml")
    return [(d.location.path, d.location.line, str(d.severity)) for d in found if d.code == code]
