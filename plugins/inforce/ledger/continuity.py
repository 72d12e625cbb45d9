"""A sealed record only grows: what was sealed once stands for good."""

from collections.abc import Iterator, Mapping
from typing import Final

from inforce.diagnostics import Diagnostic, Severity
from inforce.ledger.breach import Verification
from inforce.location import SourceLocation

LEDGER: Final = "ledger.jsonl"
SEALED: Final = ("texts/", "definitions/")
REMEDY: Final = "Restore it as it was: `git checkout BASE -- record`. Then seal anew."


def judge_continuity(
    before: Mapping[str, bytes], now: Mapping[str, bytes], folder: str
) -> Iterator[Diagnostic]:
    """What a change took out of a record or altered in it.

    Args:
        before: The record's files before, by their path in it.
        now: The same, after.
        folder: Where the record lies, for the place to open.
    """
    old, new = (lines.get(LEDGER, b"").splitlines(keepends=True) for lines in (before, now))
    for place, line in enumerate(old):
        if place >= len(new) or new[place] != line:
            done = "is gone" if place >= len(new) else "is another now"
            yield _lost(f"{folder}/{LEDGER}", place + 1, f"Entry {place + 1} of the record {done}.")
            break
    for path, data in sorted(before.items()):
        if not path.startswith(SEALED) or now.get(path) == data:
            continue
        done = "is another now" if path in now else "is gone"
        yield _lost(f"{folder}/{path}", 1, f"A sealed text {done}.")


def judge_record(verification: Verification, folder: str) -> Iterator[Diagnostic]:
    """What is broken in a record, as an author is told of it."""
    for breach in verification.breaches:
        yield Diagnostic(
            code="L001",
            severity=Severity.ERROR,
            location=SourceLocation(f"{folder}/{breach.path or LEDGER}", max(breach.entry, 1)),
            what=f"The record is broken ({breach.damage}): {breach.what}",
            why="A published word must not be altered; whoever verifies the site will see it.",
            remedy="Restore the record from the last commit in which `inforce verify` was content.",
        )


def _lost(path: str, line: int, what: str) -> Diagnostic:
    return Diagnostic(
        code="L002",
        severity=Severity.ERROR,
        location=SourceLocation(path, line),
        what=what,
        why="What was sealed stands for good: others keep its checkpoints and will notice.",
        remedy=REMEDY,
    )
