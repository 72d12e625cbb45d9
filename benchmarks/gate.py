"""The gate and the record: what a check costs, how fast a proof is, whether any attack passes."""

import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from benchmarks.measure import repeat, row, run
from benchmarks.site import INFORCE
from inforce.digest import text_digest
from inforce.ledger.attestation import unsealed_entries
from inforce.ledger.chain import Ledger
from inforce.ledger.checkpoint import Checkpoint
from inforce.ledger.verification import verify_chain
from inforce.source.text import SourceText
from inforce.versions.history import VersionHistory
from inforce.versions.identity import Language, PolicyId, VersionLabel
from inforce.versions.version import DateSource, Effective, Text, TextChange, Version

CHECK_SECONDS, TEXTS_A_SECOND, MUTATIONS, ENTRIES = 3, 2_000, 20_000, 200
FIRST_DAY = date(2001, 1, 1)


def checking(site: Path, runs: int) -> str:
    """`inforce check` on a real history that was built before."""
    cost = repeat(runs, lambda: run((*INFORCE, "check"), site))
    figure = f"{cost.cpu:.1f} s CPU"
    goal = f"≤ {CHECK_SECONDS} s"
    return row("real history, inforce check, warm", figure, goal, met=cost.cpu <= CHECK_SECONDS)


def verifying(runs: int) -> str:
    """How many sealed texts a second are proved whole."""
    data, files, checkpoint = _record(2_000)
    spent = []
    for _ in range(runs):
        begun = time.process_time()
        found = verify_chain(data, files, checkpoint)
        spent.append(time.process_time() - begun)
        assert found.whole  # noqa: S101 - a benchmark of a broken record means nothing
    rate = found.texts / median(spent)
    figure = f"{rate:,.0f} texts a second"
    return row("proving a record", figure, f"≥ {TEXTS_A_SECOND:,}", met=rate >= TEXTS_A_SECOND)


def mutations() -> str:
    """Attacks on a record of 200 entries and its texts: each must be seen.

    Every entry is cut off, removed, doubled, swapped with its neighbour and put elsewhere; every
    text is removed; the rest are single bytes, changed, taken out or put in at seeded places.
    """
    data, files, checkpoint = _record(ENTRIES)
    rng = random.Random(20261124)
    seen = tried = 0
    for mutated, texts in _attacks(data, files, rng):
        if (mutated, texts) != (data, files):
            tried += 1
            seen += not verify_chain(mutated, texts, checkpoint).whole
    figure = f"{seen:,} of {tried:,}"
    return row("attacks on a record that are seen", figure, "all", met=seen == tried >= MUTATIONS)


def _attacks(
    data: bytes, files: dict[str, bytes], rng: random.Random
) -> Iterator[tuple[bytes, dict[str, bytes]]]:
    lines = data.splitlines(keepends=True)
    for place in range(len(lines)):
        line, rest = lines[place], [*lines[:place], *lines[place + 1 :]]
        swapped = [*lines]
        swapped[place - 1], swapped[place] = swapped[place], swapped[place - 1]
        moved = [*rest]
        moved.insert(rng.randrange(len(lines)), line)
        doubled = [*lines[:place], line, *lines[place:]]
        for attacked in (lines[:place], rest, doubled, swapped, moved):
            yield b"".join(attacked), files
        for byte in rng.sample(range(len(line)), 60):
            start = sum(map(len, lines[:place])) + byte
            yield _flipped(data, start, rng), files
        yield b"".join(lines[:place]) + line[: rng.randrange(len(line))], files
    for path, sealed in files.items():
        yield data, {other: text for other, text in files.items() if other != path}
        for place in rng.sample(range(len(sealed)), 30):
            yield data, {**files, path: _flipped(sealed, place, rng)}
    for _ in range(1_000):
        place = rng.randrange(len(data))
        yield data[:place] + data[place + 1 :], files
        yield data[:place] + bytes((rng.randrange(256),)) + data[place:], files


def _flipped(data: bytes, place: int, rng: random.Random) -> bytes:
    return data[:place] + bytes((data[place] ^ rng.randrange(1, 256),)) + data[place + 1 :]


def _record(size: int) -> tuple[bytes, dict[str, bytes], Checkpoint]:
    """A record of one policy with so many texts of about 200 words."""
    versions = tuple(_version(number) for number in range(size))
    history = VersionHistory(
        policy=PolicyId("loans"),
        title="Loans",
        language=Language("en"),
        paths=("policy_src/loans.md",),
        versions=versions,
    )
    added = unsealed_entries(Ledger(), (history,), lambda _text: {})
    ledger = Ledger(tuple(one.entry for one in added))
    files = {file.path: file.data for one in added for file in one.files}
    return ledger.to_bytes(), files, Checkpoint.of(ledger, "example.org/law")


def _version(number: int) -> Version:
    day = FIRST_DAY + timedelta(days=number)
    words = f"Book {number} may be kept for {number} days. " * 25
    text = Text(
        number=1,
        digest=text_digest(words.encode()),
        source=SourceText("policy_src/loans.md", f"---\ntitle: Loans\n---\n{words}\n"),
        change=TextChange.ADOPTED,
        words_changed=200,
        recorded_on=day,
    )
    return Version(
        policy=PolicyId("loans"),
        label=VersionLabel(day.isoformat()),
        title="Loans",
        effective=(Effective(day),),
        effective_source=DateSource.FRONT_MATTER,
        announced_on=None,
        recorded_on=day,
        change="minor",
        summary="Another number of days.",
        texts=(text,),
    )
