"""`inforce check`: everything an author got wrong, all at once."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from inforce.adapters.cli.counting import counted
from inforce.adapters.cli.diagnostics import show_diagnostics
from inforce.adapters.cli.options import CONFIG
from inforce.adapters.gate_reader import check_site
from inforce.adapters.manual import explanation_of
from inforce.diagnostics import Severity
from inforce.publication.reports import ReportStyle, report

STYLES = click.Choice([str(style) for style in ReportStyle])


@click.command()
@CONFIG
@click.option("--base", metavar="REF", default="", help="Judge what a change for REF adds.")
@click.option("--format", "style", type=STYLES, default="text", show_default=True, help="For whom.")
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@click.option("--verbose", "-v", is_flag=True, help="Also say what is only worth knowing.")
@click.option("--explain", metavar="CODE", default="", help="Explain a code; check nothing.")
def check_command(  # noqa: PLR0913 - one argument an option
    config: str, base: str, style: str, explain: str, *, strict: bool, verbose: bool
) -> None:
    """Check every text, its facts, its history, its links and its notice; build nothing.

    With --base, what the change proposes counts as a draft, and only what it makes wrong is said.

    Exit code 0: nothing wrong. 1: errors, or warnings with --strict. 2: the site cannot be read.

    Example: inforce check --base origin/main --format github
    """
    if explain:
        click.echo(explanation_of(explain))
        return
    found = check_site(Path(config), base=base)
    shown = tuple(d for d in found if verbose or d.severity is not Severity.INFO)
    chosen = ReportStyle(style)
    if chosen is ReportStyle.TEXT:
        show_diagnostics(shown, verbose=verbose, at_most=None, as_result=True)
    else:
        click.echo(report(shown, chosen))
    counts = {severity: sum(d.severity is severity for d in found) for severity in Severity}
    click.echo(_summary(counts, verbose=verbose), err=True)
    if counts[Severity.ERROR] or (strict and counts[Severity.WARNING]):
        sys.exit(1)


def _summary(counts: Mapping[Severity, int], *, verbose: bool) -> str:
    """One line: how much there is of each, and how to learn more."""
    errors, warnings, hints = (counts[severity] for severity in Severity)
    said = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}."
    if errors or warnings:
        said += " `inforce check --explain CODE` explains a code."
    if hints and not verbose:
        said += f" {hints} more worth knowing: --verbose."
    return said
