"""`inforce redline OLD NEW`: what differs between two texts."""

import sys
from pathlib import Path
from typing import Final

import click

from inforce.adapters.cli.sides import Side, compare_sides, read_side
from inforce.adapters.cli.visible import visible
from inforce.adapters.redline_page import redline_page
from inforce.errors import SourceError
from inforce.publication.redline_json import redline_json
from inforce.publication.redline_markdown import redline_markdown
from inforce.publication.redline_text import PLAIN, TERMINAL, redline_text
from inforce.redline.facts import FactChange, compare_facts, declared_facts
from inforce.redline.redline import Redline
from inforce.source.front_matter import split_front_matter

SAME: Final = 0
DIFFERENT: Final = 1


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "html", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How the redline is written.",
)
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file."
)
@click.option("--typography", is_flag=True, help="Show changed quotes, dashes and spaces, too.")
@click.pass_context
def redline_command(  # noqa: PLR0913 (one parameter an option)
    context: click.Context, old: str, new: str, style: str, output: Path | None, *, typography: bool
) -> None:
    """Show what differs between OLD and NEW, word by word, clause by clause.

    Each is a file, a text in git (GITREF:PATH) or a version of a policy (POLICY@LABEL, where
    in-force, coming and draft are labels, too).
    Exit code 0: no difference; 1: they differ; 2: trouble.

    Example: inforce redline terms@in-force terms@coming
    """
    sides = (read_side(old, _read_version), read_side(new, _read_version))
    redline = compare_sides(*sides, typography=typography)
    facts = compare_facts(
        *[declared_facts(split_front_matter(side.source).fields) for side in sides]
    )
    colour = output is None and sys.stdout.isatty()
    written = _written(redline, facts, style, colour=colour)
    if output is None:
        click.echo(written, nl=False)
    else:
        _write(output, written)
    context.exit(DIFFERENT if redline.changes or facts else SAME)


def _read_version(policy: str, label: str) -> Side:
    from inforce.adapters.cli.versions import read_version  # noqa: PLC0415 (two files need no site)

    return read_version(policy, label)


def _written(
    redline: Redline,
    facts: tuple[FactChange, ...],
    style: str,
    *,
    colour: bool,
) -> str:
    match style:
        case "html":
            return redline_page(redline, facts)
        case "json":
            return redline_json(redline, facts)
        case "markdown":
            return redline_markdown(redline, facts)
        case _:
            marks = TERMINAL if colour else PLAIN
            told = "".join(f"{visible(_fact(fact))}\n" for fact in facts)
            return told + redline_text(redline, clean=visible, marks=marks)


def _fact(fact: FactChange) -> str:
    return f"{fact.name}: {fact.old or 'none'} → {fact.new or 'none'}"


def _write(output: Path, written: str) -> None:
    try:
        output.write_text(written, encoding="utf-8", newline="\n")
    except OSError as error:
        what = f"{visible(str(output))}: cannot be written ({error.strerror})."
        raise SourceError(what, "Name another file.") from error
