"""Diagnostics on a terminal, in colour only where someone looks."""

from collections.abc import Iterable

import click

from inforce.diagnostics import Diagnostic, Severity, in_order

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
SHOWN_AT_MOST = 200


def show_diagnostics(
    diagnostics: Iterable[Diagnostic],
    *,
    verbose: bool = False,
    at_most: int | None = SHOWN_AT_MOST,
    as_result: bool = False,
) -> Severity | None:
    """Show what authors must be told and return the worst of it.

    Args:
        diagnostics: What was found.
        verbose: Show what is only worth knowing, too.
        at_most: How many are shown before the rest is only counted; None for all.
        as_result: Whether they are what the command was asked for, and no message beside it.
    """
    found = in_order(diagnostics)
    shown = [d for d in found if verbose or d.severity is not Severity.INFO]
    for diagnostic in shown[:at_most]:
        click.echo(_coloured(diagnostic), err=not as_result)
    if at_most is not None and len(shown) > at_most:
        click.echo(f"… and {len(shown) - at_most} more: run `inforce check`.", err=True)
    severities = {d.severity for d in found}
    return next((severity for severity in Severity if severity in severities), None)


def _coloured(diagnostic: Diagnostic) -> str:
    text = str(diagnostic)
    severity = str(diagnostic.severity)
    marked = click.style(severity, fg=COLOURS[diagnostic.severity], bold=True)
    return text.replace(f" {severity} ", f" {marked} ", 1)
