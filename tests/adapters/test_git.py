"""What the git adapter reads."""

import os
import subprocess
from datetime import date
from pathlib import Path

from git_fixture import changes

from inforce.adapters.git import GitRepository

TEXT = "# Terms\n\nWe keep your parcel safe.\n"


def processes_of_ours():
    """Every process whose parent is this one and that is not gone, dead or alive, by number."""
    found = set()
    for stat_file in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = stat_file.read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue  # it ended meanwhile
        if int(parent) == os.getpid():
            found.add(int(stat_file.parent.name))
    return found


class TestReading:
    """What a sound repository says."""

    def test_files_come_change_move_and_go(self, repository):
        """Each first-parent revision shows what it did to Markdown files, oldest first."""
        repository.commit({"a.md": TEXT, "b.txt": "x"}, on="2026-01-01")
        repository.commit({"a.md": TEXT + "More.\n"}, on="2026-01-02")
        repository.git("mv", "a.md", "c.md")
        repository.commit(on="2026-01-03")
        repository.commit({"c.md": None}, on="2026-01-04")
        assert changes(repository.root) == [
            [("A", "a.md", "a.md")],
            [("M", "a.md", "a.md")],
            [("R", "a.md", "c.md")],
            [("D", "c.md", "c.md")],
        ]

    def test_a_revision_that_touches_no_text_is_none(self, repository):
        """A commit of other files alone is not a revision."""
        first = repository.commit({"a.md": TEXT})
        repository.commit({"b.txt": "x"})
        assert [r.id for r in GitRepository(repository.root).revisions("HEAD")] == [first]

    def test_other_files_are_read_where_they_are_wanted(self, repository):
        """`services.yml` is no Markdown; who wants it says so."""
        repository.commit({"services.yml": "a", "other.yml": "b", "a.md": TEXT})
        found = changes(repository.root, wanted=lambda path: path == "services.yml")
        assert [path for _, _, path in found[0]] == ["a.md", "services.yml"]

    def test_a_merge_shows_what_it_did_to_the_branch(self, repository):
        """Only the first parent counts, also where a merge holds text of its own."""
        repository.commit({"a.md": TEXT, "b.md": TEXT})
        repository.git("checkout", "-q", "-b", "side")
        repository.commit({"b.md": TEXT + "Side.\n"})
        repository.git("checkout", "-q", "main")
        repository.commit({"a.md": TEXT + "Main.\n"})
        repository.git("merge", "-q", "--no-ff", "--no-commit", "side")
        repository.commit({"c.md": "Neither parent has this.\n"})
        assert [sorted(path for _, _, path in row) for row in changes(repository.root)] == [
            ["a.md", "b.md"],
            ["a.md"],
            ["b.md", "c.md"],
        ]

    def test_the_recorded_day_is_the_committers_own(self, repository):
        """Late in the evening in California is not the next day."""
        repository.write("a.md", TEXT)
        repository.git("add", "--all")
        at = "2026-05-04T22:06:00-07:00"
        repository.git("commit", "-q", "-m", "x", GIT_COMMITTER_DATE=at, GIT_AUTHOR_DATE=at)
        (revision,) = GitRepository(repository.root).revisions("HEAD")
        assert revision.recorded_at.date() == date(2026, 5, 4)
        assert revision.recorded_at.isoformat() == at

    def test_contents_are_the_bytes_and_nothing_else(self, repository):
        """Line ends, a BOM and bytes that are no text come as they are."""
        data = {"a.md": b"\xef\xbb\xbfA\r\n", "b.md": b"\xff\x00\n", "c.md": b""}
        repository.commit(data)
        source = GitRepository(repository.root)
        (revision,) = source.revisions("HEAD")
        found = source.contents(c.blob for c in revision.changes)
        assert {c.path: found[c.blob] for c in revision.changes} == data

    def test_a_site_in_a_folder_reads_only_that_folder(self, repository):
        """Paths are relative to the site's own folder; what lies outside is not read."""
        repository.commit({"site/a.md": TEXT, "elsewhere/b.md": TEXT + "x"})
        assert changes(repository.root / "site") == [[("A", "a.md", "a.md")]]

    def test_what_a_branch_adds_is_read_apart(self, repository):
        """A branch of announced texts shows only what the published one does not have."""
        repository.commit({"a.md": TEXT})
        repository.git("checkout", "-q", "-b", "coming-2027")
        announced = repository.commit({"a.md": TEXT + "Coming.\n"})
        repository.git("checkout", "-q", "main")
        repository.commit({"b.md": TEXT})
        source = GitRepository(repository.root)
        assert [r.id for r in source.pending_revisions("coming-2027", "main")] == [announced]
        assert source.branches(["coming-*"]) == ("coming-2027",)
        assert source.unmerged_branches("main") == ("coming-2027",)

    def test_a_branch_of_the_remote_is_found_by_its_short_name(self, repository, tmp_path):
        """A fresh clone has the announced branch as `origin/…` only."""
        repository.commit({"a.md": TEXT})
        repository.git("checkout", "-q", "-b", "coming")
        repository.commit({"a.md": TEXT + "Coming.\n"})
        repository.git("checkout", "-q", "main")
        clone = tmp_path / "clone"
        repository.git("clone", "-q", str(repository.root), str(clone))
        source = GitRepository(clone)
        assert source.branches(["coming"]) == ("coming",)
        assert len(source.pending_revisions("coming", "HEAD")) == 1

    def test_pull_requests_are_never_matched(self, repository):
        """A stranger's proposal is no announcement, whatever the allow-list says."""
        commit = repository.commit({"a.md": TEXT})
        repository.git("update-ref", "refs/pull/1/head", commit)
        assert GitRepository(repository.root).branches(["*"]) == ("main",)

    def test_no_process_is_left_behind(self, repository):
        """Every git that was started has ended when the answer is there."""
        repository.commit({"a.md": TEXT})
        with subprocess.Popen(["sleep", "60"]) as other:
            assert other.pid in processes_of_ours()
            other.kill()
        before = processes_of_ours()
        source = GitRepository(repository.root)
        source.contents(c.blob for r in source.revisions("HEAD") for c in r.changes)
        assert processes_of_ours() <= before
