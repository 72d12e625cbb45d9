"""What a hostile repository cannot make the git adapter do."""

import os
import subprocess
from pathlib import Path

import pytest
from git_fixture import GitFixture, changes

from inforce.adapters.git import GitRepository
from inforce.source.revision import FileStatus

TEXT = "# Terms\n\nWe keep your parcel safe.\n"


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
