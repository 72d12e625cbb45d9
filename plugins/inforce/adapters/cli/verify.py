"""`inforce verify`: prove a record whole, in a repository or on a built site."""

import sys
from pathlib import Path
from typing import Final

import click

from inforce.adapters.cli.visible import visible
from inforce.adapters.ed25519 import verifies
from inforce.adapters.ledger_file import read_record_bytes
from inforce.adapters.record_writing import LEDGER
from inforce.adapters.settings_file import load_settings
from inforce.errors import LedgerError
from inforce.ledger.breach import Verification
from inforce.ledger.checkpoint import Checkpoint
from inforce.ledger.note import VerifierKey
from inforce.ledger.signing import Trust
from inforce.ledger.verification import verify_record

RECORD: Final = "record"
CONFIG: Final = "mkdocs.yml"


@click.command()
@click.argument("place", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option(
    "--against",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A checkpoint that you kept: also proves that the record was not rewritten since.",
)
@click.option(
    "--key",
    "keys",
    metavar="VKEY",
    multiple=True,
    help="A verifier key you trust: also proves who signed the checkpoint. Any of several will do.",
)
def verify_command(place: Path, against: Path | None, keys: tuple[str, ...]) -> None:
    """Prove that no sealed word was altered, removed, reordered or put in.

    DIR is a repository, a built site or a record's own folder.

    Exit code 0: whole. 1: broken, and what is broken. 2: there is no record to verify.

    Example: inforce verify site --against checkpoint-of-march
    """
    read = read_record_bytes(find_record(place))
    if read.ledger is None and read.checkpoint is None:
        what = f"There is no sealed record in `{place}`."
        raise LedgerError(what, "Name a folder with a `record/`, or begin one with `inforce seal`.")
    kept = _kept(against) if against is not None else None
    trusted = tuple(VerifierKey.parse(key) for key in keys)
    trust = Trust(keys=trusted, check=verifies) if trusted else None
    verification = verify_record(
        read.ledger or b"", read.files, read.checkpoint, against=kept, trust=trust
    )
    _show(verification)
    sys.exit(0 if verification.whole else 1)


def find_record(place: Path) -> Path:
    """The folder of the record: the place itself, what its configuration names, or `record/`."""
    if (place / LEDGER).exists():
        return place
    if (place / CONFIG).is_file():
        return place / load_settings(place / CONFIG).settings.record
    return place / RECORD


def _kept(path: Path) -> Checkpoint:
    try:
        return Checkpoint.from_text(path.read_text(encoding="utf-8", errors="replace"))
    except OSError as error:
        what = f"The checkpoint `{path}` cannot be read ({error.strerror})."
        raise LedgerError(what, "Name the file that you kept.") from None


def _show(verification: Verification) -> None:
    for remark in verification.remarks:
        click.echo(f"note: {visible(remark)}", err=True)
    for breach in verification.breaches:
        click.echo(f"BROKEN ({breach.damage}): {visible(breach.what)}")
    if verification.whole:
        click.echo(
            f"Whole: {verification.size} entries, {verification.texts} texts, as they were sealed."
        )
        click.echo(f"Head {verification.head}")
        for name in verification.signed_by:
            click.echo(f"Signed by {visible(name)}")
