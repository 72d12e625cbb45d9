"""A sealed record only grows: what was sealed once stands for good."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from inforce.diagnostics import Diagnostic, Severity
from inforce.ledger.breach import Breach, Damage, Verification
from inforce.ledger.note import VerifierKey
from inforce.location import SourceLocation

LEDGER: Final = "ledger.jsonl"
SEALED: Final = ("texts/", "definitions/")
CHECKPOINT: Final = "checkpoint"
SEAL: Final = "`inforce seal --key FILE`"
FORGED: Final = "It was written without the key, and readers will not believe the record."
RESTORE: Final = "Restore the record from the last commit in which `inforce verify` was content."
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
            remedy=RESTORE,
        )


def judge_signed(breaches: Iterable[Breach], key: VerifierKey, folder: str) -> Iterator[Diagnostic]:
    """What is wrong with the signature that a site names a key for.

    Args:
        breaches: What is wrong with the signatures of the checkpoint.
        key: The key that the site names.
        folder: Where the record lies.
    """
    for breach in breaches:
        forged = breach.damage is Damage.FORGED
        yield Diagnostic(
            code="L004" if forged else "L003",
            severity=Severity.ERROR,
            location=SourceLocation(f"{folder}/{CHECKPOINT}", 1),
            what=breach.what,
            why=FORGED if forged else f"Readers were told that `{key.name}` signs each one.",
            remedy=f"{RESTORE} Then sign it: {SEAL}." if forged else f"Sign it: {SEAL}.",
        )


def signature_unchecked(key: VerifierKey, folder: str) -> Diagnostic:
    """That nobody could look at the signature."""
    return Diagnostic(
        code="L005",
        severity=Severity.WARNING,
        location=SourceLocation(f"{folder}/{CHECKPOINT}", 1),
        what=f"The signature of `{key.name}` was not checked.",
        why="The package `cryptography` is not installed.",
        remedy="Run `pip install 'inforce[signing]'`.",
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
