"""The texts as they lie on disk: drafts, the glossary, the list of services."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation
from inforce.source.text import SourceText, decode_text

# A policy is a few hundred kilobytes at the very most; what is larger is not read by anyone.
MAX_BYTES: Final = 5_000_000


@dataclass(frozen=True, slots=True)
class WorkingTexts:
    """What was read, and what could not be.

    Args:
        texts: Each file that could be read, sorted by path.
        diagnostics: One for each file that could not.
    """

    texts: tuple[SourceText, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_working_texts(root: Path, folder: str, wanted: Callable[[str], bool]) -> WorkingTexts:
    """Read the files below a folder; links that leave it are not followed.

    Args:
        root: Folder of the configuration file; paths are given relative to it.
        folder: POSIX path below `root`.
        wanted: Whether a file of that POSIX path is wanted.
    """
    texts: list[SourceText] = []
    diagnostics: list[Diagnostic] = []
    for path in _files(root / folder):
        name = Path(os.path.relpath(path, root)).as_posix()
        if not wanted(name):
            continue
        read = _read(path, name)
        if isinstance(read, SourceText):
            texts.append(read)
        else:
            diagnostics.append(read)
    return WorkingTexts(tuple(texts), tuple(diagnostics))


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(names))


def _read(path: Path, name: str) -> SourceText | Diagnostic:
    if path.is_symlink():
        return _refused(
            "S901",
            name,
            "This file is a symbolic link.",
            "A link can lead out of the repository, and git keeps no text for it.",
            "Put the text itself here.",
        )
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        return _refused(
            "S902", name, f"This file cannot be read ({error.strerror}).", "", "Make it readable."
        )
    if data is None:
        return _refused(
            "S903",
            name,
            f"This file is larger than {MAX_BYTES // 1_000_000} MB.",
            "No reader reads such a text, and it would stop the build for everyone.",
            "Split it, or leave it out of the folder.",
        )
    return decode_text(data, name)


def _refused(code: str, name: str, what: str, why: str, remedy: str) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        location=SourceLocation(name),
        what=what,
        why=why,
        remedy=remedy,
    )
