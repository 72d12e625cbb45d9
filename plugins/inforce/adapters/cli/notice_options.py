"""The options of `inforce notice` that are about sending."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import click

_FILE: Final = click.Path(dir_okay=False, path_type=Path)
_OPTIONS: Final = (
    click.option("--send", metavar="URL", help="Send it: smtp://user@host or smtps://user@host."),
    click.option("--to", metavar="FILE", type=_FILE, help="The readers: an address a line."),
    click.option("--confirm", is_flag=True, help="Really send; without it nothing leaves."),
    click.option(
        "--test", metavar="ADDRESS", default="", help="One letter, to see it, to ADDRESS."
    ),
    click.option(
        "--rate",
        metavar="N",
        type=click.FloatRange(min=0),
        default=10.0,
        show_default=True,
        help="Letters a second at most; 0 for no limit.",
    ),
    click.option("--journal", metavar="FILE", type=_FILE, help="Who was told [beside the list]."),
    click.option("--resend-unsure", is_flag=True, help="Send again where no answer was seen."),
    click.option("--plain", is_flag=True, help="Allow a server without TLS."),
)
Command = TypeVar("Command", bound=Callable[..., object])


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What the operator asks for.

    Args:
        url: Address of the mail server.
        to: The list of readers; None only for a trial.
        trial: An address that gets the letter alone, to see how it looks.
        confirm: Whether anything leaves at all.
        rate: Letters a second at most.
        journal: Where the journal lies; None for beside the list.
        resend_unsure: Whether those of whom nobody knows are sent the letter again.
        plain: Whether the server may be spoken to without TLS.
    """

    url: str
    to: Path | None
    trial: str = ""
    confirm: bool = False
    rate: float = 10.0
    journal: Path | None = None
    resend_unsure: bool = False
    plain: bool = False


def sending_options(command: Command) -> Command:
    """The options of `inforce notice` that are about sending."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def asked_for(  # noqa: PLR0913 (one parameter an option)
    *,
    send: str | None,
    to: Path | None,
    test: str,
    confirm: bool,
    rate: float,
    journal: Path | None,
    resend_unsure: bool,
    plain: bool,
) -> Sending | None:
    """What the options say; None where nothing is to be sent.

    Raises:
        click.UsageError: An option is about sending, and no server is named.
    """
    if send is None:
        if to or test or confirm or journal or resend_unsure or plain:
            what = "Name the mail server: --send smtps://user@mail.example.com."
            raise click.UsageError(what)
        return None
    return Sending(
        url=send,
        to=to,
        trial=test,
        confirm=confirm,
        rate=rate,
        journal=journal,
        resend_unsure=resend_unsure,
        plain=plain,
    )
