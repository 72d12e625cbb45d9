"""`inforce seal`: append what was published to the sealed record."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

import click

from inforce.adapters.cli.counting import counted
from inforce.adapters.cli.day import DAY
from inforce.adapters.cli.diagnostics import show_diagnostics
from inforce.adapters.cli.options import CONFIG
from inforce.adapters.cli.visible import visible
from inforce.adapters.ed25519 import Ed25519Signer, make_key, read_signer
from inforce.adapters.ledger_file import Seal, seal_record
from inforce.adapters.notice_pack import read_pack
from inforce.adapters.settings_file import load_settings
from inforce.adapters.site_reader import read_site
from inforce.diagnostics import Severity
from inforce.errors import LedgerError, SettingsError
from inforce.ledger.attestation import Attestation
from inforce.ledger.attested import Attested, LifeEvent, PolicyFacts, SealedText
from inforce.ledger.checkpoint import origin_name
from inforce.ledger.record import Record
from inforce.ledger.sent_notice import Manifest, with_notice
from inforce.ledger.stated import VersionFacts
from inforce.pipeline.sealing import attest_site, definitions_used
from inforce.settings import Settings
from inforce.versions.told import Way

LONGEST_READERS: Final = 300


@click.command()
@CONFIG
@click.option(
    "--key",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The private key that signs the checkpoint.",
)
@click.option(
    "--new-key",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Make a private key in a new file, show its verifier key, and seal nothing.",
)
@click.option(
    "--notice",
    metavar="MANIFEST",
    type=click.Path(path_type=Path),
    help="Record that a notice went out: the `manifest.json` of its pack.",
)
@click.option("--sent", type=DAY, help="The day on which that notice went out; default: today.")
@click.option(
    "--by",
    "ways",
    multiple=True,
    type=click.Choice([str(way) for way in Way]),
    help="How it went out; may be given several times.",
)
@click.option("--readers", metavar="WORDS", default="", help="Who got it, in your own words.")
def seal_command(  # noqa: PLR0913 - one argument an option
    *,
    config: str,
    key: Path | None,
    new_key: Path | None,
    notice: Path | None,
    sent: date | None,
    ways: tuple[str, ...],
    readers: str,
) -> None:
    """Append every text that was published since the last seal to the record.

    A seal that is interrupted leaves the record as it was. Commit the record with the texts;
    never commit a private key.

    Exit code 0: sealed, or nothing to seal. 1: a text has errors. 2: the site or the record
    cannot be read.

    Example: inforce seal && git add record && git commit -m "Seal"
    """
    if notice is None and (sent is not None or ways or readers):
        said = "--sent, --by and --readers tell of a notice: name its manifest with --notice."
        raise click.UsageError(said)
    if not readers.isprintable() or len(readers) > LONGEST_READERS:
        said = f"--readers takes one line of at most {LONGEST_READERS} signs."
        raise click.UsageError(said)
    if new_key is not None:
        _make_key(Path(config), new_key)
        return
    read = read_site(Path(config))
    signer = _signer(read.settings, key)
    if show_diagnostics(read.site.diagnostics) is Severity.ERROR:
        click.echo("inforce: nothing was sealed; the errors are above.", err=True)
        sys.exit(1)
    used = definitions_used(read.site.sources, read.derive)
    on = sent or read.on
    pending = [v for history in read.observed for v in history.versions if v.pending_ref]
    pack = _sent_pack(notice, on, read.on) if notice is not None else None

    def attest(record: Record) -> tuple[Attestation, ...]:
        added = attest_site(record, read.observed, used)
        if pack is None:
            return added
        by = tuple(Way(way) for way in ways)
        return with_notice(
            record.ledger, added, pack, pending=pending, on=on, ways=by, readers=readers.strip()
        )

    seal = seal_record(
        read.record_dir,
        attest,
        origin=_origin(read.settings),
        signer=signer,
    )
    _show(seal)
    if signer is not None:
        click.echo(f"The checkpoint is signed by {signer.key}", err=True)


def _sent_pack(manifest: Path, on: date, today: date) -> Manifest:
    if on > today:
        what = f"No notice can have gone out on {on}: that day has not come."
        raise LedgerError(what, "Record a notice once it has gone out.")
    return read_pack(manifest)


def _make_key(config: Path, path: Path) -> None:
    click.echo(str(make_key(path, origin_name(_origin(load_settings(config).settings)))))
    click.echo(
        f"The private key is in {path}. Keep it to yourself; publish the line above.", err=True
    )


def _origin(settings: Settings) -> str:
    return settings.site_url or settings.site_name


def _signer(settings: Settings, path: Path | None) -> Ed25519Signer | None:
    """Who signs; a site that says it is signed is never sealed without its key."""
    signer = read_signer(path) if path is not None else None
    wanted = settings.verifier_key
    if wanted is not None and (signer is None or signer.key != wanted):
        what = f"The checkpoint of this site must be signed by `{wanted}`, as `verifier_key` says."
        raise SettingsError(what, "Name that key's file: `inforce seal --key FILE`.")
    return signer


def _show(seal: Seal) -> None:
    for line in sealed_lines(seal.added):
        click.echo(line)
    if not seal.added:
        click.echo(f"Nothing to seal; the record holds {_entries(seal.ledger.size)}.", err=True)
        return
    click.echo(f"Sealed {_entries(len(seal.added))}; the record now holds {seal.ledger.size}.")
    click.echo(f"Head {seal.ledger.head}")


def sealed_lines(added: Iterable[Attestation]) -> list[str]:
    """One line an entry, as a terminal may show it."""
    return [f"{one.entry.sequence:>5}  {visible(_said(one.entry.attested))}" for one in added]


def _said(attested: Attested) -> str:
    match attested:
        case SealedText():
            language = f" ({attested.language})" if attested.language else ""
            label = attested.label or "no version named"
            recorded = attested.recorded_on.isoformat()
            return f"{attested.policy} {label} text {attested.number}{language}, of {recorded}"
        case LifeEvent():
            on = attested.on.isoformat() if attested.on else "taken back"
            words = (
                *(attested.policy, attested.label, attested.event, attested.notice, on),
                *(f"by {way}" for way in attested.ways),
                *((f"to {attested.readers}",) if attested.readers else ()),
            )
            return " ".join(word for word in words if word)
        case PolicyFacts():
            return f"{attested.policy}: “{attested.title}”"
        case VersionFacts():
            return f"{attested.policy} {attested.label}: what is said of it changed"


def _entries(count: int) -> str:
    return counted(count, "entry", "entries")
