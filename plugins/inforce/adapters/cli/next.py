"""`inforce next`: when the site must be built again."""

from datetime import date
from pathlib import Path

import click

from inforce.adapters.cli.options import CONFIG, ON, STYLE
from inforce.adapters.site_reader import read_site
from inforce.pipeline.next_day import next_day
from inforce.publication.next_report import next_json, next_text


@click.command()
@CONFIG
@ON
@STYLE
def next_command(config: str, on: date | None, style: str) -> None:
    """Name the next day on which a build would be another one though no text has changed.

    The first word is the day, or `never`; what changes on it follows.

    Example: inforce next --on 2026-12-01
    """
    read = read_site(Path(config), as_of=on)
    found = next_day(read.site, on=read.on)
    click.echo(next_json(found) if style == "json" else next_text(found))
