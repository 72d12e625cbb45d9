"""The options that mean the same in every command."""

from typing import Final

import click

from inforce.adapters.cli.day import DAY

CONFIG: Final = click.option(
    "--config", "-f", default="mkdocs.yml", show_default=True, help="The configuration."
)
ON: Final = click.option(
    "--on", type=DAY, metavar="DAY", help="Ask about a day: 2027-01-15 [today]."
)
# For people, or for programs: one JSON document that a schema describes.
STYLE: Final = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For whom: people or programs.",
)
