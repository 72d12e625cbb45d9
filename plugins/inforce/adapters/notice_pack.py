"""A notice pack on disk, read by its manifest."""

from pathlib import Path

from inforce.adapters.record_disk import read_file
from inforce.digest import text_digest
from inforce.errors import LedgerError
from inforce.ledger.sent_notice import Manifest


def read_pack(path: Path) -> Manifest:
    """The manifest of a pack whose files are what it says.

    Raises:
        LedgerError: It cannot be read, or a file of the pack is missing or another.
    """
    data = read_file(path)
    if data is None:
        what = f"There is no manifest `{path}`."
        raise LedgerError(what, "Name the `manifest.json` that `inforce notice` wrote.")
    manifest = Manifest.parse(data)
    for name, digest in manifest.files:
        found = read_file(path.parent / name)
        if found is None or text_digest(found).hex != digest:
            state = "is missing" if found is None else "was altered"
            what = f"`{name}` of the notice pack {state}."
            raise LedgerError(what, "Record what went out: the pack as it was written.")
    return manifest
