"""`inforce next`: when the site must be built again."""

from datetime import date
from pathlib import Path

import click

from inforce.adapters.cli.day import DAY
from inforce.adapters.site_reader import read_site
from inforce.pipeline.next_day import next_day
from inforce.publication.next_report import next_json, next_text


@click.command()
@click.option("--config", "-f", default="mkdocs.yml", show_default=True, help="The configuration.")
@click.option("--on", type=DAY, metavar="DAY", help="Look from a day on: 2027-01-15 [today].")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For whom: people or programs.",
)
def next_command(config: str, on: date | None, style: str) -> None:
    """Name the next day on which a build would be another one though no text has changed.

    The first word is the day, or `never`; what changes on it follows.

    Example: inforce next --on 2026-12-01
    """
    read = read_site(Path(config), as_of=on)
    found = next_day(read.site, on=read.on)
    click.echo(next_json(found) if style == "json" else next_text(found))
