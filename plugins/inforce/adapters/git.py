"""The history of a git repository, read with two processes and one more for the texts."""

import re
from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatchcase
from io import BufferedReader
from pathlib import Path
from typing import Final

from inforce.adapters.git_process import GitProcess
from inforce.adapters.git_rows import COMMIT_FORMAT, RowReader, read_commits, revisions, tree_files
from inforce.adapters.git_trouble import (
    BLOB_LIMIT,
    no_commit,
    no_common_past,
    no_folder,
    no_ref,
    not_opened,
    partial_clone,
    shallow,
    too_large,
    unreadable,
)
from inforce.diagnostics import Diagnostic, in_order
from inforce.source.revision import Revision

CHUNK: Final = 1 << 16
OBJECT_ID: Final = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
# Only what can be a policy, a term or the list of services: a rename is then looked for among
# these alone, and a commit of a hundred thousand other files costs nothing.
PATHSPECS: Final = (":(icase)*.md", ":(icase)*.yml", ":(icase)*.yaml")
DIFF_TREE: Final = (
    *("diff-tree", "--stdin", "-r", "--root", "-M50%", "-l2000", "--raw", "-z"),
    *("--no-abbrev", "--relative", "--no-ext-diff", "--no-textconv"),
)
RESOLVE: Final = ("rev-parse", "--quiet", "--verify", "--end-of-options")


def is_markdown(path: str) -> bool:
    """Whether a path is a Markdown file's."""
    return path.lower().endswith(".md")


class GitRepository:
    """A git repository as a history of texts, read only.

    Args:
        root: The folder of the site; paths are relative to it, and what lies outside is not read.
        wanted: Which files besides Markdown are read (`services.yml`).
        seconds: How long one git command may take.

    Raises:
        RepositoryError: There is no git, no repository, only a part of one, or one whose owner
            git does not trust.
    """

    def __init__(
        self,
        root: Path,
        wanted: Callable[[str], bool] = is_markdown,
        seconds: float = 120,
    ) -> None:
        self._root = root
        self._wanted = wanted
        self._git = _open(root, seconds)
        self._paths: dict[str, str] = {}
        self._diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was left out of all that has been read so far, and why."""
        return in_order(self._diagnostics)

    def resolve(self, ref: str) -> str:
        """The full object id of the commit that a ref names, here or on a remote.

        Raises:
            RepositoryError: No such ref, or the repository has no commit yet.
        """
        for name in (ref, f"refs/remotes/origin/{ref}"):
            status, output, _ = self._git.run(*RESOLVE, f"{name}^{{commit}}")
            found = output.decode("ascii", "replace").strip()
            if status == 0 and OBJECT_ID.fullmatch(found):
                return found
        raise no_commit(self._root) if ref == "HEAD" else no_ref(self._root, ref)

    def merge_base(self, ref: str) -> str:
        """The commit from which what is checked out and a ref went apart.

        Raises:
            RepositoryError: No such ref, or the two have no past in common.
        """
        tips = self.resolve(ref), self.resolve("HEAD")
        status, output, _ = self._git.run("merge-base", *tips)
        found = output.decode("ascii", "replace").strip()
        if status != 0 or not OBJECT_ID.fullmatch(found):
            raise no_common_past(self._root, ref)
        return found

    def files_at(self, commit: str, wanted: Callable[[str], bool]) -> Mapping[str, bytes]:
        """The regular files that a commit had in the folder of the site, by path.

        Raises:
            RepositoryError: The commit is unknown or cannot be read.
        """
        listing = self._answer("ls-tree", "-r", "-z", self.resolve(commit))
        blobs = {path: blob for path, blob in tree_files(listing) if wanted(path)}
        contents = self.contents(blobs.values())
        return {path: contents[blob] for path, blob in blobs.items() if blob in contents}

    def branches(self, patterns: Iterable[str]) -> tuple[str, ...]:
        """Short names of the branches that match, local or of `origin`; never a pull request's."""
        allowed = tuple(patterns)
        names = self._branch_names()
        return tuple(n for n in names if any(fnmatchcase(n, p) for p in allowed))

    def unmerged_branches(self, base: str) -> tuple[str, ...]:
        """Short names of the branches that hold what `base` does not; never a pull request's.

        Raises:
            RepositoryError: The base is unknown.
        """
        known = f"--no-merged={self.resolve(base)}"
        return self._branch_names(known)

    def _branch_names(self, *options: str) -> tuple[str, ...]:
        refs = ("refs/heads", "refs/remotes/origin")
        _, output, _ = self._git.run("for-each-ref", *options, "--format=%(refname)", *refs)
        names = {
            ref.removeprefix("refs/heads/").removeprefix("refs/remotes/origin/")
            for ref in output.decode("utf-8", "replace").split("\n")
        }
        return tuple(sorted(names - {"", "HEAD"}))

    def revisions(self, ref: str) -> tuple[Revision, ...]:
        """First-parent revisions that `ref` leads to, oldest first.

        Raises:
            RepositoryError: The ref is unknown or the history cannot be read.
        """
        return self._walk(self.resolve(ref))

    def revisions_of(self, folder: str, ref: str) -> tuple[Revision, ...]:
        """The same, only those that touched a folder.

        Raises:
            RepositoryError: The ref is unknown or the history cannot be read.
        """
        return self._walk(self.resolve(ref), only=(f":(literal){folder}",))

    def pending_revisions(self, ref: str, base: str) -> tuple[Revision, ...]:
        """First-parent revisions of `ref` that `base` does not have, oldest first.

        Raises:
            RepositoryError: A ref is unknown or the history cannot be read.
        """
        return self._walk(self.resolve(ref), "^" + self.resolve(base))

    def contents(self, blobs: Iterable[str]) -> Mapping[str, bytes]:
        """The bytes of each blob; one larger than 5 MB is left out and a diagnostic says so.

        Raises:
            RepositoryError: A blob is missing or cannot be read.
        """
        asked = sorted({blob for blob in blobs if OBJECT_ID.fullmatch(blob)})
        found: dict[str, bytes] = {}
        if not asked:
            return found
        feed = "".join(f"{blob}\n" for blob in asked).encode("ascii")
        with self._git.reading("cat-file", "--batch", "--buffer", stdin=feed) as stream:
            for blob in asked:
                data = self._blob(blob, stream)
                if data is not None:
                    found[blob] = data
        return found

    def _walk(self, *tips: str, only: tuple[str, ...] = ()) -> tuple[Revision, ...]:
        walk = ("rev-list", "--first-parent", "--topo-order", COMMIT_FORMAT, *tips, "--", *only)
        listing = self._answer(*walk)
        commits = tuple(read_commits(listing))
        # Only the first parent is passed on, so that a merge shows what it did to the branch.
        feed = "".join(f"{c.id} {c.parent}".rstrip() + "\n" for c in commits).encode("ascii")
        reader = RowReader(lambda path: is_markdown(path) or self._wanted(path))
        changes = reader.changes(self._answer(*DIFF_TREE, "--", *(only or PATHSPECS), stdin=feed))
        self._diagnostics += reader.diagnostics
        for rows in changes.values():
            self._paths.update((row.blob, row.path) for row in rows)
        return tuple(revisions(reversed(commits), changes))

    def _answer(self, *arguments: str, stdin: bytes = b"") -> bytes:
        status, output, complaint = self._git.run(*arguments, stdin=stdin)
        if status != 0:
            raise unreadable(self._root, complaint)
        return output

    def _blob(self, blob: str, stream: BufferedReader) -> bytes | None:
        header = stream.readline(200).decode("ascii", "replace").split()
        if len(header) != 3 or header[0] != blob or header[1] != "blob":  # noqa: PLR2004 - id type size
            raise unreadable(self._root, f"object {blob} is missing or no file")
        size = int(header[2])
        if size <= BLOB_LIMIT:
            data = stream.read(size)
            if len(data) != size or stream.read(1) != b"\n":
                raise unreadable(self._root, f"object {blob} is cut off")
            return data
        left = size + 1
        while left > 0 and (chunk := stream.read(min(CHUNK, left))):
            left -= len(chunk)
        self._diagnostics += (too_large(self._paths.get(blob, blob), size),)
        return None


def _open(root: Path, seconds: float) -> GitProcess:
    """A repository that is whole and trusted, or the one sentence that says what it is not."""
    if not root.is_dir():
        raise no_folder(root)
    git = GitProcess(root, seconds=seconds)
    status, output, complaint = git.run("rev-parse", "--is-shallow-repository")
    if status != 0 and "dubious ownership" in complaint:
        git = GitProcess(root, _trusted_by_user(git), seconds)
        status, output, complaint = git.run("rev-parse", "--is-shallow-repository")
    if status != 0:
        raise not_opened(root, complaint)
    if output.strip() == b"true":
        raise shallow(root)
    partial = r"^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$"
    status, output, _ = git.run("config", "--local", "--get-regexp", partial)
    if status == 0 and output.strip():
        raise partial_clone(root)
    return git


def _trusted_by_user(git: GitProcess) -> tuple[str, ...]:
    """The folders the user told git to trust; the repository itself cannot add to them."""
    _, output, _ = git.run_as_user("config", "--get-all", "safe.directory")
    return tuple(line for line in output.decode("utf-8", "replace").split("\n") if line)
