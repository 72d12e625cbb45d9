"""Real revision pairs, drawn with a fixed seed from a history of policies."""

import random
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHORTEST = 400
SEED = 20260101


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts of one file."""

    name: str
    old: str
    new: str
    far: bool = False  # the first and the last text of a file, with all that lies between

    @property
    def size(self) -> int:
        """Signs on both sides."""
        return len(self.old) + len(self.new)


def real_pairs(bundle: Path, wanted: int) -> list[Pair]:
    """Consecutive revisions, first against last, and the largest; those wanted, always the same."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "history.git"
        subprocess.run(
            ["git", "clone", "-q", "--bare", "-b", "main", str(bundle), str(folder)], check=True
        )
        consecutive, ends = _pairs(folder)
    largest = max((*consecutive, *ends), key=lambda pair: pair.size)
    drawn = random.Random(SEED)
    chosen = drawn.sample(consecutive, min(wanted, len(consecutive)))
    return [*chosen, *ends, largest]


def _pairs(folder: Path) -> tuple[list[Pair], list[Pair]]:
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    consecutive: list[Pair] = []
    for path, text in _texts(folder):
        before = last.get(path)
        if before is not None and before != text and min(len(before), len(text)) >= SHORTEST:
            consecutive.append(Pair(path, before, text))
        first.setdefault(path, text)
        last[path] = text
    ends = [
        Pair(f"{path} (first, last)", first[path], last[path], far=True)
        for path in last
        if first[path] != last[path] and min(len(first[path]), len(last[path])) >= SHORTEST
    ]
    return consecutive, ends


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Each text a file has had, oldest first."""
    log = _git(folder, "log", "--first-parent", "--reverse", "-m", "--raw", "--no-renames",
               "--abbrev=40", "--format=")  # fmt: skip
    rows = [line.split() for line in log.decode("utf-8", "replace").splitlines() if line]
    changed = [(row[3], row[5]) for row in rows if row[4] != "D" and row[-1].endswith(".md")]
    feed = "".join(f"{blob}\n" for blob, _ in changed).encode()
    data = _git(folder, "cat-file", "--batch", feed=feed)
    at = 0
    for _, path in changed:
        end = data.index(b"\n", at)
        size = int(data[at:end].split()[2])
        yield path, data[end + 1 : end + 1 + size].decode("utf-8", "replace")
        at = end + 2 + size


def _git(folder: Path, *arguments: str, feed: bytes = b"") -> bytes:
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], input=feed, capture_output=True, check=True
    )
    return done.stdout
