"""Fifteen shapes that real histories of policies have, each in a small history of its own.

The same shapes stand in `test_public_history.py` as they occurred.
"""

from inforce.versions.adoption import Adoption, Moved, Split
from inforce.versions.timeline import in_force, shown, text_on
from inforce.versions.version import DateSource, Precision, TextChange
from repository_simulator import ADOPTED, RepositorySimulator, day, labels, sentence

PATH = "texts/terms.md"


def dated(day_in_words: str, body: str, heading: str = "# Terms") -> str:
    """A text whose date stands in a line of its own."""
    return f"{heading}\n\nEffective date: {day_in_words}\n\n{body}\n"


def texts(history, label):
    """The texts of one version: number, kind of change, words changed."""
    version = next(v for v in history.versions if v.label == label)
    return [(t.number, t.change, t.words_changed) for t in version.texts]


def test_o1_a_text_recorded_days_ahead_is_pending_until_its_date():
    """A version recorded on the 4th for the 7th does not bind on the 5th."""
    site = RepositorySimulator()
    site.publish(PATH, dated("May 22, 2017", sentence(1)), on="2017-06-09")
    site.publish(PATH, dated("August 7, 2017", sentence(2)), on="2017-08-04")
    site.publish("texts/other.md", dated("August 7, 2017", sentence(3)), on="2017-08-07")
    history = site.history("terms", ADOPTED)
    assert labels(history) == ["2017-05-22", "2017-08-07"]
    assert history.versions[1].recorded_on == day("2017-08-04")
    before = in_force(history, day("2017-08-05"))
    assert before is history.versions[0]
    assert in_force(history, day("2017-08-07")) is history.versions[1]
    assert [len(v.texts) for v in history.versions] == [1, 1]


def test_o2_a_section_that_moves_away_under_the_old_date_is_substantial():
    """The date stays, so it is a further text; a split is one only where that was declared."""
    site = RepositorySimulator()
    site.publish(PATH, dated("April 19, 2019", sentence(*range(1, 21))), on="2019-04-19")
    site.publish("acceptable-use.md", sentence(*range(11, 21)), on="2019-07-02T12:00")
    site.publish(PATH, dated("April 19, 2019", sentence(*range(1, 11))), on="2019-07-02T13:00")
    site.rename("acceptable-use.md", "texts/acceptable-use.md", on="2019-07-03")
    history = site.history("terms", ADOPTED)
    number, change, words = texts(history, "2019-04-19")[1]
    assert (number, change) == (2, TextChange.SUBSTANTIAL)
    assert words >= 100
    assert site.history("acceptable-use", ADOPTED).derived_from == ()
    split = Adoption(splits=(Split(from_path=PATH, into_paths=("texts/acceptable-use.md",)),))
    assert site.history("acceptable-use", ADOPTED, adoption=split).derived_from == ("terms",)
    assert site.history("terms", ADOPTED, adoption=split).absences == ()


def test_o3_a_version_that_is_edited_for_years_shows_both_its_dates():
    """The version keeps its effective date; the text that stood on a day is the latest by then."""
    site = RepositorySimulator()
    for number, on in enumerate(("2020-11-16", "2021-03-11", "2022-09-01", "2025-09-29"), 1):
        site.publish(PATH, dated("November 16, 2020", sentence(*range(number))), on=on)
    history = site.history("terms", ADOPTED)
    version = in_force(history, day("2025-10-01"))
    assert version is not None
    text = text_on(version, day("2025-10-01"))
    assert (version.label, text.number, text.recorded_on) == (
        "2020-11-16",
        4,
        day("2025-09-29"),
    )
    assert text_on(version, day("2022-08-31")).number == 2


def test_o4_a_move_of_many_files_continues_every_policy():
    """Renames by git, by redirect and by name keep their ids; an unchanged date, its version."""
    site = RepositorySimulator()
    site.commit(
        {
            "texts/terms.md": dated("May 1, 2021", sentence(1)),
            "texts/forum.md": dated("May 1, 2021", sentence(2)),
            "texts/spaces.md": dated("May 1, 2021", sentence(3)),
        },
        on="2021-05-01",
    )
    site.rename(
        "texts/terms.md",
        "texts/a/terms.md",
        on="2022-09-01T10:00",
        text=dated("May 1, 2021", sentence(1, 4)),
    )
    redirected = "---\nredirect_from:\n  - /articles/forum\n---\n" + dated(
        "September 1, 2022", sentence(7, 8)
    )
    site.commit(
        {
            "texts/forum.md": None,
            "texts/a/community.md": redirected,
            "texts/spaces.md": None,
            "texts/a/spaces.md": dated("May 1, 2021", sentence(9)),
        },
        on="2022-09-01T10:00",
    )
    found = {h.policy: h for h in site.assemble(ADOPTED).histories}
    assert sorted(found) == ["community", "spaces", "terms"]
    assert labels(found["terms"]) == ["2021-05-01"]
    assert labels(found["spaces"]) == ["2021-05-01"]
    assert labels(found["community"]) == ["2021-05-01", "2022-09-01"]


def test_o5_a_rewritten_policy_under_a_new_name_lands_late():
    """The redirect keeps the identity; it was recorded after it began to bind."""
    site = RepositorySimulator()
    site.publish("texts/old.md", dated("October 10, 2023", sentence(1, 2)), on="2023-12-27")
    text = "---\nredirect_from: [/site/old]\n---\n" + dated("February 1, 2024", sentence(8, 9))
    site.commit({"texts/old.md": None, "texts/new.md": text}, on="2024-04-17")
    history = site.history("new", ADOPTED)
    assert labels(history) == ["2023-10-10", "2024-02-01"]
    late = history.versions[1]
    assert (late.recorded_on, late.announced_on) == (day("2024-04-17"), None)
    assert late.text.words_changed == 8
    assert history.absences == ()


def test_o6_only_the_dated_texts_of_an_announced_branch_are_coming_versions():
    """Of two files on the branch one has a new date: one coming version, one proposal."""
    site = RepositorySimulator()
    site.publish(PATH, dated("May 1, 2025", sentence(1)), on="2025-05-01")
    site.publish("texts/guide.md", sentence(2), on="2025-05-01")
    branch = site.branch()
    branch.commit(
        {PATH: dated("April 24, 2026", sentence(3)), "texts/guide.md": sentence(4)},
        on="2026-03-25T11:57",
    )
    branch.publish(PATH, dated("April 24, 2026", sentence(3, 5)), on="2026-03-25T12:44")
    terms = site.history("terms", ADOPTED, pending={"coming": branch})
    guide = site.history("guide", ADOPTED, pending={"coming": branch})
    assert labels(terms) == ["2025-05-01", "2026-04-24"]
    coming = terms.versions[1]
    assert coming.announced_on == day("2026-03-25")
    assert coming.effective_on.toordinal() - coming.announced_on.toordinal() == 30
    assert labels(guide) == ["2025-05-01"]
    assert labels(site.history("terms", ADOPTED)) == ["2025-05-01"]


def test_o7_a_policy_divided_within_the_hour_ends_split():
    """New files stand beside the old one for minutes; the old one ends, with its successors."""
    site = RepositorySimulator()
    site.publish("texts/both.md", sentence(*range(10)), on="2022-09-01")
    heir = "---\nredirect_from: [/site/both]\n---\n" + sentence(*range(5))
    site.publish("texts/processors.md", heir, on="2023-12-27T16:47")
    site.publish("texts/cookies.md", sentence(*range(5, 10)), on="2023-12-27T16:55")
    site.delete("texts/both.md", on="2023-12-27T17:30")
    (absence,) = site.history("both", ADOPTED).absences
    assert (absence.reason, absence.successors) == ("split", ("processors",))
    mapped = Adoption(splits=(Split(from_path="texts/both.md", into_paths=("texts/cookies.md",)),))
    (absence,) = site.history("both", ADOPTED, adoption=mapped).absences
    assert sorted(absence.successors) == ["cookies", "processors"]


def test_o8_a_policy_that_was_gone_for_months_is_one_policy_with_a_gap():
    """It appeared, went, came back and moved."""
    site = RepositorySimulator()
    site.publish(PATH, sentence(1), on="2019-07-02T14:35")
    site.delete(PATH, on="2019-07-02T16:08")
    site.publish(PATH, sentence(1, 2), on="2020-01-25")
    site.rename(PATH, "texts/a/terms.md", on="2022-09-01")
    (history,) = site.assemble(ADOPTED).histories
    (gap,) = history.absences
    assert (gap.from_on, gap.until_on) == (day("2019-07-02"), day("2020-01-25"))
    assert history.paths == (PATH, "texts/a/terms.md")
    away = shown(history, day("2019-12-31"))
    assert away is not None
    assert away.label == ""


def test_o9_a_date_in_a_sentence_about_customers_is_no_effective_date():
    """The last version keeps its date, gets a text, and is absent without a repeal."""
    site = RepositorySimulator()
    site.publish(PATH, dated("November 16, 2020", sentence(*range(20))), on="2020-11-16")
    note = "These terms concern customers who bought licences before January 4, 2021.\n\n"
    site.publish(PATH, "# Terms\n\n" + note + sentence(*range(20)) + "\n", on="2021-01-11")
    site.delete(PATH, on="2021-01-12")
    history = site.history("terms", ADOPTED)
    assert labels(history) == ["2020-11-16"]
    assert [t.number for t in history.versions[0].texts] == [1, 2]
    assert [(a.from_on, a.reason) for a in history.absences] == [(day("2021-01-12"), "unknown")]
    assert history.repealed_on is None


def test_o10_a_line_removed_and_restored_within_minutes_leaves_no_text():
    """Landings out of order: what stood for eleven minutes has no page."""
    site = RepositorySimulator()
    whole, less = dated("May 1, 2022", sentence(1, 2)), dated("May 1, 2022", sentence(1))
    site.publish(PATH, whole, on="2022-05-01")
    site.publish(PATH, less, on="2023-12-27T16:58")
    site.publish(PATH, whole, on="2023-12-27T17:09")
    assert [number for number, *_ in texts(site.history("terms", ADOPTED), "2022-05-01")] == [1]


def test_o11_a_new_date_and_not_one_new_word_corrects_the_date():
    """The line that states the date is itself no change of the text."""
    site = RepositorySimulator()
    site.publish(PATH, dated("October 31, 2022", sentence(1, 2)), on="2023-02-22T09:00")
    wrapped = dated("November 3, 2022", sentence(1, 2).replace("says ", "says\n"))
    site.publish(PATH, wrapped, on="2023-02-22T10:00")
    history = site.history("terms", ADOPTED)
    assert labels(history) == ["2022-10-31", "2022-11-03"]
    assert texts(history, "2022-11-03") == [(1, TextChange.ADOPTED, 0)]
    assert history.versions[1].corrects_date
    assert not history.versions[0].corrects_date


def test_o12_a_late_landing_shows_in_one_view_and_not_in_the_other():
    """As of June the new text bound by its own claim, and no one could have read it."""
    site = RepositorySimulator()
    site.publish(PATH, dated("August 24, 2021", sentence(1)), on="2021-08-24")
    site.publish(PATH, dated("May 17, 2024", sentence(2)), on="2024-09-26")
    history = site.history("terms", ADOPTED)
    claimed = in_force(history, day("2024-06-01"))
    seen = shown(history, day("2024-06-01"))
    assert claimed is history.versions[1]
    assert seen is not None
    assert seen.label == history.versions[0].label


def test_o13_a_copy_and_a_later_deletion_are_one_policy_only_where_mapped():
    """Nothing in git joins them; `[[moved]]` does."""
    site = RepositorySimulator()
    old, new = "texts/for-business.md", "texts/business.md"
    site.publish(old, dated("August 31, 2023", sentence(1, 2, 3)), on="2023-12-27T16:00")
    site.publish(new, dated("August 31, 2023", sentence(1, 2, 4)), on="2023-12-27T17:11")
    site.delete(old, on="2023-12-27T17:30")
    site.delete(new, on="2024-04-17")
    assert len(site.assemble(ADOPTED).histories) == 2
    mapped = Adoption(moved=(Moved(from_path=old, to_path=new),))
    (history,) = site.assemble(ADOPTED, adoption=mapped).histories
    assert history.policy == "business"
    assert labels(history) == ["2023-08-31"]
    assert [(a.from_on, a.until_on) for a in history.absences] == [(day("2024-04-17"), None)]


def test_o14_a_date_is_understood_in_each_of_its_forms():
    """An ordinal at the end; a month, of which the first wins; a number and an ISO day."""
    site = RepositorySimulator()
    last_line = sentence(*range(60)) + "\n\nThese rules were last updated on February 7th 2024.\n"
    months = f"Last Updated: December 2025\n\n{sentence(1)}\n\nLast updated: October 2023\n"
    numbered = f"## 1. Document\n\nVersion 1.02, updated 2025-12-18.\n\n{sentence(1)}\n"
    site.commit(
        {"texts/event.md": last_line, "texts/candidates.md": months, "texts/team.md": numbered},
        on="2026-01-27",
    )
    (event,) = site.history("event", ADOPTED).versions
    (candidates,) = site.history("candidates", ADOPTED).versions
    (team,) = site.history("team", ADOPTED).versions
    assert (event.label, event.effective_source) == ("2024-02-07", DateSource.BODY)
    assert (candidates.label, candidates.effective[0].precision) == ("2025-12", Precision.MONTH)
    assert (team.label, team.number, team.recorded_on) == (
        "2025-12-18",
        "1.02",
        day("2026-01-27"),
    )


def test_o15_a_banner_about_deprecation_moves_no_date():
    """The text is closed to new customers only by declaration; its date stays."""
    site = RepositorySimulator()
    site.publish(PATH, dated("November 16, 2020", sentence(*range(30))), on="2020-11-16")
    banner = "**Note:** these terms were deprecated effective 30 November 2021 for new customers."
    edited = f"# Terms\n\n{banner}\n\nVersion Effective Date: November 16, 2020\n\n"
    site.publish(PATH, edited + sentence(*range(30)) + "\n", on="2023-12-27")
    history = site.history("terms", ADOPTED)
    assert labels(history) == ["2020-11-16"]
    assert [t.number for t in history.versions[0].texts] == [1, 2]
    assert history.repealed_on is None
