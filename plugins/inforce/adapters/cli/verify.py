"""`inforce verify`: prove a record whole, in a repository, on a built site or on the web."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from inforce.adapters.cli.counting import counted
from inforce.adapters.cli.progress import progress
from inforce.adapters.cli.visible import visible
from inforce.adapters.ed25519 import WITHOUT_LIBRARY, can_verify, verifies
from inforce.adapters.ledger_file import FolderRecord
from inforce.adapters.record_past import read_tampering
from inforce.adapters.record_web import WebRecord
from inforce.adapters.record_writing import LEDGER
from inforce.adapters.settings_file import load_settings
from inforce.adapters.web_client import WebFiles
from inforce.errors import LedgerError, RepositoryError
from inforce.ledger.breach import Verification
from inforce.ledger.checkpoint import Checkpoint
from inforce.ledger.note import VerifierKey
from inforce.ledger.past import with_past
from inforce.ledger.signing import Trust
from inforce.pipeline.verifying import RecordPlace, verify_place

RECORD: Final = "record"
CONFIG: Final = "mkdocs.yml"
WEB: Final = ("http://", "https://")


@click.command()
@click.argument("place", metavar="[DIR or URL]", default=".")
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
    help="A verifier key you trust: also proves who signed the checkpoint. Any of several will do; "
    "a repository is asked for its own unless you name one.",
)
def verify_command(place: str, against: Path | None, keys: tuple[str, ...]) -> None:
    """Prove that no sealed word was altered, removed, reordered or put in.

    DIR is a repository, a built site or a record's own folder; URL the address of such a site.
    In a repository every commit that changed or removed what was sealed is told, too.

    Exit code 0: whole. 1: broken, and what is broken. 2: there is no record that can be read.

    Example: inforce verify https://example.org/policies/ --against checkpoint-of-march
    """
    kept = _kept(against) if against is not None else None
    trusted = tuple(VerifierKey.parse(key) for key in keys) or _own_key(place)
    trust = Trust(keys=trusted, check=verifies) if trusted else None
    with progress("Reading the record …") as tell, _place(place, tell) as found:
        verification = verify_place(found, against=kept, trust=trust)
        if _is_repository(place):
            tell("Looking through the history …")
            verification = _with_history(verification, Path(place) / CONFIG)
    _show(verification)
    sys.exit(0 if verification.whole else 1)


@contextmanager
def _place(name: str, tell: Callable[[str], None]) -> Iterator[RecordPlace]:
    if not name.lower().startswith(WEB):
        yield find_record(Path(name))
        return
    with WebFiles(name) as files:
        yield WebRecord(files, tell)


def find_record(place: Path) -> FolderRecord:
    """The record: the place itself, what its configuration names, or `record/` of a built site."""
    name = str(place)
    if (place / LEDGER).exists():
        return FolderRecord(name=name, folder=place)
    if (place / CONFIG).is_file():
        record = load_settings(place / CONFIG).settings.record
        return FolderRecord(name=name, folder=place / record)
    return FolderRecord(name=name, folder=place / RECORD, site=place)


def _is_repository(place: str) -> bool:
    return not place.lower().startswith(WEB) and (Path(place) / CONFIG).is_file()


def _own_key(place: str) -> tuple[VerifierKey, ...]:
    """The key that a repository names as its own: it may not forget to sign."""
    key = (
        load_settings(Path(place) / CONFIG).settings.verifier_key if _is_repository(place) else None
    )
    if key is None:
        return ()
    if not can_verify():
        said = f"note: The signature of `{key.name}` was not checked: {WITHOUT_LIBRARY}"
        click.echo(visible(said), err=True)
        return ()
    return (key,)


def _with_history(verification: Verification, config: Path) -> Verification:
    """What git tells besides; a history that cannot be looked through proves nothing."""
    try:
        return with_past(verification, read_tampering(load_settings(config)))
    except RepositoryError as trouble:
        what = f"The history was not looked through. {trouble}"
        return replace(verification, remarks=(*verification.remarks, what))


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
    if not verification.whole:
        return
    entries = counted(verification.size, "entry", "entries")
    click.echo(f"Whole: {entries}, {counted(verification.texts, 'text')}, as sealed.")
    if verification.shown:
        shown = counted(verification.shown, "text")
        click.echo(f"The site shows {shown} as sealed, each at its own address.")
    click.echo(f"Head {verification.head}")
    for name in verification.signed_by:
        click.echo(f"Signed by {visible(name)}")
