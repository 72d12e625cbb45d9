"""Texts in other languages."""

from inforce.versions.adoption import Adoption
from inforce.versions.translations import language_versions
from repository_simulator import ADOPTED, RepositorySimulator, day, labels, policy, sentence

PATH = "policy_src/privacy.md"
OLD = policy(sentence(1), "2026-01-01")
NEW = policy(sentence(2), "2026-06-01")
GERMAN = policy("Wir bewahren das Paket sicher auf.", "2026-01-01", title="Datenschutz")


def two_versions():
    """A policy with two versions."""
    site = RepositorySimulator()
    site.publish(PATH, OLD, on="2025-12-01")
    site.publish(PATH, NEW, on="2026-05-01")
    return site


def test_a_translation_never_makes_a_version():
    """`privacy.de.md` is a text of `privacy`, whatever it says."""
    site = two_versions()
    site.publish("policy_src/privacy.de.md", GERMAN, on="2026-02-01")
    history = site.history("privacy")
    assert labels(history) == ["2026-01-01", "2026-06-01"]
    (text,) = history.translations
    assert (text.language, text.of_label, text.number, text.title, text.recorded_on) == (
        "de",
        "2026-01-01",
        1,
        "Datenschutz",
        day("2026-02-01"),
    )
    assert [h.policy for h in site.assemble().histories] == ["privacy"]


def test_a_translation_names_the_version_it_translates():
    """`translation_of` is believed before the date."""
    site = two_versions()
    said = GERMAN.replace("effective: 2026-01-01", 'translation_of: "2026-06-01"')
    site.publish("policy_src/de/privacy.md", said, on="2026-02-01")
    assert site.history("privacy").translations[0].of_label == "2026-06-01"


def test_a_translation_lags_by_the_versions_between():
    """A translation of the version before is one behind."""
    site = two_versions()
    site.publish("policy_src/privacy.de.md", GERMAN, on="2026-02-01")
    history = site.history("privacy")
    old, new = history.versions
    assert [(t.text.language, t.behind) for t in language_versions(history, new)] == [("de", 1)]
    assert [(t.text.language, t.behind) for t in language_versions(history, old)] == [("de", 0)]


def test_the_text_in_the_policys_own_language_prevails():
    """A translation informs; what binds is the policy's own text."""
    site = two_versions()
    site.publish("policy_src/privacy.de.md", GERMAN, on="2026-02-01")
    version = site.history("privacy").versions[0]
    assert version.text.source.text == OLD


def test_a_changed_translation_of_one_version_is_a_further_text_of_it():
    """Translations are numbered within language and version; unseen changes count for nothing."""
    site = two_versions()
    german = "policy_src/privacy.de.md"
    site.publish(german, GERMAN, on="2026-02-01")
    site.publish(german, GERMAN.replace("sicher", "**sicher**"), on="2026-02-05")
    site.publish(german, GERMAN.replace("sicher", "gut"), on="2026-02-09")
    assert [t.number for t in site.history("privacy").translations] == [1, 2]


def test_what_only_looks_like_a_language_is_none():
    """`faq/privacy.md` and `privacy.v2.md` are policies of their own."""
    site = two_versions()
    site.commit(
        {"policy_src/faq/privacy.md": OLD, "policy_src/privacy.v2.md": NEW}, on="2026-02-01"
    )
    found = [h.policy for h in site.assemble().histories]
    assert found == ["faq/privacy", "privacy", "privacy.v2"]


def test_a_layout_says_where_languages_lie():
    """A prefix is a language where `layout` says so, and `en-US` is `en` where it is named so."""
    site = RepositorySimulator()
    site.commit({"texts/en-US/notice.md": OLD, "texts/pt-BR/notice.md": GERMAN}, on="2025-12-01")
    told = Adoption(layout=("{lang}/{doc}.md",), language_names=(("en-US", "en"),))
    (history,) = site.assemble(ADOPTED, adoption=told).histories
    assert (history.policy, history.language) == ("notice", "en")
    assert [t.language for t in history.translations] == ["pt-BR"]


def test_a_file_that_exists_in_one_language_alone_is_a_policy_in_it():
    """Without any other text a text prevails in its own language."""
    site = RepositorySimulator()
    site.publish("policy_src/privacy.de.md", GERMAN, on="2025-12-01")
    history = site.history("privacy")
    assert (history.language, labels(history)) == ("de", ["2026-01-01"])


def test_a_written_layout_is_believed_where_a_guess_would_not_be():
    """`faq/privacy.md` is in the language `faq` only where the owner's layout says so."""
    site = RepositorySimulator()
    site.publish("texts/faq/notice.md", OLD, on="2025-12-01")
    told = Adoption(layout=("{lang}/{doc}.md",))
    assert [h.policy for h in site.assemble(ADOPTED, adoption=told).histories] == ["notice"]
    assert [h.language for h in site.assemble(ADOPTED, adoption=told).histories] == ["faq"]
    assert [h.language for h in site.assemble(ADOPTED).histories] == ["en"]


def test_a_translation_that_only_lies_there_waits_for_its_recording():
    """Beside a history an unrecorded translation is not shown; without any history it is."""
    german = "policy_src/privacy.de.md"
    assert two_versions().history("privacy", working={PATH: NEW, german: GERMAN}).translations == ()
    alone = RepositorySimulator().history("privacy", working={PATH: OLD, german: GERMAN})
    assert [t.recorded_on for t in alone.translations] == [None]
