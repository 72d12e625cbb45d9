"""What can be wrong with a repository, each said once: what is so, and what to do."""

from pathlib import Path
from typing import Final

from inforce.diagnostics import Diagnostic, Severity
from inforce.errors import NoHistoryError, RepositoryError
from inforce.location import SourceLocation

BLOB_LIMIT: Final = 5_000_000


def no_program() -> RepositoryError:
    """There is no git on this machine."""
    return RepositoryError(
        "The program git was not found.", "Install git and make sure that it is on the PATH."
    )


def no_folder(root: Path) -> RepositoryError:
    """The folder is not there."""
    return RepositoryError(f"There is no folder {root}.", "Name the folder of a repository.")


def no_commit(root: Path) -> RepositoryError:
    """The repository is empty."""
    return NoHistoryError(f"The repository {root} has no commit yet.", "Commit the policies first.")


def no_ref(root: Path, ref: str) -> RepositoryError:
    """Nothing has that name."""
    return RepositoryError(
        f"The repository {root} has no ref “{_shown(ref)}”.",
        "Name a branch, a tag or a commit that `git show-ref` lists.",
    )


def no_common_past(root: Path, ref: str) -> RepositoryError:
    """What is checked out was not made from that branch."""
    return RepositoryError(
        f"What is checked out in {root} and “{_shown(ref)}” have no commit in common.",
        "Fetch the whole history of both, and name the branch the change is meant for.",
    )


def shallow(root: Path) -> RepositoryError:
    """A shallow clone shows every file as new in its first commit."""
    return RepositoryError(
        f"The clone {root} is shallow: its history is cut off.",
        "Fetch all of it: `git fetch --unshallow`, or in a GitHub workflow "
        "`fetch-depth: 0` under actions/checkout.",
    )


def partial_clone(root: Path) -> RepositoryError:
    """A partial clone would fetch texts over the network while we read."""
    return RepositoryError(
        f"The clone {root} is partial: some of its texts were left on the server.",
        "Clone it again without `--filter`.",
    )


def too_slow(command: str, seconds: float) -> RepositoryError:
    """A command did not end."""
    return RepositoryError(
        f"git {command} did not come to an end within {seconds:g} seconds.",
        "Run `git gc` in the repository, or build where the disk is faster.",
    )


def not_opened(root: Path, complaint: str) -> RepositoryError:
    """Git would not look into the folder, for the reason it gave."""
    if "dubious ownership" in complaint:
        return RepositoryError(
            f"Git does not trust {root}: detected dubious ownership, it belongs to another user.",
            f"If you trust it: `git config --global --add safe.directory {root.resolve()}`.",
        )
    if "not a git repository" in complaint:
        return NoHistoryError(
            f"{root} is not a git repository.",
            "Run `git init` and commit the policies, or name another folder.",
        )
    return unreadable(root, complaint)


def unreadable(root: Path, complaint: str) -> RepositoryError:
    """Git failed in the middle; its own first line says why."""
    words = complaint.strip().split("\n")[0].removeprefix("fatal: ")[:200]
    return RepositoryError(
        f"The history of {root} cannot be read: {words or 'git failed without a word'}.",
        "Run `git fsck` in it.",
    )


def too_large(path: str, size: int) -> Diagnostic:
    """One file is no policy; the rest of the history still counts."""
    return Diagnostic(
        code="S021",
        severity=Severity.WARNING,
        location=SourceLocation(path),
        what=f"A text of {size:,} bytes is left out.",
        why=f"A policy is no larger than {BLOB_LIMIT:,} bytes.",
        remedy="Keep data out of the policy's file.",
    )


def _shown(name: str) -> str:
    return name[:80].encode("unicode_escape").decode("ascii")
