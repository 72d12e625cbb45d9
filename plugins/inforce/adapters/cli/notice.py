"""`inforce notice POLICY`: what people are told of a coming version, in every form."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from inforce.adapters.cli.notice_options import asked_for, sending_options
from inforce.adapters.cli.notice_sending import send_letters
from inforce.adapters.cli.options import CONFIG, ON, STYLE
from inforce.adapters.cli.visible import visible
from inforce.adapters.mailing.letter import letters_of
from inforce.adapters.notice_folder import write_pack
from inforce.adapters.notice_maker import NoticeMaker
from inforce.publication.artifact import Artifact
from inforce.publication.notices.mail_text import mail_text
from inforce.publication.notices.notice import Notice

NOT_TOLD = 1


@click.command()
@click.argument("policy")
@CONFIG
@click.option("--version", "label", metavar="LABEL", default="", help="The version [the next].")
@ON
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write every form and a manifest into this folder.",
)
@STYLE
@sending_options
def notice_command(  # noqa: PLR0913 (one parameter an option)
    *,
    policy: str,
    config: str,
    label: str,
    on: date | None,
    out: Path | None,
    style: str,
    **sending: Any,  # noqa: ANN401 (`asked_for` names and types them)
) -> None:
    """Show the notice of a coming version of POLICY, or write it in every form.

    With --out: mail in each language, HTML for a home page, a short text, a calendar, JSON, a feed
    entry, Markdown for a changelog, the text itself, the comparison, and a manifest with the digest
    of each: the proof of what was said. The same record makes the same bytes.

    With --send and --to: say what sending it would do, and with --confirm do it. Each reader gets
    one letter, however often the command is stopped and run again. The password of the server
    stands in INFORCE_SMTP_PASSWORD.

    Exit code 0: shown, written or sent. 1: there is nothing to tell, it must not be told as it is,
    or somebody is not told yet. 2: the site cannot be read, the folder cannot be written, or the
    mail server cannot be used.

    Example: inforce notice privacy --out notice/
    """
    asked = asked_for(**sending)
    maker = NoticeMaker(Path(config), on)
    notice = maker.choose(policy, label)
    if isinstance(notice, tuple):
        for line in notice:
            click.echo(visible(line), err=True)
        sys.exit(NOT_TOLD)
    for line in maker.remarks(notice):
        click.echo(visible(line), err=True)
    files = _written(maker, notice, out) if out is not None else ()
    if asked is not None:
        sys.exit(send_letters(letters_of(notice, files or maker.pack(notice)), asked))
    if out is not None:
        return
    if style == "json":
        click.echo(maker.json(notice), nl=False)
    else:
        words = mail_text(maker.view(notice)).splitlines()
        click.echo("\n".join(visible(line) for line in words))


def _written(maker: NoticeMaker, notice: Notice, out: Path) -> tuple[Artifact, ...]:
    files = maker.pack(notice)
    write_pack(out, files)
    click.echo(f"Wrote {len(files)} files to {out}: {notice.id}", err=True)
    return files
