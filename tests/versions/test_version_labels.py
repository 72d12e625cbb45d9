"""Names of versions in addresses, and dates that cannot be right."""

import pytest

from inforce.versions.identity import is_label
from repository_simulator import RepositorySimulator, labels, policy, sentence

PATH = "policy_src/privacy.md"


def codes(site):
    """The codes of what a repository's authors are told."""
    return [d.code for d in site.assemble().diagnostics]


@pytest.mark.parametrize(
    "word", ["history", "draft", "de", "en-US", "zh-Hans", "a..b", "a/b", "x y", ".", "1."]
)
def test_a_label_that_means_something_else_in_an_address_is_refused(word):
    """Reserved words, languages, ranges and what cannot be written are no labels."""
    assert not is_label(word)


@pytest.mark.parametrize("word", ["1.0", "2", "2026-01-01", "v2", "1.02-rc", "spring-2027"])
def test_a_number_a_date_and_a_word_are_labels(word):
    """What can stand in an address and means nothing else there is a label."""
    assert is_label(word)


def test_a_refused_label_is_an_error_and_the_date_takes_its_place():
    """The version stays reachable under its date."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01", version="draft"), on="2025-12-01")
    assert labels(site.history("privacy")) == ["2026-01-01"]
    assert codes(site) == ["V001"]


def test_two_versions_of_one_label_are_an_error_and_keep_two_addresses():
    """The later version gets an address of its own."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01", version="2"), on="2025-12-01")
    site.publish(PATH, policy(sentence(2), "2026-06-01", version="2"), on="2026-05-01")
    assert labels(site.history("privacy")) == ["2", "2-2"]
    assert codes(site) == ["V002"]


def test_a_label_given_later_to_the_same_text_begins_no_version():
    """Naming a version afterwards makes no second one."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2025-12-01")
    site.publish(PATH, policy(sentence(1), "2026-01-01", version="1.0"), on="2025-12-09")
    assert labels(site.history("privacy")) == ["1.0"]


def test_an_effective_date_that_moves_back_is_told():
    """A text cannot begin to bind before the one that already bound."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-05-04"), on="2026-05-01")
    site.publish(PATH, policy(sentence(2), "2026-04-05"), on="2026-06-01")
    assert codes(site) == ["V004"]


def test_a_mended_date_is_told_no_longer():
    """What the author has put right is no longer reported."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-05-04"), on="2026-05-01")
    site.publish(PATH, policy(sentence(2), "2026-04-05"), on="2026-06-01")
    site.publish(PATH, policy(sentence(3), "2026-07-05"), on="2026-06-05")
    assert codes(site) == []


def test_a_coming_version_may_be_followed_by_another_of_another_label():
    """Two labels are two versions, also while neither binds yet."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-05-04", version="1"), on="2026-01-01")
    site.publish(PATH, policy(sentence(2), "2026-09-04", version="2"), on="2026-02-01")
    history = site.history("privacy")
    assert labels(history) == ["1", "2"]
    assert [v.postponed_from for v in history.versions] == [(), ()]
