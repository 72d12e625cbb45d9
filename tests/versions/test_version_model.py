"""The rules of versions and texts, one a test."""

from inforce.versions.timeline import (
    Status,
    announced,
    in_force,
    shown,
    status,
    text_on,
)
from inforce.versions.version import DateSource, Precision, TextChange
from repository_simulator import RepositorySimulator, day, labels, policy, sentence

PATH = "policy_src/privacy.md"
LONG = sentence(*range(1, 301))


def test_a_new_effective_date_begins_a_version():
    """Two declared dates are two versions, each with one text."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1, 2), "2026-01-01"), on="2025-12-01")
    site.publish(PATH, policy(sentence(1, 3), "2026-06-01"), on="2026-05-01")
    history = site.history("privacy")
    assert labels(history) == ["2026-01-01", "2026-06-01"]
    assert [len(v.texts) for v in history.versions] == [1, 1]
    assert history.versions[1].text.change is TextChange.ADOPTED
    assert history.versions[1].effective_source is DateSource.FRONT_MATTER


def test_a_change_under_the_same_date_is_a_further_text():
    """A small change under the same date is a silent edit of the same version."""
    site = RepositorySimulator()
    site.publish(PATH, policy(LONG, "2026-01-01"), on="2025-12-01")
    site.publish(PATH, policy(LONG + "\n\nOne more line.", "2026-01-01"), on="2026-02-01")
    (version,) = site.history("privacy").versions
    assert [t.number for t in version.texts] == [1, 2]
    assert version.text.change is TextChange.SILENT_EDIT
    assert version.text.words_changed == 4
    assert version.text.recorded_on == day("2026-02-01")


def test_fifty_words_make_a_silent_edit_substantial():
    """A silent edit of at least 50 words is substantial however long the text."""
    site = RepositorySimulator()
    site.publish(PATH, policy(LONG, "2026-01-01"), on="2025-12-01")
    site.publish(PATH, policy(f"{LONG}\n\n{'word ' * 49}", "2026-01-01"), on="2026-02-01")
    site.publish(PATH, policy(f"{LONG}\n\n{'word ' * 99}", "2026-01-01"), on="2026-03-01")
    (version,) = site.history("privacy").versions
    assert [t.words_changed for t in version.texts[1:]] == [49, 50]
    assert [t.change for t in version.texts[1:]] == [
        TextChange.SILENT_EDIT,
        TextChange.SUBSTANTIAL,
    ]


def test_two_per_cent_make_a_silent_edit_substantial():
    """Two words of a hundred are substantial, one is not."""
    hundred = "word " * 100
    site = RepositorySimulator()
    site.publish(PATH, policy(hundred, "2026-01-01"), on="2025-12-01")
    site.publish(PATH, policy(hundred + "x", "2026-01-01"), on="2026-02-01")
    site.publish(PATH, policy(hundred + "x y z a", "2026-01-01"), on="2026-03-01")
    (version,) = site.history("privacy").versions
    assert [t.change for t in version.texts[1:]] == [
        TextChange.SILENT_EDIT,
        TextChange.SUBSTANTIAL,
    ]


def test_a_declared_editorial_change_is_a_correction():
    """`change: editorial` makes a further text a correction; the version stays what it was."""
    site = RepositorySimulator()
    site.publish(PATH, policy(LONG, "2026-01-01", change="minor"), on="2025-12-01")
    corrected = policy(LONG.replace("safe", "save", 1), "2026-01-01", change="editorial")
    site.publish(PATH, corrected, on="2026-02-01")
    (version,) = site.history("privacy").versions
    assert version.text.change is TextChange.CORRECTION
    assert version.change == "minor"


def test_what_no_reader_can_see_makes_no_text():
    """Line wrapping, CRLF, a BOM, front matter and markup change no visible word."""
    site = RepositorySimulator()
    words = "We keep **your** parcel for thirty days after it arrived."
    site.publish(PATH, policy(words, "2026-01-01"), on="2025-12-01")
    wrapped = words.replace("for ", "for\n").replace("**", "__")
    latest = "\ufeff" + policy(wrapped, "2026-01-01", summary="Nothing.").replace("\n", "\r\n")
    site.publish(PATH, latest, on="2026-02-01")
    (version,) = site.history("privacy").versions
    (text,) = version.texts
    assert "__your__" in text.source.text
    assert "\r" not in text.source.text
    assert text.recorded_on == day("2025-12-01")
    assert version.summary == "Nothing."


def test_three_dates_are_never_guessed_into_each_other():
    """Effective, announced and recorded stand apart; what was not said is not known."""
    site = RepositorySimulator()
    said = policy(sentence(1), "2026-01-15", announced="2025-11-30")
    site.publish(PATH, said, on="2025-12-01")
    site.publish(PATH, policy(sentence(2), "2026-07-01"), on="2026-08-01")
    first, second = site.history("privacy").versions
    assert (first.effective_on, first.announced_on, first.recorded_on) == (
        day("2026-01-15"),
        day("2025-11-30"),
        day("2025-12-01"),
    )
    assert (second.announced_on, second.recorded_on) == (None, day("2026-08-01"))


def test_a_version_is_in_force_until_the_day_before_the_next():
    """On day D the version with the greatest effective date up to D binds."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2025-12-01")
    site.publish(PATH, policy(sentence(2), "2026-06-01"), on="2026-05-01")
    history = site.history("privacy")
    old, new = history.versions
    assert in_force(history, day("2025-12-31")) is None
    assert in_force(history, day("2026-01-01")) is old
    assert in_force(history, day("2026-05-31")) is old
    assert in_force(history, day("2026-06-01")) is new
    assert status(old, history, day("2026-06-01")) is Status.SUPERSEDED
    assert announced(history, day("2026-05-31")) == (new,)
    assert status(new, history, day("2026-04-30")) is Status.DRAFT


def test_of_two_versions_of_one_day_the_later_recorded_binds():
    """Ties of the effective date go by the order of recording."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01", version="1.0"), on="2025-12-01")
    site.publish(PATH, policy(sentence(2), "2026-01-01", version="1.1"), on="2025-12-05")
    history = site.history("privacy")
    assert labels(history) == ["1.0", "1.1"]
    standing = in_force(history, day("2026-01-01"))
    assert standing is not None
    assert standing.label == "1.1"


def test_what_the_text_claims_and_what_the_repository_showed_are_two_views():
    """A version recorded late binds from its date by claim, and from its recording by record."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2025-12-01")
    site.publish(PATH, policy(sentence(2), "2026-06-01"), on="2026-08-01")
    history = site.history("privacy")
    old, new = history.versions
    assert in_force(history, day("2026-07-01")) is new
    seen = shown(history, day("2026-07-01"))
    assert seen is not None
    assert seen.label == old.label


def test_a_coming_date_that_moves_is_postponed_and_stays_one_version():
    """A date that moves before it came leaves one version, which remembers its first date."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2025-12-01")
    site.publish(PATH, policy(sentence(2), "2026-06-01"), on="2026-04-01")
    site.publish(PATH, policy(sentence(2), "2026-09-01"), on="2026-05-01")
    _, coming = site.history("privacy").versions
    assert coming.label == "2026-09-01"
    assert coming.postponed_from == (day("2026-06-01"),)
    assert len(coming.texts) == 1
    assert (coming.recorded_on, coming.dated_on) == (day("2026-04-01"), day("2026-05-01"))


def test_a_coming_date_can_be_brought_forward():
    """An earlier date that still comes moves the same version."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2025-12-01")
    site.publish(PATH, policy(sentence(2), "2026-09-01"), on="2026-04-01")
    site.publish(PATH, policy(sentence(2), "2026-07-01"), on="2026-05-01")
    _, coming = site.history("privacy").versions
    assert (coming.label, coming.postponed_from) == ("2026-07-01", (day("2026-09-01"),))


def test_a_date_that_moves_after_it_came_begins_a_version():
    """What already bound its readers is not postponed: the new date is a new version."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2025-12-01")
    site.publish(PATH, policy(sentence(2), "2026-09-01"), on="2026-01-01")
    assert labels(site.history("privacy")) == ["2026-01-01", "2026-09-01"]


def test_a_coming_text_taken_back_is_withdrawn_and_stays_on_record():
    """The old text put back before the new one came withdraws the new one."""
    site = RepositorySimulator()
    old = policy(sentence(1), "2026-01-01")
    site.publish(PATH, old, on="2025-12-01")
    site.publish(PATH, policy(sentence(2), "2026-06-01"), on="2026-04-01")
    site.publish(PATH, old, on="2026-05-01")
    history = site.history("privacy")
    standing, taken_back = history.versions
    assert len(standing.texts) == 1
    assert taken_back.withdrawn_on == day("2026-05-01")
    assert status(taken_back, history, day("2026-04-30")) is Status.ANNOUNCED
    assert status(taken_back, history, day("2026-07-01")) is Status.WITHDRAWN
    assert in_force(history, day("2026-07-01")) is standing


def test_a_coming_text_can_be_withdrawn_by_its_status():
    """`status: withdrawn` before the date takes a version back."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2025-12-01")
    site.publish(PATH, policy(sentence(2), "2026-06-01"), on="2026-04-01")
    gone = policy(sentence(2), "2026-06-01", status="withdrawn")
    site.publish(PATH, gone, on="2026-05-01")
    assert site.history("privacy").versions[1].withdrawn_on == day("2026-05-01")


def test_what_was_restored_within_a_day_never_was():
    """A→B→A within a day is one text of one version."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2025-12-01T09:00")
    site.publish(PATH, policy(sentence(2), "2026-01-01"), on="2026-02-01T09:00")
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2026-02-02T08:59")
    (version,) = site.history("privacy").versions
    assert len(version.texts) == 1


def test_what_was_restored_after_a_day_was_a_text():
    """A→B→A over a day and more is three texts: someone could have relied on B."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2025-12-01T09:00")
    site.publish(PATH, policy(sentence(2), "2026-01-01"), on="2026-02-01T09:00")
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2026-02-02T09:00")
    (version,) = site.history("privacy").versions
    assert [t.number for t in version.texts] == [1, 2, 3]
    assert version.texts[0].digest == version.texts[2].digest


def test_a_file_that_disappears_is_absent_for_a_reason_nobody_gave():
    """A deletion is an absence, and neither a repeal nor a withdrawal of what binds."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2025-12-01")
    site.delete(PATH, on="2026-03-01")
    history = site.history("privacy")
    (absence,) = history.absences
    assert (absence.from_on, absence.until_on, absence.reason) == (
        day("2026-03-01"),
        None,
        "unknown",
    )
    assert history.repealed_on is None
    assert history.versions[0].withdrawn_on is None


def test_a_coming_version_whose_file_disappears_is_withdrawn():
    """A deletion before the date takes the coming version back."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-06-01"), on="2025-12-01")
    site.delete(PATH, on="2026-03-01")
    assert site.history("privacy").versions[0].withdrawn_on == day("2026-03-01")


def test_the_same_path_again_is_the_same_policy():
    """A file that returns goes on with its history, and the gap is on record."""
    site = RepositorySimulator()
    text = policy(sentence(1), "2026-01-01")
    site.publish(PATH, text, on="2025-12-01")
    site.delete(PATH, on="2026-03-01")
    site.publish(PATH, text, on="2026-07-01")
    history = site.history("privacy")
    assert [(str(a.from_on), str(a.until_on)) for a in history.absences] == [
        ("2026-03-01", "2026-07-01")
    ]
    assert [len(v.texts) for v in history.versions] == [1]


def test_a_repeal_is_declared():
    """`status: repealed` ends a policy on the day it names."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2025-12-01")
    ended = policy(
        sentence(1), "2026-01-01", status="repealed", repealed="2026-05-01", replaced_by="terms"
    )
    site.publish(PATH, ended, on="2026-04-01")
    history = site.history("privacy")
    (version,) = history.versions
    assert (history.repealed_on, history.replaced_by) == (day("2026-05-01"), "terms")
    assert in_force(history, day("2026-04-30")) is version
    assert in_force(history, day("2026-05-01")) is None
    assert status(version, history, day("2026-05-01")) is Status.REPEALED


def test_a_policy_without_a_date_takes_that_of_its_recording():
    """Where no date is said, each wording has the day it was recorded, and is called so."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1)), on="2026-01-05")
    site.publish(PATH, policy(sentence(1, 2)), on="2026-03-05")
    history = site.history("privacy")
    assert labels(history) == ["2026-01-05", "2026-03-05"]
    assert {v.effective_source for v in history.versions} == {DateSource.COMMIT}


def test_a_text_that_loses_its_date_stays_with_its_version():
    """An undated revision after a dated one is a further text of that version."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2025-12-01")
    site.publish(PATH, policy(sentence(1, 2)), on="2026-03-05")
    assert [(v.label, len(v.texts)) for v in site.history("privacy").versions] == [
        ("2026-01-01", 2)
    ]


def test_a_month_is_a_date_of_less_precision():
    """`effective: 2027-01` begins on its first day and is called by its month."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2027-01"), on="2026-12-01")
    (version,) = site.history("privacy").versions
    assert (version.label, version.effective_on) == ("2027-01", day("2027-01-01"))
    assert version.effective[0].precision is Precision.MONTH


def test_a_version_may_bind_different_readers_on_different_days():
    """The first day of a list of days is the day a version begins to bind anyone."""
    front = "\n  - {from: 2026-09-01, applies_to: old}\n  - {from: 2026-06-01, applies_to: new}"
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), front), on="2026-01-01")
    (version,) = site.history("privacy").versions
    assert [(str(e.from_on), e.applies_to) for e in version.effective] == [
        ("2026-06-01", "new"),
        ("2026-09-01", "old"),
    ]


def test_the_day_of_recording_is_the_committers_own():
    """A text committed at ten in the evening in California was recorded on that day."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2025-12-01T22:06:00-07:00")
    assert site.history("privacy").versions[0].recorded_on == day("2025-12-01")


def test_a_text_is_told_apart_from_its_version_on_a_day():
    """On a day a version has the text recorded last by then."""
    site = RepositorySimulator()
    site.publish(PATH, policy(LONG, "2026-01-01"), on="2025-12-01")
    site.publish(PATH, policy(LONG + "\n\nMore.", "2026-01-01"), on="2026-02-01")
    (version,) = site.history("privacy").versions
    assert text_on(version, day("2026-01-31")).number == 1
    assert text_on(version, day("2026-02-01")).number == 2
    assert text_on(version, day("2024-01-01")).number == 1


def test_a_clock_that_ran_behind_does_not_bring_an_old_text_back():
    """What is shown goes by the order of revisions, also where a commit carries an older day."""
    site = RepositorySimulator()
    site.publish(PATH, policy(sentence(1), "2026-01-01"), on="2026-03-01")
    site.publish(PATH, policy(sentence(2), "2026-02-01"), on="2026-02-20")
    last = shown(site.history("privacy"), day("2026-12-31"))
    assert last is not None
    assert last.label == "2026-02-01"
