"""Laws that hold for every history, however a policy was edited, moved and taken away."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.pipeline.statuses import standing_on
from inforce.versions.timeline import Status, announced, in_force, shown, status
from repository_simulator import RepositorySimulator, policy

START = date(2026, 1, 1)
PATHS = ("policy_src/a.md", "policy_src/b.md")


def a_step():
    """Publish words under a date or none, take the file away, or move it; some hours later."""
    words = st.sampled_from(["one", "one two", "one two three", "four"])
    dates = st.one_of(st.none(), st.integers(-40, 80))
    publish = st.tuples(st.just("publish"), words, dates)
    other = st.tuples(st.sampled_from(["delete", "move"]), st.just(""), st.none())
    return st.tuples(st.integers(1, 400), st.one_of(publish, publish, publish, other))


def simulated(steps):
    """A repository after these steps, and its only policy's history."""
    site = RepositorySimulator()
    hours = 0
    for later, (what, words, effective) in steps:
        hours += later
        on = str(START + timedelta(days=hours // 24)) + f"T{hours % 24:02}:00"
        path = next((p for p in PATHS if p in site.files), None)
        if what == "publish":
            days = None if effective is None else str(START + timedelta(days=effective))
            text = policy(words, days, id="policy")
            site.publish(path or PATHS[0], text, on=on)
        elif path is not None and what == "delete":
            site.delete(path, on=on)
        elif path is not None:
            site.rename(path, PATHS[1 - PATHS.index(path)], on=on)
    return site


HISTORIES = st.lists(a_step(), min_size=1, max_size=12).map(simulated)
DAYS = st.integers(-50, 250).map(lambda n: START + timedelta(days=n))


def only(site):
    """The one history of a repository, or None where nothing was ever published."""
    histories = site.assemble().histories
    assert len(histories) <= 1
    return histories[0] if histories else None


@given(HISTORIES, DAYS)
def test_at_most_one_version_is_in_force_on_any_day(site, on):
    """What binds is one version or none, and it says so itself."""
    history = only(site)
    if history is None:
        return
    standing = in_force(history, on)
    found = [v for v in history.versions if status(v, history, on) is Status.IN_FORCE]
    assert found == ([standing] if standing else [])
    if standing is not None:
        assert standing.effective_on <= on


@given(HISTORIES)
def test_labels_and_numbers_are_addresses(site):
    """No two versions share a label; texts are numbered from one without a gap."""
    history = only(site)
    if history is None:
        return
    labels = [v.label for v in history.versions]
    assert len(set(labels)) == len(labels)
    for version in history.versions:
        assert [t.number for t in version.texts] == list(range(1, len(version.texts) + 1))
        assert version.texts
        assert version.effective


@given(HISTORIES)
def test_recording_only_goes_forward(site):
    """Texts of a version stand in the order of recording, and none before its version."""
    history = only(site)
    if history is None:
        return
    for version in history.versions:
        days = [t.recorded_on for t in version.texts]
        assert days == sorted(days)
        assert version.recorded_on == days[0]
    recorded = [row.on for row in history.shown]
    assert recorded == sorted(set(recorded))


@given(HISTORIES)
def test_what_was_shown_last_is_what_lies_there(site):
    """The last showing is the text that the files hold, or an absence where they hold none."""
    history = only(site)
    if history is None:
        return
    last = shown(history, date.max)
    held = next((text for path, text in site.files.items() if path in PATHS), None)
    if last is None or held is None:
        gone = history.absences and history.absences[-1].until_on is None
        assert bool(gone) == (held is None)
        return
    version = next(v for v in history.versions if v.label == last.label)
    assert version.texts[last.number - 1].source.text == held


@given(HISTORIES, DAYS)
def test_nothing_announced_already_binds(site, on):
    """A coming version is later than the day, and they come in order."""
    history = only(site)
    if history is None:
        return
    coming = [v.effective_on for v in announced(history, on)]
    assert coming == sorted(coming)
    assert all(day > on for day in coming)


@given(HISTORIES)
def test_a_version_binds_to_the_day_before_another(site):
    """On the last day of a version it binds, if it ever did, and not on the day after."""
    history = only(site)
    if history is None:
        return
    for standing in standing_on(history, date.max).standings:
        version, last = standing.version, standing.until_on
        if last is not None and in_force(history, version.effective_on) is version:
            assert in_force(history, last.on) is version
            assert in_force(history, last.on + timedelta(days=1)) is not version


@given(HISTORIES)
def test_the_same_revisions_make_the_same_history(site):
    """Assembling twice gives equal values."""
    assert site.assemble() == site.assemble()


@pytest.mark.parametrize("revisions", [400])
def test_a_long_history_is_folded_whole(revisions):
    """Hundreds of revisions of one file are hundreds of texts of one version."""
    site = RepositorySimulator()
    for number in range(revisions):
        day_of = START + timedelta(days=2 * number)
        site.publish(PATHS[0], policy(f"Word {number}.", "2026-01-01"), on=str(day_of))
    (version,) = site.assemble().histories[0].versions
    assert len(version.texts) == revisions
