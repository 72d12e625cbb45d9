"""`inforce status`: where every policy stands."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from inforce.adapters.cli.options import CONFIG, ON, STYLE
from inforce.adapters.cli.tables import console
from inforce.adapters.site_reader import read_site
from inforce.pipeline.status_lines import policy_statuses
from inforce.publication.status_report import (
    ComingStatus,
    PolicyStatus,
    UnreadStatus,
    status_json,
)


@click.command()
@CONFIG
@ON
@STYLE
def status_command(config: str, on: date | None, style: str) -> None:
    """Show every policy: what is in force, what is coming, what the working text would be.

    Example: inforce status --on 2027-01-15
    """
    read = read_site(Path(config), as_of=on)
    statuses = policy_statuses(read.site, read.derive, on=read.on)
    if style == "json":
        click.echo(status_json(statuses, on=read.on))
        return
    _show(statuses, read.on)


def _show(statuses: Iterable[PolicyStatus], on: date) -> None:
    table = Table(title=f"On {on.isoformat()}", title_justify="left", box=None, pad_edge=False)
    for heading in ("Policy", "In force", "Coming", "Working text"):
        table.add_column(heading, overflow="fold")
    for status in statuses:
        # Text, not str: a title in square brackets is words, never a style.
        table.add_row(
            Text(status.policy),
            Text(_in_force(status)),
            Text("\n".join([*map(_coming, status.coming), *map(_unread, status.unread)]) or "–"),
            Text(_draft(status)),
        )
    console().print(table)


def _in_force(status: PolicyStatus) -> str:
    if status.ended:
        return status.ended
    if status.in_force is None or status.since is None:
        return "–"
    since = status.since.isoformat()
    return since if status.in_force == since else f"{status.in_force} (since {since})"


def _coming(coming: ComingStatus) -> str:
    told = (
        "notice not known" if coming.notice_days is None else f"{coming.notice_days} days' notice"
    )
    change = f", {coming.change}" if coming.change else ""
    left = f"in {coming.days_left} days" if coming.days_left != 1 else "tomorrow"
    return f"{coming.effective_on.isoformat()} {left}{change}, {told}"


def _unread(change: UnreadStatus) -> str:
    return f"not read against {change.label}: {', '.join(change.sections)}"


def _draft(status: PolicyStatus) -> str:
    draft = status.draft
    if draft is None:
        return "as published"
    what = "new version" if draft.becomes == "version" else "further text of"
    return f"{what} {draft.label}, {draft.words_changed} words changed"
