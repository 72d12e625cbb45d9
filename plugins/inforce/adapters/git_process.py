"""The only module that starts git: plumbing commands, hardened, always closed.

A policy repository may come from a stranger, and its own configuration can name programs to run
(`gpg.program`, `diff.external`, `core.fsmonitor`, text converters, hooks). Nothing here uses a
command that would run one, and each is switched off besides. System and user configuration do
not change what is read; replace refs, grafts and commit graphs do not change what is history.
"""

import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, Final

from inforce.adapters.git_trouble import no_program, too_slow

SECONDS: Final = 120
HARDENED: Final = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_COUNT": "0",
    "GIT_CONFIG_PARAMETERS": "",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_FLUSH": "0",  # nobody reads along: whole buffers, not a line at a time
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
    "TZ": "UTC",
}
OPTIONS: Final = tuple(
    part
    for setting in (
        "core.quotepath=false",
        "log.showSignature=false",
        "core.fsmonitor=false",
        "core.commitGraph=false",
        "core.hooksPath=" + os.devnull,
        "diff.external=",
    )
    for part in ("-c", setting)
)
# A git hook exports these; inherited, they would make us read another repository.
INHERITED: Final = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_SHALLOW_FILE",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_EXTERNAL_DIFF",
    "GIT_TRACE",
)


class GitProcess:
    """Runs git in one folder.

    Args:
        root: The folder; it must exist.
        trusted: Folders that the user told git to trust whoever owns them (`safe.directory`).
        seconds: How long one command may take.
    """

    def __init__(self, root: Path, trusted: Sequence[str] = (), seconds: float = SECONDS) -> None:
        # GitPython runs `git version` when it is imported and raises without git: we say it better.
        os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
        from git.cmd import Git  # noqa: PLC0415 - a site without history does not pay for it

        self._git: Any = Git(str(root))
        self._program = str(Git.GIT_PYTHON_GIT_EXECUTABLE or "git")
        self._trusted = tuple(p for folder in trusted for p in ("-c", f"safe.directory={folder}"))
        self._seconds = seconds

    def run(self, *arguments: str, stdin: bytes = b"") -> tuple[int, bytes, str]:
        """Exit code, standard output and standard error of one command.

        Raises:
            RepositoryError: There is no git, or it did not come to an end.
        """
        return self._run((*OPTIONS, *self._trusted, *arguments), stdin, HARDENED)

    def run_as_user(self, *arguments: str) -> tuple[int, bytes, str]:
        """The same under the user's own configuration, to ask what that configuration is."""
        return self._run(arguments, b"", {"GIT_PAGER": "cat", "GIT_TERMINAL_PROMPT": "0"})

    def _run(
        self, arguments: Sequence[str], stdin: bytes, env: dict[str, str]
    ) -> tuple[int, bytes, str]:
        # Windows has no such watchdog in GitPython; there a command may take what it takes.
        limit = None if sys.platform == "win32" else self._seconds
        with TemporaryFile() as feed, self._started_clean():
            feed.write(stdin)
            feed.seek(0)
            status, output, complaint = self._git.execute(
                [self._program, *arguments],
                istream=feed,
                env=env,
                with_extended_output=True,
                with_exceptions=False,
                stdout_as_string=False,
                strip_newline_in_stdout=False,
                kill_after_timeout=limit,
                shell=False,
            )
        if complaint.startswith("Timeout: "):
            raise too_slow(_command(arguments), self._seconds)
        return int(status), bytes(output), str(complaint)

    @contextmanager
    def reading(self, *arguments: str, stdin: bytes) -> Iterator[BufferedReader]:
        """Standard output of one command as a stream; the process is gone when the block ends.

        Raises:
            RepositoryError: There is no git, or it did not come to an end.
        """
        late = threading.Event()
        with TemporaryFile() as feed:
            feed.write(stdin)
            feed.seek(0)
            with self._started_clean():
                process = self._git.execute(
                    [self._program, *OPTIONS, *self._trusted, *arguments],
                    istream=feed,
                    env=HARDENED,
                    as_process=True,
                    shell=False,
                )

            def stop() -> None:
                late.set()
                process.proc.kill()

            watchdog = threading.Timer(self._seconds, stop)
            watchdog.daemon = True
            watchdog.start()
            try:
                yield process.stdout
            finally:
                watchdog.cancel()
                process.proc.kill()
                process.proc.communicate()
                if late.is_set():  # what the reader made of a stream cut short does not matter
                    raise too_slow(_command(arguments), self._seconds)

    @contextmanager
    def _started_clean(self) -> Iterator[None]:
        """Hide what a hook exported, and name a missing git, while a process starts."""
        from git.exc import GitCommandNotFound  # noqa: PLC0415 - see __init__

        kept = {name: os.environ.pop(name) for name in INHERITED if name in os.environ}
        try:
            yield
        except (GitCommandNotFound, PermissionError) as missing:
            raise no_program() from missing
        finally:
            os.environ.update(kept)


def _command(arguments: Sequence[str]) -> str:
    """The name of the command among its options."""
    return next((w for w in arguments if not w.startswith("-") and "=" not in w), "")
