"""The `inforce` command: its group, its exit codes and nothing else."""

import gc
import os
import sys
from importlib import import_module
from typing import Final

import click

from inforce.errors import InforceError

# Commands by name; a command's module is loaded when it is asked for, so that `inforce redline`
# does not pay for MkDocs. Each module `adapters.cli.NAME` holds `NAME_command`.
COMMANDS: Final = (
    "adopt",
    "assess",
    "build",
    "check",
    "history",
    "new",
    "next",
    "notice",
    "redline",
    "seal",
    "serve",
    "status",
    "verify",
)
EXIT_TROUBLE: Final = 2
# A site's trees live until it is written: looking through all of them for cycles over and over
# finds none, and took a tenth of a build's time.
COLLECT_SELDOM: Final = (100_000, 20, 20)


class CommandGroup(click.Group):
    """A group that loads a command's module only when that command is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the alphabet."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None so that click says which names there are."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"inforce.adapters.cli.{cmd_name}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="inforce", message="%(prog)s %(version)s")
def cli() -> None:
    """Publish policies so that everyone sees which text binds them, since when, what changed.

    Results go to standard output, messages to standard error.
    Run `inforce COMMAND --help` for a command's options and an example.
    """


def main() -> None:
    """Run the command line; a broken world is one line on standard error and exit code 2."""
    gc.set_threshold(*COLLECT_SELDOM)
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        click.echo("inforce: stopped.", err=True)
        sys.exit(EXIT_TROUBLE)
    except click.ClickException as usage:
        usage.show()
        sys.exit(usage.exit_code)
    except InforceError as trouble:
        click.echo(f"inforce: error: {trouble}", err=True)
        sys.exit(EXIT_TROUBLE)
    except BrokenPipeError:
        # The reader of our output closed it (`inforce history … | head`): not our trouble.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    if isinstance(code, int):
        sys.exit(code)
