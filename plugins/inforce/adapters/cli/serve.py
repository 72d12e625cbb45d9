"""`inforce serve`: a live preview with drafts."""

from pathlib import Path

import click

from inforce.adapters.cli.options import CONFIG
from inforce.adapters.mkdocs_host import serve_site


@click.command()
@CONFIG
@click.option("--address", "-a", metavar="HOST:PORT", help="Where to serve [127.0.0.1:8000].")
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
def serve_command(config: str, address: str | None, *, open_browser: bool) -> None:
    """Show the site and rebuild it while you write.

    A text that is not yet committed shows as a draft, with what it changes.

    Example: inforce serve --open
    """
    serve_site(Path(config), address=address, open_browser=open_browser)
