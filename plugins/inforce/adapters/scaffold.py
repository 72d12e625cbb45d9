"""The files of a new site: copied from the package, filled in, put in place whole or not at all."""

import re
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import ClassVar, Final

import yaml

from inforce.errors import InforceError

# Names that begin with a dot are kept under another name in the package: packaging tools, and git,
# would obey them where they lie.
DOT: Final = "dot-"
PLACEHOLDER: Final = re.compile(r"@([A-Z_]+)@")
# What Markdown could take for markup in the middle of a line.
MARKUP: Final = re.compile(r"([\\`*_\[\]<>&{}|~^$])")
# A fresh repository may already be there; it is what the site will be committed to.
ALLOWED: Final = frozenset({".git"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What differs from one new site to the next.

    Args:
        name: The company's name.
        effective_on: The day its first versions take effect.
        timezone: The zone in which it counts days.
    """

    LONGEST_NAME: ClassVar = 100

    name: str
    effective_on: date
    timezone: str

    def values(self) -> dict[str, str]:
        """Each placeholder's value, quoted for the place it is written in."""
        return {
            "EFFECTIVE": self.effective_on.isoformat(),
            "NAME_MARKDOWN": MARKUP.sub(r"\\\1", self.name),
            "NAME_YAML": _quoted(self.name),
            "TIMEZONE_YAML": _quoted(self.timezone),
            "VERSION": metadata.version("inforce"),
        }


def write_scaffold(folder: Path, particulars: Particulars) -> int:
    """A new site stands whole or not at all.

    Args:
        folder: Where; it must be new, or empty but for a repository.
        particulars: What to fill in.

    Returns:
        How many files the site has.

    Raises:
        InforceError: The folder is in use or cannot be written.
    """
    target = folder.resolve()
    _refuse_what_is_in_use(target, folder)
    staging = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        try:
            staging.mkdir(parents=True)
            written = _fill(staging, particulars)
            _put_in_place(staging, target)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        what = f"{folder} cannot be written ({error.strerror})."
        raise InforceError(what, "Name a folder that you may write.") from error
    return written


def _refuse_what_is_in_use(target: Path, named: Path) -> None:
    try:
        present = sorted({entry.name for entry in target.iterdir()} - ALLOWED)
    except FileNotFoundError:
        return
    except NotADirectoryError as error:
        what = f"{named} is a file."
        raise InforceError(what, "Name a folder that is new.") from error
    except OSError as error:
        what = f"{named} cannot be read ({error.strerror})."
        raise InforceError(what, "Name a folder that you may write.") from error
    if present:
        what = f"{named} is not empty: it has {present[0]}."
        raise InforceError(what, "Nothing was written. Name a folder that is new or empty.")


def _fill(folder: Path, particulars: Particulars) -> int:
    values = particulars.values()
    written = 0
    for parts, file in _files(resources.files("inforce") / "scaffold", ()):
        text = file.read_text(encoding="utf-8")
        path = folder.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        # One pass, so that a name that looks like a placeholder stays a name.
        filled = PLACEHOLDER.sub(lambda found: values[found[1]], text)
        path.write_text(filled, encoding="utf-8", newline="\n")
        written += 1
    return written


def _files(
    folder: Traversable, above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = "." + entry.name.removeprefix(DOT) if entry.name.startswith(DOT) else entry.name
        if entry.is_dir():
            yield from _files(entry, (*above, name))
        else:
            yield (*above, name), entry


def _put_in_place(staging: Path, target: Path) -> None:
    if not target.exists():
        staging.rename(target)
        return
    # Into an empty folder, which may be the reader's current one and so must stay the same folder.
    # The configuration comes last: without it, nothing takes the folder for a site.
    entries = sorted(staging.iterdir(), key=lambda entry: (entry.name == "mkdocs.yml", entry.name))
    for entry in entries:
        entry.rename(target / entry.name)


def _quoted(text: str) -> str:
    """The text as a YAML scalar in double quotes, on one line."""
    scalar: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10_000)
    return scalar.strip()
