"""`inforce build`: the whole site."""

import sys
from datetime import date
from pathlib import Path

import click

from inforce.adapters.cli.day import DAY
from inforce.adapters.cli.diagnostics import show_diagnostics
from inforce.adapters.cli.options import CONFIG
from inforce.adapters.cli.progress import progress
from inforce.adapters.mkdocs_host import build_site
from inforce.adapters.site_builder import prepare_site
from inforce.diagnostics import Severity


@click.command()
@CONFIG
@click.option("--as-of", type=DAY, metavar="DAY", help="Show the site as of a day: 2026-12-01.")
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@click.option("--site-dir", "-d", metavar="DIR", help="Write the site there instead of site/.")
@click.option("--verbose", "-v", is_flag=True, help="Also say what is only worth knowing.")
def build_command(
    config: str, as_of: date | None, site_dir: str | None, *, strict: bool, verbose: bool
) -> None:
    """Build the whole site; nothing is written while a text has errors.

    Exit code 0: built. 1: errors, or warnings with --strict. 2: the site cannot be read.

    Example: inforce build --strict
    """
    with progress("Reading texts and their history …"):
        prepared = prepare_site(Path(config), as_of=as_of)
    worst = show_diagnostics(prepared.diagnostics, verbose=verbose)
    if worst is Severity.ERROR:
        click.echo("inforce: nothing was built; the errors are above.", err=True)
        sys.exit(1)
    if strict and worst is Severity.WARNING:
        click.echo("inforce: nothing was built; --strict counts the warnings above.", err=True)
        sys.exit(1)
    with progress("Writing pages …") as tell:
        built = build_site(prepared, Path(config), site_dir=site_dir, strict=strict, tell=tell)
    click.echo(f"Built {built.pages} pages in {built.folder}/ ({built.made} made anew).", err=True)
