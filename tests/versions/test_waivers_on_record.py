"""Findings that an author has answered: which of them stay with a version, and how long."""

from inforce.versions.merging import merge_histories
from ledger_samples import seal, sealed
from repository_simulator import RepositorySimulator, policy, sentence

PATH = "policy_src/privacy.md"
GROUND = "\n  - {finding: N001, because: A flaw was in use., by: Counsel}"


def answered(history):
    """The findings that the newest version answers, with their grounds."""
    return [(waiver.finding, waiver.because) for waiver in history.versions[-1].waivers]


def begun(**front):
    """A policy that changed at once, on a stated ground."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2025-12-01")
    site.publish(PATH, policy(sentence(2), "2026-03-01", waivers=GROUND, **front), on="2026-03-01")
    return site


def test_an_answer_belongs_to_the_version_that_gives_it():
    """The version before it answers nothing."""
    history = begun().history("privacy")
    assert [len(version.waivers) for version in history.versions] == [0, 1]


def test_an_answer_without_a_ground_is_none():
    """Nothing is published as a ground that gives none."""
    site = RepositorySimulator()
    bare = policy(sentence(1), "2026-01-01", waivers="\n  - {finding: N001, by: Counsel}")
    site.publish(PATH, bare, on="2025-12-01")
    assert answered(site.history("privacy")) == []


def test_a_ground_stays_once_the_version_binds():
    """Taking the lines out afterwards does not take back that there was no notice."""
    site = begun()
    site.publish(PATH, policy(sentence(2), "2026-03-01"), on="2026-04-01")
    assert answered(site.history("privacy")) == [("N001", "A flaw was in use.")]


def test_a_ground_can_be_taken_back_before_the_day():
    """Who gives the version a later day after all needs no ground any more."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2025-12-01")
    site.publish(PATH, policy(sentence(2), "2026-03-10", waivers=GROUND), on="2026-03-01")
    site.publish(PATH, policy(sentence(2), "2026-06-01"), on="2026-03-02")
    assert answered(site.history("privacy")) == []


def test_a_correction_takes_no_ground_away():
    """A correction speaks of itself alone."""
    site = begun()
    corrected = policy(sentence(2) + "\n\nAs said.", "2026-03-01", change="editorial")
    site.publish(PATH, corrected, on="2026-04-01")
    assert answered(site.history("privacy")) == [("N001", "A flaw was in use.")]


def test_a_second_answer_to_one_finding_stands_in_place_of_the_first():
    """Two grounds for one thing would be none."""
    site = begun()
    other = GROUND.replace("A flaw was in use.", "The law changed at once.")
    site.publish(PATH, policy(sentence(2), "2026-03-01", waivers=other), on="2026-04-01")
    assert answered(site.history("privacy")) == [("N001", "The law changed at once.")]


def test_the_record_keeps_the_ground_without_git():
    """A copy of the site without its history tells the same ground."""
    history = begun().history("privacy")
    assert answered(sealed(history)) == answered(history)
    assert seal(history)[0].texts[-1].waivers == history.versions[-1].waivers


def test_a_ground_that_was_added_after_sealing_is_shown():
    """The record goes as far as it goes; git adds what came after it."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2025-12-01")
    before = site.history("privacy")
    site.publish(PATH, policy(sentence(1), "2026-01-01", waivers=GROUND), on="2026-02-01")
    merged = merge_histories(sealed(before), site.history("privacy"))
    assert answered(merged) == [("N001", "A flaw was in use.")]
