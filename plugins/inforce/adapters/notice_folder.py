"""A pack of files to a folder: whole, or not at all."""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from inforce.errors import InforceError
from inforce.publication.artifact import Artifact
from inforce.publication.notices.manifest import MANIFEST


def write_pack(folder: Path, files: Iterable[Artifact]) -> None:
    """Write a pack in place of an earlier one, or into a folder that is new or empty.

    Raises:
        InforceError: The folder holds something else, or cannot be written.
    """
    target = folder.resolve()
    _refuse_anything_else(target)
    staged: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staged = Path(mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        for file in files:
            (staged / file.path).write_bytes(file.data)
        staged.chmod(0o755)
        _put_in_place(staged, target)
    except OSError as error:
        what = f"{folder} cannot be written ({error.strerror})."
        raise InforceError(
            what, "Nothing was changed. Make room, or name another folder."
        ) from error
    finally:
        if staged is not None:
            shutil.rmtree(staged, ignore_errors=True)


def _refuse_anything_else(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        what = f"{target.name} is no folder."
        raise InforceError(what, "Name a folder that is new or empty.")
    present = sorted(entry.name for entry in target.iterdir())
    if present and MANIFEST not in present:
        what = f"{target.name} is not empty and holds no notice: it has {present[0]}."
        raise InforceError(what, "Nothing was written. Name a folder that is new or empty.")


def _put_in_place(staged: Path, target: Path) -> None:
    if not target.exists():
        staged.rename(target)
        return
    aside = Path(mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    target.rename(aside / "old")
    try:
        staged.rename(target)
    except OSError:
        (aside / "old").rename(target)
        raise
    finally:
        with suppress(OSError):
            shutil.rmtree(aside)
