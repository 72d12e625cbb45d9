"""Real repositories for tests of the git adapter, made by git itself."""

import os
import subprocess
from pathlib import Path

import pytest

from inforce.adapters.git import GitRepository
from inforce.errors import RepositoryError

CLEAN = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


class GitFixture:
    """A repository that a test commits to.

    Args:
        root: Its folder.
        options: Options of `git init`.
    """

    def __init__(self, root: Path, *options: str) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", *options)

    def git(self, *arguments: str, data: bytes = b"", **env: str) -> str:
        """Run git in it."""
        settings = {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org",
        }
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            input=data,
            env=CLEAN | settings | env,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode("utf-8", "replace").strip()

    def write(self, path: str, text: str | bytes) -> None:
        """One file in the working tree."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self, files: dict[str, str | bytes | None] | None = None, on: str = "") -> str:
        """Commit files (None removes one); returns the commit's id."""
        for path, text in (files or {}).items():
            if text is None:
                (self.root / path).unlink()
            else:
                self.write(path, text)
        self.git("add", "--all")
        at = f"{on or '2026-01-01'}T12:00:00+00:00"
        self.git(
            *("commit", "-q", "--allow-empty", "-m", "A change"),
            GIT_AUTHOR_DATE=at,
            GIT_COMMITTER_DATE=at,
        )
        return self.git("rev-parse", "HEAD")

    def commit_tree(self, entries: bytes) -> str:
        """Commit a tree that no working tree could hold: lines of `git mktree -z`."""
        tree = self.git("mktree", "-z", data=entries)
        parents = []
        if self.git("for-each-ref", "refs/heads/main"):
            parents = ["-p", "main"]
        commit = self.git("commit-tree", tree, *parents, "-m", "A tree")
        self.git("update-ref", "refs/heads/main", commit)
        return commit

    def blob(self, data: bytes) -> str:
        """Store bytes; returns their id."""
        return self.git("hash-object", "-w", "--stdin", data=data)


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
