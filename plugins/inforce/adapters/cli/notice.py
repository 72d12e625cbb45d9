"""`inforce notice POLICY`: what people are told of a coming version, in every form."""

import sys
from datetime import date
from pathlib import Path

import click

from inforce.adapters.cli.day import DAY
from inforce.adapters.cli.visible import visible
from inforce.adapters.notice_folder import write_pack
from inforce.adapters.notice_maker import NoticeMaker
from inforce.publication.notices.mail_text import mail_text

NOT_TOLD = 1


@click.command()
@click.argument("policy")
@click.option("--config", "-f", default="mkdocs.yml", show_default=True, help="The configuration.")
@click.option("--version", "label", metavar="LABEL", default="", help="The version [the next].")
@click.option("--on", type=DAY, metavar="DAY", help="Ask about a day: 2026-12-01 [today].")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write every form and a manifest into this folder.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For whom: people or programs.",
)
def notice_command(  # noqa: PLR0913 (one parameter an option)
    *, policy: str, config: str, label: str, on: date | None, out: Path | None, style: str
) -> None:
    """Show the notice of a coming version of POLICY, or write it in every form.

    With --out: mail in each language, HTML for a home page, a short text, a calendar, JSON, a feed
    entry, Markdown for a changelog, the text itself, the comparison, and a manifest with the digest
    of each: the proof of what was said. The same record makes the same bytes.

    Exit code 0: shown or written. 1: there is nothing to tell, or it must not be told as it is.
    2: the site cannot be read, or the folder cannot be written.

    Example: inforce notice privacy --out notice/
    """
    maker = NoticeMaker(Path(config), on)
    notice = maker.choose(policy, label)
    if isinstance(notice, tuple):
        for line in notice:
            click.echo(visible(line), err=True)
        sys.exit(NOT_TOLD)
    for line in maker.remarks(notice):
        click.echo(visible(line), err=True)
    if out is not None:
        files = maker.pack(notice)
        write_pack(out, files)
        click.echo(f"Wrote {len(files)} files to {out}: {notice.id}", err=True)
    elif style == "json":
        click.echo(maker.json(notice), nl=False)
    else:
        words = mail_text(maker.view(notice)).splitlines()
        click.echo("\n".join(visible(line) for line in words))
