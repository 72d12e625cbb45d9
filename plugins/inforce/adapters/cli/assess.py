"""`inforce assess OLD NEW`: what each change does to the reader."""

from typing import Final

import click

from inforce.adapters.cli.options import STYLE
from inforce.adapters.cli.sides import Side, compare_sides, read_side
from inforce.adapters.cli.visible import visible
from inforce.materiality.assessment import assess
from inforce.materiality.scale import Materiality
from inforce.publication.assessment_json import assessment_json, assessment_text
from inforce.versions.identity import ENGLISH

NOTHING_MATERIAL: Final = 0
MATERIAL: Final = 1


@click.command()
@click.argument("old")
@click.argument("new")
@STYLE
@click.option(
    "--language",
    metavar="TAG",
    help="Language of both texts; else the policy's, that of a name like terms.de.md, or English.",
)
@click.pass_context
def assess_command(
    context: click.Context, old: str, new: str, style: str, language: str | None
) -> None:
    """Say what each change between OLD and NEW does to the reader.

    Each change is cleared (it provably has no effect), a finding (what it does and by which words)
    or open (the author must say). This is no legal advice; a person decides.
    Each side is a file, a text in git (GITREF:PATH) or a version of a policy (POLICY@LABEL).
    Exit code 0: nothing material; 1: something material, or open so that it may be; 2: trouble.

    Example: inforce assess terms@in-force terms@coming
    """
    sides = (read_side(old, _read_version), read_side(new, _read_version))
    language = language or next((side.language for side in sides[::-1] if side.language), ENGLISH)
    assessment = assess(compare_sides(*sides), language)
    if style == "json":
        click.echo(assessment_json(assessment, language), nl=False)
    else:
        click.echo(assessment_text(assessment, clean=visible), nl=False)
    weighty = assessment.materiality is Materiality.MATERIAL or bool(assessment.open)
    context.exit(MATERIAL if weighty else NOTHING_MATERIAL)


def _read_version(policy: str, label: str) -> Side:
    from inforce.adapters.cli.versions import read_version  # noqa: PLC0415 (two files need no site)

    return read_version(policy, label)
