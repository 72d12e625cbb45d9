"""What the git adapter reads, and what a hostile repository cannot make it do."""

import os
import stat
import subprocess
from datetime import date
from pathlib import Path

import pytest
from git_fixture import GitFixture

from inforce.adapters.git import GitRepository
from inforce.adapters.git_process import GitProcess
from inforce.errors import RepositoryError
from inforce.source.revision import FileStatus

TEXT = "# Terms\n\nWe keep your parcel safe.\n"


@pytest.fixture
def repository(tmp_path):
    """A repository with nothing in it yet."""
    return GitFixture(tmp_path / "repository")


def changes(root, ref="HEAD", **more):
    """Every change as letter, old path and path, by revision."""
    found = GitRepository(root, **more).revisions(ref)
    return [[(c.status.value, c.old_path, c.path) for c in r.changes] for r in found]


def refusal(root):
    """The error that opening and reading a repository ends in."""
    with pytest.raises(RepositoryError) as caught:
        GitRepository(root).revisions("HEAD")
    assert caught.value.remedy, "an error must say what to do"
    return caught.value


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


def read_to_the_end(process, feed):
    """Everything `cat-file` says, as a stream."""
    with process.reading("cat-file", "--batch", stdin=feed) as stream:
        while stream.read(1 << 16):
            pass


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


class TestRefusals:
    """What cannot be read is refused in one sentence, with what to do."""

    def test_a_folder_that_is_not_there(self, tmp_path):
        """The name of the folder stands in the message."""
        assert "nowhere" in refusal(tmp_path / "nowhere").what

    def test_a_folder_without_a_repository(self, tmp_path):
        """A plain folder is no repository."""
        assert "is not a git repository" in refusal(tmp_path).what

    def test_an_empty_repository(self, repository):
        """Nothing was committed yet."""
        assert "no commit" in refusal(repository.root).what

    def test_a_shallow_clone(self, repository, tmp_path):
        """Its history is cut off, and the remedy for a workflow is named."""
        repository.commit({"a.md": TEXT})
        repository.commit({"a.md": TEXT + "x"})
        url = f"file://{repository.root}"
        repository.git("clone", "-q", "--depth", "1", url, str(tmp_path / "shallow"))
        error = refusal(tmp_path / "shallow")
        assert "shallow" in error.what
        assert "fetch-depth: 0" in error.remedy

    def test_a_partial_clone(self, repository, tmp_path):
        """Its texts would have to be fetched while we read."""
        repository.commit({"a.md": TEXT})
        repository.git("config", "uploadpack.allowFilter", "true")
        url = f"file://{repository.root}"
        repository.git("clone", "-q", "--filter=blob:none", url, str(tmp_path / "partial"))
        error = refusal(tmp_path / "partial")
        assert "partial" in error.what
        assert "--filter" in error.remedy

    def test_a_ref_that_does_not_exist(self, repository):
        """The name stands in the message."""
        repository.commit({"a.md": TEXT})
        with pytest.raises(RepositoryError, match="no ref “publishd”"):
            GitRepository(repository.root).revisions("publishd")

    @pytest.mark.parametrize("ref", ["--output=x", "-x", "--all", "HEAD\nHEAD", ""])
    def test_a_ref_that_is_an_option(self, repository, ref):
        """What looks like an option of git is a name, and an unknown one."""
        repository.commit({"a.md": TEXT})
        with pytest.raises(RepositoryError, match="no ref"):
            GitRepository(repository.root).revisions(ref)
        assert not (repository.root / "x").exists()

    def test_a_missing_git(self, repository, monkeypatch):
        """Without the program there is no history, and that is said."""
        repository.commit({"a.md": TEXT})
        GitRepository(repository.root)
        monkeypatch.setenv("PATH", "")
        assert "git was not found" in refusal(repository.root).what

    def test_a_command_that_does_not_end(self, repository):
        """A command that takes too long is stopped, and named."""
        repository.commit({"a.md": TEXT})
        slow = GitProcess(repository.root, seconds=0.001)
        big = "\n".join(["HEAD"] * 50_000).encode()
        with pytest.raises(RepositoryError, match="git cat-file did not come to an end"):
            slow.run("cat-file", "--batch", stdin=big)

    def test_a_stream_that_does_not_end(self, repository):
        """Reading texts is stopped, too, and the reason is the time and not the broken stream."""
        repository.commit({"a.md": TEXT})
        slow = GitProcess(repository.root, seconds=0.001)
        big = "\n".join(["HEAD"] * 50_000).encode()
        with pytest.raises(RepositoryError, match="git cat-file did not come to an end"):
            read_to_the_end(slow, big)

    def test_a_broken_repository(self, repository):
        """A lost object is told as git tells it, without a traceback."""
        commit = repository.commit({"a.md": TEXT})
        lost = repository.root / ".git" / "objects" / commit[:2] / commit[2:]
        lost.chmod(stat.S_IRWXU)
        lost.unlink()
        with pytest.raises(RepositoryError) as caught:
            GitRepository(repository.root).revisions("HEAD")
        assert caught.value.remedy

    def test_a_missing_text(self, repository):
        """A text that the history names and the repository lost is an error."""
        repository.commit({"a.md": TEXT})
        source = GitRepository(repository.root)
        with pytest.raises(RepositoryError, match="is missing"):
            source.contents(["0" * 40])


class TestOwnership:
    """A repository of another user is read only where our user trusts it."""

    @pytest.fixture
    def foreign(self, repository):
        """A repository that belongs to someone else."""
        repository.commit({"a.md": TEXT})
        if os.geteuid() != 0:
            pytest.skip("only root can give a folder away; git's own check is what is tested")
        for path in (repository.root, *repository.root.rglob("*")):
            os.chown(path, 12345, 12345, follow_symlinks=False)
        return repository.root

    def test_a_foreign_repository_is_refused(self, foreign):
        """Git's own words are shown, and how to trust it."""
        error = refusal(foreign)
        assert "dubious ownership" in error.what
        assert "safe.directory" in error.remedy

    def test_what_the_user_trusts_is_read(self, foreign, monkeypatch, tmp_path):
        """`safe.directory` of the user's own configuration counts."""
        trust = tmp_path / "gitconfig"
        trust.write_text(f"[safe]\n\tdirectory = {foreign}\n")
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(trust))
        assert changes(foreign) == [[("A", "a.md", "a.md")]]

    def test_a_repository_cannot_vouch_for_itself(self, foreign):
        """`safe.directory` in the repository's own configuration counts for nothing."""
        with (foreign / ".git" / "config").open("a") as config:
            config.write("[safe]\n\tdirectory = *\n")
        assert "dubious ownership" in refusal(foreign).what


class TestHostileContent:
    """What a stranger can put into a history."""

    def test_a_symlink_is_no_text(self, repository):
        """A link is not followed, and a file that becomes one is gone."""
        repository.commit({"a.md": TEXT})
        (repository.root / "a.md").unlink()
        (repository.root / "a.md").symlink_to("/etc/passwd")
        repository.commit()
        (repository.root / "a.md").unlink()
        repository.commit({"a.md": TEXT})
        assert changes(repository.root) == [
            [("A", "a.md", "a.md")],
            [("D", "a.md", "a.md")],
            [("A", "a.md", "a.md")],
        ]

    def test_a_submodule_is_no_text(self, repository):
        """A path that names a commit of another repository is not read."""
        commit = repository.commit({"a.md": TEXT})
        repository.git("update-index", "--add", "--cacheinfo", f"160000,{commit},sub.md")
        repository.git("commit", "-q", "-m", "A submodule")
        assert [path for row in changes(repository.root) for _, _, path in row] == ["a.md"]

    def test_a_path_that_climbs_out_is_refused(self, repository):
        """`..` in a tree leads nowhere, and the author is told."""
        blob = repository.blob(TEXT.encode())
        inner = repository.git("mktree", "-z", data=f"100644 blob {blob}\tx.md\0".encode())
        outer = f"040000 tree {inner}\t..\x00100644 blob {blob}\tok.md\0"
        repository.commit_tree(outer.encode())
        source = GitRepository(repository.root)
        (revision,) = source.revisions("HEAD")
        assert [c.path for c in revision.changes] == ["ok.md"]
        (told,) = source.diagnostics
        assert (told.code, told.location.path) == ("S020", "../x.md")

    @pytest.mark.parametrize("name", [b"new\nline.md", b"tab\there.md", b"bell\x07.md"])
    def test_a_path_with_a_control_character_is_refused(self, repository, name):
        """A line break in a name must not break a line of ours."""
        blob = repository.blob(TEXT.encode())
        repository.commit_tree(b"100644 blob " + blob.encode() + b"\t" + name + b"\0")
        source = GitRepository(repository.root)
        assert source.revisions("HEAD") == ()
        (told,) = source.diagnostics
        assert "control character" in told.why
        assert "\n" not in str(told)

    def test_a_path_that_is_not_utf_8_is_refused(self, repository):
        """Bytes that are no text name no policy; the message itself is text."""
        blob = repository.blob(TEXT.encode())
        repository.commit_tree(b"100644 blob " + blob.encode() + b"\tcaf\xe9.md\0")
        source = GitRepository(repository.root)
        assert source.revisions("HEAD") == ()
        (told,) = source.diagnostics
        assert "UTF-8" in told.why
        str(told).encode("utf-8")

    def test_a_file_named_like_an_option_is_a_file(self, repository):
        """`-x.md` and `--output=y.md` are names."""
        repository.commit({"-x.md": TEXT, "--output=y.md": TEXT + "2"})
        assert [path for _, _, path in changes(repository.root)[0]] == ["--output=y.md", "-x.md"]

    def test_names_in_any_script_and_with_quotes_are_read(self, repository):
        """Nothing is quoted, so nothing has to be unquoted."""
        names = ["Datenschutz für Kinder.md", 'a"b\\c.md', "隐私.md", ":(top)x.md"]
        repository.commit({name: f"{TEXT}{name}\n" for name in names})
        assert [path for _, _, path in changes(repository.root)[0]] == sorted(names)

    def test_a_huge_text_is_left_out_and_told(self, repository):
        """Five megabytes are no policy; the rest of the history is read."""
        repository.commit({"huge.md": b"x" * 5_000_001, "a.md": TEXT})
        source = GitRepository(repository.root)
        (revision,) = source.revisions("HEAD")
        blobs = {c.path: c.blob for c in revision.changes}
        found = source.contents(blobs.values())
        assert set(found) == {blobs["a.md"]}
        (told,) = source.diagnostics
        assert (told.code, told.location.path) == ("S021", "huge.md")

    def test_replaced_objects_are_not_believed(self, repository):
        """A replace ref shows another text than the one that was committed."""
        repository.commit({"a.md": TEXT})
        old = repository.git("rev-parse", "HEAD:a.md")
        repository.git("replace", old, repository.blob(b"Another text.\n"))
        source = GitRepository(repository.root)
        source.revisions("HEAD")
        assert source.contents([old])[old] == TEXT.encode()

    def test_grafted_parents_are_not_believed(self, repository):
        """A graft file hides revisions; the commits know their own parents."""
        repository.commit({"a.md": TEXT})
        last = repository.commit({"a.md": TEXT + "x"})
        repository.write(".git/info/grafts", last + "\n")
        assert len(changes(repository.root)) == 2

    def test_a_clone_that_borrows_its_objects_is_read_whole(self, repository, tmp_path):
        """Alternates are how git shares objects on one disk; the history is the same."""
        repository.commit({"a.md": TEXT})
        clone = tmp_path / "clone"
        repository.git("clone", "-q", "--shared", str(repository.root), str(clone))
        source = GitRepository(clone)
        (revision,) = source.revisions("HEAD")
        assert source.contents([revision.changes[0].blob])

    def test_impossible_times_do_not_stop_the_reading(self, repository):
        """A commit can carry any number for a time and any offset."""
        blob = repository.blob(TEXT.encode())
        tree = repository.git("mktree", data=f"100644 blob {blob}\ta.md\n".encode())
        person = "A <a@example.org>"
        raw = f"tree {tree}\nauthor {person} 99999999999999 +9999\n"
        raw += f"committer {person} 99999999999999 +9999\n\nx\n"
        commit = repository.git(
            "hash-object", "-t", "commit", "-w", "--literally", "--stdin", data=raw.encode()
        )
        repository.git("update-ref", "refs/heads/main", commit)
        (revision,) = GitRepository(repository.root).revisions("HEAD")
        assert revision.changes[0].status is FileStatus.ADDED

    def test_a_subject_in_any_bytes_is_read(self, repository):
        """A message that is no UTF-8, or holds tabs and braces, breaks nothing."""
        repository.write("a.md", TEXT)
        repository.git("add", "--all")
        repository.git("commit", "-q", "-F", "-", data=b"caf\xe9\tx commit 123\n\nbody\n")
        (revision,) = GitRepository(repository.root).revisions("HEAD")
        assert revision.subject.startswith("caf")

    @pytest.mark.parametrize("suffix", ["txt", "md"])
    def test_a_commit_of_a_hundred_thousand_files_is_read(self, repository, suffix):
        """Very many files that are no policy cost nothing; very many texts are read, too."""
        repository.commit({"a.md": TEXT})
        blob = repository.blob(f"{TEXT}x".encode())
        rows = "".join(f"100644 blob {blob}\tn{n:06}.{suffix}\0" for n in range(100_000))
        repository.commit_tree(f"100644 blob {blob}\ta.md\0{rows}".encode())
        source = GitRepository(repository.root)
        _, last = source.revisions("HEAD")
        found = source.contents(change.blob for change in last.changes if change.blob)
        assert set(found) == {blob}
        assert len(last.changes) == (100_001 if suffix == "md" else 1)


ATTACKS = {
    "gpg.program": {"log.showSignature": "true", "gpg.program": "{}", "gpg.ssh.program": "{}"},
    "diff.external": {"diff.external": "{}"},
    "diff-command": {"diff.trap.command": "{}"},
    "textconv": {"diff.trap.textconv": "{}", "diff.trap.cachetextconv": "true"},
    "filters": {
        "filter.trap.clean": "{}",
        "filter.trap.smudge": "{}",
        "filter.trap.process": "{}",
        "filter.trap.required": "true",
    },
    "fsmonitor": {"core.fsmonitor": "{}"},
    "pager": {"core.pager": "{}", "pager.rev-list": "true", "pager.config": "true"},
    "transport": {"core.sshCommand": "{}", "credential.helper": "{}", "core.gitProxy": "{}"},
    "alternates-command": {"core.alternateRefsCommand": "{}"},
    "aliases": {"alias.rev-list": "!{}", "alias.cat-file": "!{}", "alias.diff-tree": "!{}"},
    "editor": {"core.editor": "{}", "core.askPass": "{}", "trace2.eventTarget": "{}"},
    "hooks-path": {"core.hooksPath": "hooks-of-a-stranger"},
}


class TestHostileConfiguration:
    """A repository's configuration can name programs; none of them is run."""

    @pytest.fixture
    def trap(self, repository, tmp_path):
        """A program that leaves a mark when it is run, and the mark."""
        mark, program = tmp_path / "ran", tmp_path / "trap.sh"
        program.write_text(f"#!/bin/sh\ntouch '{mark}'\nexit 1\n")
        program.chmod(0o755)
        repository.commit({"a.md": TEXT, ".gitattributes": "*.md diff=trap filter=trap\n"})
        repository.commit({"a.md": TEXT + "x"})
        return repository, program, mark

    @pytest.mark.parametrize("attack", ATTACKS)
    def test_a_named_program_is_not_run(self, trap, attack):
        """Signatures, external diffs, converters, filters, monitors, pagers, aliases."""
        repository, program, mark = trap
        for key, value in ATTACKS[attack].items():
            subprocess.run(
                ["git", "-C", repository.root, "config", key, value.format(program)], check=True
            )
        source = GitRepository(repository.root)
        revisions = source.revisions("HEAD")
        source.contents(c.blob for r in revisions for c in r.changes)
        source.branches(["*"])
        source.unmerged_branches("HEAD")
        source.files_at(source.merge_base("main"), lambda _path: True)
        assert len(source.revisions_of(".", "HEAD")) == len(revisions) == 2
        assert not mark.exists()

    def test_hooks_are_not_run(self, trap):
        """No hook of the repository is asked for anything."""
        repository, program, mark = trap
        for name in ("post-checkout", "reference-transaction", "fsmonitor-watchman"):
            hook = repository.root / ".git" / "hooks" / name
            hook.parent.mkdir(exist_ok=True)
            hook.write_text(program.read_text())
            hook.chmod(0o755)
        assert len(changes(repository.root)) == 2
        assert not mark.exists()

    def test_the_users_own_taste_changes_nothing(self, repository, monkeypatch, tmp_path):
        """Colours, prefixes and rename settings of the user's configuration are not read."""
        taste = tmp_path / "gitconfig"
        taste.write_text(
            "[color]\n\tui = always\n[diff]\n\trenames = false\n\tnoprefix = true\n"
            "[core]\n\tquotepath = true\n\tabbrev = 5\n[log]\n\tdate = relative\n"
        )
        repository.commit({"ä.md": TEXT})
        repository.git("mv", "ä.md", "ö.md")
        repository.commit()
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(taste))
        assert changes(repository.root)[1] == [("R", "ä.md", "ö.md")]

    def test_what_a_hook_exports_leads_to_no_other_repository(
        self, repository, monkeypatch, tmp_path
    ):
        """Run from a hook, GIT_DIR names the hook's repository and not ours."""
        repository.commit({"a.md": TEXT})
        other = GitFixture(tmp_path / "other")
        other.commit({"other.md": TEXT})
        monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
        monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
        assert changes(repository.root) == [[("A", "a.md", "a.md")]]
        assert Path(os.environ["GIT_DIR"]).parent == other.root
