"""Pages and files to a folder, each finished page kept by the digest of what it was made from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inforce.digest import Digest
from inforce.errors import InforceError
from inforce.pipeline.cache import Cache
from inforce.publication.artifact import Artifact, Page

KIND: Final = "page"


@dataclass(frozen=True, slots=True)
class Written:
    """How many pages were written, and how many of them had to be made."""

    pages: int
    made: int


class SiteFolder:
    """The folder a site is written into; nothing is ever written outside it.

    Args:
        folder: The folder; made where it is not there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._made: set[Path] = set()

    def write_pages(
        self, pages: Iterable[Page], finish: Callable[[Page], bytes], kept: Cache
    ) -> Written:
        """Write each page, taking the kept copy where there is one.

        Args:
            pages: The pages, made one after another so that few are in memory.
            finish: Renders a page.
            kept: Finished pages of earlier builds.
        """
        count = made = 0
        for page in pages:
            count += 1
            if page.key is not None and self._holds(page.path, page.key):
                continue
            data = kept.get(KIND, page.key) if page.key is not None else None
            if data is None:
                data = finish(page)
                made += 1
                if page.key is not None:
                    kept.put(KIND, page.key, data)
            self._write(page.path, data, page.key)
        return Written(count, made)

    def write_artifacts(self, artifacts: Iterable[Artifact]) -> None:
        """Write files that are done."""
        for artifact in artifacts:
            self._write(artifact.path, artifact.data, None)

    def _holds(self, path: str, key: Digest) -> bool:
        """Whether a page with this key lies there already; a folder that was emptied has none."""
        del path, key
        return False

    def _write(self, path: str, data: bytes, key: Digest | None) -> None:
        """Write a file; its key is what it was made from, where that is known."""
        del key
        target = self._target(path)
        try:
            self._make_parent(target)
            target.write_bytes(data)
        except OSError as error:
            raise not_written(target, error) from error

    def _target(self, path: str) -> Path:
        target = self._folder / path
        if ".." in target.parts or not target.is_relative_to(self._folder):
            what = f"A page would be written outside the site folder: {path[:80]}."
            raise InforceError(what, "Rename the policy or its version label.")
        return target

    def _make_parent(self, target: Path) -> None:
        if target.parent not in self._made:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(target.parent)


def not_written(target: Path, error: OSError) -> InforceError:
    """What is said where the disk refuses a file."""
    what = f"{target} cannot be written ({error.strerror})."
    return InforceError(what, "Make room, or name another folder.")
