"""`inforce history POLICY`: its versions, its texts, and who could know what when."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from inforce.adapters.cli.options import CONFIG, ON, STYLE
from inforce.adapters.cli.tables import console
from inforce.adapters.site_reader import read_site
from inforce.diagnostics import did_you_mean
from inforce.publication.history_json import history_json
from inforce.versions.history import VersionHistory
from inforce.versions.identity import PolicyId
from inforce.versions.timeline import status
from inforce.versions.version import Precision, TextChange, Version

UNKNOWN_POLICY = 1
SILENT = {TextChange.SILENT_EDIT: "silent edit", TextChange.SUBSTANTIAL: "substantial silent edit"}


@click.command()
@click.argument("policy")
@CONFIG
@ON
@STYLE
def history_command(policy: str, config: str, on: date | None, style: str) -> None:
    """Show every version of POLICY with its dates, and every text each version has had.

    Exit code 0: shown. 1: there is no such policy. 2: the site cannot be read.

    Example: inforce history privacy --on 2024-05-25
    """
    read = read_site(Path(config), as_of=on)
    histories = {history.policy: history for history in read.site.histories}
    found = histories.get(PolicyId(policy))
    if found is None:
        hint = did_you_mean(policy, histories) or f"There are: {', '.join(histories) or 'none'}."
        click.echo(f"inforce: there is no policy “{policy}”. {hint}", err=True)
        sys.exit(UNKNOWN_POLICY)
    if style == "json":
        click.echo(history_json(found, on=read.on))
        return
    _show(found, read.on)


def _show(history: VersionHistory, on: date) -> None:
    table = Table(
        title=f"{history.title} ({history.policy}) on {on.isoformat()}",
        title_justify="left",
        box=None,
        pad_edge=False,
    )
    for heading in ("Version", "Status", "Effective", "Announced", "Recorded", "Change", "Texts"):
        table.add_column(heading, overflow="fold")
    for version in history.versions:
        table.add_row(
            Text(version.label),
            Text(status(version, history, on).value),
            Text("\n".join(_effective(version))),
            Text("\n".join(_told(version))),
            Text(_day(version.recorded_on)),
            Text(version.change or "–"),
            Text("\n".join(_texts(version))),
        )
    console().print(table)
    for absence in history.absences:
        until = _day(absence.until_on) if absence.until_on else "today"
        click.echo(f"Absent from {_day(absence.from_on)} until {until}: reason {absence.reason}.")


def _effective(version: Version) -> Iterable[str]:
    for effective in version.effective:
        day = effective.from_on.isoformat()
        shown = day[:7] if effective.precision is Precision.MONTH else day
        yield f"{shown} for {effective.applies_to}" if effective.applies_to else shown
    yield from (f"postponed from {day.isoformat()}" for day in version.postponed_from)


def _told(version: Version) -> Iterable[str]:
    yield _day(version.announced_on)
    for sent in version.notices:
        ways = f" ({', '.join(sent.ways)})" if sent.ways else ""
        yield f"{sent.kind} given {_day(sent.on)}{ways}"


def _texts(version: Version) -> Iterable[str]:
    for text in version.texts:
        what = SILENT.get(text.change, text.change.value)
        words = f", {text.words_changed} words" if text.number > 1 else ""
        yield f"{text.number}: {_day(text.recorded_on)} {what}{words}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else "not known"
