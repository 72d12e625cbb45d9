"""What the git adapter refuses, and what its author is told."""

import os
import stat

import pytest
from git_fixture import changes, refusal

from inforce.adapters.git import GitRepository
from inforce.adapters.git_process import GitProcess
from inforce.errors import RepositoryError

TEXT = "# Terms\n\nWe keep your parcel safe.\n"


def read_to_the_end(process, feed):
    """Everything `cat-file` says, as a stream."""
    with process.reading("cat-file", "--batch", stdin=feed) as stream:
        while stream.read(1 << 16):
            pass


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
