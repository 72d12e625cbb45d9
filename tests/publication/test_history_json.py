"""The JSON of a history is what its schema says, and says what the history says."""

import json
from importlib import resources

import jsonschema
import pytest

from inforce.publication.history_json import history_json
from repository_simulator import RepositorySimulator, day, policy, sentence

PATH = "policy_src/privacy.md"
SCHEMA = json.loads((resources.files("inforce") / "schemas/history.schema.json").read_text())


def published(history, on):
    """The JSON of a history, checked against its schema."""
    data = json.loads(history_json(history, on=day(on)))
    jsonschema.validate(data, SCHEMA, format_checker=jsonschema.FormatChecker())
    return data


@pytest.fixture
def site():
    """A policy in force, one coming and postponed, one taken back, and an absence."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01", announced="2025-11-30"), on="2025-12-01")
    site.publish(PATH, policy(sentence(1, 2), "2026-01-01"), on="2026-02-01")
    said = policy(sentence(3), "2026-09-01", change="material", summary="Less „privacy“.")
    site.publish(PATH, said, on="2026-05-01")
    site.publish(PATH, said.replace("2026-09-01", "2026-10-01"), on="2026-06-01")
    return site


def test_a_history_is_told_whole(site):
    """Labels, statuses, dates and texts are those of the history."""
    data = published(site.history("privacy"), "2026-07-01")
    assert (data["in_force"], data["coming"]) == ("2026-01-01", ["2026-10-01"])
    old, new = data["versions"]
    assert (old["status"], old["announced"], old["recorded"]) == (
        "in-force",
        "2025-11-30",
        "2025-12-01",
    )
    assert [(t["n"], t["change"]) for t in old["texts"]] == [(1, "adopted"), (2, "substantial")]
    assert (new["status"], new["change"], new["postponed_from"]) == (
        "announced",
        "material",
        ["2026-09-01"],
    )
    assert new["summary"] == "Less „privacy“."
    assert new["announced"] is None


def test_what_was_answered_on_the_record_is_told(site):
    """Who reads the JSON learns on what ground a version began to bind without its notice."""
    ground = "\n  - {finding: N001, because: A court ordered it., by: Counsel, until: 2026-12-31}"
    site.publish(PATH, policy(sentence(4), "2026-08-02", waivers=ground), on="2026-08-01")
    assert published(site.history("privacy"), "2026-08-02")["versions"][-1]["waivers"] == [
        {
            "finding": "N001",
            "section": None,
            "because": "A court ordered it.",
            "by": "Counsel",
            "until": "2026-12-31",
        }
    ]


def test_an_end_with_a_successor_is_told(site):
    """Who reads the JSON learns when a policy ends, and what replaces it."""
    ended = policy(sentence(3), "2026-10-01", status="repealed", repealed="2027-01-01")
    site.publish(PATH, ended.replace("status", "replaced_by: terms\nstatus"), on="2026-07-01")
    data = published(site.history("privacy"), "2026-08-01")
    assert (data["repealed"], data["replaced_by"]) == ("2027-01-01", "terms")


def test_what_is_gone_is_told(site):
    """A withdrawn version and an absence stand in the JSON."""
    site.delete(PATH, on="2026-07-01")
    data = published(site.history("privacy"), "2026-08-01")
    assert data["versions"][1]["withdrawn"] == "2026-07-01"
    assert data["absences"] == [
        {"from": "2026-07-01", "until": None, "reason": "unknown", "successors": []}
    ]


def test_nothing_that_is_not_known_is_made_up():
    """Without a history nobody knows when a text was recorded, and by which commit."""
    history = RepositorySimulator().history(
        "privacy", working={PATH: policy(sentence(1), "2026-01")}
    )
    (version,) = published(history, "2025-01-01")["versions"]
    assert version["effective"] == [
        {"from": "2026-01-01", "precision": "month", "applies_to": None}
    ]
    assert version["recorded"] is None
    assert version["texts"][0]["commit"] is None
