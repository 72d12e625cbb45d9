"""Whether the key that a site names has signed the checkpoint beside its record."""

from collections.abc import Iterator
from pathlib import Path

from inforce.adapters.ed25519 import can_verify, verifies
from inforce.adapters.git import GitRepository
from inforce.adapters.record_disk import read_plain_file
from inforce.adapters.record_writing import CHECKPOINT, LEDGER
from inforce.diagnostics import Diagnostic
from inforce.errors import LedgerError
from inforce.ledger.checkpoint import Checkpoint
from inforce.ledger.continuity import judge_signed, signature_unchecked
from inforce.ledger.signing import Trust, judge_signatures
from inforce.settings import HistoryMode, Settings


def unsigned(settings: Settings, root: Path, commit: str = "") -> Iterator[Diagnostic]:
    """What is wrong with the signature of the newest checkpoint, where the site names a key.

    Args:
        settings: The site's choices, whose record is known to be whole.
        root: The folder of the site.
        commit: The commit at which to look; empty for the files as they lie.
    """
    key = settings.verifier_key
    if key is None or settings.history is HistoryMode.GIT:
        return
    ledger, checkpoint = _record(settings, root, commit)
    if ledger is None and checkpoint is None:
        return
    if not can_verify():
        yield signature_unchecked(key, settings.record)
        return
    try:
        read = Checkpoint.from_text(checkpoint.decode()) if checkpoint is not None else None
    except (LedgerError, UnicodeDecodeError):
        return  # at a commit: that it cannot be read is told of the record as it lies
    size = (ledger or b"").count(b"\n")
    found = judge_signatures(read, size, Trust(keys=(key,), check=verifies))
    yield from judge_signed(found, key, settings.record)


def _record(settings: Settings, root: Path, commit: str) -> tuple[bytes | None, bytes | None]:
    if not commit:
        folder = root / settings.record
        return read_plain_file(folder / LEDGER), read_plain_file(folder / CHECKPOINT)
    names = [f"{settings.record}/{name}" for name in (LEDGER, CHECKPOINT)]
    files = GitRepository(root).files_at(commit, lambda path: path in names)
    return files.get(names[0]), files.get(names[1])
