"""What lies in the working tree, and what stands on a branch of announced texts."""

from inforce.versions.adoption import Adoption
from inforce.versions.timeline import Status, announced, in_force, status
from repository_simulator import ADOPTED, RepositorySimulator, day, labels, policy, sentence

PATH = "policy_src/privacy.md"
OLD = policy(sentence(1), "2026-01-01")
NEW = policy(sentence(2), "2026-06-01")


def test_a_working_text_that_differs_is_the_draft():
    """What is not yet recorded is a draft and no version."""
    site = RepositorySimulator()
    site.publish(PATH, OLD, on="2025-12-01")
    history = site.history("privacy", working={PATH: NEW})
    assert labels(history) == ["2026-01-01"]
    assert history.draft is not None
    assert history.draft.text == NEW


def test_a_working_text_that_was_recorded_is_no_draft():
    """The text as it was recorded last is not a draft of itself."""
    site = RepositorySimulator()
    site.publish(PATH, OLD, on="2025-12-01")
    assert site.history("privacy", working={PATH: OLD}).draft is None


def test_a_new_file_beside_a_history_is_a_draft_without_versions():
    """A policy that was never recorded has no version yet, only a draft."""
    site = RepositorySimulator()
    site.publish(PATH, OLD, on="2025-12-01")
    history = site.history("terms", working={PATH: OLD, "policy_src/terms.md": NEW})
    assert history.versions == ()
    assert history.draft is not None


def test_without_any_history_the_working_text_is_the_only_version():
    """No git and no record: the text is a version, and when it was recorded nobody knows."""
    history = RepositorySimulator().history("privacy", working={PATH: OLD})
    (version,) = history.versions
    assert (version.label, version.recorded_on, version.text.recorded_on) == (
        "2026-01-01",
        None,
        None,
    )
    assert history.draft is None
    assert in_force(history, day("2026-01-01")) is version


def test_without_any_history_and_date_a_text_is_a_draft():
    """Neither a date nor a recording: no day can be made up for it."""
    history = RepositorySimulator().history("privacy", working={PATH: policy(sentence(1))})
    assert history.versions == ()
    assert history.draft is not None


def test_a_dated_text_on_an_announced_branch_is_a_coming_version():
    """It is announced on the day it reached the branch, and recorded nowhere yet."""
    site = RepositorySimulator()
    site.publish(PATH, OLD, on="2025-12-01")
    branch = site.branch()
    branch.publish(PATH, NEW, on="2026-03-25")
    history = site.history("privacy", pending={"coming-2026": branch})
    _, coming = history.versions
    assert (coming.pending_ref, coming.announced_on, coming.recorded_on) == (
        "coming-2026",
        day("2026-03-25"),
        None,
    )
    assert announced(history, day("2026-04-01")) == (coming,)
    assert status(coming, history, day("2026-03-24")) is Status.DRAFT


def test_a_branch_never_comes_into_force():
    """What was not merged by its date does not bind."""
    site = RepositorySimulator()
    site.publish(PATH, OLD, on="2025-12-01")
    branch = site.branch()
    branch.publish(PATH, NEW, on="2026-03-25")
    history = site.history("privacy", pending={"coming-2026": branch})
    assert in_force(history, day("2026-12-01")) is history.versions[0]
    assert announced(history, day("2026-12-01")) == ()
    assert status(history.versions[1], history, day("2026-12-01")) is Status.DRAFT


def test_an_undated_text_on_a_branch_is_no_version():
    """An edit under the old date on a branch is a proposal and no version."""
    site = RepositorySimulator()
    site.publish(PATH, OLD, on="2025-12-01")
    branch = site.branch()
    branch.publish(PATH, policy(sentence(1, 2), "2026-01-01"), on="2026-03-25")
    assert labels(site.history("privacy", pending={"coming": branch})) == ["2026-01-01"]


def test_a_stale_branch_announces_nothing():
    """A date that the published branch has passed is no announcement."""
    site = RepositorySimulator()
    site.publish(PATH, OLD, on="2025-12-01")
    branch = site.branch()
    branch.publish(PATH, NEW, on="2026-03-25")
    site.publish(PATH, policy(sentence(3), "2026-09-01"), on="2026-08-25")
    assert labels(site.history("privacy", pending={"coming": branch})) == [
        "2026-01-01",
        "2026-09-01",
    ]


def test_a_preview_file_holds_a_coming_version_and_is_no_policy():
    """`pending_files`: the coming text lies beside the one in force."""
    site = RepositorySimulator()
    site.publish("texts/notice.md", OLD, on="2025-12-01")
    site.publish("texts/notice_preview.md", NEW, on="2026-03-25")
    told = Adoption(pending_files=(("texts/notice.md", "texts/notice_preview.md"),))
    (history,) = site.assemble(ADOPTED, adoption=told).histories
    assert labels(history) == ["2026-01-01", "2026-06-01"]
    assert history.versions[1].announced_on == day("2026-03-25")


LONG = sentence(*range(100))


class TestProposals:
    """What a working text would be if it were recorded today."""

    def proposed(self, recorded, working, on="2026-03-01"):
        """The version a draft would make or change, and the codes of what is wrong with that."""
        site = RepositorySimulator()
        for day_of, text in recorded:
            site.publish(PATH, text, on=day_of)
        found = site.assemble(working={PATH: working}, on=day(on))
        return found.histories[0].proposed, [d.code for d in found.diagnostics]

    def test_a_new_date_would_be_a_version(self):
        """The draft with a date of its own is a coming version."""
        version, told = self.proposed([("2025-12-01", OLD)], NEW)
        assert version is not None
        assert (version.label, version.recorded_on, told) == ("2026-06-01", day("2026-03-01"), [])

    def test_a_few_words_would_be_a_further_text(self):
        """A silent edit is told apart from a version, and is no error while it is small."""
        old = policy(LONG, "2026-01-01")
        version, told = self.proposed([("2025-12-01", old)], policy(LONG + "\n\nA.", "2026-01-01"))
        assert version is not None
        assert ([t.number for t in version.texts], told) == ([1, 2], [])

    def test_many_words_under_the_old_date_are_an_error(self):
        """A substantial change needs a date of its own, or to be declared editorial."""
        old = policy(LONG, "2026-01-01")
        new = policy(LONG + "\n\n" + "word " * 60, "2026-01-01")
        assert self.proposed([("2025-12-01", old)], new)[1] == ["V005"]
        declared = new.replace("---\n\n", "change: editorial\n---\n\n", 1)
        assert self.proposed([("2025-12-01", old)], declared)[1] == []

    def test_what_was_recorded_is_not_told_again(self):
        """The text before the draft has its fault on record; the draft has none."""
        old = policy(LONG, "2026-01-01")
        silent = policy(LONG + "\n\n" + "word " * 60, "2026-01-01")
        recorded = [("2025-12-01", old), ("2026-02-01", silent)]
        assert self.proposed(recorded, silent + "\n")[1] == []

    def test_a_date_before_the_one_in_force_is_told(self):
        """The draft's mistakes are told before it is recorded."""
        recorded = [("2025-12-01", OLD)]
        assert self.proposed(recorded, policy(sentence(2), "2025-06-01"))[1] == ["V004"]

    def test_another_date_for_what_is_coming_would_postpone_it(self):
        """Before the date came, moving it makes no second version."""
        recorded = [("2025-12-01", OLD), ("2026-02-01", NEW)]
        version, _ = self.proposed(recorded, NEW.replace("2026-06-01", "2026-09-01"))
        assert version is not None
        assert version.postponed_from == (day("2026-06-01"),)

    def test_no_day_no_proposal(self):
        """Nobody asks the clock: without a day nothing is proposed."""
        site = RepositorySimulator()
        site.publish(PATH, OLD, on="2025-12-01")
        assert site.history("privacy", working={PATH: NEW}).proposed is None


def test_a_file_moved_in_the_working_tree_stays_its_policy():
    """The same id at another path, with the old path gone, is a draft of the same policy."""
    site = RepositorySimulator()
    old = policy(sentence(1), "2026-01-01", id="privacy")
    site.publish(PATH, old, on="2025-12-01")
    found = site.assemble(working={"policy_src/data.md": old.replace("safe", "warm")})
    assert [h.policy for h in found.histories] == ["privacy"]
    assert found.histories[0].draft is not None
    assert [d.code for d in found.diagnostics] == []
