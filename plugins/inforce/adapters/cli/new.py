"""`inforce new DIR`: a small policy site of one's own, which builds as it stands."""

import shlex
import zoneinfo
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import click

from inforce.adapters import clock
from inforce.adapters.cli.day import DAY
from inforce.adapters.scaffold import Particulars, write_scaffold

# Long enough to announce the first version, whatever the notice preset asks for.
DAYS_AHEAD: Final = 30


def _name(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    name = value.strip()
    if not name.isprintable():
        msg = "it has a character that cannot be printed. Write the name on one line."
        raise click.BadParameter(msg)
    if not 1 <= len(name) <= Particulars.LONGEST_NAME:
        msg = f"a name has 1 to {Particulars.LONGEST_NAME} characters, this one {len(name)}."
        raise click.BadParameter(msg)
    return name


def _timezone(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    if value not in zoneinfo.available_timezones():
        msg = f"“{value}” is no time zone. Write a name such as Europe/Brussels."
        raise click.BadParameter(msg)
    return value


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--name",
    default="Your Company",
    callback=_name,
    help="The company's name, as readers know it: --name 'Lantern & Sons'.",
)
@click.option(
    "--effective",
    type=DAY,
    metavar="DAY",
    help=f"The day the first version takes effect: --effective 2027-01-15.  [default: "
    f"{DAYS_AHEAD} days from today]",
)
@click.option(
    "--timezone",
    default="UTC",
    callback=_timezone,
    show_default=True,
    help="The zone in which the site counts days: --timezone Europe/Brussels.",
)
def new_command(folder: Path, name: str, effective: date | None, timezone: str) -> None:
    """Make a small policy site in DIR, which must be new or empty.

    It has one policy, a supplement for one service, three glossary terms, and checks for GitHub
    and GitLab, and it builds as it stands.

    \b
    Example:
      inforce new policies --name 'Lantern & Sons' --effective 2027-01-15
      cd policies && inforce serve
    """  # noqa: D301 - click's own mark for lines that must not be joined
    day = effective or clock.today(timezone) + timedelta(days=DAYS_AHEAD)
    particulars = Particulars(name=name, effective_on=day, timezone=timezone)
    written = write_scaffold(folder, particulars)
    click.echo(f"{folder}: a policy site of {written} files; its policies take effect on {day}.")
    click.echo(f"Next: cd {shlex.quote(str(folder))}")
    click.echo("      git init && git add --all && git commit -m 'Our policies'")
    click.echo("      inforce serve")
